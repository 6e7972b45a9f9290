// SPDX-License-Identifier: Apache-2.0
#include "core/operation/hll_element.h"

#include "core/bins/packed_scalar.h"
#include "core/wire/msgpack.h"

namespace binnacle {

Result<Bytes> hllElement(const Value& value)
{
    if (value.as<List>() != nullptr || value.as<Map>() != nullptr)
        return Error::client(ClientCode::invalidParameter, "a list or a map is no element of a sketch");
    Bytes packed;
    wire::pack(packed, value);
    Bytes smallest;
    bins::appendSmallest(smallest, packed, *bins::readHead(packed));
    return smallest;
}

} // namespace binnacle
