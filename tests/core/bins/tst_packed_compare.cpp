// SPDX-License-Identifier: Apache-2.0
#include "core/bins/packed_compare.h"

#include <QTest>

#include <array>

using namespace binnacle;
using bins::PackedOrder;
using bins::compare;

namespace {

/// Elements in ascending order: nil, booleans, integers, strings, lists, maps, blobs, doubles, GeoJSON, ext, infinity.
constexpr std::array ascendingForms = {
    "c0",                     // nil
    "c2",                     // false
    "c3",                     // true
    "d38000000000000000",     // the least integer
    "d18000",
    "ff",                     // -1
    "00",
    "7f",
    "cc80",
    "cf7fffffffffffffff",
    "cfffffffffffffffff",
    "a103",                   // the empty string
    "a20361",                 // a
    "a3036100",               // a prefix comes before what it begins
    "a20362",                 // b
    "90",                     // []
    "9101",
    "920102",                 // [1] before [1, 2]
    "920103",
    "9102",                   // the first item decides before the length does
    "9191" "05",              // a list after integers
    "80",                     // {}
    "810101",
    "810102",                 // the value decides between equal keys
    "810201",
    "8200010101",             // maps compare by size first
    "a0",                     // no bytes at all: a blob
    "a3040000",               // then by content
    "a204ff",
    "cbfff0000000000000",     // minus infinity
    "cbbff0000000000000",     // -1.0
    "ca3f800000",             // 1.0 as a float
    "cb4000000000000000",     // 2.0
    "a2177b",                 // GeoJSON
    "d40501",                 // ext
    "d4ff01",                 // the operand above everything
};

Bytes hex(const char* text)
{
    return *fromHex(text);
}

PackedOrder order(const char* a, const char* b)
{
    return compare(hex(a), hex(b));
}

} // namespace

class TestPackedCompare : public QObject {
    Q_OBJECT

private slots:
    void everyKindHasItsPlace();
    void formsOfOneValueAreEqual_data();
    void formsOfOneValueAreEqual();
    void wildcardsAreEqualToAnything();
    void infinityEndsAListAboveEveryOther();
    void flagsDoNotCount();
    void shorterListsInsideDecide();
    void notANumberIsEqualToEveryDouble();
    void deepListsAreComparedWithoutRecursion();
    void damagedBytesAreComparedWithoutHarm();
};

void TestPackedCompare::everyKindHasItsPlace()
{
    std::vector<Bytes> elements;
    for (const char* form : ascendingForms)
        elements.push_back(hex(form));
    for (std::size_t i = 0; i < elements.size(); ++i) {
        for (std::size_t j = 0; j < elements.size(); ++j) {
            const PackedOrder expected = i < j ? PackedOrder::less : i > j ? PackedOrder::greater : PackedOrder::equal;
            QVERIFY2(compare(elements[i], elements[j]) == expected, (toHex(elements[i]) + " and " + toHex(elements[j])).c_str());
        }
    }
}

void TestPackedCompare::formsOfOneValueAreEqual_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("integers") << "05" << "d30000000000000005";
    QTest::newRow("negative integers") << "fe" << "d1fffe";
    QTest::newRow("strings") << "a20361" << "c4020361";
    QTest::newRow("a float and a double") << "ca3f800000" << "cb3ff0000000000000";
    QTest::newRow("zeros") << "cb0000000000000000" << "cb8000000000000000";
    QTest::newRow("lists") << "920102" << "dc0002cc01d002";
    QTest::newRow("maps") << "81a2036101" << "de0001d902036101";
}

void TestPackedCompare::formsOfOneValueAreEqual()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QCOMPARE(order(one.toLatin1().constData(), other.toLatin1().constData()), PackedOrder::equal);
}

void TestPackedCompare::wildcardsAreEqualToAnything()
{
    for (const char* form : ascendingForms)
        QCOMPARE(order("d4ff00", form), PackedOrder::equal);
    QCOMPARE(order("92a20361d4ff00", "92a2036105"), PackedOrder::equal);
    QCOMPARE(order("92a20361d4ff00", "92a2036205"), PackedOrder::less);
    QCOMPARE(order("91d4ff00", "90"), PackedOrder::greater); // there has to be something to be equal to
    QCOMPARE(order("92a20361d4ff00", "93a203610506"), PackedOrder::equal); // and what follows does not count
}

void TestPackedCompare::infinityEndsAListAboveEveryOther()
{
    QCOMPARE(order("92a20361d4ff01", "92a20361cb7fefffffffffffff"), PackedOrder::greater);
    QCOMPARE(order("92a20361d4ff01", "9101"), PackedOrder::greater);
    QCOMPARE(order("92a20361d4ff01", "91a20362"), PackedOrder::less);
}

void TestPackedCompare::flagsDoNotCount()
{
    QCOMPARE(order("93c700010102", "920102"), PackedOrder::equal);
    QCOMPARE(order("82c70001c00102", "810102"), PackedOrder::equal);
    QCOMPARE(order("91c70001", "90"), PackedOrder::equal);
    QCOMPARE(order("92c7000105", "920102"), PackedOrder::greater);
}

void TestPackedCompare::shorterListsInsideDecide()
{
    QCOMPARE(order("92910105", "9292010200"), PackedOrder::less);
    QCOMPARE(order("9292010200", "92910105"), PackedOrder::greater);
    QCOMPARE(order("92920102ff", "92910307"), PackedOrder::less);
}

void TestPackedCompare::notANumberIsEqualToEveryDouble()
{
    QCOMPARE(order("cb7ff8000000000000", "cb3ff0000000000000"), PackedOrder::equal);
    QCOMPARE(order("cb7ff8000000000000", "01"), PackedOrder::greater);
}

void TestPackedCompare::deepListsAreComparedWithoutRecursion()
{
    Bytes deep(1'000'000, 0x91);
    Bytes deeper = deep;
    deep.push_back(0x01);
    deeper.push_back(0x02);
    QCOMPARE(compare(deep, deeper), PackedOrder::less);
}

void TestPackedCompare::damagedBytesAreComparedWithoutHarm()
{
    for (const char* form : ascendingForms) {
        const Bytes bytes = hex(form);
        for (std::size_t length = 0; length < bytes.size(); ++length)
            compare(ByteView(bytes).first(length), bytes);
    }
    QCOMPARE(order("ddffffffff", "ddffffffff"), PackedOrder::equal);
}

QTEST_APPLESS_MAIN(TestPackedCompare)
#include "tst_packed_compare.moc"
