// SPDX-License-Identifier: Apache-2.0
#include "core/bins/cdt_context_create.h"

#include "core/bins/bin_error.h"
#include "core/bins/packed_canonical.h"
#include "core/bins/packed_container.h"
#include "core/wire/msgpack_format.h"

#include <algorithm>

namespace binnacle::bins {
namespace {

using namespace wire::msgpack;

std::uint8_t mapFlagsOf(const CdtStep& step, bool topLevel)
{
    std::uint8_t flags = 0;
    if ((step.type & step::createMask) == step::createSecond)
        flags = orderedFlag;
    else if ((step.type & step::createMask) == step::createThird)
        flags = orderedFlag | valueOrderedFlag;
    const bool indexed = topLevel && (step.type & step::createIndex) != 0;
    return indexed ? flags | persistIndexFlag : flags;
}

/// Only a list that may be padded, or that sorts its items, can be made for an index behind its beginning.
Result<void> checkIndex(const CdtStep& step)
{
    const std::optional<std::int64_t> index = integerIn(step.operand);
    if (!index || *index < -1)
        return notApplicable("no new list has such an index");
    const std::uint64_t kind = step.type & step::createMask;
    const bool anywhere = kind == step::createSecond || kind == step::createThird || (step.type & step::createIndex) != 0;
    if (*index > 0 && !anywhere)
        return notApplicable("a new list begins with the index 0");
    return {};
}

} // namespace

Result<void> checkCreation(const CdtStep& step, bool topLevel)
{
    if (!topLevel && (step.type & step::createIndex) != 0)
        return notApplicable("nothing nested has an index");
    switch (step.type & step::typeMask) {
    case step::key | step::intoMap:
        if (!canonical(step.operand))
            return notApplicable("a key that cannot be stored");
        return {};
    case step::index | step::intoList:
        return checkIndex(step);
    default:
        return notApplicable("only keys and indexes say what to make");
    }
}

std::uint64_t paddingFor(const CdtStep& step)
{
    if ((step.type & step::intoMap) != 0 || (step.type & step::createMask) != step::createSecond)
        return 0;
    return static_cast<std::uint64_t>(std::max<std::int64_t>(integerIn(step.operand).value_or(0), 0));
}

Result<Bytes> createdFor(const CdtStep& step, ByteView element, bool topLevel)
{
    if ((step.type & step::intoMap) != 0) {
        const std::optional<Bytes> key = canonical(step.operand);
        if (!key)
            return notApplicable("a key that cannot be stored");
        return packedMap(mapFlagsOf(step, topLevel), {{*key, element}});
    }
    PackedList list;
    list.flags = (step.type & step::createMask) == step::createThird ? orderedFlag : 0;
    return paddedList(list, paddingFor(step), {element});
}

} // namespace binnacle::bins
