// SPDX-License-Identifier: Apache-2.0
#include "core/node/info_changes.h"

#include "core/engine/record_rules.h"
#include "core/node/info_parameters.h"
#include "core/node/now.h"
#include "core/node/truncation.h"

#include <cstdlib>

namespace binnacle::node {
namespace {

constexpr std::size_t lutBound = 24;
constexpr std::uint64_t nanosecondsOfMillisecond = 1'000'000;
/// 2010-01-01 UTC.
constexpr std::uint64_t epochMilliseconds = 1'262'304'000'000;

/// The moment that `lut` tells in nanoseconds since 1970, as servers count; now if it is not there. Numbers are those of C:
/// decimal, or hexadecimal or octal by how they begin; what is none is 0.
Result<std::uint64_t> momentOf(const InfoParameters& parameters)
{
    const Result<std::optional<std::string>> lut = parameters.optional("lut", lutBound);
    if (!lut)
        return lut.error();
    const std::uint64_t present = now().milliseconds;
    if (!lut->has_value())
        return present;
    const std::uint64_t milliseconds = std::strtoull((*lut)->c_str(), nullptr, 0) / nanosecondsOfMillisecond;
    if (milliseconds <= epochMilliseconds)
        return Error::server(ServerCode::parameterError, "would truncate to 0");
    if (milliseconds - epochMilliseconds > present)
        return Error::server(ServerCode::parameterError, "would truncate in the future");
    return milliseconds - epochMilliseconds;
}

struct Target {
    const StoredNamespace* nameSpace = nullptr; ///< null if this node has none of that name: then there is nothing to do
    std::string set;
};

Result<Target> targetOf(const InfoContext& context, const InfoParameters& parameters, bool ofSet)
{
    const Result<std::string> name = parameters.namespaceName();
    if (!name)
        return name.error();
    Target target{context.storage.find(*name), {}};
    if (!ofSet)
        return parameters.has("set") ? Error::server(ServerCode::parameterError, "unexpected set name") : Result<Target>(target);
    const Result<std::string> set = parameters.required("set", engine::maxSetName + 1);
    if (!set)
        return set.error();
    target.set = *set;
    return target;
}

InfoAnswer truncateAs(const InfoContext& context, std::string_view text, bool ofSet)
{
    const InfoParameters parameters(text);
    const Result<Target> target = targetOf(context, parameters, ofSet);
    if (!target)
        return infoError(target.error());
    const Result<std::uint64_t> moment = momentOf(parameters);
    if (!moment)
        return infoError(moment.error());
    if (target->nameSpace == nullptr)
        return "ok";
    return [to = *target, before = *moment](WriteTransaction& transaction) -> Result<std::string> {
        const Result<void> begun = truncate(transaction, to.nameSpace->tables, to.set, before);
        return begun ? Result<std::string>("ok") : begun.error();
    };
}

InfoAnswer undoAs(const InfoContext& context, std::string_view text, bool ofSet)
{
    const Result<Target> target = targetOf(context, InfoParameters(text), ofSet);
    if (!target)
        return infoError(target.error());
    if (target->nameSpace == nullptr)
        return "ok";
    return [to = *target](WriteTransaction& transaction) -> Result<std::string> {
        const Result<void> undone = undoTruncation(transaction, to.nameSpace->tables, to.set);
        return undone ? Result<std::string>("ok") : undone.error();
    };
}

} // namespace

InfoAnswer truncateSet(const InfoContext& context, std::string_view parameters)
{
    return truncateAs(context, parameters, true);
}

InfoAnswer truncateNamespace(const InfoContext& context, std::string_view parameters)
{
    return truncateAs(context, parameters, false);
}

InfoAnswer undoTruncateSet(const InfoContext& context, std::string_view parameters)
{
    return undoAs(context, parameters, true);
}

InfoAnswer undoTruncateNamespace(const InfoContext& context, std::string_view parameters)
{
    return undoAs(context, parameters, false);
}

} // namespace binnacle::node
