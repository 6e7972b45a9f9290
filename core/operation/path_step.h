// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/parameter.h"
#include "core/value/value.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace binnacle {

/// Which elements of a list or a map a step goes to: the on… methods of the Developer SDK.
enum class Selector : std::uint8_t {
    mapKey,
    mapIndex,
    mapRank,
    mapValue,
    mapKeyRange,
    mapIndexRange,
    mapRankRange,
    mapValueRange,
    mapKeyList,
    mapValueList,
    mapKeyRelativeIndexRange,
    mapValueRelativeRankRange,
    listIndex,
    listRank,
    listValue,
    listIndexRange,
    listRankRange,
    listValueRange,
    listValueList,
    listValueRelativeRankRange,
};

/// What a step creates where nothing is there yet.
enum class CreateOnDemand : std::uint8_t {
    unorderedList,
    paddedList, ///< unordered; an index beyond the end is filled up with nils
    orderedList,
    unorderedMap,
    keyOrderedMap,
    keyValueOrderedMap,
};

/// One step into a nested value. All steps but the last one select a single element.
struct PathStep {
    Selector selector = Selector::mapKey;
    std::vector<Value> arguments{}; ///< those of entryOf(selector).parameters, in order; optional ones may be left off at the end
    std::optional<CreateOnDemand> create{}; ///< on a map key, a list index, and nothing else

    friend bool operator==(const PathStep&, const PathStep&) = default;
};

/// What is known about a selector. The codes are those of the protocol: `as_cdt_ctx_type` and the by-… operations of the vendor's
/// aerospike-client-c (as_cdt_ctx.h, as_list_operations.c, as_map_operations.c).
struct SelectorEntry {
    Selector selector;
    std::string_view name; ///< the SDK's method: onMapKey, …
    std::uint8_t contextId; ///< as a step of a context; 0: it can only be the last step
    std::uint8_t getCode;
    std::uint8_t removeCode;
    std::array<Parameter, 3> parameters;
};

std::span<const SelectorEntry> selectorEntries();
const SelectorEntry& entryOf(Selector selector);
/// Null if there is none of that name.
const SelectorEntry* selectorNamed(std::string_view name);

bool isMapSelector(Selector selector);
/// True if the step selects one element whatever the data is: a key, an index, a rank.
bool selectsOne(Selector selector);

/// unorderedList, …: the names of CreateOnDemand in documents.
std::string_view nameOf(CreateOnDemand create);
std::optional<CreateOnDemand> createOnDemandNamed(std::string_view name);
bool createsMap(CreateOnDemand create);

} // namespace binnacle
