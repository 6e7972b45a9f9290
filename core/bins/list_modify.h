// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/cdt_change.h"
#include "core/bins/packed_container.h"

#include <cstdint>

namespace binnacle::bins {

// What writes do to a list. Values to store come as they were sent and are brought into the form that is kept. Where nothing is to
// be done the list stays unset in the change. Source: particle_list.c of the server.

/// The flags of one write. Source: as_cdt_list_modify_flags in proto.h of the server.
struct ListWrite {
    bool unique = false;
    bool bounded = false;
    bool noFail = false;
    bool partial = false; ///< only together with noFail
    static ListWrite of(std::uint64_t flags);
};

Result<CdtChange> listSetFlags(const PackedList& list, std::uint64_t flags);
Result<CdtChange> listAppend(const PackedList& list, ByteView value, ListWrite write);
Result<CdtChange> listAppendItems(const PackedList& list, ByteView values, ListWrite write);
Result<CdtChange> listInsert(const PackedList& list, std::int64_t index, ByteView value, ListWrite write);
Result<CdtChange> listInsertItems(const PackedList& list, std::int64_t index, ByteView values, ListWrite write);
Result<CdtChange> listSet(const PackedList& list, std::int64_t index, ByteView value, ListWrite write);
Result<CdtChange> listIncrement(const PackedList& list, std::int64_t index, ByteView step, ListWrite write);
Result<CdtChange> listSort(const PackedList& list, std::uint64_t flags);

/// The place of an ordered list where the item at `index` belongs once it has become `value`; `index` may be the end. The list is the
/// one before the change.
std::size_t placeAfterChange(const PackedList& list, std::size_t index, ByteView value);

} // namespace binnacle::bins
