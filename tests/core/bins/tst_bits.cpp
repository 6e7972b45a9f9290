// SPDX-License-Identifier: Apache-2.0
#include "core/bins/bits.h"
#include "tests/core/bins/packed_operation.h"

#include <QTest>

#include <limits>
#include <optional>

using namespace binnacle;
using test::codeOf;
using test::integerParticle;
using test::packedOperation;
using test::viewOf;
using wire::Particle;

namespace {

// Codes and flags as they travel.
enum { resize, insert, removeBytes, set, bitOr, bitXor, bitAnd, bitNot, lshift, rshift, add, subtract, setInt };
enum { get = 50, count, lscan, rscan, getInt };
enum { createOnly = 1, updateOnly = 2, noFail = 4, partial = 8 };
enum { fromFront = 1, growOnly = 2, shrinkOnly = 4 };
enum { isSigned = 1, saturate = 2, wraps = 4 };

Particle blob(Bytes bytes)
{
    return {4, std::move(bytes)};
}

Value buffer(Bytes bytes)
{
    return Blob{std::move(bytes)};
}

const Bytes five{1, 2, 3, 4, 5};

struct Changed {
    int code = 0;
    std::optional<QString> hex; ///< nothing: unchanged
};

Changed modified(const std::optional<Bytes>& present, const Bytes& operation)
{
    const Particle particle = blob(present.value_or(Bytes()));
    const bins::ParticleView view = viewOf(particle);
    const auto result = bins::modifyBits(present ? &view : nullptr, operation);
    Changed changed{codeOf(result), std::nullopt};
    if (result && result->bin)
        changed.hex = QString::fromStdString(toHex(result->bin->bytes));
    return changed;
}

QString hexAfter(const Bytes& present, const Bytes& operation)
{
    return modified(present, operation).hex.value_or(QStringLiteral("unchanged"));
}

Result<Particle> read(const Bytes& present, const Bytes& operation)
{
    const Particle particle = blob(present);
    const bins::ParticleView view = viewOf(particle);
    return bins::readBits(&view, operation);
}

} // namespace

class TestBits : public QObject {
    Q_OBJECT

private slots:
    void blobsAreResized();
    void bytesAreInsertedAndRemoved();
    void operationsReachNoFurtherThanTheBlob_data();
    void operationsReachNoFurtherThanTheBlob();
    void partialOperationsEndWithTheBlob();
    void negativeOffsetsCountFromTheEnd();
    void missingBinsAreOnlyMadeByResizingAndInserting();
    void flagsDecideAboutBinsThatAreThere();
    void sumsStayInTheirRangeOrFail_data();
    void sumsStayInTheirRangeOrFail();
    void bitsAreRead();
    void otherTypesOfBinsAreTypeErrors();
    void malformedOperationsAreParameterErrors_data();
    void malformedOperationsAreParameterErrors();
    void everyTruncationIsAParameterError();
    void hugeBlobsAreRefused();
};

void TestBits::blobsAreResized()
{
    QCOMPARE(hexAfter(five, packedOperation(resize, {7})), QStringLiteral("01020304050000"));
    QCOMPARE(hexAfter(five, packedOperation(resize, {7, 0, fromFront})), QStringLiteral("00000102030405"));
    QCOMPARE(hexAfter(five, packedOperation(resize, {2})), QStringLiteral("0102"));
    QCOMPARE(hexAfter(five, packedOperation(resize, {2, 0, fromFront})), QStringLiteral("0405"));
    QCOMPARE(hexAfter(five, packedOperation(resize, {0})), QString());
    QCOMPARE(hexAfter(five, packedOperation(resize, {5})), QStringLiteral("unchanged"));
    QCOMPARE(modified(five, packedOperation(resize, {2, 0, growOnly})).code, 4);
    QCOMPARE(modified(five, packedOperation(resize, {7, 0, shrinkOnly})).code, 4);
    QCOMPARE(hexAfter(five, packedOperation(resize, {7, noFail, shrinkOnly})), QStringLiteral("unchanged"));
    QCOMPARE(hexAfter(five, packedOperation(resize, {2, noFail, growOnly})), QStringLiteral("unchanged"));
}

void TestBits::bytesAreInsertedAndRemoved()
{
    QCOMPARE(hexAfter(five, packedOperation(insert, {1, buffer({0xAA, 0xBB})})), QStringLiteral("01aabb02030405"));
    QCOMPARE(hexAfter(five, packedOperation(insert, {7, buffer({0xAA})})), QStringLiteral("01020304050000aa"));
    QCOMPARE(hexAfter(five, packedOperation(insert, {-1, buffer({0xAA})})), QStringLiteral("01020304aa05"));
    QCOMPARE(*modified(std::nullopt, packedOperation(insert, {2, buffer({0xAA})})).hex, QStringLiteral("0000aa"));
    QCOMPARE(hexAfter(five, packedOperation(removeBytes, {1, 2})), QStringLiteral("010405"));
    QCOMPARE(hexAfter(five, packedOperation(removeBytes, {3, 9, partial})), QStringLiteral("010203"));
    QCOMPARE(modified(five, packedOperation(removeBytes, {3, 9})).code, 4);
    QCOMPARE(modified(five, packedOperation(removeBytes, {5, 1, partial})).code, 4);
    QCOMPARE(modified(five, packedOperation(removeBytes, {5, 1, noFail})).code, 0);
}

void TestBits::operationsReachNoFurtherThanTheBlob_data()
{
    QTest::addColumn<Bytes>("beyond");
    QTest::addColumn<Bytes>("reaching");
    QTest::newRow("set") << packedOperation(set, {40, 8, buffer({1})}) << packedOperation(set, {36, 8, buffer({1})});
    QTest::newRow("or") << packedOperation(bitOr, {40, 8, buffer({1})}) << packedOperation(bitOr, {36, 8, buffer({1})});
    QTest::newRow("not") << packedOperation(bitNot, {40, 8}) << packedOperation(bitNot, {36, 8});
    QTest::newRow("shift") << packedOperation(lshift, {40, 8, 1}) << packedOperation(rshift, {36, 8, 1});
    QTest::newRow("add") << packedOperation(add, {40, 8, 1}) << packedOperation(add, {36, 8, 1});
    QTest::newRow("set integer") << packedOperation(setInt, {40, 8, 1}) << packedOperation(setInt, {36, 8, 1});
}

void TestBits::operationsReachNoFurtherThanTheBlob()
{
    QFETCH(Bytes, beyond);
    QFETCH(Bytes, reaching);
    QCOMPARE(modified(five, beyond).code, 26);
    QCOMPARE(modified(five, reaching).code, 26);
    QCOMPARE(modified(Bytes(), beyond).code, 26);
}

void TestBits::partialOperationsEndWithTheBlob()
{
    QCOMPARE(hexAfter(five, packedOperation(set, {36, 8, buffer({0xAB}), partial})), QStringLiteral("010203040a"));
    QCOMPARE(hexAfter(five, packedOperation(bitXor, {28, 40, buffer({0xFF, 0xFF, 0xFF, 0xFF, 0xFF}), partial})),
             QStringLiteral("0102030bfa"));
    QCOMPARE(hexAfter(five, packedOperation(lshift, {32, 16, 4, partial})), QStringLiteral("0102030450"));
    QCOMPARE(hexAfter(five, packedOperation(lshift, {32, 64, 30, partial})), QStringLiteral("0102030400"));
    QCOMPARE(modified(five, packedOperation(set, {40, 8, buffer({1}), partial})).code, 26);
    QCOMPARE(hexAfter(five, packedOperation(set, {40, 8, buffer({1}), noFail})), QStringLiteral("unchanged"));
}

void TestBits::negativeOffsetsCountFromTheEnd()
{
    QCOMPARE(hexAfter(five, packedOperation(set, {-8, 8, buffer({0xFF})})), QStringLiteral("01020304ff"));
    QCOMPARE(hexAfter(five, packedOperation(set, {-40, 8, buffer({0xFF})})), QStringLiteral("ff02030405"));
    QCOMPARE(modified(five, packedOperation(set, {-41, 8, buffer({0xFF}), noFail})).code, 4);
    QCOMPARE(modified(std::nullopt, packedOperation(insert, {-1, buffer({0xFF})})).code, 4);
    QCOMPARE(*read(five, packedOperation(getInt, {-8, 8})), integerParticle(5));
    QCOMPARE(codeOf(read(five, packedOperation(getInt, {-41, 8}))), 4);
}

void TestBits::missingBinsAreOnlyMadeByResizingAndInserting()
{
    QCOMPARE(*modified(std::nullopt, packedOperation(resize, {3})).hex, QStringLiteral("000000"));
    const Changed nothing = modified(std::nullopt, packedOperation(resize, {0}));
    QCOMPARE(nothing.code, 0);
    QVERIFY(!nothing.hex);
    QCOMPARE(modified(std::nullopt, packedOperation(resize, {3, updateOnly})).code, 17);
    QCOMPARE(modified(std::nullopt, packedOperation(resize, {3, updateOnly | noFail})).code, 0);
    QCOMPARE(modified(std::nullopt, packedOperation(set, {0, 8, buffer({1})})).code, 17);
    QCOMPARE(modified(std::nullopt, packedOperation(set, {0, 8, buffer({1}), noFail})).code, 0);
    QCOMPARE(modified(std::nullopt, packedOperation(removeBytes, {0, 1})).code, 17);
    const auto answer = bins::readBits(nullptr, packedOperation(get, {0, 8}));
    QVERIFY(answer.ok());
    QCOMPARE(answer->type, 0);
}

void TestBits::flagsDecideAboutBinsThatAreThere()
{
    QCOMPARE(modified(five, packedOperation(resize, {3, createOnly})).code, 6);
    QCOMPARE(hexAfter(five, packedOperation(resize, {3, createOnly | noFail})), QStringLiteral("unchanged"));
    QCOMPARE(modified(five, packedOperation(insert, {0, buffer({1}), createOnly})).code, 6);
    QCOMPARE(modified(five, packedOperation(set, {0, 8, buffer({9}), updateOnly})).code, 0);
}

void TestBits::sumsStayInTheirRangeOrFail_data()
{
    QTest::addColumn<int>("present");
    QTest::addColumn<int>("code");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<int>("subflags");
    QTest::addColumn<QString>("after"); // a hexadecimal byte, or a failure
    const QString fails = QStringLiteral("26");
    QTest::newRow("plain") << 250 << int(add) << qint64{5} << 0 << QStringLiteral("ff");
    QTest::newRow("over") << 250 << int(add) << qint64{6} << 0 << fails;
    QTest::newRow("over, saturated") << 250 << int(add) << qint64{6} << int(saturate) << QStringLiteral("ff");
    QTest::newRow("over, wrapped") << 250 << int(add) << qint64{6} << int(wraps) << QStringLiteral("00");
    QTest::newRow("under") << 5 << int(subtract) << qint64{6} << 0 << fails;
    QTest::newRow("under, saturated") << 5 << int(subtract) << qint64{6} << int(saturate) << QStringLiteral("00");
    QTest::newRow("under, wrapped") << 5 << int(subtract) << qint64{6} << int(wraps) << QStringLiteral("ff");
    QTest::newRow("signed") << 0x7E << int(add) << qint64{1} << int(isSigned) << QStringLiteral("7f");
    QTest::newRow("signed over") << 0x7F << int(add) << qint64{1} << int(isSigned) << fails;
    QTest::newRow("signed over, saturated") << 0x7F << int(add) << qint64{1} << int(isSigned | saturate) << QStringLiteral("7f");
    QTest::newRow("signed over, wrapped") << 0x7F << int(add) << qint64{1} << int(isSigned | wraps) << QStringLiteral("80");
    QTest::newRow("signed down") << 1 << int(add) << qint64{-2} << int(isSigned) << QStringLiteral("ff");
    QTest::newRow("signed under") << 0x80 << int(add) << qint64{-1} << int(isSigned) << fails;
    QTest::newRow("signed under, saturated")
        << 0x81 << int(add) << qint64{-3} << int(isSigned | saturate) << QStringLiteral("80");
    QTest::newRow("signed subtraction") << 0x81 << int(subtract) << qint64{2} << int(isSigned) << fails;
    QTest::newRow("a sum of exactly 0 passes") << 0x80 << int(add) << qint64{-128} << int(isSigned) << QStringLiteral("00");
    QTest::newRow("high bits of the value are dropped") << 1 << int(add) << qint64{0x101} << 0 << QStringLiteral("02");
}

void TestBits::sumsStayInTheirRangeOrFail()
{
    QFETCH(int, present);
    QFETCH(int, code);
    QFETCH(qint64, value);
    QFETCH(int, subflags);
    QFETCH(QString, after);
    const Bytes before{static_cast<std::uint8_t>(present)};
    const Value number(static_cast<std::int64_t>(value));
    const Changed changed = modified(before, packedOperation(code, {0, 8, number, 0, subflags}));
    if (after == QStringLiteral("26")) {
        QCOMPARE(changed.code, 26);
        QVERIFY(!modified(before, packedOperation(code, {0, 8, number, noFail, subflags})).hex);
        QCOMPARE(modified(before, packedOperation(code, {0, 8, number, noFail, subflags})).code, 0);
    } else {
        QCOMPARE(changed.hex.value_or(QStringLiteral("code %1").arg(changed.code)), after);
    }
}

void TestBits::bitsAreRead()
{
    QCOMPARE(*read(five, packedOperation(get, {4, 12})), blob({0x10, 0x20}));
    QCOMPARE(*read(five, packedOperation(count, {0, 40})), integerParticle(7));
    QCOMPARE(*read(five, packedOperation(lscan, {0, 40, true})), integerParticle(7));
    QCOMPARE(*read(five, packedOperation(lscan, {0, 7, true})), integerParticle(-1));
    QCOMPARE(*read(five, packedOperation(rscan, {0, 40, false})), integerParticle(38));
    QCOMPARE(*read({0xFF}, packedOperation(getInt, {0, 8, isSigned})), integerParticle(-1));
    QCOMPARE(*read({0xFF}, packedOperation(getInt, {0, 8})), integerParticle(255));
    QCOMPARE(*read(Bytes(8, 0xFF), packedOperation(getInt, {0, 64})), integerParticle(-1));
    QCOMPARE(codeOf(read(five, packedOperation(get, {36, 8}))), 26);
    QCOMPARE(codeOf(read(five, packedOperation(get, {40, 1}))), 26);
}

void TestBits::otherTypesOfBinsAreTypeErrors()
{
    const Particle text{3, toBytes("abc")};
    const bins::ParticleView view = viewOf(text);
    QCOMPARE(codeOf(bins::readBits(&view, packedOperation(get, {0, 8}))), 12);
    QCOMPARE(codeOf(bins::modifyBits(&view, packedOperation(bitNot, {0, 8}))), 12);
    QCOMPARE(codeOf(bins::modifyBits(&view, packedOperation(resize, {1, createOnly}))), 6);
    QCOMPARE(codeOf(bins::modifyBits(&view, packedOperation(bitNot, {0, 0}))), 4);
}

void TestBits::malformedOperationsAreParameterErrors_data()
{
    QTest::addColumn<Bytes>("operation");
    QTest::newRow("nothing") << Bytes();
    QTest::newRow("no list") << Bytes{0x01};
    QTest::newRow("an empty list") << Bytes{0x90};
    QTest::newRow("a read") << packedOperation(get, {0, 8});
    QTest::newRow("an unknown code") << packedOperation(13, {0, 8});
    QTest::newRow("a negative code") << packedOperation(-1, {0, 8});
    QTest::newRow("a context") << packedOperation(0xFF, {0, 8});
    QTest::newRow("too few arguments") << packedOperation(set, {0, 8});
    QTest::newRow("too many arguments") << packedOperation(bitNot, {0, 8, 0, 0});
    QTest::newRow("size 0") << packedOperation(bitNot, {0, 0});
    QTest::newRow("a negative size") << packedOperation(bitNot, {0, -1});
    QTest::newRow("a size too large") << packedOperation(bitNot, {0, (1 << 30) + 1});
    QTest::newRow("an offset too large") << packedOperation(bitNot, {(1 << 30) + 1, 8});
    QTest::newRow("the lowest offset") << packedOperation(bitNot, {std::numeric_limits<std::int64_t>::min(), 8});
    QTest::newRow("an integer of 65 bits") << packedOperation(add, {0, 65, 1});
    QTest::newRow("a small buffer") << packedOperation(set, {0, 9, buffer({1})});
    QTest::newRow("an empty buffer") << packedOperation(set, {0, 8, buffer({})});
    QTest::newRow("a buffer without a type") << Bytes{0x94, 0x03, 0x00, 0x08, 0xA0};
    QTest::newRow("a distance too large") << packedOperation(lshift, {0, 8, (1 << 30) + 1});
    QTest::newRow("a flag for others") << packedOperation(bitNot, {0, 8, createOnly});
    QTest::newRow("partial sums") << packedOperation(add, {0, 8, 1, partial});
    QTest::newRow("contradicting flags") << packedOperation(resize, {1, createOnly | updateOnly});
    QTest::newRow("contradicting resize flags") << packedOperation(resize, {1, 0, growOnly | shrinkOnly});
    QTest::newRow("contradicting overflow flags") << packedOperation(add, {0, 8, 1, 0, saturate | wraps});
    QTest::newRow("an unknown subflag") << packedOperation(add, {0, 8, 1, 0, 8});
    QTest::newRow("text for a number") << packedOperation(bitNot, {0, "8"});
}

void TestBits::malformedOperationsAreParameterErrors()
{
    QFETCH(Bytes, operation);
    QCOMPARE(modified(five, operation).code, 4);
}

void TestBits::everyTruncationIsAParameterError()
{
    const Bytes whole = packedOperation(set, {0, 8, buffer({0xAA}), partial});
    QCOMPARE(modified(five, whole).code, 0);
    for (std::size_t size = 0; size < whole.size(); ++size)
        QCOMPARE(modified(five, Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))).code, 4);
    const Bytes scan = packedOperation(lscan, {0, 8, true});
    for (std::size_t size = 0; size < scan.size(); ++size)
        QCOMPARE(codeOf(read(five, Bytes(scan.begin(), scan.begin() + static_cast<std::ptrdiff_t>(size)))), 4);
}

void TestBits::hugeBlobsAreRefused()
{
    QCOMPARE(modified(five, packedOperation(resize, {128 << 20})).code, 4);
    QCOMPARE(modified(five, packedOperation(insert, {128 << 20, buffer({1})})).code, 4);
}

QTEST_APPLESS_MAIN(TestBits)
#include "tst_bits.moc"
