// SPDX-License-Identifier: Apache-2.0
#include "core/operation/check_call.h"

#include "core/operation/encode_call.h"
#include "core/operation/filter.h"
#include "core/value/hll_sketch.h"

#include <algorithm>

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

std::string checkExpression(const Call& call)
{
    if (entryOf(call.method).family != MethodFamily::expression)
        return {};
    const Result<Bytes> packed = packedFilter(filterOf(call.arguments.front()));
    return packed ? std::string() : packed.error().detail();
}

/// The integer that was given for a parameter; nothing if it was left off.
std::optional<std::int64_t> givenInteger(const Call& call, std::string_view name)
{
    const auto parameters = used(entryOf(call.method).parameters);
    const auto found = std::ranges::find(parameters, name, &Parameter::name);
    const auto at = static_cast<std::size_t>(found - parameters.begin());
    const auto* given = at < call.arguments.size() ? call.arguments[at].as<std::int64_t>() : nullptr;
    return given ? std::optional(*given) : std::nullopt;
}

/// Why servers have no sketch of the size that is asked for; empty if they have.
std::string surprisingSize(const Call& call)
{
    const std::int64_t unsaid = -1;
    const std::int64_t indexBits = givenInteger(call, "indexBits").value_or(unsaid);
    const std::int64_t minHashBits = givenInteger(call, "minHashBits").value_or(0);
    if (indexBits != unsaid && (indexBits < HllSketch::minIndexBits || indexBits > HllSketch::maxIndexBits))
        return "servers refuse " + std::to_string(indexBits) + " index bits (code 4): they are 4 to 16";
    if (minHashBits != 0 && (minHashBits < HllSketch::minMinHashBits || minHashBits > HllSketch::maxMinHashBits))
        return "servers refuse " + std::to_string(minHashBits) + " min-hash bits (code 4): they are 0, or 4 to 51";
    if (indexBits + minHashBits > HllSketch::maxBits)
        return "servers refuse more than 64 index and min-hash bits together (code 4)";
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
    if (std::string why = checkExpression(call); !why.empty())
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
    if (std::string size = surprisingSize(call); !size.empty())
        found.push_back(std::move(size));
    if (call.inverted && !call.path.empty() && selectsOne(call.path.back().selector))
        found.push_back("servers refuse all but one element (code 26): " + std::string(entryOf(call.path.back().selector).name) +
                        " selects one");
    return found;
}

} // namespace binnacle
