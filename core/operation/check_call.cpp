// SPDX-License-Identifier: Apache-2.0
#include "core/operation/check_call.h"

#include "core/operation/encode_call.h"

namespace binnacle {

namespace {

constexpr int deepestValue = 100;

std::string whyNotStorableAt(const Value& value, int depth)
{
    if (depth > deepestValue)
        return "a value nests at most 100 levels deep";
    if (value.as<Infinity>() || value.as<Wildcard>())
        return "infinity and wildcard stand for ends of ranges; they cannot be stored";
    if (const auto* list = value.as<List>()) {
        for (const Value& item : list->items) {
            if (std::string why = whyNotStorableAt(item, depth + 1); !why.empty())
                return why;
        }
    }
    if (const auto* map = value.as<Map>()) {
        for (const auto& [key, mapped] : map->entries) {
            if (std::string why = whyNotStorableAt(key, depth + 1); !why.empty())
                return why;
            if (std::string why = whyNotStorableAt(mapped, depth + 1); !why.empty())
                return why;
        }
    }
    return {};
}

bool isSketchWrite(Method method)
{
    return method == Method::hllInit || method == Method::hllAdd || method == Method::hllSetUnion;
}

std::string checkStored(const Call& call)
{
    if (!entryOf(call.method).writes)
        return {};
    for (const Value& argument : call.arguments) {
        if (std::string why = whyNotStorable(argument); !why.empty())
            return why;
    }
    return {};
}

std::string binOverflow(const Call& call)
{
    if (call.flags.has(CallFlag::saturate) && call.flags.has(CallFlag::wrap))
        return "an overflow either saturates or wraps around";
    return {};
}

} // namespace

std::string whyNotStorable(const Value& value)
{
    return whyNotStorableAt(value, 0);
}

std::string checkCall(const Call& call)
{
    if (const std::optional<Error> error = malformed(call))
        return error->detail();
    if (isSketchWrite(call.method) && call.flags.has(CallFlag::createOnly) && call.flags.has(CallFlag::updateOnly))
        return "create only and update only exclude each other";
    if (std::string why = binOverflow(call); !why.empty())
        return why;
    return checkStored(call);
}

std::vector<std::string> surprisesOf(const Call& call)
{
    std::vector<std::string> found;
    const std::string name(entryOf(call.method).name);
    if ((call.method == Method::hllInit || call.method == Method::hllAdd) && call.flags.has(CallFlag::allowFold))
        found.push_back("servers refuse " + name + " with allowFold (code 4), and noFail does not change that");
    if (call.method == Method::hllAdd && call.flags.has(CallFlag::updateOnly))
        found.push_back("servers refuse hllAdd with updateOnly (code 4), and noFail does not change that");
    if (call.inverted && !call.path.empty() && selectsOne(call.path.back().selector))
        found.push_back("servers refuse all but one element (code 26): " + std::string(entryOf(call.path.back().selector).name) +
                        " selects one");
    return found;
}

} // namespace binnacle
