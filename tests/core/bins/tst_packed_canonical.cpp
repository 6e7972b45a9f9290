// SPDX-License-Identifier: Apache-2.0
#include "core/bins/packed_canonical.h"

#include "core/bins/packed_container.h"

#include <QTest>

using namespace binnacle;

namespace {

Bytes hex(const QString& text)
{
    return *fromHex(text.toStdString());
}

/// A blob or string head with so many bytes behind it, the first of them the type.
Bytes headed(const char* head, std::size_t size, std::uint8_t type)
{
    Bytes bytes = hex(QString::fromLatin1(head));
    bytes.push_back(type);
    bytes.resize(bytes.size() + size - 1, 'x');
    return bytes;
}

} // namespace

class TestPackedCanonical : public QObject {
    Q_OBJECT

private slots:
    void everyPartTakesItsSmallestForm_data();
    void everyPartTakesItsSmallestForm();
    void longBlobHeadsStay();
    void refused_data();
    void refused();
    void everyTruncationIsRefused();
    void onlyTheTopLevelAsksForAnIndex();
    void nestingIsBounded();
    void theIndexFlagNeverLeaves();
};

void TestPackedCanonical::everyPartTakesItsSmallestForm_data()
{
    QTest::addColumn<QString>("came");
    QTest::addColumn<QString>("stays");
    const auto row = [](const char* name, const char* came, const char* stays) { QTest::newRow(name) << came << stays; };
    row("nil", "c0", "c0");
    row("a wide integer", "d30000000000000080", "cc80");
    row("a wide negative integer", "d3ffffffffffffff00", "d1ff00");
    row("the least integer", "d38000000000000000", "d38000000000000000");
    row("a natural number of 64 bits", "cfffffffffffffffff", "cfffffffffffffffff");
    row("a float stays a float", "ca3f800000", "ca3f800000");
    row("a wide string", "db000000020361", "a20361");
    row("a blob head", "c4020461", "a20461");
    row("a wide list", "dd0000000101", "9101");
    row("a wide map", "df000000010102", "810102");
    row("a wide empty list", "dc0000", "90");
    row("an unordered list as it is", "93030102", "93030102");
    row("an ordered list", "93c700010102", "93c700010102");
    row("an empty ordered list", "91c70001", "91c70001");
    row("flags of a list that mean nothing", "93c700080102", "920102");
    row("an index with the list", "93c70411000000010102", "93c700010102");
    row("maps are sorted", "83030001000200", "83010002000300");
    row("maps inside are sorted", "9182020001" "00", "9182010002" "00");
    row("a map by key", "82c70001c00102", "82c70001c00102");
    row("a map whose flags have a value", "82c70001a203610102", "82c70001c00102");
    row("flags of a map that mean nothing", "82c70008c00102", "810102");
    row("equal items of an ordered list", "93c700010101", "93c700010101");
    row("an ext", "c70105aa", "d405aa");
    row("a wide ext", "c8000305010203", "c70305010203");
}

void TestPackedCanonical::everyPartTakesItsSmallestForm()
{
    QFETCH(QString, came);
    QFETCH(QString, stays);
    const std::optional<Bytes> kept = bins::canonical(hex(came));
    QVERIFY(kept.has_value());
    QCOMPARE(QString::fromStdString(toHex(*kept)), stays);
    QVERIFY(bins::canonical(*kept) == kept);
}

void TestPackedCanonical::longBlobHeadsStay()
{
    const Bytes shortBlob = headed("c41f", 31, 4);
    QCOMPARE(bins::canonical(shortBlob)->front(), std::uint8_t{0xBF});
    const Bytes longBlob = headed("c420", 32, 4);
    QCOMPARE(*bins::canonical(longBlob), longBlob);
    const Bytes inAShort = headed("c500ff", 255, 4);
    QCOMPARE(bins::canonical(inAShort)->front(), std::uint8_t{0xD9});
    const Bytes string = headed("da0100", 256, 3);
    QCOMPARE(*bins::canonical(string), string);
}

void TestPackedCanonical::refused_data()
{
    QTest::addColumn<QString>("element");
    for (const char* element : {"", "c1", "0101", "9201", "d4ff00", "9101d4ff01", "91d4ff00", "8201020103", "84030001000200" "0100",
                                "81c001", "81cb3ff000000000000001", "819001", "93c700010201", "83c70001c002010100",
                                "91" "93c700010201", "ddffffffff01"})
        QTest::newRow(element) << element;
}

void TestPackedCanonical::refused()
{
    QFETCH(QString, element);
    QVERIFY(!bins::canonical(hex(element)));
}

void TestPackedCanonical::everyTruncationIsRefused()
{
    const Bytes bytes = hex("9482c70001c0a20361920102" "cb3ff0000000000000" "c0" "dc0001a20361");
    QVERIFY(bins::canonical(bytes).has_value());
    for (std::size_t length = 0; length < bytes.size(); ++length)
        QVERIFY(!bins::canonical(ByteView(bytes).first(length)));
}

void TestPackedCanonical::onlyTheTopLevelAsksForAnIndex()
{
    const Bytes map = hex("83c70013c00102" "03" "82c70013c00102");
    QCOMPARE(toHex(*bins::canonical(map, true)), std::string("83c70013c0010203" "82c70003c00102"));
    QCOMPARE(toHex(*bins::canonical(map)), std::string("83c70003c0010203" "82c70003c00102"));
    QCOMPARE(toHex(*bins::canonical(hex("93c700110102"), true)), std::string("93c700010102"));
}

void TestPackedCanonical::nestingIsBounded()
{
    for (const std::size_t depth : {std::size_t{256}, std::size_t{257}, std::size_t{1'000'000}}) {
        Bytes deep(depth, 0x91);
        deep.push_back(0x01);
        QCOMPARE(bins::canonical(deep).has_value(), depth <= bins::maxNesting);
    }
}

void TestPackedCanonical::theIndexFlagNeverLeaves()
{
    const auto out = [](std::uint8_t type, const char* bytes) {
        return toHex(bins::withoutIndexFlag(type, hex(QString::fromLatin1(bytes))).bytes);
    };
    QCOMPARE(out(19, "82c70013c00102"), std::string("82c70003c00102"));
    QCOMPARE(out(19, "82c70010c00102"), std::string("810102"));
    QCOMPARE(out(19, "82c70001c00102"), std::string("82c70001c00102"));
    QCOMPARE(out(19, "80"), std::string("80"));
    QCOMPARE(out(19, "ff"), std::string("ff"));
    QCOMPARE(out(4, "82c70013c00102"), std::string("82c70013c00102"));
}

QTEST_APPLESS_MAIN(TestPackedCanonical)
#include "tst_packed_canonical.moc"
