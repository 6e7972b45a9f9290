// SPDX-License-Identifier: Apache-2.0
#include "core/base/base64.h"
#include "core/expression/ael.h"
#include "core/value/wyhash.h"
#include "core/wire/big_endian.h"
#include "core/wire/msgpack.h"
#include "core/wire/particle.h"
#include "tests/core/node/index_fixture.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace binnacle;
using test::NodeAnswer;
using test::NodeCommand;
using test::queryFor;

namespace {

constexpr int all = 200;

Key key(std::int64_t id)
{
    return DataSet::of("test", "things").id(id);
}

NodeCommand record(std::int64_t id, const std::vector<std::pair<std::string, Value>>& bins)
{
    NodeCommand command = NodeCommand::write(key(id));
    command.setInteger("id", id);
    for (const auto& [name, value] : bins) {
        const wire::Particle particle = *wire::encodeParticle(value);
        command.op(wire::OpCode::write, name, particle.type, particle.bytes);
    }
    return command;
}

/// The `id` of each record, in the order of the answer; the last answer is left out.
std::vector<std::int64_t> idsIn(const std::vector<NodeAnswer>& answers)
{
    std::vector<std::int64_t> ids;
    for (const NodeAnswer& answer : answers) {
        if (!answer.last)
            ids.push_back(answer.integer("id").value_or(-1));
    }
    return ids;
}

std::vector<std::int64_t> sorted(std::vector<std::int64_t> ids)
{
    std::ranges::sort(ids);
    return ids;
}

std::vector<std::int64_t> fromTo(std::int64_t first, std::int64_t last)
{
    std::vector<std::int64_t> ids;
    for (std::int64_t id = first; id <= last; ++id)
        ids.push_back(id);
    return ids;
}

std::int64_t keyIn(const NodeAnswer& answer)
{
    Bytes bytes = answer.fields.at(static_cast<int>(wire::FieldType::indexKeys));
    std::ranges::reverse(bytes);
    return static_cast<std::int64_t>(wire::bigEndian(bytes));
}

Digest digestIn(const NodeAnswer& answer)
{
    Digest digest{};
    std::ranges::copy(answer.fields.at(static_cast<int>(wire::FieldType::digest)), digest.begin());
    return digest;
}

Bytes packed(const Value& value)
{
    Bytes bytes;
    wire::pack(bytes, value);
    return bytes;
}

} // namespace

class TestIndexQuery : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aRangeOfIntegers();
    void equalStringsAndBlobs();
    void itemsKeysAndValues();
    void pointsAndRegions();
    void aContextAndAnExpression();
    void recordsCarryTheKeyThatLedToThem();
    void filtersBinsAndMetadata();
    void missingIndexesAreToldByTheirCode();
    void anIndexOfTheNamespaceServesEverySet();
    void anIndexOfASetServesQueriesByItsName();
    void pagesBringEveryRecordOnce();
    void aRecordComesUpOnceAmongAHundredEntries();
    void indexesFollowTheRecords();
    void expiredRecordsLeaveTheIndex();
    void durableDeletesLeaveTheIndex();
    void indexesOutliveTheNode();
    void whatWasThereBeforeIsEntered();
    void hostileQueriesAreAnswered();

private:
    void fill();
    std::vector<std::int64_t> ids(const NodeCommand& command) { return sorted(idsIn(m_node->query(command))); }

    std::unique_ptr<test::IndexedNode> m_node;
};

void TestIndexQuery::init()
{
    m_node = std::make_unique<test::IndexedNode>();
}

/// Two hundred records, whose values repeat in various rhythms.
void TestIndexQuery::fill()
{
    std::vector<NodeCommand> commands;
    for (int id = 0; id < all; ++id) {
        const std::string place = std::to_string(id * 0.1);
        commands.push_back(record(id, {{"n", id - 100},
                                       {"s", "s" + std::to_string(id % 5)},
                                       {"b", Blob{{static_cast<std::uint8_t>(id % 7)}}},
                                       {"tags", List{{"t" + std::to_string(id % 3), id}}},
                                       {"m", Map{{{"k" + std::to_string(id % 4), id % 10}}}},
                                       {"loc", GeoJson{R"({"type":"Point","coordinates":[)" + place + "," + place + "]}"}}}));
    }
    QCOMPARE(m_node->carryOutAll(commands), std::size_t{all});
}

void TestIndexQuery::aRangeOfIntegers()
{
    fill();
    QCOMPARE(m_node->createIndex("ns=test;set=things;indexname=n;bin=n;type=numeric"), std::string("ok"));
    QCOMPARE(ids(queryFor(test::integerRange("n", -10, 9))), fromTo(90, 109));
    QCOMPARE(ids(queryFor(test::integerRange("n", -1, -1))), fromTo(99, 99));
    QCOMPARE(ids(queryFor(test::integerRange("n", INT64_MIN, INT64_MAX))), fromTo(0, all - 1));
    QCOMPARE(ids(queryFor(test::integerRange("n", 1000, 2000))), fromTo(1, 0));
    QCOMPARE(m_node->codeOf(queryFor(test::integerRange("n", 1, 2))), 0);
}

void TestIndexQuery::equalStringsAndBlobs()
{
    fill();
    m_node->createIndex("ns=test;set=things;indexname=s;bin=s;type=string");
    m_node->createIndex("ns=test;set=things;indexname=b;bin=b;type=blob");
    const std::vector<std::int64_t> threes = ids(queryFor(test::equalTo("s", ParticleType::string, "s3")));
    QCOMPARE(threes.size(), std::size_t{all / 5});
    QVERIFY(std::ranges::all_of(threes, [](std::int64_t id) { return id % 5 == 3; }));
    QCOMPARE(ids(queryFor(test::equalTo("s", ParticleType::string, "s"))).size(), std::size_t{0});
    const std::vector<std::int64_t> twos = ids(queryFor(test::equalTo("b", ParticleType::blob, "\x02")));
    QVERIFY(!twos.empty());
    QVERIFY(std::ranges::all_of(twos, [](std::int64_t id) { return id % 7 == 2; }));
}

void TestIndexQuery::itemsKeysAndValues()
{
    fill();
    m_node->createIndex("ns=test;set=things;indexname=tags;indextype=LIST;bin=tags;type=STRING");
    m_node->createIndex("ns=test;set=things;indexname=mk;indextype=MAPKEYS;bin=m;type=STRING");
    m_node->createIndex("ns=test;set=things;indexname=mv;indextype=MAPVALUES;bin=m;type=NUMERIC");
    const auto with = [](Bytes range, std::uint8_t type) {
        return queryFor(std::move(range)).field(wire::FieldType::indexType, {type});
    };
    for (const std::int64_t id : ids(with(test::equalTo("tags", ParticleType::string, "t1"), 1)))
        QCOMPARE(id % 3, 1);
    QCOMPARE(ids(with(test::equalTo("tags", ParticleType::string, "t1"), 1)).size(), std::size_t{67});
    QCOMPARE(ids(with(test::equalTo("m", ParticleType::string, "k2"), 2)).size(), std::size_t{all / 4});
    QCOMPARE(ids(with(test::integerRange("m", 8, 9), 3)).size(), std::size_t{all / 5});
    // The same bin, but another type of index.
    QCOMPARE(m_node->codeOf(queryFor(test::equalTo("tags", ParticleType::string, "t1"))), 201);
}

void TestIndexQuery::pointsAndRegions()
{
    fill();
    m_node->createIndex("ns=test;set=things;indexname=loc;bin=loc;type=GEO2DSPHERE");
    constexpr std::string_view square =
        R"({"type":"Polygon","coordinates":[[[0.95,0.95],[2.05,0.95],[2.05,2.05],[0.95,2.05],[0.95,0.95]]]})";
    QCOMPARE(ids(queryFor(test::equalTo("loc", ParticleType::geoJson, square))), fromTo(10, 20));
    QCOMPARE(m_node->carryOut(record(1000, {{"loc", GeoJson{std::string(square)}}})), 0);
    constexpr std::string_view inside = R"({"type":"Point","coordinates":[1.5,1.5]})";
    QCOMPARE(ids(queryFor(test::equalTo("loc", ParticleType::geoJson, inside))), fromTo(1000, 1000));
    QCOMPARE(ids(queryFor(test::equalTo("loc", ParticleType::geoJson, square))), fromTo(10, 20));
}

void TestIndexQuery::aContextAndAnExpression()
{
    fill();
    const Bytes context = packed(List{{0x22, "k1"}});
    const Bytes expression = *expression::compileAel("$.id * 2");
    QCOMPARE(m_node->createIndex("ns=test;set=things;indexname=k1;bin=m;type=numeric;context=" + toBase64(context)),
             std::string("ok"));
    QCOMPARE(m_node->createIndex("ns=test;set=things;indexname=twice;type=numeric;exp=" + toBase64(expression)),
             std::string("ok"));
    const NodeCommand inside = queryFor(test::integerRange("m", 5, 5)).field(wire::FieldType::indexContext, context);
    for (const std::int64_t id : ids(inside)) {
        QCOMPARE(id % 4, 1);
        QCOMPARE(id % 10, 5);
    }
    QCOMPARE(ids(inside).size(), std::size_t{10});
    const NodeCommand byExpression = queryFor(test::integerRange("", 10, 15)).field(wire::FieldType::indexExpression, expression);
    QCOMPARE(ids(byExpression), fromTo(5, 7));
    const NodeCommand byName = queryFor(test::integerRange("", 10, 15)).field(wire::FieldType::indexName, toBytes("twice"));
    QCOMPARE(ids(byName), fromTo(5, 7));
    QCOMPARE(m_node->codeOf(queryFor(test::integerRange("m", 5, 5))), 201);
}

void TestIndexQuery::recordsCarryTheKeyThatLedToThem()
{
    fill();
    m_node->createIndex("ns=test;set=things;indexname=n;bin=n;type=numeric");
    m_node->createIndex("ns=test;set=things;indexname=s;bin=s;type=string");
    std::optional<std::uint16_t> partition;
    std::int64_t before = INT64_MIN;
    for (const NodeAnswer& answer : m_node->query(queryFor(test::integerRange("n", -50, 50)))) {
        if (answer.last)
            continue;
        QCOMPARE(keyIn(answer), *answer.integer("n"));
        // Partition by partition, and by the key within one.
        if (partition != partitionOf(digestIn(answer)))
            before = INT64_MIN;
        partition = partitionOf(digestIn(answer));
        QVERIFY(keyIn(answer) > before);
        before = keyIn(answer);
    }
    for (const NodeAnswer& answer : m_node->query(queryFor(test::equalTo("s", ParticleType::string, "s3")))) {
        if (!answer.last)
            QCOMPARE(static_cast<std::uint64_t>(keyIn(answer)), wyhash(bytesOf(std::string_view("s3"))));
    }
}

void TestIndexQuery::filtersBinsAndMetadata()
{
    fill();
    m_node->createIndex("ns=test;set=things;indexname=n;bin=n;type=numeric");
    const Bytes filter = *expression::compileAel("$.s == 's1'");
    const NodeCommand filtered = queryFor(test::integerRange("n", 0, 20)).field(wire::FieldType::filterExpression, filter);
    QCOMPARE(ids(filtered), (std::vector<std::int64_t>{101, 106, 111, 116}));
    const std::vector<NodeAnswer> chosen = m_node->query(queryFor(test::integerRange("n", 3, 4)).read("id").read("s"));
    QCOMPARE(chosen.size(), std::size_t{3});
    QCOMPARE(chosen[0].bins.size(), std::size_t{2});
    NodeCommand bare = queryFor(test::integerRange("n", 3, 4));
    bare.header.info1 |= wire::info1::getNoBins;
    const std::vector<NodeAnswer> metadata = m_node->query(bare);
    QCOMPARE(metadata.size(), std::size_t{3});
    QVERIFY(metadata[0].bins.empty());
    QVERIFY(metadata[0].fields.contains(static_cast<int>(wire::FieldType::indexKeys)));
}

void TestIndexQuery::missingIndexesAreToldByTheirCode()
{
    fill();
    QCOMPARE(m_node->codeOf(queryFor(test::integerRange("n", 1, 2))), 201);
    m_node->createIndex("ns=test;set=things;indexname=n;bin=n;type=numeric");
    QCOMPARE(m_node->codeOf(queryFor(test::integerRange("n", 1, 2), "others")), 201);
    QCOMPARE(m_node->codeOf(queryFor(test::integerRange("n", 1, 2), "")), 201);
    QCOMPARE(m_node->codeOf(queryFor(test::equalTo("n", ParticleType::string, "1"))), 201);
    QCOMPARE(m_node->codeOf(queryFor(test::integerRange("", 1, 2)).field(wire::FieldType::indexName, toBytes("other"))), 201);
    QCOMPARE(m_node->info("sindex-delete:ns=test;indexname=n"), std::string("ok"));
    QCOMPARE(m_node->codeOf(queryFor(test::integerRange("n", 1, 2))), 201);
}

void TestIndexQuery::anIndexOfTheNamespaceServesEverySet()
{
    fill();
    m_node->createIndex("namespace=test;indexname=n;bin=n;type=numeric");
    const NodeCommand other = NodeCommand::write(DataSet::of("test", "others").id(1)).setInteger("id", 5000).setInteger("n", 7);
    QCOMPARE(m_node->carryOut(other), 0);
    QCOMPARE(ids(queryFor(test::integerRange("n", 7, 7))), fromTo(107, 107));
    QCOMPARE(ids(queryFor(test::integerRange("n", 7, 7), "others")), fromTo(5000, 5000));
    QCOMPARE(ids(queryFor(test::integerRange("n", 7, 7), "")), (std::vector<std::int64_t>{107, 5000}));
    QCOMPARE(ids(queryFor(test::integerRange("n", 7, 7), "nosuchset")), fromTo(1, 0));
}

void TestIndexQuery::anIndexOfASetServesQueriesByItsName()
{
    fill();
    m_node->createIndex("ns=test;set=things;indexname=n;bin=n;type=numeric");
    const auto named = [](std::string_view set) {
        return queryFor(test::integerRange("", 7, 8), set).field(wire::FieldType::indexName, toBytes("n"));
    };
    QCOMPARE(ids(named("things")), fromTo(107, 108));
    QCOMPARE(ids(named("")), fromTo(107, 108));
    QCOMPARE(ids(named("others")), fromTo(1, 0));
}

void TestIndexQuery::pagesBringEveryRecordOnce()
{
    fill();
    m_node->createIndex("ns=test;set=things;indexname=n;bin=n;type=numeric");
    std::map<std::uint16_t, std::pair<Digest, std::int64_t>> places;
    std::vector<std::int64_t> found;
    for (int page = 0; page < 100; ++page) {
        std::vector<std::uint16_t> fresh;
        std::vector<Digest> digests;
        std::vector<std::int64_t> keys;
        for (std::uint16_t partition = 0; partition < partitionCount; ++partition) {
            if (!places.contains(partition))
                fresh.push_back(partition);
        }
        for (const auto& [partition, place] : places) {
            digests.push_back(place.first);
            keys.push_back(place.second);
        }
        NodeCommand command = NodeCommand::scan("test", "things")
                                  .partitions(fresh)
                                  .field(wire::FieldType::indexRange, test::integerRange("n", -80, 80))
                                  .number(wire::FieldType::maxRecords, 7, 8);
        if (!digests.empty())
            command.resumeAfter(digests).field(wire::FieldType::indexKeys, test::indexKeys(keys));
        const std::vector<NodeAnswer> answers = m_node->query(command);
        for (const NodeAnswer& answer : answers) {
            if (answer.last)
                continue;
            places[partitionOf(digestIn(answer))] = {digestIn(answer), keyIn(answer)};
            found.push_back(*answer.integer("id"));
        }
        if (answers.size() < 8)
            break;
        QCOMPARE(answers.size(), std::size_t{8});
    }
    QCOMPARE(sorted(found), fromTo(20, 180));
}

/// A server notices only among a hundred entries of a partition that a record has come up before.
void TestIndexQuery::aRecordComesUpOnceAmongAHundredEntries()
{
    m_node->createIndex("ns=test;set=things;indexname=l;indextype=list;bin=l;type=numeric");
    List few;
    List many;
    for (int i = 0; i < 250; ++i) {
        if (i < 50)
            few.items.emplace_back(i);
        many.items.emplace_back(1000 + i);
    }
    QCOMPARE(m_node->carryOut(record(1, {{"l", few}})), 0);
    QCOMPARE(m_node->carryOut(record(2, {{"l", many}})), 0);
    const auto query = [](std::int64_t first, std::int64_t last) {
        return queryFor(test::integerRange("l", first, last)).field(wire::FieldType::indexType, {1});
    };
    QCOMPARE(ids(query(0, 49)), fromTo(1, 1));
    QCOMPARE(ids(query(7, 7)), fromTo(1, 1));
    QCOMPARE(ids(query(1000, 1099)), fromTo(2, 2));
    QCOMPARE(ids(query(1000, 1249)), (std::vector<std::int64_t>{2, 2, 2}));
}

void TestIndexQuery::indexesFollowTheRecords()
{
    m_node->createIndex("ns=test;set=things;indexname=n;bin=n;type=numeric");
    const NodeCommand seven = queryFor(test::integerRange("n", 7, 7));
    QCOMPARE(m_node->carryOut(record(1, {{"n", 7}})), 0);
    QCOMPARE(ids(seven), fromTo(1, 1));
    QCOMPARE(m_node->carryOut(NodeCommand::write(key(1)).add("n", 1)), 0);
    QCOMPARE(ids(seven), fromTo(1, 0));
    QCOMPARE(ids(queryFor(test::integerRange("n", 8, 8))), fromTo(1, 1));
    QCOMPARE(m_node->carryOut(NodeCommand::write(key(1)).setText("n", "seven")), 0);
    QCOMPARE(ids(queryFor(test::integerRange("n", 8, 8))), fromTo(1, 0));
    QCOMPARE(m_node->carryOut(NodeCommand::write(key(1)).setInteger("n", 7)), 0);
    QCOMPARE(m_node->carryOut(NodeCommand::write(key(1)).removeBin("n")), 0);
    QCOMPARE(ids(seven), fromTo(1, 0));
    QCOMPARE(m_node->carryOut(NodeCommand::write(key(1)).setInteger("n", 7)), 0);
    QCOMPARE(m_node->carryOut(NodeCommand::remove(key(1))), 0);
    QCOMPARE(ids(seven), fromTo(1, 0));
    QVERIFY(m_node->info("sindex-stat:ns=test;indexname=n").starts_with("entries=0;"));
}

void TestIndexQuery::expiredRecordsLeaveTheIndex()
{
    m_node->createIndex("ns=test;set=things;indexname=n;bin=n;type=numeric");
    NodeCommand mortal = record(1, {{"n", 7}});
    mortal.header.recordTtl = 1;
    QCOMPARE(m_node->carryOut(mortal), 0);
    QCOMPARE(ids(queryFor(test::integerRange("n", 7, 7))), fromTo(1, 1));
    QTRY_VERIFY_WITH_TIMEOUT(m_node->info("sindex-stat:ns=test;indexname=n").starts_with("entries=0;"), 5'000);
    QCOMPARE(ids(queryFor(test::integerRange("n", 7, 7))), fromTo(1, 0));
}

void TestIndexQuery::durableDeletesLeaveTheIndex()
{
    m_node = std::make_unique<test::IndexedNode>(true);
    m_node->createIndex("ns=test;set=things;indexname=n;bin=n;type=numeric");
    QCOMPARE(m_node->carryOut(record(1, {{"n", 7}})), 0);
    NodeCommand durable = NodeCommand::remove(key(1));
    durable.header.info2 |= wire::info2::durableDelete;
    QCOMPARE(m_node->carryOut(durable), 0);
    QVERIFY(m_node->info("sindex-stat:ns=test;indexname=n").starts_with("entries=0;"));
    QCOMPARE(m_node->carryOut(record(1, {{"n", 7}})), 0);
    QCOMPARE(ids(queryFor(test::integerRange("n", 7, 7))), fromTo(1, 1));
}

void TestIndexQuery::indexesOutliveTheNode()
{
    fill();
    m_node->createIndex("ns=test;set=things;indexname=n;bin=n;type=numeric");
    m_node->createIndex("ns=test;set=things;indexname=s;bin=s;type=string");
    QCOMPARE(m_node->info("sindex-delete:ns=test;indexname=s"), std::string("ok"));
    const std::string list = m_node->info("sindex-list:ns=test");
    m_node->restart();
    QCOMPARE(m_node->info("sindex-list:ns=test"), list);
    QCOMPARE(ids(queryFor(test::integerRange("n", -10, 9))), fromTo(90, 109));
    QCOMPARE(m_node->carryOut(NodeCommand::remove(key(100))), 0);
    QCOMPARE(ids(queryFor(test::integerRange("n", -1, 1))), (std::vector<std::int64_t>{99, 101}));
}

void TestIndexQuery::whatWasThereBeforeIsEntered()
{
    fill();
    QCOMPARE(m_node->info("sindex-create:ns=test;set=things;indexname=n;bin=n;type=numeric"), std::string("ok"));
    // Until it is built the answer says so, and writes go on.
    const int early = m_node->codeOf(queryFor(test::integerRange("n", 1, 1)));
    QVERIFY(early == 203 || early == 0);
    QCOMPARE(m_node->carryOut(NodeCommand::remove(key(150))), 0);
    QCOMPARE(m_node->carryOut(NodeCommand::write(key(151)).setInteger("n", 5000)), 0);
    m_node->waitUntilBuilt();
    QCOMPARE(ids(queryFor(test::integerRange("n", 49, 52))), (std::vector<std::int64_t>{149, 152}));
    QCOMPARE(ids(queryFor(test::integerRange("n", 5000, 5000))), fromTo(151, 151));
    QVERIFY(m_node->info("sindex-stat:ns=test;indexname=n").starts_with("entries=199;"));
    QVERIFY(m_node->info("sindex-stat:ns=test;indexname=n").find(";load_pct=100;") != std::string::npos);
}

void TestIndexQuery::hostileQueriesAreAnswered()
{
    fill();
    m_node->createIndex("ns=test;set=things;indexname=n;bin=n;type=numeric");
    m_node->createIndex("ns=test;set=things;indexname=loc;bin=loc;type=geo2dsphere");
    const Bytes range = test::integerRange("n", 1, 2);
    using wire::FieldType;
    const Bytes noName = test::integerRange("", 1, 2);
    QCOMPARE(m_node->codeOf(queryFor(noName)), 4);
    QCOMPARE(m_node->codeOf(queryFor(range).field(FieldType::indexName, toBytes("n"))), 4);
    QCOMPARE(m_node->codeOf(queryFor(noName).field(FieldType::indexName, {})), 4);
    QCOMPARE(m_node->codeOf(queryFor(noName).field(FieldType::indexName, Bytes(64, 'n'))), 4);
    QCOMPARE(m_node->codeOf(queryFor(range).field(FieldType::indexType, {})), 4);
    QCOMPARE(m_node->codeOf(queryFor(range).field(FieldType::indexType, {200})), 201);
    QCOMPARE(m_node->codeOf(queryFor(range).field(FieldType::indexContext, {0xc1})), 4);
    QCOMPARE(m_node->codeOf(queryFor(noName).field(FieldType::indexExpression, {0xc1})), 201);
    // Digests to go on after need their keys, and keys need their digests.
    const auto resumed = [&](NodeCommand command) { return command.field(FieldType::indexRange, range); };
    const Digest digest = key(1).digest;
    QCOMPARE(m_node->codeOf(resumed(NodeCommand::scan("test", "things").resumeAfter({digest}))), 4);
    QCOMPARE(m_node->codeOf(queryFor(range).field(FieldType::indexKeys, test::indexKeys({1}))), 4);
    // An index by its name, asked for values of another type.
    const NodeCommand mixed = queryFor(noName).field(FieldType::indexName, toBytes("loc"));
    QCOMPARE(m_node->codeOf(mixed), 0);
    QCOMPARE(ids(mixed), fromTo(1, 0));
}

QTEST_GUILESS_MAIN(TestIndexQuery)
#include "tst_index_query.moc"
