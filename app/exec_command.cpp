// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exec_command.h"

#include "app/input.h"
#include "app/read_statements.h"
#include "app/sandbox.h"
#include "core/operation/check.h"
#include "core/operation/json.h"
#include "core/sdk/cluster.h"
#include "core/sdk/errors.h"

#include <algorithm>
#include <chrono>
#include <iostream>

namespace binnacle::app {

namespace {

std::int64_t unixNow()
{
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

class Printer {
public:
    void print(const RecordResult& result)
    {
        std::cout << toJsonLine(result, unixNow()) << std::endl;
        m_failed = m_failed || (!result.isOk() && !result.skipped());
    }
    bool failed() const { return m_failed; }

private:
    bool m_failed = false;
};

void runInOrder(const Session& session, const OperationDocument& document, Printer& printer)
{
    std::vector<RecordResult> results = session.executeStream(document).collect();
    std::sort(results.begin(), results.end(), [](const RecordResult& a, const RecordResult& b) { return a.index < b.index; });
    for (const RecordResult& result : results)
        printer.print(result);
}

bool isWholeSet(const OperationDocument& document)
{
    return document.segments.size() == 1 && document.segments[0].verb == Verb::query && document.segments[0].keys.empty();
}

/// Whether a scan, which reads bins or none, says all that the segment says.
bool isPlainScan(const Segment& segment)
{
    Segment plain;
    plain.verb = Verb::query;
    plain.dataSet = segment.dataSet;
    plain.withNoBins = segment.withNoBins;
    plain.operations = segment.operations;
    const auto gets = [](const BinOperation& operation) { return std::holds_alternative<GetBin>(operation.action); };
    return segment == plain && std::all_of(segment.operations.begin(), segment.operations.end(), gets);
}

RecordStream scan(const Session& session, const Segment& segment)
{
    std::vector<std::string> bins;
    for (const BinOperation& operation : segment.operations)
        bins.push_back(operation.bin);
    SetQueryBuilder query = session.query(segment.dataSet);
    if (segment.withNoBins)
        return std::move(query).withNoBins().execute();
    return bins.empty() ? std::move(query).execute() : std::move(query).bins(std::move(bins)).execute();
}

void run(const Session& session, const OperationDocument& document, bool stream, Printer& printer)
{
    const bool wholeSet = isWholeSet(document);
    if (!wholeSet && !stream) {
        runInOrder(session, document, printer);
        return;
    }
    RecordStream results = wholeSet ? scan(session, document.segments.front()) : session.executeStream(document);
    while (const auto result = results.next())
        printer.print(*result);
}

Result<Cluster> connectTo(const ExecArguments& arguments, std::unique_ptr<Sandbox>& sandbox)
{
    std::vector<Host> hosts;
    if (!arguments.target.connect.isEmpty()) {
        Result<std::vector<Host>> parsed = parseHosts(arguments.target.connect.toStdString());
        if (!parsed)
            return parsed.error();
        hosts = std::move(*parsed);
    } else {
        Result<std::unique_ptr<Sandbox>> opened = Sandbox::open(arguments.target.sandbox);
        if (!opened)
            return opened.error();
        sandbox = std::move(*opened);
        hosts = {sandbox->host()};
    }
    return ClusterDefinition(std::move(hosts)).tryConnect();
}

/// Everything is checked before the first statement is sent: a mistake in the last one must not leave the first ones written.
bool allCanBeSent(const std::vector<ScriptStatement>& statements)
{
    bool good = true;
    for (const ScriptStatement& statement : statements) {
        if (isWholeSet(statement.document) && !isPlainScan(statement.document.segments.front())) {
            good = false;
            std::cerr << Error::client(ClientCode::invalidParameter, "exec reads whole data sets without conditions").text() << '\n';
        }
        for (const Problem& problem : check(statement.document)) {
            const bool isError = problem.severity == Problem::Severity::error;
            good = good && !isError;
            std::cerr << (isError ? Error::client(ClientCode::invalidParameter, problem.sentence).text() : "warning: " + problem.sentence)
                      << '\n';
        }
    }
    return good;
}

int fail(const Error& error)
{
    std::cerr << error.text() << '\n';
    return error.is(ClientCode::badInput) || error.is(ClientCode::invalidParameter) ? inputRefused : clusterFailed;
}

} // namespace

int runExec(const ExecArguments& arguments)
{
    const Result<std::string> text = readInput(arguments.file);
    if (!text)
        return fail(text.error());
    const auto statements = readStatements(arguments.file, *text);
    if (!statements || !allCanBeSent(*statements))
        return inputRefused;

    std::unique_ptr<Sandbox> sandbox; // outlives the cluster that is connected to it
    const Result<Cluster> cluster = connectTo(arguments, sandbox);
    if (!cluster)
        return fail(cluster.error());
    const Session session = cluster->createSession();
    Printer printer;
    try {
        for (const ScriptStatement& statement : *statements)
            run(session, statement.document, arguments.stream || statement.stream, printer);
    } catch (const AerospikeError& failure) {
        return fail(failure.error());
    }
    return printer.failed() ? someFailed : allOk;
}

} // namespace binnacle::app
