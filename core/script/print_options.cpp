// SPDX-License-Identifier: Apache-2.0
#include "core/script/print_options.h"

#include "core/script/call_options.h"

#include <algorithm>
#include <array>

namespace binnacle::script {

namespace {

using enum CallFlag;

struct FlagWords {
    CallFlag flag;
    std::string_view python;
    std::string_view java;
};

constexpr auto words = std::to_array<FlagWords>({
    {createOnly, "create_only", "createOnly"},
    {updateOnly, "update_only", "updateOnly"},
    {noFail, "no_fail", "allowFailures"},
    {partial, "partial", "allowPartial"},
    {addUnique, "unique", "addUnique"},
    {insertBounded, "bounded", "insertBounded"},
    {allowFold, "allow_fold", "allowFold"},
    {persistIndex, "persist_index", "persistIndex"},
    {pad, "pad", "pad"},
    {fromFront, "from_front", "fromFront"},
    {growOnly, "grow_only", "growOnly"},
    {shrinkOnly, "shrink_only", "shrinkOnly"},
    {signedInteger, "signed", "signed"},
    {saturate, "saturate", "saturate"},
    {wrap, "wrap", "wrap"},
    {allowDelete, "delete_if_null", "deleteIfNull"},
    {evalNoFail, "ignore_eval_failure", "ignoreEvalFailure"},
});

constexpr CallFlags listItem = addUnique | insertBounded | CallFlags(noFail);

/// The flags of a method on a list or a map.
CallFlags flagsOfCollections(Method method, bool python)
{
    switch (method) {
    case Method::listAppend:
    case Method::listAdd:
        return listItem;
    case Method::listInsert:
        return python ? listItem : CallFlags();
    case Method::listAppendItems:
    case Method::listAddItems:
    case Method::listInsertItems:
        return listItem | partial;
    case Method::listCreate:
        return pad | persistIndex;
    case Method::listSort:
        return python ? descending | dropDuplicates : CallFlags(dropDuplicates);
    case Method::listSetOrder:
    case Method::mapCreate:
    case Method::mapSetPolicy:
        return python ? CallFlags() : CallFlags(persistIndex);
    case Method::mapUpsertItems:
    case Method::mapInsertItems:
    case Method::mapUpdateItems:
        return noFail | partial | CallFlags(persistIndex);
    case Method::setTo:
    case Method::insert:
    case Method::update:
        return python ? CallFlags() : noFail | persistIndex;
    case Method::add:
        return python ? CallFlags() : CallFlags(persistIndex);
    default:
        return {};
    }
}

} // namespace

CallFlags sayableFlags(const Call& call, Dialect dialect)
{
    const MethodEntry& entry = entryOf(call.method);
    const bool whole = dialect == Dialect::cpp || entry.family == MethodFamily::bits || entry.family == MethodFamily::hll ||
                       entry.family == MethodFamily::expression;
    return whole ? entry.flags : flagsOfCollections(call.method, dialect == Dialect::python);
}

bool saysOrder(Method method, Dialect dialect)
{
    switch (method) {
    case Method::listCreate:
    case Method::listSetOrder:
    case Method::mapCreate:
    case Method::mapSetPolicy:
    case Method::mapUpsertItems:
    case Method::mapInsertItems:
    case Method::mapUpdateItems:
        return true;
    case Method::setTo:
    case Method::insert:
    case Method::update:
    case Method::add:
        return dialect != Dialect::python;
    default:
        return false;
    }
}

std::string_view wordOf(CallFlag flag, MethodFamily family, Dialect dialect)
{
    const bool python = dialect == Dialect::python;
    if (flag == noFail && family == MethodFamily::expression)
        return python ? "ignore_op_failure" : "ignoreOpFailure";
    const bool ours = family == MethodFamily::bits || family == MethodFamily::hll;
    if (!python && ours && (flag == noFail || flag == partial))
        return flag == noFail ? "noFail" : "partial";
    const auto found = std::ranges::find(words, flag, &FlagWords::flag);
    return found == words.end() ? std::string_view() : python ? found->python : found->java;
}

std::string namesOf(CallFlags flags, std::string_view group)
{
    std::string out;
    for (const OptionName& option : optionNames()) {
        const bool isSet = !option.flags.empty() && (flags | option.flags) == flags;
        if (isSet && option.path.starts_with(group))
            out += (out.empty() ? "" : " | ") + std::string(option.path);
    }
    return out;
}

std::string nameOfReturn(ReturnType returns, std::string_view group)
{
    for (const OptionName& option : optionNames()) {
        if (option.returns == returns && option.path.starts_with(group))
            return std::string(option.path);
    }
    return {};
}

} // namespace binnacle::script
