// SPDX-License-Identifier: Apache-2.0
#include "tests/core/cluster/core_fixture.h"
#include "tests/support/mishaps.h"

#include <QtTest>

using namespace binnacle;
using namespace std::chrono_literals;
using test::CoreFixture;
using test::documentOf;
using test::FailingNode;
using test::KnownMishap;
using test::Mishap;
using wire::FrameType;

namespace {

const DataSet users{"test", "users"};
constexpr int always = 1'000'000;
constexpr std::chrono::milliseconds briefly = 300ms;
constexpr std::chrono::milliseconds margin = 5s; // what a busy machine may add

/// Whole answers that say nothing, or what cannot be.
KnownMishap tells(const char* name, const std::string& text)
{
    const auto act = [text](test::Peer& peer, const Bytes&) { peer.send(wire::infoFrame(text)); };
    return {name, {Mishap::When::answered, act, Mishap::Then::goOn}, ClientCode::protocolError};
}

Bytes asMessage(Bytes answer)
{
    answer[1] = static_cast<std::uint8_t>(FrameType::message);
    return answer;
}

std::vector<KnownMishap> allMishaps()
{
    std::vector<KnownMishap> all = test::mishapsOfAnyExchange(briefly);
    const auto sendMessage = [](test::Peer& peer, const Bytes& answer) { peer.send(asMessage(answer)); };
    all.push_back({"sends a message", {Mishap::When::answered, sendMessage, Mishap::Then::stay}, ClientCode::protocolError});
    all.push_back(tells("answers nothing", ""));
    all.push_back(tells("answers another question", "sindex\tnone\n"));
    all.push_back(tells("answers without values", "node\nbuild\nfeatures\npeers-clear-std\nreplicas\n"));
    all.push_back(tells("answers with noise", std::string(500, '\xEE')));
    return all;
}

cluster::Options optionsFor(std::uint16_t port, const KnownMishap& known)
{
    cluster::Options options = CoreFixture::optionsFor(port);
    options.connectTimeout = known.isSilent() ? briefly : 10s;
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
        node.fail(FrameType::info, known.mishap, times, step);
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
    QVERIFY2(written.isOk(), written.error ? written.error->text().c_str() : "");
}

} // namespace

Q_DECLARE_METATYPE(KnownMishap)

class TestEveryFailureOfConnecting : public QObject {
    Q_OBJECT

private slots:
    void connectingEndsInTheRightError_data()
    {
        QTest::addColumn<KnownMishap>("known");
        for (const KnownMishap& known : allMishaps()) {
            QTest::addRow("the node %s", known.name) << known;
        }
    }

    /// Whichever request it is: what fails for good is an error, and one that names the node.
    void connectingEndsInTheRightError()
    {
        QFETCH(KnownMishap, known);
        const auto begun = CoreFixture::Clock::now();
        for (const auto& failing : failAtEveryStep(known, always)) {
            const Error failure =
                CoreFixture::waitFor(std::move(failing->flow)).value_or(Error::client(ClientCode::clientError, "it connected"));
            const std::string said = "step " + std::to_string(failing->step) + ": " + failure.text();
            QVERIFY2(failure.is(known.code), said.c_str());
            QVERIFY2(failure.detail().find(failing->node.address()) != std::string::npos, said.c_str());
            QVERIFY2(!failure.inDoubt(), said.c_str());
            QVERIFY(failing->node.mishaps() > 0);
            QCOMPARE(failing->node.bytesAfterMishaps(), 0);
            QCOMPARE(failing->node.commands(), 0);
        }
        QVERIFY(CoreFixture::Clock::now() - begun < 2s + margin);
    }

    void whatFailsOnceIsAskedAgain_data() { connectingEndsInTheRightError_data(); }

    /// Only who does not introduce itself is given up; another client may then find it well.
    void whatFailsOnceIsAskedAgain()
    {
        QFETCH(KnownMishap, known);
        for (const auto& failing : failAtEveryStep(known, 1)) {
            const std::optional<Error> failure = CoreFixture::waitFor(std::move(failing->flow));
            QCOMPARE(failing->node.mishaps(), 1);
            QVERIFY2(failure.has_value() == (failing->step == 0), failure ? failure->text().c_str() : "it connected");
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
        bad.fail(FrameType::info, known.mishap, always);
        FailingNode good;
        cluster::Options options = optionsFor(bad.port(), known);
        options.seeds.push_back({"127.0.0.1", good.port()});
        CoreFixture core(options);
        const std::optional<Error> failure = core.connect();
        QVERIFY2(!failure, failure ? failure->text().c_str() : "");
        checkThatItServes(core);
        QCOMPARE(bad.commands(), 0);
    }

    void aSeedThatRefusesIsNamed()
    {
        FailingNode node;
        node.stop();
        CoreFixture core(node.port());
        const std::optional<Error> failure = core.connect();
        QVERIFY(failure);
        QVERIFY2(failure->is(ClientCode::connectionFailed), failure->text().c_str());
        QVERIFY2(failure->detail().find(node.address()) != std::string::npos, failure->text().c_str());
    }
};

QTEST_GUILESS_MAIN(TestEveryFailureOfConnecting)
#include "tst_every_failure_of_connecting.moc"
