// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/record_stream.h"

#include "core/sdk/errors.h"
#include "core/sdk/record_sources.h"

namespace binnacle {

RecordStream::RecordStream(std::shared_ptr<Source> source) : m_source(std::move(source)) {}
RecordStream::RecordStream(RecordStream&&) noexcept = default;
RecordStream& RecordStream::operator=(RecordStream&&) noexcept = default;
RecordStream::~RecordStream() = default;

std::optional<RecordResult> RecordStream::next()
{
    return m_source ? m_source->next() : std::nullopt;
}

RecordResult RecordStream::firstOrRaise()
{
    std::optional<RecordResult> first = next();
    if (!first) {
        throw AerospikeError(Error::server(ServerCode::recordNotFound));
    }
    if (first->error) {
        throw AerospikeError(*first->error);
    }
    return std::move(*first);
}

std::vector<RecordResult> RecordStream::collect()
{
    std::vector<RecordResult> results;
    while (std::optional<RecordResult> result = next()) {
        results.push_back(std::move(*result));
    }
    return results;
}

void RecordStream::close()
{
    if (m_source) {
        m_source->close();
    }
}

} // namespace binnacle
