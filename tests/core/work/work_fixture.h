// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/work/record_reader.h"
#include "core/work/target_facts.h"
#include "tests/core/work/seeded_work.h"
#include "tests/support/sandbox.h"

namespace binnacle::test {

/// The embedded node, and a client of it.
class WorkFixture {
public:
    const Session& session() const { return m_session; }
    const work::TargetFacts& target() const { return m_target; }

    std::vector<RecordResult> run(const OperationDocument& document) const
    {
        return m_session.execute(document, ErrorDisposition::inStream()).collect();
    }

    RecordResult run(const Segment& segment) const { return run(OperationDocument{{segment}, {}}).front(); }

    /// Writes records for most of the keys; the others have none.
    void fill(SeededWork& work, const DataSet& dataSet, const std::vector<KeyItem>& keys) const
    {
        OperationDocument document;
        for (const KeyItem& key : keys) {
            if (!work.rarely())
                document.segments.push_back(work.record(dataSet, key));
        }
        if (!document.segments.empty())
            run(document);
    }

    /// The record as a read tells it; nothing if there is none.
    std::optional<Record> read(const Key& key) const
    {
        return work::readRecords(m_session, std::span(&key, 1), {}).value().front().record;
    }

private:
    Sandbox m_sandbox;
    Cluster m_cluster = ClusterDefinition(m_sandbox.hosts()).connect();
    Session m_session = m_cluster.createSession();
    work::TargetFacts m_target = work::targetFactsOf(m_cluster.catalog().value());
};

inline Segment segmentOf(Verb verb, const DataSet& dataSet, std::vector<KeyItem> keys, std::vector<BinOperation> operations = {})
{
    Segment segment;
    segment.verb = verb;
    segment.dataSet = dataSet;
    segment.keys = std::move(keys);
    segment.operations = std::move(operations);
    return segment;
}

} // namespace binnacle::test
