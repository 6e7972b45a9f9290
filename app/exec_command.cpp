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

/// What fails for one record would fail for all of them.
bool isOfTheCluster(const Error& error)
{
    return error.is(ServerCode::namespaceNotFound) || error.is(ClientCode::connectionFailed) || error.is(ClientCode::invalidNode);
}

class Printer {
public:
    void print(const RecordResult& result)
    {
        std::cout << toJsonLine(result, unixNow()) << std::endl;
        if (!result.isOk() && !result.skipped())
            m_worst = std::max(m_worst, isOfTheCluster(*result.error) ? clusterFailed : someFailed);
    }
    ExitCode exitCode() const { return m_worst; }

private:
    ExitCode m_worst = allOk;
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
    const Target& target = arguments.target;
    std::vector<Host> hosts = target.hosts;
    if (hosts.empty()) {
        Result<std::unique_ptr<Sandbox>> opened = Sandbox::open(target.sandbox);
        if (!opened)
            return opened.error();
        sandbox = std::move(*opened);
        hosts = {sandbox->host()};
    }
    return ClusterDefinition(std::move(hosts)).readOnly(target.readOnly).preferRacks(target.racks).tryConnect();
}

/// Everything is checked before the first statement is sent: a mistake in the last one must not leave the first ones written.
bool allCanBeSent(const std::vector<ScriptStatement>& statements, bool readOnly)
{
    bool good = true;
    for (const ScriptStatement& statement : statements) {
        bool told = false;
        for (const Problem& problem : check(statement.document)) {
            const bool isError = problem.severity == Problem::Severity::error;
            told = told || isError;
            std::cerr << (isError ? Error::client(ClientCode::invalidParameter, problem.sentence).text()
                                  : "warning: " + problem.sentence)
                      << '\n';
        }
        const std::optional<Error> refused = refusal(statement.document, readOnly);
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
    if (!statements || !allCanBeSent(*statements, arguments.target.readOnly && !arguments.rehearse))
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
    return printer.exitCode();
}

} // namespace binnacle::app
