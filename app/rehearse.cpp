// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearse.h"

#include "app/exit_code.h"
#include "core/work/rehearsal_json.h"

#include <algorithm>
#include <iostream>

namespace binnacle::app {

namespace {

int fail(const Error& error)
{
    std::cerr << error.text() << '\n';
    return error.is(ClientCode::badInput) || error.is(ClientCode::invalidParameter) ? inputRefused : clusterFailed;
}

/// All of it as one document, so that each statement finds what those before it leave.
Result<OperationDocument> joined(const std::vector<ScriptStatement>& statements)
{
    OperationDocument all;
    for (const ScriptStatement& statement : statements) {
        const OperationDocument& document = statement.document;
        if (all.segments.empty())
            all.behavior = document.behavior;
        else if (all.behavior != document.behavior)
            return Error::client(ClientCode::badInput, "statements of several behaviors cannot be rehearsed together");
        all.segments.insert(all.segments.end(), document.segments.begin(), document.segments.end());
    }
    return all;
}

bool wouldFail(const work::RehearsedRecord& record)
{
    const auto fails = [](const work::RehearsedStep& step) { return step.result.error && !step.result.skipped(); };
    return !record.wasRehearsed() || std::ranges::any_of(record.steps, fails);
}

} // namespace

int runRehearsals(const Cluster& cluster, const std::vector<ScriptStatement>& statements, std::optional<bool> durableDeletes)
{
    const Result<OperationDocument> document = joined(statements);
    if (!document)
        return fail(document.error());
    const Result<Catalog> catalog = cluster.catalog();
    if (!catalog)
        return fail(catalog.error());
    const work::TargetFacts target = work::targetFactsOf(*catalog, durableDeletes);
    const Result<work::Rehearsal> rehearsal = work::rehearse(cluster.createSession(), *document, target);
    if (!rehearsal)
        return fail(rehearsal.error());
    for (const work::RehearsedRecord& record : rehearsal->records)
        std::cout << work::toJsonLine(record, *rehearsal) << '\n';
    for (const work::LeftOut& leftOut : rehearsal->leftOut)
        std::cout << work::toJsonLine(leftOut) << '\n';
    std::cout.flush();
    const bool good = rehearsal->isComplete() && std::ranges::none_of(rehearsal->records, wouldFail);
    return good ? allOk : someFailed;
}

} // namespace binnacle::app
