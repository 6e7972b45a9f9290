// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/scan_start.h"

#include "core/sdk/delivery.h"
#include "core/sdk/requests.h"

namespace binnacle {

namespace {

std::optional<Error> refusal(const ScanAsked& asked)
{
    for (const Consistency consistency : {Consistency::ap, Consistency::sc}) {
        if (std::optional<Error> problem = refusal(asked.dataSet, asked.options(consistency))) {
            return problem;
        }
    }
    return std::nullopt;
}

cluster::ScanByKind requestOf(ScanAsked asked, std::vector<SecondaryIndex> indexes)
{
    return [asked = std::move(asked), indexes = std::move(indexes)](Consistency consistency) {
        const ScanOptions options = asked.options(consistency);
        return cluster::ScanRequest{planOf(asked.dataSet, options, indexes), options.credit};
    };
}

cluster::ScanSink sinkOf(Dispatcher dispatcher, ScanHandler handler)
{
    const auto delivery = std::make_shared<Delivery<ScanHandler>>(std::move(dispatcher), std::move(handler));
    cluster::ScanSink sink;
    sink.onRecords = [delivery](cluster::RecordBytes records) {
        delivery->pass([chunk = RecordChunk(std::move(records.bytes), std::move(records.offsets))](ScanHandler& to) mutable {
            if (to.onChunk) {
                to.onChunk(std::move(chunk));
            }
        });
    };
    sink.onDone = [delivery](std::optional<Error> failure) { delivery->finish(std::move(failure)); };
    return sink;
}

} // namespace

ScanAsked scanOf(OperationDocument document)
{
    DataSet dataSet = document.segments.front().dataSet;
    return {std::move(dataSet),
            [document = std::move(document)](Consistency consistency) { return scanOptionsOf(document, consistency); }};
}

void startScan(Cluster::State& cluster, const std::shared_ptr<StreamHandle::Control>& control, ScanAsked asked,
               Dispatcher dispatcher, ScanHandler handler)
{
    cluster::ScanSink sink = sinkOf(std::move(dispatcher), std::move(handler));
    if (std::optional<Error> problem = refusal(asked)) {
        sink.onDone(std::move(problem));
        return;
    }
    if (!mayUseIndex(asked.options(Consistency::ap))) {
        control->started(cluster.core.scan(requestOf(std::move(asked), {}), std::move(sink)));
        return;
    }
    cluster.indexes.get(cluster.core, [&cluster, control, asked = std::move(asked),
                                       sink = std::move(sink)](const Result<std::vector<SecondaryIndex>>& known) mutable {
        sink.onDone = [&cluster, done = std::move(sink.onDone)](std::optional<Error> failure) {
            if (failure && (failure->is(ServerCode::indexNotFound) || failure->is(ServerCode::indexNotReadable))) {
                cluster.indexes.forget(); // what was known of them is out of date
            }
            done(std::move(failure));
        };
        // Without word of the indexes every record is looked at: slower, and the same.
        std::vector<SecondaryIndex> indexes = known ? *known : std::vector<SecondaryIndex>();
        control->started(cluster.core.scan(requestOf(std::move(asked), std::move(indexes)), std::move(sink)));
    });
}

} // namespace binnacle
