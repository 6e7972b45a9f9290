// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json_operation.h"

#include "core/operation/json_call.h"
#include "core/operation/json_fields.h"

namespace binnacle {

namespace {

using json::assign;
using json::Field;
using json::Json;

struct RawOperation {
    std::string bin;
    std::string op;
    std::optional<Value> value;
};

Result<BinAction> actionOf(RawOperation&& raw)
{
    const bool takesValue = raw.op != "remove" && raw.op != "get";
    BinAction action;
    if (raw.op == "setTo")
        action = SetTo{};
    else if (raw.op == "incrementBy")
        action = Add{};
    else if (raw.op == "append")
        action = Append{};
    else if (raw.op == "prepend")
        action = Prepend{};
    else if (raw.op == "remove")
        action = RemoveBin{};
    else if (raw.op == "get")
        action = GetBin{};
    else
        return badJson(raw.op.empty() ? "the field \"op\" is missing" : "the op \"" + escaped(raw.op) + "\" is not known");
    if (takesValue != raw.value.has_value())
        return badJson(raw.op + (takesValue ? " needs the field \"value\"" : " takes no value"));
    std::visit(
        [&raw](auto& held) {
            if constexpr (requires { held.value; })
                held.value = std::move(*raw.value);
        },
        action);
    return action;
}


Result<void> readCall(BinOperation& operation, const Json& json, const std::string& place)
{
    if (json.contains("bin")) {
        if (Result<void> done = assign(operation.bin, textFromJson(json.at("bin")), place + ".bin"); !done)
            return done;
    }
    Result<Call> call = callFromJson(json, place);
    if (!call)
        return call.error();
    operation.action = *std::move(call);
    return {};
}

} // namespace

Result<void> readOperation(std::vector<BinOperation>& operations, const Json& json, const std::string& place)
{
    static constexpr Field<RawOperation> fields[] = {
        {"bin", [](RawOperation& o, const Json& j, const std::string& p) { return assign(o.bin, textFromJson(j), p); }},
        {"op", [](RawOperation& o, const Json& j, const std::string& p) { return assign(o.op, textFromJson(j), p); }},
        {"value", [](RawOperation& o, const Json& j, const std::string& p) { return assign(o.value, valueFromJson(j), p); }},
    };
    if (isCall(json)) {
        operations.push_back({});
        return readCall(operations.back(), json, place);
    }
    RawOperation raw;
    if (Result<void> done = readFields(raw, json, place, fields); !done)
        return done;
    operations.push_back({std::move(raw.bin), {}});
    return assign(operations.back().action, actionOf(std::move(raw)), place);
}

} // namespace binnacle
