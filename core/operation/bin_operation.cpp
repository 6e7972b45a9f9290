// SPDX-License-Identifier: Apache-2.0
#include "core/operation/bin_operation.h"

namespace binnacle {

std::string_view nameOf(const BinAction& action)
{
    struct Names {
        std::string_view operator()(const SetTo&) const { return "setTo"; }
        std::string_view operator()(const Add&) const { return "incrementBy"; }
        std::string_view operator()(const Append&) const { return "append"; }
        std::string_view operator()(const Prepend&) const { return "prepend"; }
        std::string_view operator()(RemoveBin) const { return "remove"; }
        std::string_view operator()(GetBin) const { return "get"; }
        std::string_view operator()(const Call& call) const { return entryOf(call.method).name; }
    };
    return std::visit(Names{}, action);
}

bool isWrite(const BinAction& action)
{
    if (const auto* call = std::get_if<Call>(&action))
        return entryOf(call->method).writes;
    return !std::holds_alternative<GetBin>(action);
}

} // namespace binnacle
