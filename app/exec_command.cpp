// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exec_command.h"

#include "app/input.h"
#include "app/read_statements.h"
#include "app/rehearse.h"
#include "app/sandbox.h"
#include "core/operation/check.h"
#include "core/operation/json.h"
#include "core/sdk/cluster.h"
#include "core/sdk/errors.h"
#include "core/sdk/requests.h"

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

void run(const Session& session, const OperationDocument& document, bool stream, Printer& printer)
{
    if (!stream && !readsWholeSet(document)) {
        runInOrder(session, document, printer);
        return;
    }
    RecordStream results = session.executeStream(document);
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
        bool told = false;
        for (const Problem& problem : check(statement.document)) {
            const bool isError = problem.severity == Problem::Severity::error;
            told = told || isError;
            std::cerr << (isError ? Error::client(ClientCode::invalidParameter, problem.sentence).text() : "warning: " + problem.sentence)
                      << '\n';
        }
        const std::optional<Error> refused = refusal(statement.document);
        if (refused && !told)
            std::cerr << refused->text() << '\n';
        good = good && !refused;
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
    if (arguments.rehearse)
        return runRehearsals(*cluster, *statements, sandbox ? sandbox->takesDurableDeletes() : std::nullopt);
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
