// SPDX-License-Identifier: Apache-2.0
#include "core/expression/ael.h"
#include "core/expression/evaluate.h"
#include "core/expression/index_plan.h"
#include "core/sdk/errors.h"
#include "core/wire/particle.h"
#include "tests/support/raised.h"
#include "tests/support/sandbox.h"
#include "tests/support/seed.h"

#include <QtTest>

#include <deque>
#include <limits>
#include <map>
#include <set>

using namespace binnacle;
using test::raisedBy;
using namespace std::chrono_literals;

namespace {

const DataSet users{"test", "users"};
constexpr std::int64_t recordCount = 100;
constexpr int expressionCount = 2000;

using Ids = std::set<std::int64_t>;

/// Records with numbers, texts and nested values, each missing or of another type here and there.
class World {
public:
    explicit World(std::mt19937_64& random) : m_random(random) {}

    std::vector<Bin> bins()
    {
        std::vector<Bin> made;
        add(made, "a", number());
        add(made, "b", number());
        add(made, "s", Value("t" + std::to_string(below(12))));
        add(made, "x", Value(Blob{Bytes(1, static_cast<std::uint8_t>(below(6)))}));
        add(made, "m", Value(Map{{{Value("k"), number()}, {Value("l"), Value(List{{number(), number()}})}}}));
        return made;
    }

    std::string condition(int depth)
    {
        switch (depth > 0 ? below(6) : 3) {
        case 0:
        case 1:
            return '(' + condition(depth - 1) + " and " + condition(depth - 1) + ')';
        case 2:
            return '(' + condition(depth - 1) + " or " + condition(depth - 1) + ')';
        case 3:
            return comparison();
        case 4:
            return comparison() + " and " + condition(depth - 1);
        default:
            return "not (" + condition(depth - 1) + ')';
        }
    }

private:
    std::int64_t below(std::int64_t bound) { return test::between(m_random, 0, bound - 1); }

    std::int64_t integer()
    {
        switch (below(8)) {
        case 0:
            return std::numeric_limits<std::int64_t>::max() - below(8);
        case 1:
            return std::numeric_limits<std::int64_t>::min() + below(8);
        default:
            return below(60) - 30;
        }
    }

    Value number() { return below(12) == 0 ? Value("no number") : Value(integer()); }

    void add(std::vector<Bin>& bins, const char* name, Value value)
    {
        if (below(10) > 0)
            bins.push_back({name, std::move(value)});
    }

    /// AEL has no way to write the least integer.
    std::string literal() { return std::to_string(std::max(integer(), std::numeric_limits<std::int64_t>::min() + 1)); }

    std::string comparison()
    {
        const char* operators[] = {"==", "==", "!=", "<", "<=", ">", ">="};
        const std::string op = std::string(" ") + operators[below(7)] + ' ';
        const std::string bin = below(2) == 0 ? "$.a" : "$.b";
        const char* sums[] = {" + ", " - ", " / "};
        switch (below(9)) {
        case 0:
        case 1:
        case 2:
            return bin + op + literal();
        case 3:
            return literal() + op + bin;
        case 4:
            return "$.s == 't" + std::to_string(below(12)) + '\'';
        case 5:
            return "$.x.get(type: BLOB) == X'0" + std::to_string(below(6)) + '\'';
        case 6:
            return "$.m.k" + op + literal();
        case 7:
            return "$.m.l.[1]" + op + literal();
        default:
            break;
        }
        const std::string constant = std::to_string(below(9) - 4);
        const std::string sum = sums[below(3)];
        return (below(2) == 0 ? '(' + bin + sum + constant + ')' : '(' + constant + sum + bin + ')') + op + literal();
    }

    std::mt19937_64& m_random;
};

/// Records as an evaluation sees them.
class Views {
public:
    explicit Views(const std::map<std::int64_t, std::vector<Bin>>& records)
    {
        for (const auto& [id, bins] : records) {
            expression::RecordView& view = m_views[id];
            view.set = users.set;
            for (const Bin& bin : bins) {
                const wire::Particle& particle = m_particles.emplace_back(wire::encodeParticle(bin.value).value());
                view.bins.push_back({bin.name, {particle.type, particle.bytes}});
            }
        }
    }

    /// What evaluating the filter on each of the records picks.
    Ids picked(const Bytes& filter) const
    {
        const auto program = expression::Program::filter(filter);
        Ids ids;
        for (const auto& [id, view] : m_views) {
            if (expression::passes(program.value(), view))
                ids.insert(id);
        }
        return ids;
    }

private:
    std::deque<wire::Particle> m_particles; // stay where they are
    std::map<std::int64_t, expression::RecordView> m_views;
};

Ids idsOf(RecordStream stream)
{
    Ids ids;
    while (const std::optional<RecordResult> result = stream.next()) {
        const std::int64_t* id = result->key.userKey ? std::get_if<std::int64_t>(&*result->key.userKey) : nullptr;
        if (!result->isOk() || id == nullptr || !ids.insert(*id).second)
            qFatal("a record came twice, without its key or with an error");
    }
    return ids;
}

struct Fixture {
    test::Sandbox sandbox;
    Cluster cluster = ClusterDefinition(sandbox.hosts()).connect();
    Session session = cluster.createSession();

    void index(const std::string& bin, IndexType type, const std::vector<PathStep>& context = {}, const std::string& name = {})
    {
        const IndexTask task =
            session.createIndex(users, name.empty() ? "on_" + bin : name, bin, type, IndexCollectionType::defaultType, context);
        if (!task.waitTillComplete(20s))
            qFatal("the index on %s is not filled", bin.c_str());
    }
};

/// Small ones go on in the middle of equal values, but take their time.
std::int64_t pageSize(std::mt19937_64& random)
{
    return test::between(random, 0, 19) == 0 ? test::between(random, 5, 40) : test::between(random, 100, 500);
}

} // namespace

class TestIndexQueries : public QObject {
    Q_OBJECT

private slots:
    void aQueryOfAnIndexIsWhatEvaluatingPicks()
    {
        Fixture fixture;
        std::mt19937_64 random = test::seededGenerator();
        World world(random);
        std::map<std::int64_t, std::vector<Bin>> records;
        for (std::int64_t id = 1; id <= recordCount; ++id)
            records[id] = world.bins();
        for (auto& [id, bins] : records) {
            if (bins.empty())
                bins.push_back({"a", Value(1)});
        }
        QVERIFY(fixture.sandbox.fill(users, recordCount, [&](std::int64_t id) { return records.at(id); }));
        fixture.index("a", IndexType::integer);
        fixture.index("b", IndexType::integer);
        fixture.index("s", IndexType::string);
        fixture.index("x", IndexType::blob);
        fixture.index("m", IndexType::integer, {{Selector::mapKey, {Value("k")}}}, "on_m_k");
        fixture.index("m", IndexType::integer, {{Selector::mapKey, {Value("l")}}, {Selector::listIndex, {Value(1)}}}, "on_m_l");
        const std::vector<SecondaryIndex> indexes = fixture.cluster.indexes().value();
        QCOMPARE(indexes.size(), std::size_t{6});
        const Views views(records);
        int planned = 0;
        std::size_t found = 0;
        for (int i = 0; i < expressionCount; ++i) {
            const std::string ael = world.condition(3);
            const expression::Parsed parsed = expression::parseAel(ael);
            QVERIFY2(parsed.ok(), ael.c_str());
            planned += expression::planIndex(*parsed.tree, users, indexes).range ? 1 : 0;
            const Bytes filter = expression::compileAel(ael).value();
            const Ids wanted = views.picked(filter);
            found += wanted.size();
            QVERIFY2(idsOf(fixture.session.query(users).where(ael).chunkSize(pageSize(random)).execute()) == wanted, ael.c_str());
            if (i % 4 == 0)
                QVERIFY2(idsOf(fixture.session.query(users).where(Filter::expression(filter)).execute()) == wanted, ael.c_str());
        }
        qInfo("%d of %d expressions had an index, %zu records in all", planned, expressionCount, found);
        QVERIFY(planned > expressionCount / 4);
        QVERIFY(found > 2'000);
    }

    void limitsPagesAndPartitionsHoldForAnIndex()
    {
        Fixture fixture;
        QVERIFY(fixture.sandbox.fillSame(users, 1000));
        fixture.index("n", IndexType::integer);
        const auto all = [&] { return fixture.session.query(users).where("$.n >= 0"); };
        const Ids whole = idsOf(all().execute());
        QVERIFY(whole.size() >= 999);
        QVERIFY(idsOf(all().chunkSize(7).execute()) == whole);
        QCOMPARE(idsOf(all().chunkSize(7).limit(50).execute()).size(), std::size_t{50});
        QVERIFY(idsOf(all().withHint(QueryHint().forIndex("on_n").queryDuration(QueryDuration::shortQuery)).execute()) == whole);
        Ids halves = idsOf(all().onPartitionRange(0, 2048).chunkSize(100).execute());
        QVERIFY(halves.size() > 300 && halves.size() < 700);
        const Ids second = idsOf(all().onPartitionRange(2048, 4096).execute());
        QCOMPARE(halves.size() + second.size(), whole.size());
        halves.insert(second.begin(), second.end());
        QVERIFY(halves == whole);
    }

    void indexesAreMadeListedAndDropped()
    {
        Fixture fixture;
        QVERIFY(fixture.sandbox.fillSame(users, 10));
        QVERIFY(fixture.cluster.indexes().value().empty());
        fixture.index("n", IndexType::integer);
        const IndexTask again = fixture.session.createIndex(users, "on_n", "n", IndexType::integer); // the same: no failure
        QVERIFY(again.waitTillComplete(20s));
        QVERIFY(raisedBy([&] {
                    (void)fixture.session.createIndex(users, "on_n", "name", IndexType::string);
                }).is(ServerCode::indexFound));
        QVERIFY(raisedBy([&] {
                    (void)fixture.session.createIndex(users, "a;b", "n", IndexType::integer);
                }).is(ClientCode::invalidParameter));
        const std::vector<SecondaryIndex> indexes = fixture.cluster.indexes().value();
        QCOMPARE(indexes.size(), std::size_t{1});
        QCOMPARE(indexes[0].bin, std::string("n"));
        QVERIFY(indexes[0].isReadable);
        QVERIFY(fixture.session.dropIndex(users, "on_n").waitTillComplete(20s));
        QVERIFY(fixture.cluster.indexes().value().empty());
        QVERIFY(fixture.session.dropIndex(users, "on_n").waitTillComplete(20s));
    }

    void nothingIsChangedOnAConnectionThatIsReadOnly()
    {
        const test::Sandbox sandbox;
        QVERIFY(sandbox.fillSame(users, 1));
        ClusterDefinition definition(sandbox.hosts());
        const Session session = definition.readOnly(true).connect().createSession();
        QVERIFY(raisedBy([&] { (void)session.createIndex(users, "on_n", "n", IndexType::integer); }).is(ClientCode::readOnly));
        QVERIFY(raisedBy([&] { (void)session.dropIndex(users, "on_n"); }).is(ClientCode::readOnly));
        QVERIFY(raisedBy([&] { session.truncate(users); }).is(ClientCode::readOnly));
        QCOMPARE(idsOf(session.query(users).where("$.n == 1").execute()).size(), std::size_t{1});
    }

    void aSetIsTruncated()
    {
        Fixture fixture;
        QVERIFY(fixture.sandbox.fillSame(users, 10));
        fixture.session.truncate(users, std::chrono::system_clock::now() - 1h);
        QCOMPARE(idsOf(fixture.session.query(users).execute()).size(), std::size_t{10});
        fixture.session.truncate(users);
        QTRY_COMPARE(idsOf(fixture.session.query(users).execute()).size(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestIndexQueries)
#include "tst_index_queries.moc"
