// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/hll_sketch.h"
#include "tests/support/seed.h"
#include "ui/models/geo_text.h"
#include "ui/models/preview_writer.h"
#include "ui/models/value_text.h"

#include <QTest>

#include <bit>
#include <limits>

using namespace binnacle;
using namespace binnacle::ui;

Q_DECLARE_METATYPE(binnacle::Value)

class ValueTextTest : public QObject {
    Q_OBJECT

private slots:
    void previewsAreExact_data();
    void previewsAreExact();
    void summariesCountWhatIsInside_data();
    void summariesCountWhatIsInside();
    void aSketchShowsItsEstimateAndError();
    void aStringAtTheTopHasNoQuotesWhenToldSo();
    void doublesReadBackAsTheSame();
    void previewsStayNearTheirLength();
    void aCutNeverSplitsACharacter();
    void geometryIsToldInFewWords_data();
    void geometryIsToldInFewWords();
    void sizesAreShort_data();
    void sizesAreShort();
    void keysAreShownAsTheirUsersWriteThem();
    void digestsAreGrouped();
};

void ValueTextTest::previewsAreExact_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, Value value, const char* text) {
        QTest::newRow(name) << std::move(value) << QString::fromUtf8(text);
    };
    row("nil", Nil{}, "nil");
    row("true", true, "true");
    row("greatest integer", std::numeric_limits<std::int64_t>::max(), "9223372036854775807");
    row("least integer", std::numeric_limits<std::int64_t>::min(), "-9223372036854775808");
    row("beyond a double", std::int64_t{9007199254740993}, "9007199254740993");
    row("whole double", 3.0, "3.0");
    row("minus zero", -0.0, "-0.0");
    row("shortest double", 0.1, "0.1");
    row("great double", 1e22, "1e+22");
    row("no number", std::numeric_limits<double>::quiet_NaN(), "NaN");
    row("minus infinity", -std::numeric_limits<double>::infinity(), "-Infinity");
    row("string", "Alice", "\"Alice\"");
    row("string with a quote", "say \"hi\"", "\"say \\\"hi\\\"\"");
    row("string with a line end", "a\nb", "\"a\\x0ab\"");
    row("string that is not UTF-8", std::string("\xff!"), "\"\\xff!\"");
    row("umlaut", "Øl", "\"Øl\"");
    row("blob", Blob{{0x00, 0xff, 0x10}}, "00 ff 10");
    row("empty blob", Blob{}, "0 B");
    row("long blob", Blob{Bytes(2048, 0xab)}, "ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab … · 2 KiB");
    row("opaque", Opaque{7, Bytes(20)}, "type 7 · 20 B");
    row("empty list", List{}, "[]");
    row("list", List{{Value(1), Value("a"), Value(2.5), Value(Nil{})}}, "[1, \"a\", 2.5, nil]");
    row("empty map", Map{}, "{}");
    row("map", Map{{{Value("city"), Value("Oslo")}, {Value("zip"), Value("0555")}}}, "{city: \"Oslo\", zip: \"0555\"}");
    row("map of other keys", Map{{{Value(1), Value("a")}, {Value("1"), Value("b")}, {Value("a b"), Value(true)}}},
        "{1: \"a\", \"1\": \"b\", \"a b\": true}");
    row("too deep", List{{Value(List{{Value(List{{Value(List{{Value(List{{Value(1)}})}})}})}})}}, "[[[[[+1]]]]]");
    row("geometry that is none", GeoJson{"nonsense"}, "nonsense");
    row("sketch that is none", Hll{Bytes(12)}, "hll · 12 B");
}

void ValueTextTest::previewsAreExact()
{
    QFETCH(Value, value);
    QFETCH(QString, text);
    QCOMPARE(previewOf(value), text);
}

void ValueTextTest::summariesCountWhatIsInside_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("text");
    Bytes png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    png.resize(2150);
    QTest::newRow("list") << Value(List{{Value(1), Value(2), Value(3)}}) << QStringLiteral("3 items");
    QTest::newRow("one") << Value(List{{Value(1)}}) << QStringLiteral("1 item");
    QTest::newRow("map") << Value(Map{{{Value(1), Value(2)}, {Value(2), Value(2)}}}) << QStringLiteral("2 entries");
    QTest::newRow("many") << Value(List{std::vector<Value>(1234)}) << QStringLiteral("1,234 items");
    QTest::newRow("short blob") << Value(Blob{{0x00, 0xff, 0x10}}) << QStringLiteral("00 ff 10");
    QTest::newRow("picture") << Value(Blob{png}) << QStringLiteral("2.1 KiB · PNG");
    QTest::newRow("string") << Value("a") << QStringLiteral("\"a\"");
}

void ValueTextTest::summariesCountWhatIsInside()
{
    QFETCH(Value, value);
    QFETCH(QString, text);
    QCOMPARE(previewOf(value, {120, true, true}), text);
}

void ValueTextTest::aSketchShowsItsEstimateAndError()
{
    const HllSketch empty = HllSketch::create(14).value();
    QCOMPARE(previewOf(Hll{empty.bytes()}), QStringLiteral("≈ 0 ± 0.81 %"));
}

void ValueTextTest::aStringAtTheTopHasNoQuotesWhenToldSo()
{
    QCOMPARE(previewOf("Alice Berg", {120, false, false}), QStringLiteral("Alice Berg"));
    QCOMPARE(previewOf(List{{Value("Alice")}}, {120, false, false}), QStringLiteral("[\"Alice\"]"));
}

void ValueTextTest::doublesReadBackAsTheSame()
{
    auto generator = test::seededGenerator();
    for (int round = 0; round < 2'000; ++round) {
        const double value = std::bit_cast<double>(generator());
        const QString text = doubleText(value);
        if (value != value) {
            QCOMPARE(text, QStringLiteral("NaN"));
            continue;
        }
        QVERIFY2(text.contains(u'.') || text.contains(u'e'), qPrintable(text));
        QCOMPARE(std::bit_cast<std::uint64_t>(text.toDouble()), std::bit_cast<std::uint64_t>(value));
    }
}

void ValueTextTest::previewsStayNearTheirLength()
{
    const std::string megabyte(1 << 20, 'x');
    List many{std::vector<Value>(100'000, Value(std::int64_t{123456}))};
    Map deep{{{Value("k"), Value(many)}, {Value(megabyte), Value(megabyte)}}};
    for (const Value& value : {Value(megabyte), Value(many), Value(deep), Value(Blob{Bytes(1 << 20)})}) {
        for (const int length : {1, 20, 40, 120}) {
            const QString text = previewOf(value, {length, true, false});
            QVERIFY2(text.size() <= length + 60, qPrintable(text));
        }
    }
    QCOMPARE(
        previewOf(
            Map{{{Value("city"), Value("Oslo")}, {Value("zip"), Value("0555")}, {Value("a"), Value(1)}, {Value("b"), Value(2)}}},
            {40, true, false}),
        QStringLiteral("{city: \"Oslo\", zip: \"0555\", +2}"));
}

void ValueTextTest::aCutNeverSplitsACharacter()
{
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "a\xf0\x9f\x98\x80"; // a grinning face, four bytes
    for (int length = 1; length < 60; ++length) {
        const QString cut = elidedText(text, length);
        QVERIFY(cut.endsWith(u'…'));
        QVERIFY(!cut.contains(QStringLiteral("\\x")));
        QVERIFY(!cut.at(cut.size() - 2).isHighSurrogate());
    }
    QCOMPARE(elidedText("abc", 3), QStringLiteral("abc"));
    QCOMPARE(elidedText("abcd", 3), QStringLiteral("ab…"));
}

void ValueTextTest::geometryIsToldInFewWords_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("named");
    QTest::newRow("point") << R"({"type":"Point","coordinates":[10.689,59.941]})"
                           << "◉ 59.941, 10.689"
                           << "Point 59.941, 10.689";
    QTest::newRow("whole numbers") << R"({"type":"Point","coordinates":[10,-60]})"
                                   << "◉ -60, 10"
                                   << "Point -60, 10";
    QTest::newRow("circle") << R"({"type":"AeroCircle","coordinates":[[10.5,59.9],1000]})"
                            << "◯ 59.9, 10.5 · 1000 m"
                            << "AeroCircle 59.9, 10.5 · 1000 m";
    QTest::newRow("polygon") << R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]})"
                             << "Polygon · 4 positions"
                             << "Polygon · 4 positions";
    QTest::newRow("no coordinates") << R"({"type":"Point"})"
                                    << ""
                                    << "";
    QTest::newRow("half a position") << R"({"type":"Point","coordinates":[1]})"
                                     << ""
                                     << "";
    QTest::newRow("another type") << R"({"type":"Feature","coordinates":[1,2]})"
                                  << ""
                                  << "";
    QTest::newRow("no JSON") << "{"
                             << ""
                             << "";
}

void ValueTextTest::geometryIsToldInFewWords()
{
    QFETCH(QString, json);
    const GeoJson geo{json.toStdString()};
    QTEST(geoText(geo, false), "text");
    QTEST(geoText(geo, true), "named");
}

void ValueTextTest::sizesAreShort_data()
{
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("0") << quint64{0} << "0 B";
    QTest::newRow("1023") << quint64{1023} << "1023 B";
    QTest::newRow("1024") << quint64{1024} << "1 KiB";
    QTest::newRow("1.3 KiB") << quint64{1331} << "1.3 KiB";
    QTest::newRow("12 KiB") << quint64{12299} << "12 KiB";
    QTest::newRow("almost a MiB") << quint64{(1 << 20) - 1} << "1 MiB";
    QTest::newRow("2.1 MiB") << quint64{2202010} << "2.1 MiB";
    QTest::newRow("8 GiB") << (quint64{8} << 30) << "8 GiB";
    QTest::newRow("greatest") << std::numeric_limits<quint64>::max() << "16777216 TiB";
}

void ValueTextTest::sizesAreShort()
{
    QFETCH(quint64, bytes);
    QTEST(sizeText(bytes), "text");
}

void ValueTextTest::keysAreShownAsTheirUsersWriteThem()
{
    const DataSet users = DataSet::of("test", "users");
    QCOMPARE(keyText(users.id(42)), QStringLiteral("42"));
    QCOMPARE(chipOfKey(users.id(42)), QStringLiteral("int"));
    QCOMPARE(keyText(users.id("alice")), QStringLiteral("alice"));
    QCOMPARE(chipOfKey(users.id("alice")), QStringLiteral("str"));
    QCOMPARE(keyText(users.id(Blob{{0xde, 0xad}})), QStringLiteral("0xdead"));
    QCOMPARE(keyText(users.id(Blob{Bytes(100, 1)}), 8), QStringLiteral("0x01010101…"));
    Digest digest{};
    digest[0] = 0x9f;
    QCOMPARE(keyText(users.idFromDigest(digest)), QStringLiteral("9f00 0000 … 0000"));
    QCOMPARE(chipOfKey(users.idFromDigest(digest)), QStringLiteral("digest"));
}

void ValueTextTest::digestsAreGrouped()
{
    Digest digest{};
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<std::uint8_t>(i);
    QCOMPARE(digestText(digest), QStringLiteral("0001 0203 0405 0607 0809 0a0b 0c0d 0e0f 1011 1213"));
    QCOMPARE(shortDigestText(digest), QStringLiteral("0001 0203 … 1213"));
}

QTEST_APPLESS_MAIN(ValueTextTest)
#include "tst_value_text.moc"
