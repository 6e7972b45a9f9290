// SPDX-License-Identifier: Apache-2.0
#include "core/bins/packed_element.h"

#include <QTest>

#include <array>

using namespace binnacle;
using bins::PackedKind;

namespace {

Bytes hex(const char* text)
{
    return *fromHex(text);
}

/// One of each form that an element can have.
constexpr std::array everyForm = {
    "c0", "c2", "c3", "05", "cc80", "cdffff", "ce00010000", "cf0123456789abcdef", "ff", "d0df", "d18000", "d2ff000000",
    "d38000000000000000", "ca3f800000", "cb3ff0000000000000", "a0", "a20361", "d9020361", "da00020361", "db000000020361",
    "c4020461", "c500020461", "c6000000020461", "a217" "7b", "90", "920102", "dc00020102", "dd000000020102", "93c700010102",
    "80", "81a2036101", "de00010102", "df000000010102", "82c70001c00102", "d4ff00", "d4ff01", "d40507", "d5050708",
    "d60501020304", "d7050102030405060708", "c70305010203", "c800030501020300", "c9000000030501020300", "9191a20361",
};

} // namespace

class TestPackedElement : public QObject {
    Q_OBJECT

private slots:
    void headsTellTheirKind_data();
    void headsTellTheirKind();
    void integersKeepTheirSign_data();
    void integersKeepTheirSign();
    void elementsEndWhereTheyEnd();
    void everyTruncationIsNoElement();
    void countsBeyondTheBytesAreNoElement();
    void deepNestingIsMeasuredWithoutRecursion();
    void operandsAreFoundAnywhere();
    void keysAreIntegersStringsAndPlainBlobs();
    void aReaderTakesOneAfterAnother();
};

void TestPackedElement::headsTellTheirKind_data()
{
    QTest::addColumn<QString>("element");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* element, PackedKind kind) { QTest::newRow(element) << element << static_cast<int>(kind); };
    row("c0", PackedKind::nil);
    row("c2", PackedKind::no);
    row("c3", PackedKind::yes);
    row("7f", PackedKind::natural);
    row("d005", PackedKind::natural);
    row("e0", PackedKind::negative);
    row("d38000000000000000", PackedKind::negative);
    row("cfffffffffffffffff", PackedKind::natural);
    row("a0", PackedKind::bytes);
    row("a103", PackedKind::string);
    row("a104", PackedKind::bytes);
    row("a112", PackedKind::bytes);
    row("a117", PackedKind::geoJson);
    row("c40103", PackedKind::string);
    row("ca00000000", PackedKind::float64);
    row("dc0000", PackedKind::list);
    row("8f", PackedKind::map);
    row("d4ff00", PackedKind::wildcard);
    row("c701ff00", PackedKind::wildcard);
    row("d4ff01", PackedKind::infinity);
    row("d4ff02", PackedKind::ext);
    row("d40001", PackedKind::ext);
    row("c70001", PackedKind::ext);
}

void TestPackedElement::headsTellTheirKind()
{
    QFETCH(QString, element);
    QFETCH(int, kind);
    const Bytes bytes = hex(element.toLatin1().constData());
    const auto head = bins::readHead(bytes);
    QVERIFY(head.has_value());
    QCOMPARE(static_cast<int>(head->kind), kind);
    QCOMPARE(head->size, bytes.size());
}

void TestPackedElement::integersKeepTheirSign_data()
{
    QTest::addColumn<QString>("element");
    QTest::addColumn<qint64>("value");
    QTest::newRow("fixed") << "05" << qint64{5};
    QTest::newRow("fixed below zero") << "fe" << qint64{-2};
    QTest::newRow("a natural byte") << "cc80" << qint64{128};
    QTest::newRow("a signed byte") << "d080" << qint64{-128};
    QTest::newRow("a signed short") << "d1ff00" << qint64{-256};
    QTest::newRow("a positive one in a signed form") << "d200000007" << qint64{7};
    QTest::newRow("the least") << "d38000000000000000" << std::numeric_limits<qint64>::min();
    QTest::newRow("beyond 63 bits") << "cfffffffffffffffff" << qint64{-1};
}

void TestPackedElement::integersKeepTheirSign()
{
    QFETCH(QString, element);
    QFETCH(qint64, value);
    QCOMPARE(bins::integerIn(hex(element.toLatin1().constData())), std::optional<std::int64_t>(value));
}

void TestPackedElement::elementsEndWhereTheyEnd()
{
    for (const char* form : everyForm) {
        Bytes bytes = hex(form);
        const std::size_t size = bins::elementSize(bytes);
        QVERIFY2(size > 0, form);
        bytes.resize(size);
        bytes.insert(bytes.end(), {0xC1, 0x93});
        QCOMPARE(bins::elementSize(bytes), size);
    }
}

void TestPackedElement::everyTruncationIsNoElement()
{
    for (const char* form : everyForm) {
        const Bytes bytes = hex(form);
        const std::size_t size = bins::elementSize(bytes);
        for (std::size_t length = 0; length < size; ++length)
            QCOMPARE(bins::elementSize(ByteView(bytes).first(length)), std::size_t{0});
    }
}

void TestPackedElement::countsBeyondTheBytesAreNoElement()
{
    for (const char* form : {"ddffffffff0102", "dfffffffff0102", "dbffffffff03", "c9ffffffff01", "92dd7fffffff01", "c1"})
        QCOMPARE(bins::elementSize(hex(form)), std::size_t{0});
}

void TestPackedElement::deepNestingIsMeasuredWithoutRecursion()
{
    Bytes deep(1'000'000, 0x91);
    deep.push_back(0x01);
    QCOMPARE(bins::elementSize(deep), deep.size());
    QVERIFY(!bins::holdsOperand(deep));
}

void TestPackedElement::operandsAreFoundAnywhere()
{
    for (const char* form : {"d4ff00", "d4ff01", "9201d4ff00", "8101d4ff01", "9191d5ff0000", "c703ff010203"})
        QVERIFY2(bins::holdsOperand(hex(form)), form);
    for (const char* form : {"01", "93c700010102", "d40500", "c704ff01020304", "81a2036190"})
        QVERIFY2(!bins::holdsOperand(hex(form)), form);
}

void TestPackedElement::keysAreIntegersStringsAndPlainBlobs()
{
    for (const char* form : {"01", "ff", "cfffffffffffffffff", "a103", "a20361", "a104", "c4020401"})
        QVERIFY2(bins::isMapKey(hex(form)), form);
    for (const char* form : {"c0", "c2", "cb3ff0000000000000", "a0", "a212aa", "a2177b", "90", "80", "d4ff00", ""})
        QVERIFY2(!bins::isMapKey(hex(form)), form);
}

void TestPackedElement::aReaderTakesOneAfterAnother()
{
    const Bytes bytes = hex("930592010203");
    bins::PackedReader reader(bytes);
    QCOMPARE(reader.listHead(), std::optional<std::uint64_t>(3));
    QCOMPARE(reader.integer(), std::optional<std::int64_t>(5));
    QVERIFY(!reader.integer());
    const auto inner = reader.element();
    QVERIFY(inner.has_value());
    QCOMPARE(toHex(*inner), std::string("920102"));
    QVERIFY(!reader.listHead());
    QVERIFY(reader.element().has_value());
    QVERIFY(!reader.element());
}

QTEST_APPLESS_MAIN(TestPackedElement)
#include "tst_packed_element.moc"
