// SPDX-License-Identifier: Apache-2.0
#include "core/node/info_jobs.h"

#include "core/node/info_parameters.h"

#include <cerrno>
#include <cstdlib>

namespace binnacle::node {
namespace {

constexpr std::size_t numberBound = 26; // a server takes octal, decimal and hexadecimal

/// The job's number: `id`, or as older clients have it `trid`. Nothing if none is given.
Result<std::optional<std::uint64_t>> numberIn(const InfoParameters& parameters)
{
    const bool isOld = !parameters.has("id") && parameters.has("trid");
    const std::optional<std::string> text = parameters.get(isOld ? "trid" : "id");
    if (!text)
        return std::optional<std::uint64_t>();
    if (text->size() >= numberBound)
        return Error::server(ServerCode::parameterError, "'id' value too long");
    if (text->empty())
        return Error::server(ServerCode::parameterError, "missing 'id' value");
    errno = 0;
    char* end = nullptr;
    const std::uint64_t number = std::strtoull(text->c_str(), &end, 0);
    if (errno != 0 || *end != '\0' || number == 0)
        return Error::server(ServerCode::parameterError, "bad id");
    return std::optional(number);
}

} // namespace

InfoAnswer showJobs(const InfoContext& context, std::string_view text)
{
    const Result<std::optional<std::uint64_t>> number = numberIn(InfoParameters(text));
    if (!number)
        return infoError(number.error());
    if (!number->has_value())
        return context.jobs != nullptr ? context.jobs->describeAll() : std::string();
    const std::optional<std::string> job = context.jobs != nullptr ? context.jobs->describe(**number) : std::nullopt;
    return job ? *job : infoError(ServerCode::recordNotFound, "job not found");
}

InfoAnswer abortJob(const InfoContext& context, std::string_view text)
{
    const Result<std::optional<std::uint64_t>> number = numberIn(InfoParameters(text));
    if (!number)
        return infoError(number.error());
    if (!number->has_value())
        return infoError(ServerCode::parameterError, "missing 'id'");
    const bool aborted = context.jobs != nullptr && context.jobs->abort(**number);
    return aborted ? "ok" : infoError(ServerCode::recordNotFound, "id not active");
}

InfoAnswer abortAllJobs(const InfoContext& context, std::string_view)
{
    const std::size_t aborted = context.jobs != nullptr ? context.jobs->abortAll() : 0;
    return "number-of-queries-killed:" + std::to_string(aborted);
}

} // namespace binnacle::node
