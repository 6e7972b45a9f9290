// SPDX-License-Identifier: Apache-2.0
#include "tests/core/cluster/failing_fixture.h"

using namespace binnacle;
using namespace binnacle::test;

namespace {

std::vector<KnownMishap> allMishaps()
{
    std::vector<KnownMishap> all = mishapsOfAnyExchange(briefly);
    std::ranges::move(mishapsOfInfo(), std::back_inserter(all));
    return all;
}

cluster::Options optionsFor(std::uint16_t port, const KnownMishap& known)
{
    cluster::Options options = CoreFixture::optionsFor(port);
    options.connectTimeout = timeoutFor(known);
    return options;
}

/// A client that meets a node of its own, so that all steps can fail at the same time.
struct Failing {
    int step;
    FailingNode node;
    CoreFixture core;
    std::future<std::optional<Error>> flow;

    Failing(int failingStep, const KnownMishap& known, int times) : step(failingStep), core(optionsFor(node.port(), known))
    {
        node.fail(wire::FrameType::info, known.mishap, times, step);
        flow = core.startToConnect();
    }
};

/// Connecting is four requests: who are you, how current is what you tell, who are your peers, what do you hold.
std::vector<std::unique_ptr<Failing>> failAtEveryStep(const KnownMishap& known, int times)
{
    std::vector<std::unique_ptr<Failing>> all;
    const int steps = known.mishap.when == Mishap::When::accepted ? 1 : 4; // all on one connection
    for (int step = 0; step < steps; ++step) {
        all.push_back(std::make_unique<Failing>(step, known, times));
    }
    return all;
}

void checkThatItServes(CoreFixture& core)
{
    const RecordResult written = core.run(documentOf(Verb::upsert, users, {1})).results.at(0);
    QVERIFY2(written.isOk(), said(written.error).c_str());
}

} // namespace

class TestEveryFailureOfConnecting : public QObject {
    Q_OBJECT

private slots:
    void connectingEndsInTheRightError_data() { addRows(allMishaps()); }

    /// Whichever request it is: what fails for good is an error, and one that names the node.
    void connectingEndsInTheRightError()
    {
        QFETCH(KnownMishap, known);
        const auto begun = CoreFixture::Clock::now();
        for (const auto& failing : failAtEveryStep(known, always)) {
            const std::optional<Error> failure = CoreFixture::waitFor(std::move(failing->flow));
            checkError(failure, known.code, failing->node, "step " + std::to_string(failing->step) + ": ");
            QVERIFY(failure && !failure->inDoubt());
            QVERIFY(failing->node.mishaps() > 0);
            QCOMPARE(failing->node.bytesAfterMishaps(), 0);
            QCOMPARE(failing->node.commands(), 0);
        }
        QVERIFY(CoreFixture::Clock::now() - begun < boundFor(known) + 2 * briefly); // a status that fails is asked for twice
    }

    void whatFailsOnceIsAskedAgain_data() { connectingEndsInTheRightError_data(); }

    /// Only who does not introduce itself is given up; another client may then find it well.
    void whatFailsOnceIsAskedAgain()
    {
        QFETCH(KnownMishap, known);
        for (const auto& failing : failAtEveryStep(known, 1)) {
            const std::optional<Error> failure = CoreFixture::waitFor(std::move(failing->flow));
            QCOMPARE(failing->node.mishaps(), 1);
            QVERIFY2(failure.has_value() == (failing->step == 0), said(failure).c_str());
            if (failure) {
                CoreFixture second(failing->node.port());
                QVERIFY(!second.connect());
                checkThatItServes(second);
            } else {
                checkThatItServes(failing->core);
            }
            QCOMPARE(failing->node.bytesAfterMishaps(), 0);
        }
    }

    void theSecondSeedIsTried_data() { connectingEndsInTheRightError_data(); }

    void theSecondSeedIsTried()
    {
        QFETCH(KnownMishap, known);
        FailingNode bad;
        bad.fail(wire::FrameType::info, known.mishap, always);
        FailingNode good;
        cluster::Options options = optionsFor(bad.port(), known);
        options.seeds.push_back({"127.0.0.1", good.port()});
        CoreFixture core(options);
        const std::optional<Error> failure = core.connect();
        QVERIFY2(!failure, said(failure).c_str());
        checkThatItServes(core);
        QCOMPARE(bad.commands(), 0);
    }

    void aSeedThatRefusesIsNamed()
    {
        FailingNode node;
        node.stop();
        CoreFixture core(node.port());
        const std::optional<Error> failure = core.connect();
        checkError(failure, ClientCode::connectionFailed, node);
    }
};

QTEST_GUILESS_MAIN(TestEveryFailureOfConnecting)
#include "tst_every_failure_of_connecting.moc"
