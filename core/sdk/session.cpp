// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/session.h"

#include "core/operation/read_touch.h"
#include "core/sdk/delivery.h"
#include "core/sdk/errors.h"
#include "core/sdk/filtered_handler.h"
#include "core/sdk/inbox.h"
#include "core/sdk/record_sources.h"
#include "core/sdk/requests.h"
#include "core/sdk/result_filter.h"
#include "core/sdk/scan_start.h"

#include <algorithm>

namespace binnacle {

namespace {

constexpr std::int64_t usuallyAhead = 4096;

void refuse(const OperationDocument& document, bool readOnly)
{
    if (const std::optional<Error> problem = refusal(document, readOnly)) {
        throw AerospikeError(*problem);
    }
}

/// A connection that is read-only leaves nothing behind, not even a longer life.
OperationDocument sent(OperationDocument document, bool readOnly)
{
    if (readOnly) {
        document.behavior = withoutReadTouch(document.behavior);
    }
    return document;
}

/// All results in document order.
std::vector<RecordResult> runToEnd(cluster::ClusterCore& core, const OperationDocument& document)
{
    const auto inbox = std::make_shared<Inbox<std::vector<RecordResult>>>();
    cluster::DocumentSink sink;
    sink.onResults = [inbox](std::vector<RecordResult> batch) { inbox->push(std::move(batch)); };
    sink.onDone = [inbox](std::optional<Error> failure) { inbox->finish(std::move(failure)); };
    const auto job = core.run(document, std::nullopt, std::move(sink));
    std::vector<RecordResult> results;
    while (auto batch = inbox->pop()) {
        results.insert(results.end(), std::move_iterator(batch->begin()), std::move_iterator(batch->end()));
    }
    if (std::optional<Error> failure = inbox->takeFailure()) {
        failure->setInDoubt(std::any_of(results.begin(), results.end(), [](const RecordResult& r) { return r.inDoubt(); }));
        throw AerospikeError(*failure);
    }
    std::sort(results.begin(), results.end(), [](const RecordResult& a, const RecordResult& b) { return a.index < b.index; });
    return results;
}

/// The handler of a scan that hands on a document's results.
ScanHandler asScanHandler(DocumentHandler handler, std::shared_ptr<StreamHandle::Control> control)
{
    const auto shared = std::make_shared<DocumentHandler>(std::move(handler));
    ScanHandler scan;
    scan.onChunk = [shared, control, index = std::int64_t{0}](const RecordChunk& chunk) mutable {
        std::vector<RecordResult> results;
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            results.push_back(scanResult(chunk, i, index++));
        }
        if (shared->onResults) {
            shared->onResults(std::move(results));
        }
        control->grant(static_cast<std::int64_t>(chunk.size()));
    };
    scan.onDone = [shared](const std::optional<Error>& failure) {
        if (shared->onDone) {
            shared->onDone(failure);
        }
    };
    return scan;
}

} // namespace

Session::Session(std::shared_ptr<State> state) : m_state(std::move(state)) {}

OperationBuilder Session::batch() const
{
    return OperationBuilder(std::make_shared<const Session>(*this));
}

SetQueryBuilder Session::query(const DataSet& dataSet) const
{
    return SetQueryBuilder(std::make_shared<const Session>(*this), dataSet);
}

const Behavior& Session::behavior() const
{
    return m_state->behavior;
}

bool Session::isReadOnly() const
{
    return m_state->cluster->readOnly;
}

RecordStream Session::execute(const OperationDocument& document, const ErrorDisposition& errors) const
{
    refuseRuntimeThread();
    refuse(document, isReadOnly());
    if (readsWholeSet(document)) {
        return executeStream(document, errors);
    }
    std::vector<RecordResult> results = runToEnd(m_state->cluster->core, sent(document, isReadOnly()));
    const ResultFilter filter = filterOfExecute(document, errors);
    std::erase_if(results, [&filter](RecordResult& result) { return !filter.pass(result); });
    return RecordStream(completeSource(std::move(results)));
}

RecordStream Session::executeStream(const OperationDocument& document, const ErrorDisposition& errors) const
{
    refuse(document, isReadOnly());
    auto source = readsWholeSet(document) ? scanSource(m_state, document) : documentSource(m_state, sent(document, isReadOnly()));
    return RecordStream(filteredSource(std::move(source), ResultFilter(ResultRules(document), errors)));
}

StreamHandle Session::executeAsync(OperationDocument document, Dispatcher dispatcher, DocumentHandler handler,
                                   const ErrorDisposition& errors) const
{
    handler = filteredHandler(std::move(handler), ResultFilter(ResultRules(document), errors));
    const auto control = std::make_shared<StreamHandle::Control>();
    if (std::optional<Error> problem = refusal(document, isReadOnly())) {
        Delivery<DocumentHandler>(std::move(dispatcher), std::move(handler)).finish(std::move(problem));
        return StreamHandle(control);
    }
    cluster::ClusterCore& core = m_state->cluster->core;
    if (readsWholeSet(document)) {
        startScan(*m_state->cluster, control, scanOf(document), std::move(dispatcher), asScanHandler(std::move(handler), control));
        return StreamHandle(control);
    }
    const auto delivery = std::make_shared<Delivery<DocumentHandler>>(std::move(dispatcher), std::move(handler));
    cluster::DocumentSink sink;
    sink.onResults = [delivery, control](std::vector<RecordResult> results) {
        const auto receipt = std::make_shared<Receipt>(control, results.size());
        delivery->pass([results = std::move(results), receipt](DocumentHandler& to) mutable {
            if (to.onResults) {
                to.onResults(std::move(results));
            }
        });
    };
    sink.onDone = [delivery](std::optional<Error> failure) { delivery->finish(std::move(failure)); };
    control->started(core.run(sent(std::move(document), isReadOnly()), usuallyAhead, std::move(sink)));
    return StreamHandle(control);
}

StreamHandle Session::scanAsync(DataSet dataSet, ScanOptions options, Dispatcher dispatcher, ScanHandler handler) const
{
    const auto control = std::make_shared<StreamHandle::Control>();
    const auto asAsked = [options = std::move(options)](Consistency) { return options; };
    startScan(*m_state->cluster, control, {std::move(dataSet), asAsked}, std::move(dispatcher), std::move(handler));
    return StreamHandle(control);
}

} // namespace binnacle
