// SPDX-License-Identifier: Apache-2.0
#include "core/work/production_guard.h"

#include "core/base/bytes.h"

#include <limits>

namespace binnacle::work {

namespace {

std::string nameOf(const DataSet& dataSet)
{
    return escaped(dataSet.set.empty() ? dataSet.nameSpace : dataSet.set);
}

std::string placeOf(const DataSet& dataSet)
{
    return escaped(dataSet.nameSpace) + (dataSet.set.empty() ? std::string() : "." + escaped(dataSet.set));
}

std::string records(std::int64_t count)
{
    return count == 1 ? "1 record" : std::to_string(count) + " records";
}

/// A set as a whole weighs more than any number of keys, a delete more than any other write.
struct Weight {
    bool wholeSet = false;
    bool removes = false;
    std::int64_t keys = 0;
    friend auto operator<=>(const Weight&, const Weight&) = default;
};

Weight weightOf(const Segment& segment)
{
    return {segment.keys.empty(), segment.verb == Verb::remove, keyCount(segment).value_or(0)};
}

std::string reasonFor(const Segment& segment, const Weight& weight)
{
    const std::string verb(binnacle::nameOf(segment.verb));
    if (weight.wholeSet)
        return verb + " is about every record of " + placeOf(segment.dataSet) +
               (effectiveWhere(segment) ? " that the filter matches" : "");
    return verb + " is about " + records(weight.keys) + " of " + placeOf(segment.dataSet);
}

} // namespace

std::optional<Confirmation> confirmationFor(const OperationDocument& document, std::int64_t most)
{
    std::optional<Weight> gravest;
    std::optional<Confirmation> confirmation;
    std::int64_t written = 0;
    const Segment* last = nullptr;
    for (const Segment& segment : document.segments) {
        if (!isWrite(segment.verb))
            continue;
        const Weight weight = weightOf(segment);
        written = weight.keys > std::numeric_limits<std::int64_t>::max() - written ? std::numeric_limits<std::int64_t>::max()
                                                                                   : written + weight.keys;
        last = &segment;
        const bool grave = weight.wholeSet || weight.removes || weight.keys > most;
        if (grave && (!gravest || weight > *gravest)) {
            gravest = weight;
            confirmation = Confirmation{nameOf(segment.dataSet), reasonFor(segment, weight)};
        }
    }
    if (!confirmation && written > most)
        return Confirmation{nameOf(last->dataSet), "the document writes " + records(written)};
    return confirmation;
}

Confirmation confirmationForTruncate(const DataSet& dataSet)
{
    return {nameOf(dataSet), "truncate removes every record of " + placeOf(dataSet) + ", and cannot be undone"};
}

bool confirms(const Confirmation& confirmation, std::string_view typed)
{
    return typed == confirmation.name;
}

} // namespace binnacle::work
