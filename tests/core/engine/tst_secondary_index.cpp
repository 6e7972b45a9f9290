// SPDX-License-Identifier: Apache-2.0
#include "core/bins/scalars.h"
#include "core/engine/secondary_index.h"
#include "core/expression/ael.h"
#include "core/expression/wire.h"
#include "core/value/wyhash.h"
#include "core/wire/msgpack.h"
#include "core/wire/particle.h"
#include "tests/core/engine/engine_fixture.h"

#include <QTest>

using namespace binnacle;
using engine::IndexCollection;
using engine::IndexDefinition;
using engine::IndexPredicate;
using engine::SecondaryIndex;
using engine::StoredRecord;

namespace {

using Keys = std::vector<std::int64_t>;

StoredRecord recordOf(const Value& value, std::string bin = "b")
{
    const wire::Particle sent = *wire::encodeParticle(value);
    const wire::Particle kept = *bins::written({sent.type, sent.bytes});
    StoredRecord record;
    record.set = "things";
    record.bins = {{std::move(bin), kept.type, kept.bytes}};
    return record;
}

IndexDefinition over(ParticleType type, IndexCollection collection = IndexCollection::none)
{
    IndexDefinition definition;
    definition.name = "index";
    definition.bin = "b";
    definition.type = type;
    definition.collection = collection;
    return definition;
}

Keys keysOf(IndexDefinition definition, const StoredRecord& record)
{
    return SecondaryIndex::prepare(std::move(definition))->keysOf(record, test::key().digest);
}

std::int64_t hash(std::string_view text)
{
    return static_cast<std::int64_t>(wyhash(bytesOf(text)));
}

Bytes packed(const Value& value)
{
    Bytes bytes;
    wire::pack(bytes, value);
    return bytes;
}

Bytes expressionOf(std::string_view ael)
{
    return *expression::compileAel(ael);
}

} // namespace

class TestSecondaryIndex : public QObject {
    Q_OBJECT

private slots:
    void scalarsOfTheTypeGiveTheirKey();
    void listsGiveEachItemOnce();
    void mapsGiveKeysOrValues();
    void collectionsAreNoValues();
    void longTextIsLeftOutWhereItIsTheValue();
    void regionsGiveTheirCovering();
    void aContextLeadsInside();
    void anExpressionStandsForABin();
    void otherSetsGiveNothing();
    void changesElsewhereAreIgnored();
    void matchesAgreesWithTheKeys();
    void contextsAreChecked();
    void expressionsAreChecked();
};

void TestSecondaryIndex::scalarsOfTheTypeGiveTheirKey()
{
    QCOMPARE(keysOf(over(ParticleType::integer), recordOf(-7)), Keys{-7});
    QCOMPARE(keysOf(over(ParticleType::string), recordOf("s3")), Keys{hash("s3")});
    QCOMPARE(keysOf(over(ParticleType::blob), recordOf(Blob{{1, 2}})), Keys{hash("\x01\x02")});
    QCOMPARE(keysOf(over(ParticleType::string), recordOf(1)), Keys{});
    QCOMPARE(keysOf(over(ParticleType::integer), recordOf("1")), Keys{});
    QCOMPARE(keysOf(over(ParticleType::integer), recordOf(1.0)), Keys{});
    QCOMPARE(keysOf(over(ParticleType::integer), recordOf(true)), Keys{});
    QCOMPARE(keysOf(over(ParticleType::integer), recordOf(1, "other")), Keys{});
}

void TestSecondaryIndex::listsGiveEachItemOnce()
{
    const StoredRecord record = recordOf(List{{5, "t1", 3, 5, "t1", Blob{{9}}, 1.5, List{{8}}}});
    QCOMPARE(keysOf(over(ParticleType::integer, IndexCollection::listItems), record), (Keys{3, 5}));
    QCOMPARE(keysOf(over(ParticleType::string, IndexCollection::listItems), record), Keys{hash("t1")});
    QCOMPARE(keysOf(over(ParticleType::blob, IndexCollection::listItems), record), Keys{hash("\x09")});
    QCOMPARE(keysOf(over(ParticleType::integer, IndexCollection::listItems), recordOf(5)), Keys{});
}

void TestSecondaryIndex::mapsGiveKeysOrValues()
{
    const StoredRecord record = recordOf(Map{{{"k2", 10}, {7, "v"}, {8, 10}}});
    QCOMPARE(keysOf(over(ParticleType::integer, IndexCollection::mapKeys), record), (Keys{7, 8}));
    QCOMPARE(keysOf(over(ParticleType::string, IndexCollection::mapKeys), record), Keys{hash("k2")});
    QCOMPARE(keysOf(over(ParticleType::integer, IndexCollection::mapValues), record), Keys{10});
    QCOMPARE(keysOf(over(ParticleType::string, IndexCollection::mapValues), record), Keys{hash("v")});
    QCOMPARE(keysOf(over(ParticleType::integer, IndexCollection::listItems), record), Keys{});
}

void TestSecondaryIndex::collectionsAreNoValues()
{
    QCOMPARE(keysOf(over(ParticleType::integer), recordOf(List{{1, 2}})), Keys{});
    QCOMPARE(keysOf(over(ParticleType::integer, IndexCollection::mapKeys), recordOf(List{{1, 2}})), Keys{});
}

void TestSecondaryIndex::longTextIsLeftOutWhereItIsTheValue()
{
    const std::string longest(2048, 'x');
    const std::string longer(2049, 'x');
    QCOMPARE(keysOf(over(ParticleType::string), recordOf(longest)), Keys{hash(longest)});
    QCOMPARE(keysOf(over(ParticleType::string), recordOf(longer)), Keys{});
    QCOMPARE(keysOf(over(ParticleType::string, IndexCollection::listItems), recordOf(List{{longer}})), Keys{hash(longer)});
}

void TestSecondaryIndex::regionsGiveTheirCovering()
{
    const GeoJson square{R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]})"};
    const Keys cells = keysOf(over(ParticleType::geoJson), recordOf(square));
    QVERIFY(cells.size() > 1);
    QVERIFY(cells.size() <= 12);
    const GeoJson point{R"({"type":"Point","coordinates":[0.5,0.5]})"};
    QCOMPARE(keysOf(over(ParticleType::geoJson), recordOf(point)).size(), std::size_t{1});
    // The same inside a list, where values have no cells yet.
    const StoredRecord list = recordOf(List{{square, GeoJson{"no geometry"}, "text"}});
    QCOMPARE(keysOf(over(ParticleType::geoJson, IndexCollection::listItems), list), cells);
}

void TestSecondaryIndex::aContextLeadsInside()
{
    const StoredRecord record = recordOf(Map{{{"a", List{{1, 2, 3}}}, {"b", 7}, {"c", "t1"}}});
    IndexDefinition list = over(ParticleType::integer, IndexCollection::listItems);
    list.context = packed(List{{0x22, "a"}});
    QCOMPARE(keysOf(list, record), (Keys{1, 2, 3}));
    IndexDefinition item = over(ParticleType::integer);
    item.context = packed(List{{0x22, "a", 0x10, -1}});
    QCOMPARE(keysOf(item, record), Keys{3});
    item.context = packed(List{{0x22, "b"}});
    QCOMPARE(keysOf(item, record), Keys{7});
    item.context = packed(List{{0x22, "nowhere"}});
    QCOMPARE(keysOf(item, record), Keys{});
    IndexDefinition word = over(ParticleType::string);
    word.context = packed(List{{0x22, "c"}});
    QCOMPARE(keysOf(word, record), Keys{hash("t1")});
    QCOMPARE(keysOf(word, recordOf("t1")), Keys{});
}

void TestSecondaryIndex::anExpressionStandsForABin()
{
    IndexDefinition definition = over(ParticleType::integer);
    definition.bin.clear();
    definition.expression = expressionOf("$.b + 1");
    QCOMPARE(keysOf(definition, recordOf(41)), Keys{42});
    QCOMPARE(keysOf(definition, recordOf("text")), Keys{});
    const auto index = SecondaryIndex::prepare(definition);
    QVERIFY(index->matches(*IndexPredicate::between(40, 42), recordOf(41), test::key().digest));
    QVERIFY(!index->matches(*IndexPredicate::between(40, 41), recordOf(41), test::key().digest));
}

void TestSecondaryIndex::otherSetsGiveNothing()
{
    IndexDefinition definition = over(ParticleType::integer);
    definition.set = "things";
    QCOMPARE(keysOf(definition, recordOf(1)), Keys{1});
    definition.set = "thing";
    QCOMPARE(keysOf(definition, recordOf(1)), Keys{});
}

void TestSecondaryIndex::changesElsewhereAreIgnored()
{
    const auto index = SecondaryIndex::prepare(over(ParticleType::integer));
    StoredRecord before = recordOf(1);
    StoredRecord after = before;
    after.bins.push_back({"other", 1, test::integerBytes(2)});
    QVERIFY(index->ignoresChange(before, after));
    after.bins[0].bytes = test::integerBytes(3);
    QVERIFY(!index->ignoresChange(before, after));
    after.bins.clear();
    QVERIFY(!index->ignoresChange(before, after));
    QVERIFY(index->ignoresChange(after, after));
}

void TestSecondaryIndex::matchesAgreesWithTheKeys()
{
    const StoredRecord record = recordOf(List{{5, 9, "x"}});
    const auto index = SecondaryIndex::prepare(over(ParticleType::integer, IndexCollection::listItems));
    const Digest digest = test::key().digest;
    QVERIFY(index->matches(*IndexPredicate::between(9, 20), record, digest));
    QVERIFY(!index->matches(*IndexPredicate::between(6, 8), record, digest));
    QVERIFY(!index->matches(*IndexPredicate::equals(ParticleType::string, bytesOf(std::string_view("x"))), record, digest));
}

void TestSecondaryIndex::contextsAreChecked()
{
    const auto wordsOf = [](const Bytes& context) {
        const auto path = engine::parseIndexContext(context);
        return path ? std::string() : path.error().detail();
    };
    QCOMPARE(wordsOf(packed(List{{0x10, 1}})), std::string());
    for (const int type : {0x12, 0x04, 0x24, 0x40, 0x80})
        QCOMPARE(wordsOf(packed(List{{type, 1}})), std::string("'context' invalid cdt context"));
    QCOMPARE(wordsOf(packed(List{{}})), std::string("'context' invalid cdt context"));
    QCOMPARE(wordsOf(packed(List{{0x10}})), std::string("'context' invalid cdt context"));
    QCOMPARE(wordsOf({}), std::string("'context' invalid cdt context"));
    // The number one in two bytes.
    QCOMPARE(wordsOf({0x92, 0x10, 0xcc, 0x01}), std::string("'context' not normalized msgpack"));
}

void TestSecondaryIndex::expressionsAreChecked()
{
    QVERIFY(engine::parseIndexExpression(expressionOf("$.b + 1")).ok());
    for (const std::string_view ael : {"$.ttl()", "$.lastUpdate()", "1 + 1"})
        QVERIFY(!engine::parseIndexExpression(expressionOf(ael)).ok());
    QVERIFY(!engine::parseIndexExpression(Bytes{0xc1}).ok());
    IndexDefinition definition = over(ParticleType::string);
    definition.bin.clear();
    definition.expression = expressionOf("$.b + 1");
    QCOMPARE(SecondaryIndex::prepare(definition).error().code(), 4);
    definition.collection = IndexCollection::listItems;
    QVERIFY(engine::expectedType(definition) == ParticleType::list);
}

QTEST_APPLESS_MAIN(TestSecondaryIndex)
#include "tst_secondary_index.moc"
