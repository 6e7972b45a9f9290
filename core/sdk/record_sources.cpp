// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/record_sources.h"

#include "core/sdk/afterlife.h"
#include "core/sdk/errors.h"
#include "core/sdk/inbox.h"
#include "core/sdk/scan_start.h"

#include <algorithm>
#include <deque>
#include <limits>

namespace binnacle {

namespace {

constexpr std::int64_t usuallyAhead = 1024;
constexpr std::int64_t creditAtOnce = 256;

class CompleteSource : public RecordStream::Source {
public:
    explicit CompleteSource(std::vector<RecordResult> results) : m_results(std::move(results)) {}

    std::optional<RecordResult> next() override
    {
        if (m_next == m_results.size()) {
            return std::nullopt;
        }
        return std::move(m_results[m_next++]);
    }

    void close() override { m_next = m_results.size(); }

private:
    std::vector<RecordResult> m_results;
    std::size_t m_next = 0;
};

class FilteredSource : public RecordStream::Source {
public:
    FilteredSource(std::shared_ptr<RecordStream::Source> source, ResultFilter filter)
        : m_source(std::move(source)), m_filter(std::move(filter))
    {
    }

    std::optional<RecordResult> next() override
    {
        for (;;) {
            std::optional<RecordResult> result = m_source->next();
            if (!result || m_filter.pass(*result)) {
                return result;
            }
        }
    }

    void close() override { m_source->close(); }

private:
    std::shared_ptr<RecordStream::Source> m_source;
    ResultFilter m_filter;
};

bool writes(const OperationDocument& document)
{
    return std::any_of(document.segments.begin(), document.segments.end(), [](const Segment& s) { return isWrite(s.verb); });
}

/// Gives credit back in lots, so that the producer can put records together.
class CreditedSource : public RecordStream::Source {
protected:
    void countTaken()
    {
        if (++m_taken >= creditAtOnce) {
            giveCreditBack();
        }
    }

    /// Also before the taker waits: it waits for the producer.
    void giveCreditBack()
    {
        if (m_taken > 0) {
            grant(std::exchange(m_taken, 0));
        }
    }

private:
    virtual void grant(std::int64_t records) = 0;

    std::int64_t m_taken = 0; ///< results whose credit has not been given back
};

class DocumentSource : public CreditedSource {
public:
    DocumentSource(std::shared_ptr<Session::State> session, const OperationDocument& document)
        : m_session(std::move(session)), m_writes(writes(document))
    {
        cluster::DocumentSink sink;
        sink.onResults = [inbox = m_inbox](std::vector<RecordResult> results) { inbox->push(std::move(results)); };
        sink.onDone = [inbox = m_inbox](std::optional<Error> failure) {
            if (std::shared_ptr<void> kept = inbox->finish(std::move(failure))) {
                Afterlife::instance().take(std::move(kept));
            }
        };
        m_job = m_session->cluster->core.run(document, usuallyAhead, std::move(sink));
    }

    /// Writes that were asked for run on to their end; the session lives until then.
    ~DocumentSource() override
    {
        if (m_closed || !m_writes) {
            m_job->cancel();
            return;
        }
        Afterlife::instance().expect();
        if (m_inbox->abandon(m_session)) {
            m_job->grant(std::numeric_limits<std::int64_t>::max());
        } else {
            Afterlife::instance().forget();
        }
    }

    std::optional<RecordResult> next() override
    {
        while (m_batch.empty()) {
            refuseRuntimeThread();
            giveCreditBack();
            auto batch = m_inbox->pop();
            if (!batch) {
                const std::optional<Error> failure = m_inbox->takeFailure();
                if (failure && !m_closed) {
                    throw AerospikeError(*failure);
                }
                return std::nullopt;
            }
            m_batch.assign(std::move_iterator(batch->begin()), std::move_iterator(batch->end()));
        }
        RecordResult result = std::move(m_batch.front());
        m_batch.pop_front();
        countTaken();
        return result;
    }

    void close() override
    {
        m_closed = true;
        m_job->cancel();
    }

private:
    void grant(std::int64_t records) override { m_job->grant(records); }

    std::shared_ptr<Session::State> m_session;
    std::shared_ptr<Inbox<std::vector<RecordResult>>> m_inbox = std::make_shared<Inbox<std::vector<RecordResult>>>();
    std::shared_ptr<cluster::Job> m_job;
    std::deque<RecordResult> m_batch;
    bool m_writes;
    bool m_closed = false;
};

class ScanSource : public CreditedSource {
public:
    ScanSource(std::shared_ptr<Session::State> session, const OperationDocument& document) : m_session(std::move(session))
    {
        ScanHandler handler;
        handler.onChunk = [inbox = m_inbox](RecordChunk chunk) { inbox->push(std::move(chunk)); };
        handler.onDone = [inbox = m_inbox](std::optional<Error> failure) { inbox->finish(std::move(failure)); };
        // The inbox takes tasks where they are made; a thread in between would only pass them on.
        const Dispatcher here = [](const std::function<void()>& task) { task(); };
        startScan(*m_session->cluster, m_control, scanOf(document), here, std::move(handler));
    }

    ~ScanSource() override { m_control->cancel(); }

    std::optional<RecordResult> next() override
    {
        while (m_next == m_chunk.size() && !m_closed) {
            refuseRuntimeThread();
            giveCreditBack();
            std::optional<RecordChunk> chunk = m_inbox->pop();
            if (!chunk) {
                m_closed = true;
                if (const std::optional<Error> failure = m_inbox->takeFailure()) {
                    throw AerospikeError(*failure);
                }
                return std::nullopt;
            }
            m_chunk = std::move(*chunk);
            m_next = 0;
        }
        if (m_closed) {
            return std::nullopt;
        }
        countTaken();
        return scanResult(m_chunk, m_next++, m_count++);
    }

    void close() override
    {
        m_closed = true;
        m_control->cancel();
    }

private:
    void grant(std::int64_t records) override { m_control->grant(records); }

    std::shared_ptr<Session::State> m_session;
    std::shared_ptr<Inbox<RecordChunk>> m_inbox = std::make_shared<Inbox<RecordChunk>>();
    std::shared_ptr<StreamHandle::Control> m_control = std::make_shared<StreamHandle::Control>();
    RecordChunk m_chunk;
    std::size_t m_next = 0;
    std::int64_t m_count = 0;
    bool m_closed = false;
};

} // namespace

RecordResult scanResult(const RecordChunk& chunk, std::size_t place, std::int64_t index)
{
    RecordResult result;
    result.index = index;
    Result<Record> record = chunk.record(place);
    if (record) {
        result.key = record->key;
        result.record = std::move(*record);
    } else {
        result.error = record.error();
    }
    return result;
}

std::shared_ptr<RecordStream::Source> completeSource(std::vector<RecordResult> results)
{
    return std::make_shared<CompleteSource>(std::move(results));
}

std::shared_ptr<RecordStream::Source> filteredSource(std::shared_ptr<RecordStream::Source> source, ResultFilter filter)
{
    return std::make_shared<FilteredSource>(std::move(source), std::move(filter));
}

std::shared_ptr<RecordStream::Source> documentSource(std::shared_ptr<Session::State> session, const OperationDocument& document)
{
    return std::make_shared<DocumentSource>(std::move(session), document);
}

std::shared_ptr<RecordStream::Source> scanSource(std::shared_ptr<Session::State> session, const OperationDocument& document)
{
    return std::make_shared<ScanSource>(std::move(session), document);
}

} // namespace binnacle
