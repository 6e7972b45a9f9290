// SPDX-License-Identifier: Apache-2.0
#include "tests/core/cluster/failing_fixture.h"

using namespace binnacle;
using namespace binnacle::test;

namespace {

constexpr std::chrono::milliseconds often{20};

std::vector<KnownMishap> allMishaps()
{
    std::vector<KnownMishap> all;
    for (KnownMishap& known : mishapsOfAnyExchange(briefly)) {
        if (known.mishap.when != Mishap::When::accepted) {
            all.push_back(std::move(known));
        }
    }
    std::ranges::move(mishapsOfInfo(), std::back_inserter(all));
    return all;
}

/// A node that is asked for its state every 20 ms.
struct Fixture {
    FailingNode node;
    CoreFixture core;

    explicit Fixture(const KnownMishap& known) : core(optionsFor(node.port(), known))
    {
        if (const auto failure = core.connect()) {
            throw std::runtime_error(failure->text());
        }
    }

    static cluster::Options optionsFor(std::uint16_t port, const KnownMishap& known)
    {
        cluster::Options options = CoreFixture::optionsFor(port);
        options.tendInterval = often;
        options.connectTimeout = timeoutFor(known);
        return options;
    }

    void checkThatCommandsWork()
    {
        for (const Verb verb : {Verb::upsert, Verb::query}) {
            const Ended ended = core.run(documentOf(verb, users, {1, 2, 3}));
            QCOMPARE(ended.results.size(), std::size_t{3});
            for (const RecordResult& result : ended.results) {
                QVERIFY2(result.isOk(), said(result.error).c_str());
            }
        }
    }

    /// The map is asked for again, as after a migration.
    void moveOn() { node.node().setPartitions(everyNth(0, 1)); }
};

} // namespace

class TestEveryFailureOfTending : public QObject {
    Q_OBJECT

private slots:
    void commandsWorkWhileTheNodeTellsNothing_data() { addRows(allMishaps()); }

    /// Its only node is kept, with what was last known of it; and it is asked again until it answers.
    void commandsWorkWhileTheNodeTellsNothing()
    {
        QFETCH(KnownMishap, known);
        Fixture fixture(known);
        fixture.node.fail(wire::FrameType::info, known.mishap, always);
        fixture.moveOn();
        const int wanted = known.isSilent() ? 1 : 3;
        QVERIFY(comesTrue([&] { return fixture.node.mishaps() >= wanted; }));
        fixture.checkThatCommandsWork();
        fixture.node.behave();
        const int asked = fixture.node.infoRequests();
        QVERIFY(comesTrue([&] { return fixture.node.infoRequests() > asked + 2; }));
        fixture.checkThatCommandsWork();
        QCOMPARE(fixture.node.bytesAfterMishaps(), 0);
    }

    void aMapThatCannotBeReadChangesNothing_data() { addRows(allMishaps(), isOfTheAnswer); }

    /// The request for the new map itself fails; the next round asks again.
    void aMapThatCannotBeReadChangesNothing()
    {
        QFETCH(KnownMishap, known);
        Fixture fixture(known);
        fixture.node.failOnly(bytesOf("replicas"));
        fixture.node.fail(wire::FrameType::info, known.mishap, 1);
        fixture.moveOn();
        QVERIFY(comesTrue([&] { return fixture.node.mishaps() == 1; }));
        fixture.checkThatCommandsWork();
        const int asked = fixture.node.infoRequests();
        QVERIFY(comesTrue([&] { return fixture.node.infoRequests() > asked + 2; }));
        fixture.checkThatCommandsWork();
        QCOMPARE(fixture.node.bytesAfterMishaps(), 0);
    }

    void aPeerThatCannotBeMetHarmsNobody_data()
    {
        std::vector<KnownMishap> all = allMishaps();
        all.push_back(mishapsOfAnyExchange(briefly).front()); // closes when it has accepted
        addRows(all, [](const KnownMishap& known) { return !known.isSilent(); });
    }

    /// It is tried again in every round, and belongs to the cluster as soon as it answers.
    void aPeerThatCannotBeMetHarmsNobody()
    {
        QFETCH(KnownMishap, known);
        FailingNode peer("B2");
        peer.fail(wire::FrameType::info, known.mishap, always);
        Fixture fixture(known);
        fixture.node.node().setPeersAt({{"B2", peer.port()}});
        QVERIFY(comesTrue([&] { return peer.mishaps() >= 3; }));
        fixture.checkThatCommandsWork();
        QCOMPARE(peer.commands(), 0);
        QCOMPARE(peer.bytesAfterMishaps(), 0);
        const int asked = peer.infoRequests();
        peer.behave();
        QVERIFY(comesTrue([&] { return peer.infoRequests() >= asked + 4; }));
    }
};

QTEST_GUILESS_MAIN(TestEveryFailureOfTending)
#include "tst_every_failure_of_tending.moc"
