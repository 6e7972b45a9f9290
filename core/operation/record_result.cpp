// SPDX-License-Identifier: Apache-2.0
#include "core/operation/record_result.h"

namespace binnacle {

namespace {

/// Index bits and min-hash bits; 0 for no min-hashes.
std::optional<HllConfig> configOf(const Value& answer)
{
    const auto* list = answer.as<List>();
    if (list == nullptr || list->items.size() != 2)
        return std::nullopt;
    const auto* indexBits = list->items[0].as<std::int64_t>();
    const auto* minHashBits = list->items[1].as<std::int64_t>();
    if (indexBits == nullptr || minHashBits == nullptr)
        return std::nullopt;
    const int index = static_cast<int>(*indexBits);
    return *minHashBits == 0 ? HllConfig::of(index) : HllConfig::of(index, static_cast<int>(*minHashBits));
}

} // namespace

std::optional<HllConfig> RecordResult::getHllConfig(std::string_view bin) const
{
    const Value* value = record ? record->bin(bin) : nullptr;
    if (value == nullptr)
        return std::nullopt;
    if (const std::optional<HllConfig> config = configOf(*value))
        return config;
    const auto* answers = value->as<List>();
    return answers != nullptr && !answers->items.empty() ? configOf(answers->items.back()) : std::nullopt;
}

} // namespace binnacle
