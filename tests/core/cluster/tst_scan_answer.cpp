// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/scan_answer.h"
#include "core/operation/encode.h"
#include "core/wire/message.h"
#include "tests/support/recording.h"

#include <QtTest>

#include <random>
#include <set>

using namespace binnacle;
using namespace binnacle::cluster;

namespace {

struct Fixture {
    ScanTracker tracker;
    RecordBytes records;

    explicit Fixture(std::int64_t pageSize = 5000) : tracker(planOf(pageSize))
    {
        tracker.beginRound([](std::uint16_t, std::size_t) { return NodeId{1}; });
    }

    static ScanPlan planOf(std::int64_t pageSize)
    {
        ScanPlan plan;
        plan.dataSet = {"test", "scanset"};
        plan.pageSize = pageSize;
        return plan;
    }

    Result<ScanAnswer> take(ByteView body, std::size_t enough = std::size_t{1} << 30)
    {
        std::size_t offset = 0;
        return takeScanFrame(body, offset, tracker, 0, records, enough);
    }
};

Bytes notice(std::uint8_t info3, ServerCode code, std::uint32_t generation = 0)
{
    wire::MessageHeader header;
    header.info3 = info3;
    header.resultCode = static_cast<std::uint8_t>(code);
    header.generation = generation;
    return wire::MessageWriter(header).takeMessage();
}

Bytes recordWithoutDigest()
{
    return wire::MessageWriter({}).field(wire::FieldType::nameSpace, "test").takeMessage();
}

} // namespace

class TestScanAnswer : public QObject {
    Q_OBJECT

private slots:
    void recordedAnswersAreTakenWhole_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("count");
        QTest::newRow("all") << QByteArray("scan a set") << 50;
        QTest::newRow("no bins") << QByteArray("scan no bins") << 50;
        QTest::newRow("absent") << QByteArray("scan an absent set") << 0;
        QTest::newRow("max records") << QByteArray("scan max records") << 10;
    }

    void recordedAnswersAreTakenWhole()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, count);
        Fixture fixture;
        const auto frames = test::recording("scan", name.toStdString()).exchanges.front().responses;
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const Result<ScanAnswer> answer = fixture.take(test::bodyOf(frames[i]));
            QVERIFY(answer);
            QCOMPARE(*answer == ScanAnswer::last, i + 1 == frames.size());
        }
        QCOMPARE(static_cast<int>(fixture.records.offsets.size()), count);
        QCOMPARE(fixture.tracker.taken(), std::int64_t{count});
        std::set<Digest> digests;
        for (std::size_t offset : fixture.records.offsets) {
            const auto message = wire::decodeMessage(fixture.records.bytes, offset);
            const Result<Record> record = decodeRecord(*message);
            QVERIFY(record);
            digests.insert(record->key.digest);
        }
        QCOMPARE(static_cast<int>(digests.size()), count);
    }

    void aLargeFrameIsTakenInPieces()
    {
        Fixture fixture;
        const auto frames = test::recording("scan", "scan a set").exchanges.front().responses;
        const ByteView body = test::bodyOf(frames.front());
        std::size_t offset = 0;
        std::size_t pieces = 0;
        std::size_t records = 0;
        for (; offset < body.size(); ++pieces) {
            QVERIFY(pieces < 20);
            RecordBytes piece;
            QVERIFY(takeScanFrame(body, offset, fixture.tracker, 0, piece, 300).ok());
            QVERIFY(piece.bytes.size() >= 300 || offset == body.size());
            records += piece.offsets.size();
        }
        QCOMPARE(pieces, std::size_t{6});
        QCOMPARE(records, std::size_t{12});
    }

    void everyTruncationIsAnErrorOrASmallerAnswer()
    {
        const auto frames = test::recording("scan", "scan a set").exchanges.front().responses;
        const ByteView body = test::bodyOf(frames.front());
        std::size_t whole = 0;
        for (std::size_t length = 0; length < body.size(); ++length) {
            Fixture fixture;
            const Result<ScanAnswer> answer = fixture.take(body.first(length));
            whole += answer.ok();
            QVERIFY(answer || answer.error().is(ClientCode::protocolError));
        }
        QCOMPARE(whole, std::size_t{12}); // at the start of each of its twelve records
    }

    void flippedBytesNeverDoMoreThanFail()
    {
        const unsigned seed = 20260801;
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const auto frames = test::recording("scan", "scan a set").exchanges.front().responses;
        for (int round = 0; round < 3000; ++round) {
            const ByteView body = test::bodyOf(frames[random() % frames.size()]);
            Bytes changed(body.begin(), body.end());
            for (int i = 0; i < 3; ++i) {
                changed[random() % changed.size()] = static_cast<std::uint8_t>(random());
            }
            Fixture fixture;
            const Result<ScanAnswer> answer = fixture.take(changed);
            QVERIFY(fixture.records.bytes.size() <= changed.size());
            QVERIFY(answer || !answer.error().text().empty());
        }
    }

    void theServersErrorIsTheScans()
    {
        Fixture fixture;
        const Result<ScanAnswer> answer = fixture.take(notice(wire::info3::last, ServerCode::namespaceNotFound));
        QVERIFY(!answer);
        QVERIFY(answer.error().is(ServerCode::namespaceNotFound));
        QVERIFY(Fixture().take(notice(0, ServerCode::parameterError)).error().is(ServerCode::parameterError));
    }

    void anUnavailablePartitionIsNoted()
    {
        Fixture fixture;
        const Result<ScanAnswer> answer = fixture.take(notice(wire::info3::partitionDone, ServerCode::partitionUnavailable, 77));
        QVERIFY(answer && *answer == ScanAnswer::more);
        fixture.tracker.finish(0);
        QVERIFY(fixture.tracker.endRound().value() == ScanTracker::Next::retry);
        const auto shares = fixture.tracker.beginRound([](std::uint16_t, std::size_t) { return NodeId{1}; });
        QCOMPARE(shares[0].partitions, std::vector<std::uint16_t>{77});
    }

    void aPartitionThatIsDoneIsNoNews()
    {
        Fixture fixture;
        const Result<ScanAnswer> answer = fixture.take(notice(wire::info3::partitionDone, ServerCode::ok, 77));
        QVERIFY(answer && *answer == ScanAnswer::more);
    }

    void aNodeWithoutTheSetHasNothing()
    {
        const Result<ScanAnswer> answer = Fixture().take(notice(0, ServerCode::recordNotFound));
        QVERIFY(answer && *answer == ScanAnswer::last);
    }

    void nothingFollowsTheEnd()
    {
        Bytes body = notice(wire::info3::last, ServerCode::ok);
        const Result<ScanAnswer> end = Fixture().take(body);
        QVERIFY(end && *end == ScanAnswer::last);
        const Bytes more = notice(0, ServerCode::ok);
        for (const std::uint8_t byte : more) {
            body.push_back(byte);
            QVERIFY(Fixture().take(body).error().is(ClientCode::protocolError));
        }
    }

    void aRecordWithoutDigestIsAProtocolError()
    {
        const Result<ScanAnswer> answer = Fixture().take(recordWithoutDigest());
        QVERIFY(!answer);
        QVERIFY(answer.error().is(ClientCode::protocolError));
    }

    void anAnswerBeyondThePageIsAProtocolError()
    {
        Fixture fixture(11);
        const auto frames = test::recording("scan", "scan a set").exchanges.front().responses;
        const Result<ScanAnswer> answer = fixture.take(test::bodyOf(frames.front()));
        QVERIFY(!answer);
        QVERIFY(answer.error().is(ClientCode::protocolError));
        QCOMPARE(fixture.records.offsets.size(), std::size_t{11});
    }
};

QTEST_APPLESS_MAIN(TestScanAnswer)
#include "tst_scan_answer.moc"
