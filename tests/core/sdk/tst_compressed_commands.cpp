// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/cluster.h"
#include "core/sdk/errors.h"
#include "core/wire/compression.h"
#include "tests/support/command_server.h"
#include "tests/support/raised.h"
#include "tests/support/sandbox.h"

#include <QtTest>

using namespace binnacle;
using namespace std::chrono_literals;
using test::FakeNode;
using test::FakeStore;

namespace {

const DataSet users{"test", "users"};
const std::string longText(1'000, 'x');

Behavior compressing()
{
    Settings settings;
    settings.useCompression = true;
    settings.totalTimeoutMs = 2'000;
    return Behavior::with(settings);
}

/// All frames in `frames`, each compressed.
Bytes allCompressed(ByteView frames)
{
    Bytes out;
    while (!frames.empty()) {
        const auto size = wire::frameHeaderSize + static_cast<std::size_t>(wire::decodeFrameHeader(frames)->bodySize);
        const Bytes packed = wire::compressedFrame(frames.first(size));
        out.insert(out.end(), packed.begin(), packed.end());
        frames = frames.subspan(size);
    }
    return out;
}

/// A node that can compress, as those of the Enterprise Edition.
struct Fixture {
    FakeNode node{"A1", std::make_shared<FakeStore>(), test::everyNth(0, 1)};
    std::atomic<int> packed{0}; ///< requests that came compressed
    std::atomic<int> asked{0};  ///< … and that asked for compressed answers
    test::CommandServer server{[this](test::Peer& peer, const Bytes& frame) {
        Bytes body(frame.begin() + wire::frameHeaderSize, frame.end());
        if (frame[1] == static_cast<std::uint8_t>(wire::FrameType::compressed)) {
            ++packed;
            body = wire::decompressedBody(body, wire::maxBodySize).value();
        }
        const bool wanted = (body[1] & wire::info1::compressResponse) != 0;
        asked += wanted;
        const Bytes answer = node.commandAnswer(body);
        return peer.send(wanted ? allCompressed(answer) : answer);
    }};
    Cluster cluster = ClusterDefinition("127.0.0.1", server.port()).connect();
    Session session = cluster.createSession(compressing());
};

/// A node of the Community Edition: to what is compressed it says a code in one bare message.
test::CommandServer::Act refusing()
{
    return [](test::Peer& peer, const Bytes& frame) {
        const bool packed = frame[1] == static_cast<std::uint8_t>(wire::FrameType::compressed);
        wire::MessageHeader header;
        header.resultCode = packed ? static_cast<std::uint8_t>(ServerCode::enterpriseOnly) : 0;
        return peer.send(wire::MessageWriter(header).takeFrame());
    };
}

void checkThatAllAreRefused(const std::vector<RecordResult>& results, std::size_t count)
{
    QCOMPARE(results.size(), count);
    for (const RecordResult& result : results) {
        QVERIFY2(result.error && result.error->is(ServerCode::enterpriseOnly), result.error ? result.error->text().c_str() : "");
        QVERIFY(!result.inDoubt());
    }
}

} // namespace

class TestCompressedCommands : public QObject {
    Q_OBJECT

private slots:
    void aLongWriteGoesCompressedAndAShortOneDoesNot()
    {
        Fixture fixture;
        fixture.session.upsert(users.id(1)).bin("n").setTo(1).execute();
        QCOMPARE(fixture.packed.load(), 0);
        fixture.session.upsert(users.id(1)).bin("n").setTo(longText).execute();
        QCOMPARE(fixture.packed.load(), 1);
        QCOMPARE(fixture.asked.load(), 0);
    }

    void whatBecomesNoShorterGoesAsItIs()
    {
        Fixture fixture;
        Bytes noise(200);
        std::uint32_t state = 1;
        for (std::uint8_t& byte : noise) {
            state = state * 1'664'525 + 1'013'904'223;
            byte = static_cast<std::uint8_t>(state >> 24);
        }
        fixture.session.upsert(users.id(1)).bin("n").setTo(Blob{noise}).execute();
        QCOMPARE(fixture.packed.load(), 0);
    }

    void readsAskForCompressedAnswersAndTakeThem()
    {
        Fixture fixture;
        fixture.session.upsert(users.id(1)).bin("n").setTo(longText).execute();
        const RecordResult read = fixture.session.query(users.id(1)).execute().firstOrRaise();
        QCOMPARE(*read.record->bin("n"), Value(longText));
        QCOMPARE(fixture.asked.load(), 1);
    }

    void batchesAndScansTakeThemToo()
    {
        Fixture fixture;
        const auto written = fixture.session.upsert(users.idRange(1, 300)).bin("n").setTo(longText).execute().collect();
        QCOMPARE(written.size(), std::size_t{300});
        QVERIFY(std::ranges::all_of(written, &RecordResult::isOk));
        QVERIFY(fixture.packed > 0);
        for (auto results : {fixture.session.query(users.idRange(1, 300)).execute().collect(),
                             fixture.session.query(users).execute().collect()}) {
            QCOMPARE(results.size(), std::size_t{300});
            for (const RecordResult& result : results) {
                QCOMPARE(*result.record->bin("n"), Value(longText));
            }
        }
    }

    void withoutAWordNothingIsCompressed()
    {
        Fixture fixture;
        const Session plain = fixture.cluster.createSession();
        plain.upsert(users.id(1)).bin("n").setTo(longText).execute();
        plain.query(users.id(1)).execute();
        plain.query(users).execute().collect();
        QCOMPARE(fixture.packed.load() + fixture.asked.load(), 0);
    }

    void aNodeThatCannotUnpackRefusesAllAtOnce()
    {
        test::CommandServer server(refusing());
        const Session session = ClusterDefinition("127.0.0.1", server.port()).connect().createSession(compressing());
        const auto begun = std::chrono::steady_clock::now();
        checkThatAllAreRefused(session.upsert(users.id(1)).bin("n").setTo(longText).inStream().execute().collect(), 1);
        checkThatAllAreRefused(session.upsert(users.idRange(1, 5)).bin("n").setTo(longText).execute().collect(), 5);
        QVERIFY(std::chrono::steady_clock::now() - begun < 1s);
        QCOMPARE(server.connections(), 1); // which stays of use
    }

    void theSandboxIsSuchANode()
    {
        test::Sandbox sandbox;
        QVERIFY(sandbox.isReady());
        const Session session = ClusterDefinition(sandbox.hosts()).connect().createSession(compressing());
        checkThatAllAreRefused(session.upsert(users.id(1)).bin("n").setTo(longText).inStream().execute().collect(), 1);
        checkThatAllAreRefused(session.upsert(users.idRange(1, 5)).bin("n").setTo(longText).execute().collect(), 5);
        // What is short goes as it is, and answers come so.
        session.upsert(users.id(1)).bin("n").setTo(1).execute();
        QCOMPARE(*session.query(users.id(1)).execute().firstOrRaise().record->bin("n"), Value(1));
    }

    void whatWasNotAskedForIsNotUnpacked()
    {
        FakeNode node("A1", std::make_shared<FakeStore>(), test::everyNth(0, 1));
        test::CommandServer server([&node](test::Peer& peer, const Bytes& frame) {
            return peer.send(allCompressed(node.commandAnswer(ByteView(frame).subspan(wire::frameHeaderSize))));
        });
        const Cluster cluster = ClusterDefinition("127.0.0.1", server.port()).connect();
        const Session session = cluster.createSession();
        const std::string expected = "a compressed answer where none was asked for";
        for (const std::int64_t last : {1, 2}) { // a command of its own, and a batch
            for (const RecordResult& result : session.upsert(users.idRange(1, last)).bin("n").setTo(1).inStream().execute().collect()) {
                QVERIFY(result.error->is(ClientCode::protocolError) && result.inDoubt());
                QVERIFY(result.error->detail().find(expected) != std::string::npos);
            }
            for (const RecordResult& result : session.exists(users.idRange(1, last)).inStream().execute().collect()) {
                QVERIFY(result.error->is(ClientCode::protocolError) && !result.inDoubt());
            }
        }
        const Error scan = test::raisedBy([&] { session.query(users).execute().collect(); });
        QVERIFY(scan.is(ClientCode::protocolError) && scan.detail().find(expected) != std::string::npos);
        QCOMPARE(*cluster.createSession(compressing()).query(users.id(1)).execute().firstOrRaise().record->bin("n"), Value(1));
    }

    void aDamagedAnswerIsAProtocolError_data()
    {
        QTest::addColumn<int>("cut");
        QTest::newRow("a bit flipped") << 0;
        QTest::newRow("a byte short") << 1;
        QTest::newRow("no size") << 1'000;
    }

    void aDamagedAnswerIsAProtocolError()
    {
        QFETCH(int, cut);
        test::CommandServer server([cut](test::Peer& peer, const Bytes&) {
            const Bytes whole = wire::compressedFrame(wire::MessageWriter({}).takeFrame());
            Bytes body(whole.begin() + wire::frameHeaderSize, whole.end());
            body.resize(cut == 1'000 ? 3 : body.size() - static_cast<std::size_t>(cut));
            body.back() ^= cut == 0 ? 1 : 0;
            return peer.send(wire::frameOf(wire::FrameType::compressed, body));
        });
        const Session session = ClusterDefinition("127.0.0.1", server.port()).connect().createSession(compressing());
        const auto results = session.upsert(users.id(1)).bin("n").setTo(1).inStream().execute().collect();
        QVERIFY(results.front().error->is(ClientCode::protocolError) && results.front().inDoubt());
        for (const RecordResult& result : session.query(users.ids(1, 2)).execute().collect()) {
            QVERIFY(result.error->is(ClientCode::protocolError) && !result.inDoubt());
        }
    }
};

QTEST_GUILESS_MAIN(TestCompressedCommands)
#include "tst_compressed_commands.moc"
