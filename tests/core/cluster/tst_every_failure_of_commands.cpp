// SPDX-License-Identifier: Apache-2.0
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
constexpr std::chrono::milliseconds briefly = 400ms;
constexpr std::chrono::milliseconds margin = 5s; // what a busy machine may add

struct NamedVerb {
    const char* name;
    Verb verb;
};

constexpr NamedVerb verbs[] = {
    {"read", Verb::query}, {"exists", Verb::exists}, {"write", Verb::upsert}, {"delete", Verb::remove}, {"touch", Verb::touch},
};

std::vector<KnownMishap> allMishaps()
{
    std::vector<KnownMishap> all = test::mishapsOfAnyExchange(briefly);
    std::ranges::move(test::mishapsOfMessages(), std::back_inserter(all));
    return all;
}

/// A node with the records 1 to 9, and a client with one connection to it.
struct Fixture {
    FailingNode node;
    CoreFixture core{node.port()};

    Fixture()
    {
        if (const auto failure = core.connect()) {
            throw std::runtime_error(failure->text());
        }
        for (std::int64_t key = 1; key <= 9; ++key) {
            core.run(documentOf(Verb::upsert, users, {key}));
        }
    }

    /// A mishap at the beginning of a connection needs a new one.
    void fail(const KnownMishap& known, int times)
    {
        if (known.mishap.when == Mishap::When::accepted) {
            node.stop();
            node.start();
        }
        node.fail(FrameType::message, known.mishap, times);
    }

    std::future<Ended> start(Verb verb, std::int64_t key, std::chrono::milliseconds timeout = 20s)
    {
        OperationDocument document = documentOf(verb, users, {key});
        document.policy.totalTimeoutMs = static_cast<std::uint32_t>(timeout.count());
        return core.start(document);
    }

    RecordResult run(Verb verb, std::int64_t key) { return CoreFixture::waitFor(start(verb, key)).results.at(0); }
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
        flow = fixture.start(verb.verb, 1, timeout());
    }

    std::chrono::milliseconds timeout() const { return known.isSilent() ? briefly : 20s; }
    int attempts() const { return !isWrite(verb.verb) && known.isTransient() ? 3 : 1; }

    void check()
    {
        const Ended ended = CoreFixture::waitFor(std::move(flow));
        QVERIFY(ended.elapsed < (known.isSilent() ? briefly : 2s) + margin);
        const Error error = ended.results.at(0).error.value_or(Error::client(ClientCode::clientError, "it succeeded"));
        const std::string said = verb.name + (": " + error.text());
        QVERIFY2(error.is(known.code), said.c_str());
        QVERIFY2(error.detail().find(fixture.node.address()) != std::string::npos, said.c_str());
        QVERIFY2(error.inDoubt() == isWrite(verb.verb), said.c_str());
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
        const RecordResult next = fixture.run(Verb::query, 2);
        QVERIFY2(next.isOk(), next.error ? next.error->text().c_str() : "");
        QCOMPARE(*next.record->bin("n"), Value(1));
        QVERIFY(fixture.node.connections() > connections);
        QCOMPARE(fixture.node.bytesAfterMishaps(), 0);
    }
};

} // namespace

Q_DECLARE_METATYPE(Verb)
Q_DECLARE_METATYPE(KnownMishap)

class TestEveryFailureOfCommands : public QObject {
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
    }

private slots:
    void aCommandEndsInTheRightErrorAndTheNextIsUnharmed_data()
    {
        addRows([](const KnownMishap&) { return true; });
    }

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

    void aReadIsTriedAgainAndSucceeds_data() { addRows(&KnownMishap::isTransient); }

    void aReadIsTriedAgainAndSucceeds()
    {
        QFETCH(KnownMishap, known);
        for (const NamedVerb& verb : {verbs[0], verbs[1]}) {
            Failing once(verb, known, 1);
            const RecordResult result = CoreFixture::waitFor(std::move(once.flow)).results.at(0);
            QVERIFY2(result.isOk(), result.error ? result.error->text().c_str() : "");
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
        const RecordResult result = fixture.run(verb, 1);
        QVERIFY(result.error);
        QVERIFY2(result.error->is(ClientCode::connectionFailed), result.error->text().c_str());
        QVERIFY2(result.error->detail().find(fixture.node.address()) != std::string::npos, result.error->text().c_str());
        QVERIFY(!result.inDoubt());
        QCOMPARE(fixture.node.commands(), commands);
        fixture.node.start();
        const RecordResult next = fixture.run(verb, 2);
        QVERIFY2(next.isOk(), next.error ? next.error->text().c_str() : "");
    }

    void anUnknownCodeIsAnAnswer_data() { whatIsRefusedIsNotInDoubt_data(); }

    /// The node said something: nothing is in doubt, and the connection is as good as before.
    void anUnknownCodeIsAnAnswer()
    {
        QFETCH(Verb, verb);
        Fixture fixture;
        const int commands = fixture.node.commands();
        const int connections = fixture.node.connections();
        fixture.node.fail(FrameType::message, test::answersWithCode(93), always);
        const RecordResult result = fixture.run(verb, 1);
        QVERIFY(result.error);
        QVERIFY2(result.error->isServer() && result.error->code() == 93, result.error->text().c_str());
        QVERIFY(!result.inDoubt());
        fixture.node.behave();
        QVERIFY(fixture.run(verb, 2).isOk());
        QCOMPARE(fixture.node.commands(), commands + 2);
        QCOMPARE(fixture.node.connections(), connections);
    }

    /// Too large for the buffers in between: the node has not got all of it, and cannot have acted on it.
    void aWriteThatWasNotWhollySentIsSentAgain()
    {
        Fixture fixture;
        fixture.node.fail(FrameType::message, {Mishap::When::headed, {}, Mishap::Then::close});
        OperationDocument document = documentOf(Verb::upsert, users, {1});
        document.segments.front().operations = {{"b", SetTo{Blob{Bytes(std::size_t{15} << 20, 0xAB)}}}};
        const RecordResult result = fixture.core.run(document).results.at(0);
        QVERIFY2(result.isOk(), result.error ? result.error->text().c_str() : "");
        QCOMPARE(fixture.node.mishaps(), 1);
    }

    void aConnectionWithAnAnswerTooManyIsNotUsedAgain()
    {
        Fixture fixture;
        const int connections = fixture.node.connections();
        const auto twice = [](test::Peer& peer, const Bytes& answer) {
            Bytes both = answer;
            both.insert(both.end(), answer.begin(), answer.end());
            peer.send(both);
        };
        fixture.node.fail(FrameType::message, {Mishap::When::answered, twice, Mishap::Then::stay});
        QVERIFY(fixture.run(Verb::exists, 1).isOk());
        const RecordResult next = fixture.run(Verb::query, 2);
        QVERIFY2(next.isOk(), next.error ? next.error->text().c_str() : "");
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
        node.fail(FrameType::message, {Mishap::When::answered, {}, Mishap::Then::stay}, always);
        OperationDocument first = documentOf(Verb::upsert, users, {1});
        first.policy.totalTimeoutMs = 10'000;
        auto holds = core.start(first);
        QTRY_COMPARE(node.mishaps(), 1);
        OperationDocument second = documentOf(Verb::upsert, users, {2});
        second.policy.totalTimeoutMs = static_cast<std::uint32_t>(briefly.count());
        const Ended waited = core.run(second);
        const Error& error = waited.results.at(0).error.value();
        QVERIFY2(error.is(ClientCode::timeout), error.text().c_str());
        QVERIFY2(error.detail().find(node.address()) != std::string::npos, error.text().c_str());
        QVERIFY(!error.inDoubt());
        QVERIFY(waited.elapsed < briefly + margin);
        QCOMPARE(node.commands(), 1);
    }

    void commandsBesideOneThatFailsAreUnharmed_data()
    {
        addRows([](const KnownMishap& known) { return known.mishap.when == Mishap::When::answered; });
    }

    void commandsBesideOneThatFailsAreUnharmed()
    {
        QFETCH(KnownMishap, known);
        Fixture fixture;
        fixture.node.fail(FrameType::message, known.mishap, always);
        fixture.node.failOnly(users.id(3).digest);
        std::vector<std::future<Ended>> flows;
        for (std::int64_t key = 1; key <= 6; ++key) {
            flows.push_back(fixture.start(Verb::upsert, key, key == 3 && known.isSilent() ? briefly : 20s));
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
