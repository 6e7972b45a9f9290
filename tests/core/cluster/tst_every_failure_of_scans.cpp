// SPDX-License-Identifier: Apache-2.0
#include "core/wire/message.h"
#include "tests/core/cluster/core_fixture.h"
#include "tests/support/mishaps.h"

#include <QtTest>

using namespace binnacle;
using namespace std::chrono_literals;
using test::CoreFixture;
using test::documentOf;
using test::Ended;
using test::FailingNode;
using test::KnownMishap;
using test::Mishap;
using wire::FrameType;

namespace {

const DataSet users{"test", "users"};
constexpr int always = 1'000'000;
constexpr std::size_t records = 40;
constexpr std::chrono::milliseconds briefly = 400ms;
constexpr std::chrono::milliseconds margin = 5s; // what a busy machine may add

/// A node with 40 records, and a client that is connected to it.
struct Fixture {
    FailingNode node;
    CoreFixture core{node.port()};

    Fixture()
    {
        if (const auto failure = core.connect()) {
            throw std::runtime_error(failure->text());
        }
        OperationDocument document = documentOf(Verb::upsert, users, {});
        document.segments.front().keys = {KeyRange{1, records}};
        core.run(document);
    }

    /// From the page after `right` pages on.
    void fail(const KnownMishap& known, int times, int right = 0)
    {
        if (known.mishap.when == Mishap::When::accepted) {
            node.stop();
            node.start();
        }
        node.fail(FrameType::message, known.mishap, times, right);
    }
};

cluster::ScanPlan planOf(std::chrono::milliseconds timeout = 20s)
{
    cluster::ScanPlan plan;
    plan.dataSet = users;
    plan.pageSize = 10;
    plan.maxRetries = 1;
    plan.timeoutMs = static_cast<std::uint32_t>(timeout.count());
    return plan;
}

std::vector<KnownMishap> allMishaps()
{
    std::vector<KnownMishap> all = test::mishapsOfAnyExchange(briefly);
    std::ranges::move(test::mishapsOfMessages(), std::back_inserter(all));
    return all;
}

/// A page that ends, and then says something more in the same frame.
Mishap addsToTheLastFrame(const Bytes& message)
{
    const auto act = [message](test::Peer& peer, const Bytes& answer) {
        std::vector<Bytes> frames = test::framesOf(answer);
        Bytes body(frames.back().begin() + wire::frameHeaderSize, frames.back().end());
        body.insert(body.end(), message.begin(), message.end());
        frames.back() = test::withBody(frames.back(), body);
        for (const Bytes& frame : frames) {
            peer.send(frame);
        }
    };
    return {Mishap::When::answered, act, Mishap::Then::stay};
}

Mishap sendsInstead(const Bytes& message)
{
    const auto act = [message](test::Peer& peer, const Bytes& answer) { peer.send(test::withBody(answer, message)); };
    return {Mishap::When::answered, act, Mishap::Then::stay};
}

Bytes recordMessage(const Digest& digest)
{
    return wire::MessageWriter({})
        .field(wire::FieldType::nameSpace, "test")
        .field(wire::FieldType::digest, ByteView(digest))
        .field(wire::FieldType::set, "users")
        .takeMessage();
}

Bytes manyRecords()
{
    Bytes body;
    for (int i = 0; i < 11; ++i) {
        const Bytes message = recordMessage(users.id(i).digest);
        body.insert(body.end(), message.begin(), message.end());
    }
    return body;
}

Bytes unavailable(std::uint32_t partition)
{
    wire::MessageHeader header;
    header.info3 = wire::info3::partitionDone;
    header.resultCode = static_cast<std::uint8_t>(ServerCode::partitionUnavailable);
    header.generation = partition;
    return wire::MessageWriter(header).takeMessage();
}

} // namespace

Q_DECLARE_METATYPE(KnownMishap)

class TestEveryFailureOfScans : public QObject {
    Q_OBJECT

private:
    static void addRows(const std::function<bool(const KnownMishap&)>& wanted)
    {
        QTest::addColumn<KnownMishap>("known");
        for (const KnownMishap& known : allMishaps()) {
            if (wanted(known)) {
                QTest::addRow("the node %s", known.name) << known;
            }
        }
        for (const KnownMishap& known : {
                 KnownMishap{"goes on after the last message", addsToTheLastFrame(recordMessage(users.id(1).digest)),
                             ClientCode::protocolError},
                 KnownMishap{"sends records without a digest", sendsInstead(wire::MessageWriter({}).takeMessage()),
                             ClientCode::protocolError},
                 KnownMishap{"sends more records than were asked for", sendsInstead(manyRecords()), ClientCode::protocolError},
                 KnownMishap{"tells of a partition that is none", sendsInstead(unavailable(4096)), ClientCode::protocolError},
             }) {
            if (wanted(known)) {
                QTest::addRow("the node %s", known.name) << known;
            }
        }
    }

private slots:
    void aScanEndsInTheRightErrorAndTheNextIsUnharmed_data()
    {
        addRows([](const KnownMishap&) { return true; });
    }

    /// The first two pages come as they should; a scan that fails later keeps what it has delivered.
    void aScanEndsInTheRightErrorAndTheNextIsUnharmed()
    {
        QFETCH(KnownMishap, known);
        Fixture fixture;
        const int right = known.mishap.when == Mishap::When::accepted ? 0 : 2;
        fixture.fail(known, always, right);
        const int connections = fixture.node.connections();
        const Ended ended = fixture.core.run(planOf(known.isSilent() ? briefly : 20s));
        QVERIFY(ended.elapsed < (known.isSilent() ? briefly : 2s) + margin);
        QVERIFY(ended.failure);
        QVERIFY2(ended.failure->is(known.code), ended.failure->text().c_str());
        QVERIFY2(ended.failure->detail().find(fixture.node.address()) != std::string::npos, ended.failure->text().c_str());
        QVERIFY(!ended.failure->inDoubt());
        QVERIFY2(ended.records >= right * 10U && ended.records < records, std::to_string(ended.records).c_str());
        fixture.node.behave();
        const Ended next = fixture.core.run(planOf());
        QVERIFY2(!next.failure, next.failure ? next.failure->text().c_str() : "");
        QCOMPARE(next.records, records);
        QVERIFY(fixture.node.connections() > connections);
        QCOMPARE(fixture.node.bytesAfterMishaps(), 0);
    }

    void aPageIsTakenUpAgain_data() { addRows(&KnownMishap::isTransient); }

    /// No record is missing and none comes twice, wherever the page broke off.
    void aPageIsTakenUpAgain()
    {
        QFETCH(KnownMishap, known);
        Fixture fixture;
        fixture.fail(known, 1, known.mishap.when == Mishap::When::accepted ? 0 : 2);
        const Ended ended = fixture.core.run(planOf());
        QVERIFY2(!ended.failure, ended.failure ? ended.failure->text().c_str() : "");
        QCOMPARE(ended.records, records);
        QCOMPARE(fixture.node.mishaps(), 1);
    }

    void whatIsRefusedIsSaid()
    {
        Fixture fixture;
        fixture.node.stop();
        const Ended ended = fixture.core.run(planOf());
        QVERIFY(ended.failure);
        QVERIFY2(ended.failure->is(ClientCode::connectionFailed), ended.failure->text().c_str());
        QVERIFY2(ended.failure->detail().find(fixture.node.address()) != std::string::npos, ended.failure->text().c_str());
        fixture.node.start();
        QCOMPARE(fixture.core.run(planOf()).records, records);
    }

    void anUnknownCodeIsTheServersOwn()
    {
        Fixture fixture;
        fixture.node.fail(FrameType::message, test::answersWithCode(93));
        const Ended ended = fixture.core.run(planOf());
        QVERIFY(ended.failure);
        QVERIFY2(ended.failure->isServer() && ended.failure->code() == 93, ended.failure->text().c_str());
        QCOMPARE(fixture.core.run(planOf()).records, records);
    }

    void commandsBesideAScanThatFailsAreUnharmed_data()
    {
        addRows([](const KnownMishap& known) { return known.mishap.when == Mishap::When::answered; });
    }

    void commandsBesideAScanThatFailsAreUnharmed()
    {
        QFETCH(KnownMishap, known);
        Fixture fixture;
        fixture.node.fail(FrameType::message, known.mishap);
        auto scan = fixture.core.start(planOf(known.isSilent() ? briefly : 20s));
        QTRY_COMPARE(fixture.node.mishaps(), 1);
        for (std::int64_t key = 1; key <= 5; ++key) {
            const RecordResult result = fixture.core.run(documentOf(Verb::upsert, users, {key})).results.at(0);
            QVERIFY2(result.isOk(), result.error ? result.error->text().c_str() : "");
        }
        const Ended ended = CoreFixture::waitFor(std::move(scan));
        QCOMPARE(ended.failure.has_value(), !known.isTransient());
        QCOMPARE(fixture.node.bytesAfterMishaps(), 0);
    }
};

QTEST_GUILESS_MAIN(TestEveryFailureOfScans)
#include "tst_every_failure_of_scans.moc"
