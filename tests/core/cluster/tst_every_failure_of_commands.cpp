// SPDX-License-Identifier: Apache-2.0
#include "tests/core/cluster/failing_fixture.h"

using namespace binnacle;
using namespace binnacle::test;

namespace {

struct NamedVerb {
    const char* name;
    Verb verb;
};

constexpr NamedVerb verbs[] = {
    {"read", Verb::query}, {"exists", Verb::exists}, {"write", Verb::upsert}, {"delete", Verb::remove}, {"touch", Verb::touch},
};

/// A node with the records 1 to 6, written over one connection.
struct Fixture : FailingFixture {
    Fixture()
    {
        for (std::int64_t key = 1; key <= 6; ++key) {
            core.run(documentOf(Verb::upsert, users, {key}));
        }
    }

    std::future<Ended> startOne(Verb verb, std::int64_t key, std::chrono::milliseconds timeout = patiently)
    {
        return start(documentOf(verb, users, {key}), timeout);
    }

    RecordResult runOne(Verb verb, std::int64_t key) { return CoreFixture::waitFor(startOne(verb, key)).results.at(0); }
};

/// A command that is to fail, at a node of its own, so that all verbs can fail at the same time.
struct Failing {
    NamedVerb verb;
    KnownMishap known;
    Fixture fixture;
    int commands = fixture.node.commands();
    int connections = fixture.node.connections();
    std::future<Ended> flow;

    Failing(NamedVerb namedVerb, const KnownMishap& knownMishap, int times) : verb(namedVerb), known(knownMishap)
    {
        fixture.fail(known, times);
        flow = fixture.startOne(verb.verb, 1, timeoutFor(known));
    }

    int attempts() const { return !isWrite(verb.verb) && known.isTransient() ? attemptsAllowed : 1; }

    void check()
    {
        const Ended ended = CoreFixture::waitFor(std::move(flow));
        QVERIFY(ended.elapsed < boundFor(known));
        const std::optional<Error>& error = ended.results.at(0).error;
        checkError(error, known.code, fixture.node, verb.name + std::string(": "));
        QVERIFY2(error && error->inDoubt() == isWrite(verb.verb), verb.name);
        if (known.mishap.when == Mishap::When::accepted) {
            QVERIFY(fixture.node.mishaps() >= attempts()); // the tend that a retry asks for connects, too
        } else {
            QCOMPARE(fixture.node.mishaps(), attempts());
            QCOMPARE(fixture.node.commands() - commands, attempts());
        }
    }

    void checkTheNextCommand()
    {
        fixture.node.behave();
        const RecordResult next = fixture.runOne(Verb::query, 2);
        QVERIFY2(next.isOk(), said(next.error).c_str());
        QCOMPARE(*next.record->bin("n"), Value(1));
        QVERIFY(fixture.node.connections() > connections);
        QCOMPARE(fixture.node.bytesAfterMishaps(), 0);
    }
};

} // namespace

Q_DECLARE_METATYPE(Verb)
class TestEveryFailureOfCommands : public QObject {
    Q_OBJECT

private slots:
    void aCommandEndsInTheRightErrorAndTheNextIsUnharmed_data() { addRows(mishapsOfCommands()); }

    void aCommandEndsInTheRightErrorAndTheNextIsUnharmed()
    {
        QFETCH(KnownMishap, known);
        std::vector<std::unique_ptr<Failing>> all;
        for (const NamedVerb& verb : verbs) {
            all.push_back(std::make_unique<Failing>(verb, known, always));
        }
        for (const auto& failing : all) {
            failing->check();
            failing->checkTheNextCommand();
        }
    }

    void aReadIsTriedAgainAndSucceeds_data() { addRows(mishapsOfCommands(), &KnownMishap::isTransient); }

    void aReadIsTriedAgainAndSucceeds()
    {
        QFETCH(KnownMishap, known);
        for (const NamedVerb& verb : {verbs[0], verbs[1]}) {
            Failing once(verb, known, 1);
            const RecordResult result = CoreFixture::waitFor(std::move(once.flow)).results.at(0);
            QVERIFY2(result.isOk(), said(result.error).c_str());
            QCOMPARE(once.fixture.node.mishaps(), 1);
        }
    }

    void whatIsRefusedIsNotInDoubt_data()
    {
        QTest::addColumn<Verb>("verb");
        for (const NamedVerb& named : verbs) {
            QTest::addRow("%s", named.name) << named.verb;
        }
    }

    void whatIsRefusedIsNotInDoubt()
    {
        QFETCH(Verb, verb);
        Fixture fixture;
        const int commands = fixture.node.commands();
        fixture.node.stop();
        const RecordResult result = fixture.runOne(verb, 1);
        checkError(result.error, ClientCode::connectionFailed, fixture.node);
        QVERIFY(!result.inDoubt());
        QCOMPARE(fixture.node.commands(), commands);
        fixture.node.start();
        const RecordResult next = fixture.runOne(verb, 2);
        QVERIFY2(next.isOk(), said(next.error).c_str());
    }

    void anUnknownCodeIsAnAnswer_data() { whatIsRefusedIsNotInDoubt_data(); }

    /// The node said something: nothing is in doubt, and the connection is as good as before.
    void anUnknownCodeIsAnAnswer()
    {
        QFETCH(Verb, verb);
        Fixture fixture;
        const int commands = fixture.node.commands();
        const int connections = fixture.node.connections();
        fixture.node.fail(wire::FrameType::message, answersWithCode(93), always);
        const RecordResult result = fixture.runOne(verb, 1);
        QVERIFY(result.error);
        QVERIFY2(result.error->isServer() && result.error->code() == 93, result.error->text().c_str());
        QVERIFY(!result.inDoubt());
        fixture.node.behave();
        QVERIFY(fixture.runOne(verb, 2).isOk());
        QCOMPARE(fixture.node.commands(), commands + 2);
        QCOMPARE(fixture.node.connections(), connections);
    }

    /// Too large for the buffers in between: the node has not got all of it, and cannot have acted on it.
    void aWriteThatWasNotWhollySentIsSentAgain()
    {
        Fixture fixture;
        fixture.node.fail(wire::FrameType::message, {Mishap::When::headed, {}, Mishap::Then::close});
        OperationDocument document = documentOf(Verb::upsert, users, {1});
        document.segments.front().operations = {{"b", SetTo{Blob{Bytes(std::size_t{15} << 20, 0xAB)}}}};
        const RecordResult result = fixture.core.run(document).results.at(0);
        QVERIFY2(result.isOk(), said(result.error).c_str());
        QCOMPARE(fixture.node.mishaps(), 1);
    }

    void aConnectionWithAnAnswerTooManyIsNotUsedAgain()
    {
        Fixture fixture;
        const int connections = fixture.node.connections();
        const auto twice = [](Peer& peer, const Bytes& answer) {
            Bytes both = answer;
            both.insert(both.end(), answer.begin(), answer.end());
            peer.send(both);
        };
        fixture.node.fail(wire::FrameType::message, {Mishap::When::answered, twice, Mishap::Then::stay});
        QVERIFY(fixture.runOne(Verb::exists, 1).isOk());
        const RecordResult next = fixture.runOne(Verb::query, 2);
        QVERIFY2(next.isOk(), said(next.error).c_str());
        QCOMPARE(*next.record->bin("n"), Value(1));
        QCOMPARE(fixture.node.connections(), connections + 1);
        QCOMPARE(fixture.node.bytesAfterMishaps(), 0);
    }

    void whatWaitsForAConnectionIsNotInDoubt()
    {
        FailingNode node;
        cluster::Options options = CoreFixture::optionsFor(node.port());
        options.connectionsPerNode = 1;
        CoreFixture core(options);
        QVERIFY(!core.connect());
        node.fail(wire::FrameType::message, {Mishap::When::answered, {}, Mishap::Then::stay}, always);
        OperationDocument first = documentOf(Verb::upsert, users, {1});
        first.behavior = Behavior::withTotalTimeout(10'000);
        auto holds = core.start(first);
        QVERIFY(comesTrue([&] { return node.mishaps() == 1; }));
        OperationDocument second = documentOf(Verb::upsert, users, {2});
        second.behavior = Behavior::withTotalTimeout(static_cast<std::uint32_t>(briefly.count()));
        const Ended waited = core.run(second);
        checkError(waited.results.at(0).error, ClientCode::timeout, node);
        QVERIFY(!waited.results.at(0).inDoubt());
        QVERIFY(waited.elapsed < briefly + margin);
        QCOMPARE(node.commands(), 1);
    }

    void commandsBesideOneThatFailsAreUnharmed_data() { addRows(mishapsOfCommands(), isOfTheAnswer); }

    void commandsBesideOneThatFailsAreUnharmed()
    {
        QFETCH(KnownMishap, known);
        Fixture fixture;
        fixture.node.failOnly(users.id(3).digest);
        fixture.node.fail(wire::FrameType::message, known.mishap, always);
        std::vector<std::future<Ended>> flows;
        for (std::int64_t key = 1; key <= 6; ++key) {
            flows.push_back(fixture.startOne(Verb::upsert, key, key == 3 ? timeoutFor(known) : patiently));
        }
        for (std::size_t i = 0; i < flows.size(); ++i) {
            const RecordResult result = CoreFixture::waitFor(std::move(flows[i])).results.at(0);
            QCOMPARE(result.isOk(), i != 2);
            QCOMPARE(result.inDoubt(), i == 2);
        }
        QCOMPARE(fixture.node.mishaps(), 1);
        QCOMPARE(fixture.node.bytesAfterMishaps(), 0);
    }
};

QTEST_GUILESS_MAIN(TestEveryFailureOfCommands)
#include "tst_every_failure_of_commands.moc"
