// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sandbox.h"

#include <algorithm>

namespace binnacle::test {

namespace {

bool allOk(const std::vector<RecordResult>& results)
{
    return std::all_of(results.begin(), results.end(), [](const RecordResult& result) { return result.isOk(); });
}

} // namespace

Sandbox::Sandbox()
{
    node::Options options;
    options.dataDirectory = m_folder.path().toStdString();
    Result<std::unique_ptr<node::Node>> started = node::Node::start(options);
    if (started)
        m_node = std::move(*started);
    else
        qWarning("%s", started.error().text().c_str());
}

std::vector<Host> Sandbox::hosts() const
{
    return {Host{"127.0.0.1", m_node->port()}};
}

bool Sandbox::fill(const DataSet& dataSet, std::int64_t count, const std::function<std::vector<Bin>(std::int64_t)>& bins) const
{
    OperationDocument document;
    for (std::int64_t key = 1; key <= count; ++key) {
        Segment segment;
        segment.dataSet = dataSet;
        segment.keys = {KeyValue(key)};
        for (Bin& bin : bins(key))
            segment.operations.push_back({std::move(bin.name), SetTo{std::move(bin.value)}});
        document.segments.push_back(std::move(segment));
    }
    const Session session = ClusterDefinition(hosts()).connect().createSession();
    return allOk(session.execute(document).collect());
}

bool Sandbox::fillSame(const DataSet& dataSet, std::int64_t count) const
{
    Segment segment;
    segment.dataSet = dataSet;
    segment.keys = {KeyRange{1, count}};
    segment.operations = {{"n", SetTo{Value(1)}}, {"name", SetTo{Value("Alice Berg")}}};
    OperationDocument document;
    document.segments.push_back(std::move(segment));
    const Session session = ClusterDefinition(hosts()).connect().createSession();
    return allOk(session.execute(document).collect());
}

} // namespace binnacle::test
