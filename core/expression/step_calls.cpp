// SPDX-License-Identifier: Apache-2.0
#include "core/expression/step_calls.h"

#include "core/expression/call_codes.h"

#include <algorithm>
#include <iterator>

namespace binnacle::expression {

namespace {

using bins::CdtCode;
using Kind = Step::Kind;

struct StepCall {
    Kind kind;
    bool inMap;
    CdtCode code;
};

constexpr StepCall table[] = {
    {Kind::designator, false, CdtCode::listSize},
    {Kind::index, false, CdtCode::listGetByIndex},
    {Kind::rank, false, CdtCode::listGetByRank},
    {Kind::value, false, CdtCode::listGetAllByValue},
    {Kind::indexRange, false, CdtCode::listGetByIndexRange},
    {Kind::rankRange, false, CdtCode::listGetByRankRange},
    {Kind::valueRange, false, CdtCode::listGetByValueRange},
    {Kind::valueList, false, CdtCode::listGetByValueList},
    {Kind::relativeRank, false, CdtCode::listGetByRelativeRank},
    {Kind::designator, true, CdtCode::mapSize},
    {Kind::index, true, CdtCode::mapGetByIndex},
    {Kind::rank, true, CdtCode::mapGetByRank},
    {Kind::value, true, CdtCode::mapGetAllByValue},
    {Kind::key, true, CdtCode::mapGetByKey},
    {Kind::indexRange, true, CdtCode::mapGetByIndexRange},
    {Kind::rankRange, true, CdtCode::mapGetByRankRange},
    {Kind::valueRange, true, CdtCode::mapGetByValueRange},
    {Kind::keyRange, true, CdtCode::mapGetByKeyRange},
    {Kind::valueList, true, CdtCode::mapGetByValueList},
    {Kind::keyList, true, CdtCode::mapGetByKeyList},
    {Kind::relativeRank, true, CdtCode::mapGetByRelativeRank},
    {Kind::relativeIndex, true, CdtCode::mapGetByRelativeIndex},
};

} // namespace

CdtCode callOf(const Step& step)
{
    const auto* found = std::find_if(std::begin(table), std::end(table), [&step](const StepCall& entry) {
        return entry.kind == step.kind && entry.inMap == step.inMap;
    });
    return found == std::end(table) ? CdtCode::listSize : found->code;
}

std::optional<Step> stepCalled(std::int64_t code)
{
    const auto* found =
        std::find_if(std::begin(table), std::end(table), [code](const StepCall& entry) { return codeOf(entry.code) == code; });
    if (found == std::end(table))
        return std::nullopt;
    Step step;
    step.kind = found->kind;
    step.inMap = found->inMap;
    return step;
}

} // namespace binnacle::expression
