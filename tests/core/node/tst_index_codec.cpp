// SPDX-License-Identifier: Apache-2.0
#include "core/node/index_codec.h"
#include "core/node/index_entries.h"

#include <QTest>

#include <limits>

using namespace binnacle;
using node::IndexRow;
using node::IndexStage;

namespace {

IndexRow row()
{
    IndexRow row;
    row.definition = {.name = "age",
                      .set = "users",
                      .bin = "b",
                      .collection = engine::IndexCollection::mapKeys,
                      .type = ParticleType::string,
                      .context = {0x92, 0x10, 0x01},
                      .expression = {}};
    row.stage = IndexStage::building;
    row.loadMilliseconds = 12;
    row.builtUpTo.emplace().fill(7);
    return row;
}

} // namespace

class TestIndexCodec : public QObject {
    Q_OBJECT

private slots:
    void rowsComeBack();
    void theBytesAreThoseOfTheFormat();
    void everyTruncationIsAnError();
    void whatIsNotKnownIsAnError();
    void keysKeepTheirOrder();
};

void TestIndexCodec::rowsComeBack()
{
    QCOMPARE(*node::decodeIndex(node::encodeIndex(row())), row());
    IndexRow other;
    other.definition.expression = {0x93, 0x01};
    other.definition.type = ParticleType::geoJson;
    other.stage = IndexStage::dropped;
    QCOMPARE(*node::decodeIndex(node::encodeIndex(other)), other);
    IndexRow ofSet;
    ofSet.definition = {.name = "all",
                        .set = "users",
                        .bin = {},
                        .collection = engine::IndexCollection::wholeSet,
                        .type = ParticleType::null,
                        .context = {},
                        .expression = {}};
    QCOMPARE(*node::decodeIndex(node::encodeIndex(ofSet)), ofSet);
}

void TestIndexCodec::theBytesAreThoseOfTheFormat()
{
    IndexRow small;
    small.definition.name = "n";
    small.definition.bin = "b";
    small.stage = IndexStage::ready;
    const Bytes expected{1, 1, 0, 1, 0, 0, 0, 1, 'n', 0, 0, 0, 0, 0, 0, 0, 1, 'b', 0,
                         0, 0, 0, 0, 0, 0, 0, 0, 0,   0, 0, 0, 0, 0, 0, 0, 0, 0,   0};
    QVERIFY(node::encodeIndex(small) == expected);
}

void TestIndexCodec::everyTruncationIsAnError()
{
    const Bytes whole = node::encodeIndex(row());
    for (std::size_t size = 0; size < whole.size(); ++size)
        QVERIFY(!node::decodeIndex(ByteView(whole).first(size)).ok());
    Bytes longer = whole;
    longer.push_back(0);
    QVERIFY(!node::decodeIndex(longer).ok());
}

void TestIndexCodec::whatIsNotKnownIsAnError()
{
    const Bytes whole = node::encodeIndex(row());
    for (const auto& [place, value] : {std::pair<std::size_t, std::uint8_t>{0, 2}, {1, 3}, {2, 4}, {2, 5}, {3, 2}}) {
        Bytes changed = whole;
        changed[place] = value;
        QVERIFY(!node::decodeIndex(changed).ok());
    }
}

void TestIndexCodec::keysKeepTheirOrder()
{
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    const std::int64_t ascending[] = {least, least + 1, -2, -1, 0, 1, most - 1, most};
    for (std::size_t i = 1; i < std::size(ascending); ++i)
        QVERIFY(node::orderedKey(ascending[i - 1], false) < node::orderedKey(ascending[i], false));
    // Cells of the far half of the earth are negative as integers.
    QVERIFY(node::orderedKey(1, true) < node::orderedKey(-1, true));
}

QTEST_APPLESS_MAIN(TestIndexCodec)
#include "tst_index_codec.moc"
