// SPDX-License-Identifier: Apache-2.0
#include "core/operation/filter.h"

#include "core/expression/ael.h"
#include "core/expression/wire.h"

namespace binnacle {

Result<Bytes> packedFilter(const Filter& filter)
{
    if (filter.isText()) {
        Result<Bytes> compiled = expression::compileAel(filter.ael);
        return compiled ? std::move(compiled) : Error::client(ClientCode::invalidParameter, compiled.error().detail());
    }
    if (const auto node = expression::unpack(filter.packed); !node)
        return Error::client(ClientCode::invalidParameter, "the filter is no expression: " + node.error().sentence());
    return filter.packed;
}

Filter filterOf(const Value& argument)
{
    if (const auto* packed = argument.as<Blob>())
        return Filter::expression(packed->bytes);
    const auto* text = argument.as<std::string>();
    return Filter::text(text ? *text : std::string());
}

} // namespace binnacle
