// SPDX-License-Identifier: Apache-2.0
#include "core/wire/message.h"
#include "tests/core/cluster/failing_fixture.h"

using namespace binnacle;
using namespace binnacle::test;

namespace {

constexpr std::size_t records = 35;

struct Fixture : FailingFixture {
    Fixture()
    {
        OperationDocument document = documentOf(Verb::upsert, users, {});
        document.segments.front().keys = {KeyRange{1, records}};
        core.run(document);
    }
};

cluster::ScanPlan planOf(std::chrono::milliseconds timeout = patiently)
{
    cluster::ScanPlan plan;
    plan.dataSet = users;
    plan.pageSize = 10;
    plan.maxRetries = 1;
    plan.timeoutMs = static_cast<std::uint32_t>(timeout.count());
    return plan;
}

/// A page that ends, and then says something more in the same frame.
Mishap addsToTheLastFrame(const Bytes& message)
{
    const auto act = [message](Peer& peer, const Bytes& answer) {
        std::vector<Bytes> frames = framesOf(answer);
        Bytes body(frames.back().begin() + wire::frameHeaderSize, frames.back().end());
        body.insert(body.end(), message.begin(), message.end());
        frames.back() = withBody(frames.back(), body);
        for (const Bytes& frame : frames) {
            peer.send(frame);
        }
    };
    return {Mishap::When::answered, act, Mishap::Then::stay};
}

Mishap sendsInstead(const Bytes& message)
{
    const auto act = [message](Peer& peer, const Bytes& answer) { peer.send(withBody(answer, message)); };
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

/// A scan asks again for what it reads; a silent node may be a busy one.
bool isMended(const KnownMishap& known)
{
    return known.isTransient() || known.isSilent();
}

std::vector<KnownMishap> allMishaps()
{
    std::vector<KnownMishap> all = mishapsOfCommands();
    const auto add = [&all](const char* name, Mishap mishap) {
        all.push_back({name, std::move(mishap), ClientCode::protocolError});
    };
    add("goes on after the last message", addsToTheLastFrame(recordMessage(users.id(1).digest)));
    add("sends records without a digest", sendsInstead(wire::MessageWriter({}).takeMessage()));
    add("sends more records than were asked for", sendsInstead(manyRecords()));
    add("tells of a partition that is none", sendsInstead(unavailable(4096)));
    return all;
}

} // namespace

class TestEveryFailureOfScans : public QObject {
    Q_OBJECT

private slots:
    void aScanEndsInTheRightErrorAndTheNextIsUnharmed_data() { addRows(allMishaps()); }

    /// The first two pages come as they should; a scan that fails later keeps what it has delivered.
    void aScanEndsInTheRightErrorAndTheNextIsUnharmed()
    {
        QFETCH(KnownMishap, known);
        Fixture fixture;
        const int right = known.mishap.when == Mishap::When::accepted ? 0 : 2;
        fixture.fail(known, always, right);
        const int connections = fixture.node.connections();
        const Ended ended = fixture.core.run(planOf(timeoutFor(known)));
        QVERIFY(ended.elapsed < boundFor(known));
        checkError(ended.failure, known.code, fixture.node);
        QVERIFY(!ended.failure->inDoubt());
        QVERIFY2(ended.records >= right * 10U && ended.records < records, std::to_string(ended.records).c_str());
        fixture.node.behave();
        const Ended next = fixture.core.run(planOf());
        QVERIFY2(!next.failure, said(next.failure).c_str());
        QCOMPARE(next.records, records);
        QVERIFY(fixture.node.connections() > connections);
        QCOMPARE(fixture.node.bytesAfterMishaps(), 0);
    }

    void aPageIsTakenUpAgain_data() { addRows(allMishaps(), isMended); }

    /// No record is missing and none comes twice, wherever the page broke off.
    void aPageIsTakenUpAgain()
    {
        QFETCH(KnownMishap, known);
        Fixture fixture;
        fixture.fail(known, 1, known.mishap.when == Mishap::When::accepted ? 0 : 2);
        const Ended ended = fixture.core.run(planOf(timeoutFor(known)));
        QVERIFY2(!ended.failure, said(ended.failure).c_str());
        QCOMPARE(ended.records, records);
        QCOMPARE(fixture.node.mishaps(), 1);
    }

    void aNodeThatDoesNotKnowAnIndexYetIsAskedAgain()
    {
        for (const ServerCode code : {ServerCode::indexNotFound, ServerCode::indexNotReadable}) {
            Fixture fixture;
            fixture.node.fail(wire::FrameType::message, answersWithCode(static_cast<std::uint8_t>(code)), 1, 1);
            const Ended ended = fixture.core.run(planOf());
            QVERIFY2(!ended.failure, said(ended.failure).c_str());
            QCOMPARE(ended.records, records);
            fixture.node.fail(wire::FrameType::message, answersWithCode(static_cast<std::uint8_t>(code)), always);
            const Ended refused = fixture.core.run(planOf());
            QVERIFY2(refused.failure && refused.failure->is(code), said(refused.failure).c_str());
        }
    }

    void aSilenceAsLongAsThePatienceIsTheEnd()
    {
        Fixture fixture;
        const std::vector<KnownMishap> all = mishapsOfCommands();
        const auto silent = [](const KnownMishap& known) { return known.isSilent() && isOfTheAnswer(known); };
        fixture.node.fail(wire::FrameType::message, std::ranges::find_if(all, silent)->mishap, always);
        cluster::ScanPlan plan = planOf(briefly);
        plan.maxRetries = 1'000;
        plan.patienceMs = plan.timeoutMs;
        const Ended ended = fixture.core.run(plan);
        QVERIFY(ended.elapsed < briefly + margin);
        checkError(ended.failure, ClientCode::timeout, fixture.node);
        QCOMPARE(fixture.node.mishaps(), 1);
    }

    void whatIsRefusedIsSaid()
    {
        Fixture fixture;
        fixture.node.stop();
        const Ended ended = fixture.core.run(planOf());
        checkError(ended.failure, ClientCode::connectionFailed, fixture.node);
        fixture.node.start();
        QCOMPARE(fixture.core.run(planOf()).records, records);
    }

    void anUnknownCodeIsTheServersOwn()
    {
        Fixture fixture;
        fixture.node.fail(wire::FrameType::message, answersWithCode(93));
        const Ended ended = fixture.core.run(planOf());
        QVERIFY(ended.failure);
        QVERIFY2(ended.failure->isServer() && ended.failure->code() == 93, ended.failure->text().c_str());
        QCOMPARE(fixture.core.run(planOf()).records, records);
    }

    void commandsBesideAScanThatFailsAreUnharmed_data() { addRows(allMishaps(), isOfTheAnswer); }

    void commandsBesideAScanThatFailsAreUnharmed()
    {
        QFETCH(KnownMishap, known);
        Fixture fixture;
        fixture.node.fail(wire::FrameType::message, known.mishap);
        auto scan = fixture.core.start(planOf(timeoutFor(known)));
        QVERIFY(comesTrue([&] { return fixture.node.mishaps() == 1; }));
        for (std::int64_t key = 1; key <= 5; ++key) {
            const RecordResult result = fixture.core.run(documentOf(Verb::upsert, users, {key})).results.at(0);
            QVERIFY2(result.isOk(), said(result.error).c_str());
        }
        const Ended ended = CoreFixture::waitFor(std::move(scan));
        QCOMPARE(ended.failure.has_value(), !isMended(known));
        QCOMPARE(fixture.node.bytesAfterMishaps(), 0);
    }
};

QTEST_GUILESS_MAIN(TestEveryFailureOfScans)
#include "tst_every_failure_of_scans.moc"
