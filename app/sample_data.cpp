// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample_data.h"

#include "app/sample_sets.h"
#include "core/sdk/errors.h"

namespace binnacle::app {

namespace {

/// Records of one document: enough to fill the connections, few enough to report progress and to stop soon.
constexpr std::size_t stride = 1'000;

std::vector<Segment> allSegments()
{
    std::vector<Segment> all = samplePlaces();
    for (auto make : {sampleUsers, sampleVisitors}) {
        std::vector<Segment> more = make();
        all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    return all;
}

Result<void> write(const Session& session, OperationDocument document)
{
    try {
        RecordStream results = session.executeStream(document);
        while (const auto result = results.next())
            if (result->error)
                return *result->error;
    } catch (const AerospikeError& failure) {
        return failure.error();
    }
    return {};
}

} // namespace

Result<void> loadSampleData(const Session& session, const std::function<void(std::int64_t)>& progress, const std::atomic<bool>& stop)
{
    const std::vector<Segment> all = allSegments();
    for (std::size_t first = 0; first < all.size(); first += stride) {
        if (stop)
            return Error::client(ClientCode::aborted, "loading the sample data was stopped");
        const std::size_t last = std::min(first + stride, all.size());
        OperationDocument document;
        document.behavior = session.behavior();
        document.segments.assign(all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(last));
        if (auto written = write(session, std::move(document)); !written)
            return written;
        progress(static_cast<std::int64_t>(last));
    }
    return {};
}

} // namespace binnacle::app
