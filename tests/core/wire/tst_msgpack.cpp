// SPDX-License-Identifier: Apache-2.0
#include "core/wire/message.h"
#include "core/wire/msgpack.h"
#include "tests/support/recording.h"
#include "tests/support/seed.h"

#include <QTest>

#include <bit>
#include <limits>

using namespace binnacle;
using namespace binnacle::wire;

Q_DECLARE_METATYPE(binnacle::Value)

namespace {

std::string packedHex(const Value& value)
{
    Bytes out;
    pack(out, value);
    return toHex(out);
}

std::string text(std::size_t size)
{
    return std::string(size, 'x');
}

List ints(std::size_t count)
{
    return List{std::vector<Value>(count, Value(1))};
}

Map pairs(std::size_t count)
{
    Map map;
    for (std::size_t i = 0; i < count; ++i)
        map.entries.emplace_back(static_cast<std::int64_t>(i), Nil{});
    return map;
}

/// Values of every kind that msgpack carries, nested up to `depth`.
class ValueMaker {
public:
    explicit ValueMaker(std::mt19937_64& generator) : m_generator(generator) {}

    Value value(int depth)
    {
        switch (test::between(m_generator, 0, depth > 0 ? 13 : 11)) {
        case 0: return Nil{};
        case 1: return test::between(m_generator, 0, 1) == 1;
        case 2: return std::bit_cast<std::int64_t>(m_generator());
        case 3: return std::bit_cast<std::int64_t>(m_generator()) >> test::between(m_generator, 0, 63);
        case 4: return std::bit_cast<double>(m_generator());
        case 5: return string();
        case 6: return Blob{toBytes(string())};
        case 7: return GeoJson{string()};
        case 8: return Hll{toBytes(string())};
        case 9: return Opaque{7, toBytes(string())};
        case 10: return Infinity{};
        case 11: return Wildcard{};
        case 12: return list(depth);
        default: return map(depth);
        }
    }

private:
    std::string string()
    {
        static constexpr std::int64_t usual[] = {0, 40, 300};
        const std::int64_t longest = m_generator() % 200 == 0 ? 70'000 : usual[m_generator() % 3];
        std::string result(static_cast<std::size_t>(test::between(m_generator, 0, longest)), ' ');
        for (char& c : result)
            c = static_cast<char>(m_generator() & 0xFF);
        return result;
    }

    std::int64_t count() { return test::between(m_generator, 0, m_generator() % 20 == 0 ? 40 : 5); }

    List list(int depth)
    {
        List list;
        list.order = static_cast<ListOrder>(test::between(m_generator, 0, 1));
        list.persistIndex = test::between(m_generator, 0, 3) == 0;
        for (std::int64_t i = count(); i > 0; --i)
            list.items.push_back(value(depth - 1));
        return list;
    }

    Map map(int depth)
    {
        Map map;
        map.order = static_cast<MapOrder>(test::between(m_generator, 0, 2));
        map.persistIndex = test::between(m_generator, 0, 3) == 0;
        for (std::int64_t i = count(); i > 0; --i)
            map.entries.emplace_back(value(depth - 1), value(depth - 1));
        return map;
    }

    std::mt19937_64& m_generator;
};

} // namespace

class TestMsgpack : public QObject {
    Q_OBJECT

private slots:
    void valuesHaveTheseBytesAndComeBack_data();
    void valuesHaveTheseBytesAndComeBack();
    void headsGrowWithTheSize_data();
    void headsGrowWithTheSize();
    void otherFormsAreReadToo_data();
    void otherFormsAreReadToo();
    void integersTakeTheSmallestForm();
    void packAppends();
    void recordedListsAndMapsEncodeToTheSameBytes();
    void recordedAnswersDecode();
    void whateverIsPackedComesBack();
};

void TestMsgpack::valuesHaveTheseBytesAndComeBack_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("hex");
    const auto row = [](const char* name, Value value, const char* hex) {
        QTest::newRow(name) << std::move(value) << QString(hex);
    };
    const auto integer = [](std::int64_t value, const char* hex) {
        QTest::newRow(std::to_string(value).c_str()) << Value(value) << QString(hex);
    };
    row("nil", Nil{}, "c0");
    row("false", false, "c2");
    row("true", true, "c3");
    integer(0, "00");
    integer(127, "7f");
    integer(128, "cc80");
    integer(255, "ccff");
    integer(256, "cd0100");
    integer(65535, "cdffff");
    integer(65536, "ce00010000");
    integer(4294967295, "ceffffffff");
    integer(4294967296, "cf0000000100000000");
    integer(std::numeric_limits<std::int64_t>::max(), "cf7fffffffffffffff");
    integer(-1, "ff");
    integer(-32, "e0");
    integer(-33, "d0df");
    integer(-128, "d080");
    integer(-129, "d1ff7f");
    integer(-32768, "d18000");
    integer(-32769, "d2ffff7fff");
    integer(-2147483648LL, "d280000000");
    integer(-2147483649LL, "d3ffffffff7fffffff");
    integer(std::numeric_limits<std::int64_t>::min(), "d38000000000000000");
    row("double", 2.5, "cb4004000000000000");
    row("negative zero", -0.0, "cb8000000000000000");
    row("infinite", std::numeric_limits<double>::infinity(), "cb7ff0000000000000");
    row("a NaN with a payload", std::bit_cast<double>(0xFFF8000000001234ULL), "cbfff8000000001234");
    row("empty string", "", "a103");
    row("string", "abc", "a403616263");
    row("not UTF-8", std::string("\xFF\x00", 2), "a303ff00");
    row("blob", Blob{{1, 2}}, "a3040102");
    row("empty blob", Blob{}, "a104");
    row("GeoJSON", GeoJson{"{}"}, "a3177b7d");
    row("HLL", Hll{{0xAB}}, "a212ab");
    row("of a language", Opaque{9, {0x80}}, "a20980");
    row("untyped string of a path", Opaque{'b', toBytes("in")}, "a362696e");
    row("infinity", Infinity{}, "d4ff01");
    row("wildcard", Wildcard{}, "d4ff00");
    row("empty list", List{}, "90");
    row("list", List{{1, "a", Nil{}}}, "9301a20361c0");
    row("ordered list", List{{1, 2}, ListOrder::ordered}, "93c700010102");
    row("empty ordered list", List{{}, ListOrder::ordered}, "91c70001");
    row("ordered list with index", List{{1}, ListOrder::ordered, true}, "92c7001101");
    row("list with index", List{{1}, ListOrder::unordered, true}, "92c7001001");
    row("empty map", Map{}, "80");
    row("map", Map{{{"a", 1}}}, "81a2036101");
    row("empty map by key", Map{{}, MapOrder::keyOrdered}, "81c70001c0");
    row("map by key", Map{{{1, 2}}, MapOrder::keyOrdered}, "82c70001c00102");
    row("map by key and value", Map{{{1, 2}}, MapOrder::keyValueOrdered}, "82c70003c00102");
    row("map by key with index", Map{{{1, 2}}, MapOrder::keyOrdered, true}, "82c70011c00102");
    row("map with index", Map{{{1, 2}}, MapOrder::unordered, true}, "82c70010c00102");
    row("keys of any kind", Map{{{Nil{}, 1}, {List{{1}}, 2}, {Blob{{9}}, 3}}}, "83c001910102a2040903");
    row("nested", List{{Map{{{"x", List{{1, 2}}}}, MapOrder::keyOrdered}}}, "9182c70001c0a20378920102");
}

void TestMsgpack::valuesHaveTheseBytesAndComeBack()
{
    QFETCH(Value, value);
    QFETCH(QString, hex);
    QCOMPARE(QString::fromStdString(packedHex(value)), hex);
    const auto decoded = unpack(*fromHex(hex.toStdString()));
    QVERIFY2(decoded.ok(), decoded.ok() ? "" : decoded.error().detail().c_str());
    QVERIFY(decoded.value() == value);
}

void TestMsgpack::headsGrowWithTheSize_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("head");
    const auto row = [](const char* name, Value value, const char* head) {
        QTest::newRow(name) << std::move(value) << QString(head);
    };
    row("string of 30", text(30), "bf03");
    row("string of 31", text(31), "d92003");
    row("string of 254", text(254), "d9ff03");
    row("string of 255", text(255), "da010003");
    row("string of 65534", text(65534), "daffff03");
    row("string of 65535", text(65535), "db0001000003");
    row("blob of 65535", Blob{Bytes(65535, 1)}, "db0001000004");
    row("list of 15", ints(15), "9f");
    row("list of 16", ints(16), "dc0010");
    row("list of 65535", ints(65535), "dcffff");
    row("list of 65536", ints(65536), "dd00010000");
    row("map of 15", pairs(15), "8f");
    row("map of 16", pairs(16), "de0010");
    row("map of 65536", pairs(65536), "df00010000");
    List ordered = ints(15);
    ordered.order = ListOrder::ordered;
    row("ordered list of 15: the flags count", ordered, "dc0010c70001");
    Map byKey = pairs(15);
    byKey.order = MapOrder::keyOrdered;
    row("map by key of 15: the flags count", byKey, "de0010c70001c0");
}

void TestMsgpack::headsGrowWithTheSize()
{
    QFETCH(Value, value);
    QFETCH(QString, head);
    Bytes packed;
    pack(packed, value);
    QCOMPARE(QString::fromStdString(toHex(packed)).left(head.size()), head);
    const auto decoded = unpack(packed);
    QVERIFY(decoded.ok());
    QVERIFY(decoded.value() == value);
}

void TestMsgpack::otherFormsAreReadToo_data()
{
    QTest::addColumn<QString>("hex");
    QTest::addColumn<Value>("value");
    const auto row = [](const char* name, const char* hex, Value value) {
        QTest::newRow(name) << QString(hex) << std::move(value);
    };
    row("wide natural", "cf0000000000000001", 1);
    row("wide signed", "d30000000000000001", 1);
    row("signed byte", "d07f", 127);
    row("signed short", "d1fffe", -2);
    row("float", "ca40200000", 2.5);
    row("float infinity", "ca7f800000", std::numeric_limits<double>::infinity());
    row("bin 8", "c403030061", std::string("\0a", 2));
    row("bin 8 blob", "c4020461", Blob{{0x61}});
    row("bin 16", "c500020361", "a");
    row("bin 32", "c6000000021761", GeoJson{"a"});
    row("str 8, short", "d9020361", "a");
    row("str 16, short", "da00020361", "a");
    row("str 32, short", "db000000020361", "a");
    row("raw without a type", "a0", "");
    row("bin without a type", "c400", "");
    row("list 16, short", "dc000101", List{{1}});
    row("list 32, short", "dd0000000101", List{{1}});
    row("map 16, short", "de00010102", Map{{{1, 2}}});
    row("map 32, empty", "df00000000", Map{});
    row("list with flags of nothing", "92c7000001", List{{1}});
    row("map in the order of an answer", "82c70008c00102", Map{{{1, 2}}});
    row("nil first in a list", "92c001", List{{Nil{}, 1}});
}

void TestMsgpack::otherFormsAreReadToo()
{
    QFETCH(QString, hex);
    QFETCH(Value, value);
    const auto decoded = unpack(*fromHex(hex.toStdString()));
    QVERIFY2(decoded.ok(), decoded.ok() ? "" : decoded.error().detail().c_str());
    QVERIFY(decoded.value() == value);
}

void TestMsgpack::integersTakeTheSmallestForm()
{
    const auto smallest = [](std::int64_t value) -> std::size_t {
        if (value >= 0)
            return value < 128 ? 1 : value < 256 ? 2 : value < 65536 ? 3 : value <= 0xFFFFFFFF ? 5 : 9;
        return value >= -32 ? 1 : value >= -128 ? 2 : value >= -32768 ? 3 : value >= -2147483648LL ? 5 : 9;
    };
    const auto sizeOf = [](std::int64_t value) {
        Bytes out;
        pack(out, value);
        return out.size();
    };
    for (int bit = 0; bit < 63; ++bit) {
        const std::int64_t power = std::int64_t{1} << bit;
        for (const std::int64_t value : {power - 1, power, -power, -power - 1})
            QCOMPARE(sizeOf(value), smallest(value));
    }
}

void TestMsgpack::packAppends()
{
    Bytes out{0xAA};
    pack(out, 1);
    pack(out, "a");
    QCOMPARE(toHex(out), std::string("aa01a20361"));
}

void TestMsgpack::recordedListsAndMapsEncodeToTheSameBytes()
{
    int seen = 0;
    for (const char* suite : {"lists", "maps", "scalars"}) {
        for (const auto& recorded : test::recordings(suite)) {
            for (const auto& exchange : recorded.exchanges) {
                std::size_t offset = 0;
                const auto message = decodeMessage(test::bodyOf(exchange.request), offset);
                QVERIFY(message.ok());
                for (const Op& op : message.value().ops) {
                    const auto type = static_cast<ParticleType>(op.particleType);
                    if (op.code != OpCode::write || (type != ParticleType::list && type != ParticleType::map))
                        continue;
                    const auto value = unpack(op.data);
                    QVERIFY2(value.ok(), recorded.name.c_str());
                    QCOMPARE(packedHex(value.value()), toHex(op.data));
                    ++seen;
                }
            }
        }
    }
    QVERIFY(seen > 200);
}

void TestMsgpack::recordedAnswersDecode()
{
    int seen = 0;
    for (const char* suite : {"lists", "maps"}) {
        for (const auto& recorded : test::recordings(suite)) {
            for (const auto& exchange : recorded.exchanges) {
                std::size_t offset = 0;
                const auto message = decodeMessage(test::bodyOf(exchange.responses.front()), offset);
                QVERIFY(message.ok());
                for (const Op& op : message.value().ops) {
                    const auto type = static_cast<ParticleType>(op.particleType);
                    if (type != ParticleType::list && type != ParticleType::map)
                        continue;
                    const auto value = unpack(op.data);
                    QVERIFY2(value.ok(), recorded.name.c_str());
                    QCOMPARE(value.value().as<List>() != nullptr, type == ParticleType::list);
                    QCOMPARE(value.value().as<Map>() != nullptr, type == ParticleType::map);
                    ++seen;
                }
            }
        }
    }
    QVERIFY(seen > 100);
}

void TestMsgpack::whateverIsPackedComesBack()
{
    auto generator = test::seededGenerator();
    ValueMaker maker(generator);
    for (int round = 0; round < 3000; ++round) {
        const Value value = maker.value(4);
        Bytes packed;
        pack(packed, value);
        const auto decoded = unpack(packed);
        QVERIFY2(decoded.ok(), decoded.ok() ? "" : (decoded.error().detail() + " in " + toHex(packed)).c_str());
        QVERIFY2(decoded.value() == value, toHex(packed).c_str());
        QCOMPARE(packedHex(decoded.value()), toHex(packed));
    }
}

QTEST_APPLESS_MAIN(TestMsgpack)
#include "tst_msgpack.moc"
