// SPDX-License-Identifier: Apache-2.0
#include "core/node/connection.h"

#include "core/node/answers.h"
#include "core/node/commands.h"
#include "core/node/commit_awaitable.h"
#include "core/node/info_parameters.h"

#include <asio/buffer.hpp>
#include <asio/post.hpp>
#include <asio/read.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>

#include <algorithm>
#include <array>
#include <iterator>

namespace binnacle::node {
namespace {

using std::chrono::steady_clock;

/// A body is read in pieces of growing size: a claim costs nothing before the bytes come.
constexpr std::size_t firstPiece = std::size_t{16} << 10;

/// Administration and info requests are short; only messages may be as long as the protocol allows.
std::uint64_t boundOf(wire::FrameType type)
{
    return type == wire::FrameType::message || type == wire::FrameType::compressed ? wire::maxBodySize : maxInfoRequest;
}

std::string addressOf(const asio::ip::tcp::endpoint& end)
{
    const std::string address = end.address().to_string();
    return (end.address().is_v6() ? "[" + address + "]" : address) + ":" + std::to_string(end.port());
}

/// How long a scan that may send so many records a second has to rest after it has sent some.
steady_clock::duration restAfter(const Scan& scan, steady_clock::time_point started)
{
    if (scan.request().recordsPerSecond == 0)
        return {};
    const std::chrono::duration<double> due(static_cast<double>(scan.recordsSent()) / scan.request().recordsPerSecond);
    const auto ahead = std::chrono::duration_cast<steady_clock::duration>(due) - (steady_clock::now() - started);
    return std::max(ahead, steady_clock::duration::zero());
}

} // namespace

Connection::Connection(asio::ip::tcp::socket socket, Services& services) : m_socket(std::move(socket)), m_services(services)
{
    asio::error_code ignored;
    m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    ++m_services.connections;
    ++m_services.tallies.connectionsOpened;
}

Connection::~Connection()
{
    forgetBody();
    --m_services.connections;
}

void Connection::close()
{
    m_closed = true;
    asio::error_code ignored;
    m_socket.close(ignored);
}

void Connection::closeIfOverdue(TimePoint now)
{
    if (now > m_deadline)
        close();
}

asio::awaitable<void> Connection::run()
{
    const std::shared_ptr<Connection> self = shared_from_this();
    std::array<std::uint8_t, wire::frameHeaderSize> header{};
    bool going = true;
    while (going) {
        m_deadline = TimePoint::max();
        going = co_await readHeader(header);
        if (!going)
            break;
        const Result<wire::FrameHeader> frame = wire::decodeFrameHeader(header);
        if (!frame || frame->bodySize > boundOf(frame->type)) {
            ++m_services.tallies.badFrames;
            break;
        }
        going = co_await readBody(frame->bodySize);
        if (!going || m_closed)
            break;
        m_deadline = TimePoint::max();
        going = co_await answer(frame->type);
        forgetBody();
    }
    close();
}

asio::awaitable<bool> Connection::readHeader(std::span<std::uint8_t> header)
{
    asio::error_code error;
    const std::size_t begun = co_await m_socket.async_read_some(asio::buffer(header.data(), header.size()),
                                                                asio::redirect_error(asio::use_awaitable, error));
    if (error || begun == 0)
        co_return false;
    m_deadline = steady_clock::now() + m_services.options.requestTimeout;
    co_return co_await readInto(header.subspan(begun));
}

asio::awaitable<bool> Connection::readInto(std::span<std::uint8_t> buffer)
{
    if (buffer.empty())
        co_return true;
    asio::error_code error;
    co_await asio::async_read(m_socket, asio::buffer(buffer.data(), buffer.size()),
                              asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
}

asio::awaitable<bool> Connection::readBody(std::uint64_t size)
{
    while (m_body.size() < size) {
        const std::size_t have = m_body.size();
        const std::size_t piece = std::min<std::uint64_t>(size - have, std::max(firstPiece, have));
        if (m_services.requestBytes + piece > Services::maxRequestBytes)
            co_return false;
        m_services.requestBytes += piece;
        m_claimed += piece;
        m_body.resize(have + piece);
        const bool whole = co_await readInto(std::span(m_body).subspan(have));
        if (!whole)
            co_return false;
    }
    co_return true;
}

void Connection::forgetBody()
{
    m_services.requestBytes -= m_claimed;
    m_claimed = 0;
    m_body = {};
}

asio::awaitable<bool> Connection::write(Bytes frame)
{
    std::span<const std::uint8_t> rest(frame);
    while (!rest.empty()) {
        m_deadline = steady_clock::now() + m_services.options.answerTimeout;
        asio::error_code error;
        const std::size_t sent = co_await m_socket.async_write_some(asio::buffer(rest.data(), rest.size()),
                                                                    asio::redirect_error(asio::use_awaitable, error));
        if (error || m_closed)
            co_return false;
        rest = rest.subspan(sent);
    }
    m_deadline = TimePoint::max();
    co_return true;
}

asio::awaitable<bool> Connection::answer(wire::FrameType type)
{
    switch (type) {
    case wire::FrameType::info:
        co_return co_await answerInfoRequest();
    case wire::FrameType::admin:
        co_return co_await write(noSecurityFrame());
    case wire::FrameType::compressed:
        // Compression is the Enterprise edition's.
        co_return co_await write(codeFrame(ServerCode::enterpriseOnly));
    case wire::FrameType::message:
        co_return co_await answerMessage();
    }
    co_return false;
}

asio::awaitable<bool> Connection::answerMessage()
{
    Work work = takeMessage(std::move(m_body), m_services.storage, m_services.configuration);
    if (Bytes* frame = std::get_if<Bytes>(&work))
        co_return co_await write(std::move(*frame));
    if (Scan* scan = std::get_if<Scan>(&work))
        co_return co_await answerScan(std::move(*scan));
    if (const auto* job = std::get_if<std::shared_ptr<Job>>(&work)) {
        (*job)->request.client = clientAddress();
        const bool begun = m_services.commits.start(*job);
        Bytes frame = begun ? lastFrame(ServerCode::ok) : codeFrame(ServerCode::parameterError);
        co_return co_await write(std::move(frame));
    }
    if (BatchSteps* batch = std::get_if<BatchSteps>(&work))
        co_return co_await answerBatch(std::move(*batch));
    PendingWrite& pendingWrite = std::get<PendingWrite>(work);
    Tally& tally = tallyOf(*pendingWrite.nameSpace, *pendingWrite.message, false);
    const engine::Outcome outcome = co_await commitAlone(std::move(pendingWrite));
    tally.add(outcome.code);
    co_return !m_closed && co_await write(answerFrame(outcome));
}

asio::awaitable<engine::Outcome> Connection::commitAlone(PendingWrite pendingWrite)
{
    std::vector<PendingWrite> writes;
    writes.push_back(std::move(pendingWrite));
    std::vector<engine::Outcome> outcomes = co_await committed(m_services.commits, std::move(writes));
    co_return std::move(outcomes.front());
}

asio::awaitable<bool> Connection::answerBatch(BatchSteps batch)
{
    BatchAnswer answer(batch.flags());
    ++m_services.tallies.batchesBegun;
    for (BatchStep step = batch.next(); !step.writes.empty() || !step.reads.empty(); step = batch.next()) {
        if (!step.writes.empty()) {
            std::vector<PendingWrite> writes;
            std::ranges::transform(step.writes, std::back_inserter(writes), pending);
            const std::vector<engine::Outcome> outcomes = co_await committed(m_services.commits, std::move(writes));
            for (std::size_t i = 0; i < outcomes.size(); ++i) {
                tallyOf(*step.writes[i].nameSpace, *step.writes[i].message, true).add(outcomes[i].code);
                answer.add(step.writes[i].index, outcomes[i], false);
            }
        }
        const bool taken = co_await answerReads(step, answer);
        if (!taken || m_closed)
            co_return false;
    }
    if (batch.isDamaged())
        answer.fail(ServerCode::parameterError);
    ++(batch.isDamaged() ? m_services.tallies.batchesFailed : m_services.tallies.batchesComplete);
    co_return co_await writeAll(answer.takeLastFrames());
}

asio::awaitable<bool> Connection::answerReads(BatchStep& step, BatchAnswer& answer)
{
    constexpr std::size_t rowsOfTurn = 128;
    for (std::size_t done = 0; !step.reads.empty(); ++done) {
        const BatchRow row = std::move(step.reads.front());
        step.reads.pop_front();
        std::optional<engine::Outcome> outcome = readRow(m_services.storage, row, m_services.configuration);
        if (!outcome) {
            outcome = co_await commitAlone(pending(row));
        }
        row.nameSpace->state->tallies.batchReads.add(outcome->code);
        answer.add(row.index, *outcome, true);
        std::vector<Bytes> frames = answer.takeFrames();
        const bool turnIsOver = !frames.empty() || done % rowsOfTurn == rowsOfTurn - 1;
        const bool taken = co_await writeAll(std::move(frames));
        if (!taken || m_closed)
            co_return false;
        if (turnIsOver)
            co_await asio::post(m_socket.get_executor(), asio::use_awaitable);
    }
    co_return co_await writeAll(answer.takeFrames());
}

asio::awaitable<bool> Connection::writeAll(std::vector<Bytes> frames)
{
    for (Bytes& frame : frames) {
        const bool taken = co_await write(std::move(frame));
        if (!taken)
            co_return false;
    }
    co_return true;
}

asio::awaitable<bool> Connection::answerScan(Scan scan)
{
    const steady_clock::time_point started = steady_clock::now();
    asio::steady_timer timer(m_socket.get_executor());
    NamespaceTallies& tallies = scan.nameSpace().state->tallies;
    ScanTally& tally = scan.request().query ? tallies.indexQueries : tallies.scans;
    while (!scan.done()) {
        Result<Bytes> frame = scan.nextFrame();
        if (!frame) {
            ++tally.failed;
            co_return co_await write(lastFrame(codeOf(frame.error())));
        }
        const bool taken = co_await write(*std::move(frame));
        if (!taken) {
            ++tally.left;
            co_return false;
        }
        // Zero, too, lets the other connections have their turn.
        asio::error_code ignored;
        timer.expires_after(restAfter(scan, started));
        co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        if (m_closed)
            co_return false;
    }
    ++tally.complete;
    co_return co_await write(lastFrame(ServerCode::ok));
}

asio::awaitable<bool> Connection::answerInfoRequest()
{
    std::string text;
    for (const std::string_view command : infoCommands(textOf(m_body))) {
        InfoAnswer answer = answerInfo(command, infoContext());
        text.append(command).append("\t");
        if (std::string* known = std::get_if<std::string>(&answer)) {
            text.append(*known);
        } else {
            const Result<std::string> outcome = co_await committed(m_services.commits, std::get<1>(std::move(answer)));
            if (m_closed)
                co_return false;
            text.append(outcome ? *outcome : infoError(outcome.error()));
        }
        text.append("\n");
        if (text.size() > maxInfoAnswer)
            co_return false;
    }
    ++m_services.tallies.infoRequests;
    co_return co_await write(wire::infoFrame(text));
}

std::string Connection::clientAddress() const
{
    asio::error_code ignored;
    return addressOf(m_socket.remote_endpoint(ignored));
}

InfoContext Connection::infoContext() const
{
    asio::error_code ignored;
    const auto seconds = [](auto duration) { return std::chrono::duration_cast<std::chrono::seconds>(duration); };
    return {.storage = m_services.storage,
            .tallies = m_services.tallies,
            .service = addressOf(m_socket.local_endpoint(ignored)),
            .connections = m_services.connections,
            .maxConnections = m_services.options.maxConnections,
            .uptime = seconds(steady_clock::now() - m_services.started),
            .jobs = &m_services.commits.jobs()};
}

} // namespace binnacle::node
