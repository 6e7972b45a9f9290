// SPDX-License-Identifier: Apache-2.0
#include "core/wire/particle.h"
#include "tests/core/node/index_fixture.h"
#include "tests/support/seed.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

using namespace binnacle;
using test::between;
using test::IndexedNode;
using test::NodeAnswer;
using test::NodeCommand;

namespace {

/// What a record is, in plain words.
struct Plain {
    std::optional<std::int64_t> n;
    std::optional<std::string> s;
    std::set<std::int64_t> tags;
    std::map<std::string, std::int64_t> m;
    std::optional<std::pair<int, int>> place; ///< whole degrees
};

using Twin = std::map<std::int64_t, Plain>;
using Ids = std::set<std::int64_t>;
constexpr std::int64_t keys = 150;

Key key(std::int64_t id)
{
    return DataSet::of("test", "things").id(id);
}

Plain drawn(std::mt19937_64& random)
{
    Plain plain;
    if (between(random, 0, 3) > 0)
        plain.n = between(random, -20, 20);
    if (between(random, 0, 3) > 0)
        plain.s = "s" + std::to_string(between(random, 0, 5));
    for (std::int64_t i = between(random, 0, 4); i > 0; --i)
        plain.tags.insert(between(random, 0, 9));
    for (std::int64_t i = between(random, 0, 3); i > 0; --i)
        plain.m["k" + std::to_string(between(random, 0, 4))] = between(random, 0, 9);
    if (between(random, 0, 2) > 0)
        plain.place = {static_cast<int>(between(random, -8, 8)), static_cast<int>(between(random, -8, 8))};
    return plain;
}

/// Replaces the record by this one.
NodeCommand writing(std::int64_t id, const Plain& plain)
{
    NodeCommand command = NodeCommand::write(key(id));
    command.header.info3 |= wire::info3::createOrReplace;
    const auto set = [&command](std::string name, const Value& value) {
        const wire::Particle particle = *wire::encodeParticle(value);
        command.op(wire::OpCode::write, std::move(name), particle.type, particle.bytes);
    };
    set("id", id);
    if (plain.n)
        set("n", *plain.n);
    if (plain.s)
        set("s", *plain.s);
    List tags;
    for (const std::int64_t tag : plain.tags)
        tags.items.insert(tags.items.begin(), 2, Value(tag)); // twice, and not in order
    set("tags", tags);
    Map map;
    for (const auto& [name, value] : plain.m)
        map.entries.push_back({name, value});
    set("m", map);
    if (plain.place) {
        const auto& [x, y] = *plain.place;
        set("loc", GeoJson{R"({"type":"Point","coordinates":[)" + std::to_string(x) + "," + std::to_string(y) + "]}"});
    }
    return command;
}

NodeCommand query(Bytes range, std::uint8_t type = 0)
{
    return test::queryFor(std::move(range)).field(wire::FieldType::indexType, {type});
}

Ids matching(const Twin& twin, const std::function<bool(const Plain&)>& check)
{
    Ids ids;
    for (const auto& [id, plain] : twin) {
        if (check(plain))
            ids.insert(id);
    }
    return ids;
}

std::string square(double west, double south, double east, double north)
{
    const auto corner = [](double x, double y) { return "[" + std::to_string(x) + "," + std::to_string(y) + "]"; };
    return R"({"type":"Polygon","coordinates":[[)" + corner(west, south) + "," + corner(east, south) + "," + corner(east, north) +
           "," + corner(west, north) + "," + corner(west, south) + "]]}";
}

} // namespace

class TestIndexTwin : public QObject {
    Q_OBJECT

private slots:
    void queriesGiveWhatAFullLookGives();

private:
    Ids found(const NodeCommand& command);
    std::size_t entries(const std::string& index);
    void change(std::mt19937_64& random, Twin& twin);
    void compareQueries(std::mt19937_64& random, const Twin& twin);
    void compareEntries(const Twin& twin);

    std::unique_ptr<IndexedNode> m_node;
};

Ids TestIndexTwin::found(const NodeCommand& command)
{
    Ids ids;
    for (const NodeAnswer& answer : m_node->query(command)) {
        if (answer.last)
            return answer.code == 0 ? ids : Ids{-1000 - answer.code};
        ids.insert(answer.integer("id").value_or(-1));
    }
    return {-2};
}

std::size_t TestIndexTwin::entries(const std::string& index)
{
    const auto pairs = wire::parsePairs(m_node->info("sindex-stat:ns=test;indexname=" + index), ';');
    return pairs.empty() || pairs[0].first != "entries" ? std::size_t(-1) : std::stoul(pairs[0].second);
}

/// Writes, replacements and deletes, plain and durable, of random records, sent ahead.
void TestIndexTwin::change(std::mt19937_64& random, Twin& twin)
{
    std::vector<NodeCommand> commands;
    for (int i = 0; i < 120; ++i) {
        const std::int64_t id = between(random, 0, keys - 1);
        if (between(random, 0, 3) > 0) {
            twin[id] = drawn(random);
            commands.push_back(writing(id, twin[id]));
        } else if (twin.erase(id) > 0) {
            NodeCommand removal = NodeCommand::remove(key(id));
            if (between(random, 0, 1) == 0)
                removal.header.info2 |= wire::info2::durableDelete;
            commands.push_back(removal);
        }
    }
    QCOMPARE(m_node->carryOutAll(commands), commands.size());
}

void TestIndexTwin::compareQueries(std::mt19937_64& random, const Twin& twin)
{
    for (int i = 0; i < 3; ++i) {
        const std::int64_t first = between(random, -25, 25);
        const std::int64_t last = first + between(random, 0, 10);
        const auto inRange = [&](std::int64_t value) { return first <= value && value <= last; };
        QCOMPARE(found(query(test::integerRange("n", first, last))),
                 matching(twin, [&](const Plain& plain) { return plain.n && inRange(*plain.n); }));
        QCOMPARE(found(query(test::integerRange("tags", first, last), 1)),
                 matching(twin, [&](const Plain& plain) { return std::ranges::any_of(plain.tags, inRange); }));
        QCOMPARE(found(query(test::integerRange("m", first, last), 3)), matching(twin, [&](const Plain& plain) {
                     return std::ranges::any_of(plain.m, [&](const auto& entry) { return inRange(entry.second); });
                 }));
        const std::string text = "s" + std::to_string(between(random, 0, 6));
        QCOMPARE(found(query(test::equalTo("s", ParticleType::string, text))),
                 matching(twin, [&](const Plain& plain) { return plain.s == text; }));
        const std::string name = "k" + std::to_string(between(random, 0, 5));
        QCOMPARE(found(query(test::equalTo("m", ParticleType::string, name), 2)),
                 matching(twin, [&](const Plain& plain) { return plain.m.contains(name); }));
        const int west = static_cast<int>(between(random, -9, 8));
        const int south = static_cast<int>(between(random, -9, 8));
        const int size = static_cast<int>(between(random, 1, 4));
        const std::string region = square(west - 0.5, south - 0.5, west + size - 0.5, south + size - 0.5);
        QCOMPARE(found(query(test::equalTo("loc", ParticleType::geoJson, region))), matching(twin, [&](const Plain& plain) {
                     if (!plain.place)
                         return false;
                     const auto& [x, y] = *plain.place;
                     return x >= west && x < west + size && y >= south && y < south + size;
                 }));
    }
}

/// Nothing is left in an index of what is gone.
void TestIndexTwin::compareEntries(const Twin& twin)
{
    const auto sum = [&](const std::function<std::size_t(const Plain&)>& count) {
        std::size_t all = 0;
        for (const auto& [id, plain] : twin)
            all += count(plain);
        return all;
    };
    QCOMPARE(entries("n"), sum([](const Plain& plain) { return plain.n ? 1u : 0u; }));
    QCOMPARE(entries("s"), sum([](const Plain& plain) { return plain.s ? 1u : 0u; }));
    QCOMPARE(entries("tags"), sum([](const Plain& plain) { return plain.tags.size(); }));
    QCOMPARE(entries("mk"), sum([](const Plain& plain) { return plain.m.size(); }));
    QCOMPARE(entries("loc"), sum([](const Plain& plain) { return plain.place ? 1u : 0u; }));
}

void TestIndexTwin::queriesGiveWhatAFullLookGives()
{
    std::mt19937_64 random = test::seededGenerator();
    m_node = std::make_unique<IndexedNode>(true);
    Twin twin;
    const std::string definitions[] = {"indexname=n;bin=n;type=numeric",
                                       "indexname=s;bin=s;type=string",
                                       "indexname=tags;bin=tags;indextype=list;type=numeric",
                                       "indexname=mk;bin=m;indextype=mapkeys;type=string",
                                       "indexname=mv;bin=m;indextype=mapvalues;type=numeric",
                                       "indexname=loc;bin=loc;type=geo2dsphere"};
    // Some indexes are there from the start, some are built over what is there.
    for (std::size_t i = 0; i < std::size(definitions); ++i) {
        if (i % 2 == 0)
            QCOMPARE(m_node->createIndex("ns=test;set=things;" + definitions[i]), std::string("ok"));
    }
    change(random, twin);
    for (const std::string& definition : definitions)
        QCOMPARE(m_node->info("sindex-create:ns=test;set=things;" + definition), std::string("ok"));
    change(random, twin);
    m_node->waitUntilBuilt();
    for (int round = 0; round < 6; ++round) {
        change(random, twin);
        compareQueries(random, twin);
        compareEntries(twin);
        if (round % 2 == 0)
            m_node->restart();
    }
    // What expires leaves its entries, too.
    std::vector<NodeCommand> mortal;
    for (std::int64_t id = 0; id < keys; id += 3) {
        mortal.push_back(writing(id, drawn(random)));
        mortal.back().header.recordTtl = 1;
        twin.erase(id);
    }
    QCOMPARE(m_node->carryOutAll(mortal), mortal.size());
    QThread::msleep(3000);
    compareQueries(random, twin);
    compareEntries(twin);
}

QTEST_GUILESS_MAIN(TestIndexTwin)
#include "tst_index_twin.moc"
