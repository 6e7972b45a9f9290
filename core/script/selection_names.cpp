// SPDX-License-Identifier: Apache-2.0
#include "core/script/selection_names.h"

#include <algorithm>
#include <array>

namespace binnacle::script {

namespace {

constexpr auto names = std::to_array<SelectionName>({
    {"getValues", ReturnType::values},
    {"getKeys", ReturnType::keys},
    {"getKeysAndValues", ReturnType::keysAndValues},
    {"count", ReturnType::count},
    {"getIndexes", ReturnType::indexes},
    {"getReverseIndexes", ReturnType::reverseIndexes},
    {"getRanks", ReturnType::ranks},
    {"getReverseRanks", ReturnType::reverseRanks},
    {"exists", ReturnType::exists},
    {"getAsMap", ReturnType::map},
    {"getAsOrderedMap", ReturnType::orderedMap},
    {"getAllOtherValues", ReturnType::values, true},
    {"getAllOtherKeys", ReturnType::keys, true},
    {"getAllOtherKeysAndValues", ReturnType::keysAndValues, true},
    {"countAllOthers", ReturnType::count, true},
    {"getAllOtherIndexes", ReturnType::indexes, true},
    {"getAllOtherReverseIndexes", ReturnType::reverseIndexes, true},
    {"getAllOtherRanks", ReturnType::ranks, true},
    {"getAllOtherReverseRanks", ReturnType::reverseRanks, true},
    {"remove", ReturnType::none, false, true},
    {"removeAllOthers", ReturnType::none, true, true},
    {"removeAnd", ReturnType::none, false, true, true},
    {"removeAllOthersAnd", ReturnType::none, true, true, true},
});

} // namespace

std::span<const SelectionName> selectionNames()
{
    return names;
}

const SelectionName* selectionNamed(std::string_view name)
{
    const auto found = std::ranges::find(names, name, &SelectionName::name);
    return found == names.end() ? nullptr : &*found;
}

} // namespace binnacle::script
