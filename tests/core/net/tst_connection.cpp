// SPDX-License-Identifier: Apache-2.0
#include "core/net/info_request.h"
#include "core/net/resolve.h"
#include "core/net/runtime.h"
#include "tests/support/flow.h"
#include "tests/support/scripted_server.h"

#include <QtTest>

using namespace binnacle;
using namespace binnacle::net;
using namespace std::chrono_literals;
using test::Peer;
using test::ScriptedServer;

namespace {

constexpr std::chrono::milliseconds timeout = 300ms;

/// A value that can be made before there is one, as a flow's completion needs it.
using Answer = std::optional<Result<InfoAnswer>>;

asio::awaitable<Answer> ask(asio::io_context& context, Address address)
{
    CancelSignal signal;
    const auto connection = std::make_shared<Connection>(context, address);
    connection->setDeadline(Deadline::in(timeout));
    const Result<void> opened = co_await connection->open(signal);
    if (!opened) {
        co_return Result<InfoAnswer>(opened.error());
    }
    Result<InfoAnswer> answer = co_await requestInfo(*connection, "node\n");
    co_return Answer(std::move(answer));
}

Result<InfoAnswer> ask(const Address& address)
{
    asio::io_context context;
    return *test::runFlow(context, ask(context, address));
}

Bytes header(std::uint8_t version, std::uint8_t type, std::uint64_t size)
{
    Bytes bytes{version, type};
    for (int shift = 40; shift >= 0; shift -= 8) {
        bytes.push_back(static_cast<std::uint8_t>(size >> shift));
    }
    return bytes;
}

using Script = ScriptedServer::Script;

Script sends(std::string text, bool close = false)
{
    return [text, close](Peer& peer) {
        peer.readFrame();
        peer.send(text);
        if (!close) {
            peer.waitForClose();
        }
    };
}

std::string raw(const Bytes& bytes)
{
    return std::string(textOf(bytes));
}

} // namespace

Q_DECLARE_METATYPE(Script)

class TestConnection : public QObject {
    Q_OBJECT

private slots:
    void anAnswerIsRead()
    {
        const ScriptedServer server(sends(raw(wire::infoFrame("node\tA4\nbuild\t8\n"))));
        const Result<InfoAnswer> answer = ask({"127.0.0.1", server.port()});
        QVERIFY(answer);
        QCOMPARE(*infoValue(*answer, "node"), std::string("A4"));
        QVERIFY(infoValue(*answer, "missing") == nullptr);
    }

    void anAnswerInSinglePiecesIsRead()
    {
        const ScriptedServer server([](Peer& peer) {
            peer.readFrame();
            for (const std::uint8_t byte : wire::infoFrame("node\tA4\n")) {
                peer.send(ByteView(&byte, 1));
            }
            peer.waitForClose();
        });
        QVERIFY(ask({"127.0.0.1", server.port()}).ok());
    }

    void aLargeAnswerIsReadWhole()
    {
        const std::string text = "node\t" + std::string(5'000'000, 'x') + "\n";
        const ScriptedServer server(sends(raw(wire::infoFrame(text))));
        const Result<InfoAnswer> answer = ask({"127.0.0.1", server.port()});
        QVERIFY(answer);
        QCOMPARE(infoValue(*answer, "node")->size(), std::size_t{5'000'000});
    }

    void whateverThePeerDoesTheWaitEndsWithASentence_data()
    {
        QTest::addColumn<Script>("script");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("sentence");
        const auto row = [](const char* name, Script script, ClientCode code, const char* sentence) {
            QTest::newRow(name) << std::move(script) << static_cast<int>(code) << QByteArray(sentence);
        };
        const auto lost = ClientCode::connectionFailed;
        const auto foreign = ClientCode::protocolError;
        const std::string whole = raw(wire::infoFrame("node\tA4\n"));
        row(
            "closes at once", [](Peer&) {}, lost, "closed the connection");
        row("closes after the request", sends("", true), lost, "closed the connection without an answer");
        row("closes in the header", sends(whole.substr(0, 5), true), lost, "closed the connection in the middle of an answer");
        row("closes in the body", sends(whole.substr(0, 10), true), lost, "closed the connection in the middle of an answer");
        row("says nothing", sends(""), ClientCode::timeout, "did not answer within 300 ms");
        row("stalls in the header", sends(whole.substr(0, 5)), ClientCode::timeout, "did not answer within 300 ms");
        row("stalls in the body", sends(whole.substr(0, 12)), ClientCode::timeout, "did not answer within 300 ms");
        row(
            "trickles",
            [whole](Peer& peer) {
                for (const char c : whole) {
                    if (!peer.send(std::string_view(&c, 1))) {
                        return;
                    }
                    if (!peer.pause(100ms)) {
                        return;
                    }
                }
            },
            ClientCode::timeout, "did not answer within 300 ms");
        row("ssh", sends("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"), foreign,
            "does not speak the Aerospike protocol: it sent \"SSH-2.0-");
        row("http", sends("HTTP/1.1 400 Bad Request\r\n\r\n", true), foreign,
            "does not speak the Aerospike protocol: it sent \"HTTP/1.1");
        row("a short banner", sends("220 \r\n", true), foreign, "does not speak the Aerospike protocol: it sent \"220 \"");
        row("a frame of 2^40 bytes", sends(raw(header(2, 1, std::uint64_t{1} << 40))), foreign, "sent what cannot be read");
        row("a frame over the bound", sends(raw(header(2, 1, (16u << 20) + 1))), foreign, "sent what cannot be read");
        row("a frame of no known type", sends(raw(header(2, 9, 8))), foreign, "sent what cannot be read");
        row("another kind of frame", sends(raw(header(2, 3, 0))), foreign, "answered an info request with another kind");
    }

    void whateverThePeerDoesTheWaitEndsWithASentence()
    {
        QFETCH(Script, script);
        QFETCH(int, code);
        QFETCH(QByteArray, sentence);
        const ScriptedServer server(script);
        const auto begun = SteadyClock::now();
        const Result<InfoAnswer> answer = ask({"127.0.0.1", server.port()});
        QVERIFY(SteadyClock::now() - begun < timeout + 2s);
        QVERIFY(!answer);
        const std::string text = answer.error().text();
        QVERIFY2(answer.error().is(static_cast<ClientCode>(code)), text.c_str());
        QVERIFY2(text.find("127.0.0.1:" + std::to_string(server.port())) != std::string::npos, text.c_str());
        QVERIFY2(text.find(sentence.toStdString()) != std::string::npos, text.c_str());
    }

    void aPortWhereNothingListensRefuses()
    {
        const Result<InfoAnswer> answer = ask({"127.0.0.1", test::unusedPort()});
        QVERIFY(!answer);
        QVERIFY(answer.error().is(ClientCode::connectionFailed));
        QVERIFY2(answer.error().detail().find("refused the connection") != std::string::npos, answer.error().text().c_str());
    }

    void aNameIsLookedUp()
    {
        const ScriptedServer server(sends(raw(wire::infoFrame("node\tA4\n"))));
        const Result<InfoAnswer> answer = ask({"localhost", server.port()});
        QVERIFY2(answer.ok(), answer ? "" : answer.error().text().c_str());
    }

    void whatIsNoNameIsRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a zero byte") << QByteArray("local\0host", 10);
        QTest::newRow("spaces") << QByteArray("no such host");
    }

    void whatIsNoNameIsRefused()
    {
        QFETCH(QByteArray, name);
        const Result<InfoAnswer> answer = ask({name.toStdString(), 3000});
        QVERIFY(!answer);
        const bool expected = answer.error().is(ClientCode::invalidHost) || answer.error().is(ClientCode::timeout);
        QVERIFY2(expected, answer.error().text().c_str());
    }

    void aConnectionThatThePeerClosedIsNotQuiet()
    {
        asio::io_context context;
        std::atomic<bool> close{false};
        const ScriptedServer server([&close](Peer& peer) {
            while (!close && peer.pause(10ms)) {
            }
        });
        const auto connection = std::make_shared<Connection>(context, Address{"127.0.0.1", server.port()});
        connection->setDeadline(Deadline::in(5s));
        CancelSignal signal;
        const auto opened = test::runFlow(context, [](auto c, CancelSignal& s) -> asio::awaitable<bool> {
            const Result<void> result = co_await c->open(s);
            co_return result.ok();
        }(connection, signal));
        QVERIFY(opened);
        QVERIFY(connection->isQuiet());
        close = true;
        QTRY_VERIFY(!connection->isQuiet());
    }

    void idleTimeStartsAnewWithEachByte()
    {
        const std::string whole = raw(wire::infoFrame("node\tA4 and some more\n"));
        const ScriptedServer server([whole](Peer& peer) {
            for (const char c : whole) {
                peer.send(std::string_view(&c, 1));
                peer.pause(20ms);
            }
            peer.waitForClose();
        });
        asio::io_context context;
        CancelSignal signal;
        const auto connection = std::make_shared<Connection>(context, Address{"127.0.0.1", server.port()});
        connection->setDeadline(Deadline::in(timeout));
        const bool read = test::runFlow(context, [](auto c, CancelSignal& s) -> asio::awaitable<bool> {
            const Result<void> opened = co_await c->open(s);
            const Result<Frame> frame = co_await c->readFrame(1000, timeout);
            co_return opened.ok() && frame.ok();
        }(connection, signal));
        QVERIFY2(read, "it took longer than the timeout in all, but was never silent for so long");
    }

    void aRuntimeStopsAndKnowsItsThread()
    {
        QVERIFY(!Runtime::isCurrent());
        Runtime runtime;
        std::atomic<bool> inside{false};
        asio::post(runtime.context(), [&inside] { inside = Runtime::isCurrent(); });
        runtime.stop();
        QVERIFY(inside);
        runtime.stop();
    }
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
