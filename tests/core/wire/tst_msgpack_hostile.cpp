// SPDX-License-Identifier: Apache-2.0
#include "core/wire/msgpack.h"
#include "tests/support/seed.h"

#include <QTest>

#include <memory>

using namespace binnacle;
using namespace binnacle::wire;

namespace {

/// Decodes a copy at the very end of an allocation of its own, so that a sanitizer sees a read past it.
Result<Value> unpackTight(ByteView bytes)
{
    const auto copy = std::make_unique<std::uint8_t[]>(bytes.size());
    std::copy(bytes.begin(), bytes.end(), copy.get());
    return unpack({copy.get(), bytes.size()});
}

/// `depth` collections inside one another, the innermost empty. `head` begins each of them but the innermost.
Bytes nested(std::size_t depth, const Bytes& head, std::uint8_t innermost)
{
    Bytes bytes;
    for (std::size_t i = 1; i < depth; ++i)
        bytes.insert(bytes.end(), head.begin(), head.end());
    bytes.push_back(innermost);
    return bytes;
}

/// The number of values that a value is made of, itself counted.
std::size_t countOf(const Value& value)
{
    std::size_t count = 1;
    if (const auto* list = value.as<List>())
        for (const Value& item : list->items)
            count += countOf(item);
    if (const auto* map = value.as<Map>())
        for (const auto& [key, item] : map->entries)
            count += countOf(key) + countOf(item);
    return count;
}

} // namespace

class TestMsgpackHostile : public QObject {
    Q_OBJECT

private slots:
    void everyTruncationIsRefused_data();
    void everyTruncationIsRefused();
    void whatFollowsTheElementIsRefused();
    void malformedElementsAreRefused_data();
    void malformedElementsAreRefused();
    void depthIsBounded_data();
    void depthIsBounded();
    void damageIsNeverMoreThanAnError();
    void noMoreValuesThanBytes();
};

void TestMsgpackHostile::everyTruncationIsRefused_data()
{
    QTest::addColumn<QString>("hex");
    QTest::newRow("nested") << "9182c70001c0a20378920102";
    QTest::newRow("map with index") << "82c70011c00102";
    QTest::newRow("every width of integers") << "99cc80cd0100ce00010000cf0000000100000000"
                                                 "d0dfd1ff7fd2ffff7fffd3ffffffff7fffffff7f";
    QTest::newRow("both widths of reals") << "92ca40200000cb4004000000000000";
    QTest::newRow("every width of raws") << "96a103d9020361da00020361db000000020361c40104c500020461";
    QTest::newRow("wide heads") << "dc0002dd0000000101df0000000101de00010203";
    QTest::newRow("special elements") << "92d4ff01d4ff00";
}

void TestMsgpackHostile::everyTruncationIsRefused()
{
    QFETCH(QString, hex);
    const Bytes whole = *fromHex(hex.toStdString());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto value = unpackTight(ByteView(whole).first(size));
        QVERIFY2(!value.ok(), std::to_string(size).c_str());
        QVERIFY(value.error().is(ClientCode::protocolError));
    }
    QVERIFY(unpackTight(whole).ok());
}

void TestMsgpackHostile::whatFollowsTheElementIsRefused()
{
    for (const char* hex : {"0101", "9000", "a20361c0", "81010203"}) {
        const auto value = unpackTight(*fromHex(hex));
        QVERIFY(!value.ok());
        QVERIFY(value.error().detail().find("follow") != std::string::npos);
    }
}

void TestMsgpackHostile::malformedElementsAreRefused_data()
{
    QTest::addColumn<QString>("hex");
    QTest::newRow("nothing") << "";
    QTest::newRow("the byte that msgpack never uses") << "c1";
    QTest::newRow("string over the end") << "a40361";
    QTest::newRow("string of 2^32 - 1") << "dbffffffff0361";
    QTest::newRow("bin of 2^31") << "c6800000000361";
    QTest::newRow("list of 2^32 - 1") << "ddffffffff01";
    QTest::newRow("map of 2^32 - 1") << "dfffffffff0101";
    QTest::newRow("list of 65535") << "dcffff0101";
    QTest::newRow("map with a key and no value") << "8101";
    QTest::newRow("natural beyond 63 bits") << "cf8000000000000000";
    QTest::newRow("largest natural") << "cfffffffffffffffff";
    QTest::newRow("ext of another type") << "d40500";
    QTest::newRow("special ext of another meaning") << "d4ff02";
    QTest::newRow("flags outside a collection") << "c70001";
    QTest::newRow("flags as the second element") << "9201c70001";
    QTest::newRow("flags as a map's value") << "8101c70001";
    QTest::newRow("flags cut short") << "91c700";
    QTest::newRow("flags with bytes") << "91c7010100";
    QTest::newRow("map flags with a value") << "81c7000101";
    QTest::newRow("ext 16") << "c8000001";
    QTest::newRow("ext 32") << "c90000000001";
    QTest::newRow("fixext 16") << "d80100000000000000000000000000000000";
}

void TestMsgpackHostile::malformedElementsAreRefused()
{
    QFETCH(QString, hex);
    const auto value = unpackTight(*fromHex(hex.toStdString()));
    QVERIFY(!value.ok());
    QVERIFY(value.error().is(ClientCode::protocolError));
    QVERIFY(value.error().detail().starts_with("msgpack: "));
}

void TestMsgpackHostile::depthIsBounded_data()
{
    QTest::addColumn<QString>("head");
    QTest::addColumn<int>("innermost");
    QTest::newRow("lists") << "91" << 0x90;
    QTest::newRow("map values") << "8101" << 0x80;
    QTest::newRow("ordered lists") << "92c70001" << 0x90;
    QTest::newRow("wide lists") << "dd00000001" << 0x80;
}

void TestMsgpackHostile::depthIsBounded()
{
    QFETCH(QString, head);
    QFETCH(int, innermost);
    const auto tried = [&](std::size_t depth) {
        return unpackTight(nested(depth, *fromHex(head.toStdString()), static_cast<std::uint8_t>(innermost)));
    };
    QVERIFY(tried(1).ok());
    QVERIFY(tried(256).ok());
    for (const std::size_t depth : {std::size_t{257}, std::size_t{1'000'000}}) {
        const auto value = tried(depth);
        QVERIFY(!value.ok());
        QVERIFY(value.error().detail().find("deeper than 256") != std::string::npos);
    }
}

void TestMsgpackHostile::damageIsNeverMoreThanAnError()
{
    auto generator = test::seededGenerator();
    const Bytes good = *fromHex("9582c70001c0a20378920102cc80a403616263cb400400000000000083c001910102a2040903");
    QVERIFY(unpack(good).ok());
    int taken = 0;
    for (int round = 0; round < 50'000; ++round) {
        Bytes bytes = good;
        for (std::int64_t damage = test::between(generator, 1, 4); damage > 0; --damage) {
            const auto at = static_cast<std::size_t>(test::between(generator, 0, static_cast<std::int64_t>(bytes.size()) - 1));
            bytes[at] = static_cast<std::uint8_t>(generator() & 0xFF);
        }
        const auto value = unpackTight(bytes);
        if (!value)
            continue;
        ++taken;
        Bytes packed;
        pack(packed, value.value());
        const auto again = unpackTight(packed);
        QVERIFY2(again.ok(), toHex(bytes).c_str());
        QVERIFY2(again.value() == value.value(), toHex(bytes).c_str());
    }
    QVERIFY(taken > 100);
}

void TestMsgpackHostile::noMoreValuesThanBytes()
{
    auto generator = test::seededGenerator();
    for (int round = 0; round < 50'000; ++round) {
        Bytes bytes(static_cast<std::size_t>(test::between(generator, 0, 60)));
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(generator() % 3 == 0 ? 0x90 + generator() % 4 : generator() & 0xFF);
        if (const auto value = unpackTight(bytes))
            QVERIFY(countOf(value.value()) <= bytes.size());
    }
}

QTEST_APPLESS_MAIN(TestMsgpackHostile)
#include "tst_msgpack_hostile.moc"
