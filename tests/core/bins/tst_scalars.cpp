// SPDX-License-Identifier: Apache-2.0
#include "core/bins/scalars.h"
#include "core/wire/big_endian.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <limits>
#include <optional>

using namespace binnacle;
using bins::ParticleView;
using wire::Particle;

namespace {

Bytes big(std::uint64_t value, std::size_t width = 8)
{
    Bytes bytes;
    wire::appendBigEndian(bytes, value, width);
    return bytes;
}

Particle integer(std::int64_t value)
{
    return {1, big(static_cast<std::uint64_t>(value))};
}

Particle real(double value)
{
    return {2, big(std::bit_cast<std::uint64_t>(value))};
}

Particle text(std::string_view value)
{
    return {3, toBytes(value)};
}

Particle blob(std::string_view value)
{
    return {4, toBytes(value)};
}

ParticleView view(const Particle& particle)
{
    return {particle.type, particle.bytes};
}

using Operation = Result<Particle> (*)(const ParticleView*, ParticleView);

Result<Particle> apply(Operation operation, const std::optional<Particle>& present, const Particle& operand)
{
    if (!present)
        return operation(nullptr, view(operand));
    const ParticleView before = view(*present);
    return operation(&before, view(operand));
}

int codeOf(const Result<Particle>& result)
{
    return result ? 0 : result.error().code();
}

} // namespace

class TestScalars : public QObject {
    Q_OBJECT

private slots:
    void integersOfEveryWidthAreKeptInEightBytes();
    void operandsOfAWrongWidthAreParameterErrors_data();
    void operandsOfAWrongWidthAreParameterErrors();
    void nullsAndUnknownTypesAreParameterErrors();
    void otherTypesAreKeptAsTheyCame_data();
    void otherTypesAreKeptAsTheyCame();
    void sketchesAreKeptIfTheyAreSome();
    void geoJsonIsOnlyWrittenWhole();
    void listsAndMapsAreKeptInTheServersForm_data();
    void listsAndMapsAreKeptInTheServersForm();
    void whatIsNoListOrMapIsAServerError();
    void integersAreAdded_data();
    void integersAreAdded();
    void narrowOperandsAreAddedUnsigned();
    void doublesAreAdded();
    void stringsAndBlobsAreJoined();
    void aMissingBinIsWrittenByEveryOperation();
    void mixedTypesAreTypeErrors_data();
    void mixedTypesAreTypeErrors();
    void aDamagedBinIsNotTouched();
};

void TestScalars::integersOfEveryWidthAreKeptInEightBytes()
{
    for (const std::size_t width : {1U, 2U, 4U, 8U}) {
        const auto kept = bins::written({1, big(0xFE, width)});
        QVERIFY(kept.ok());
        QCOMPARE(kept->bytes, big(0xFE));
    }
}

void TestScalars::operandsOfAWrongWidthAreParameterErrors_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("width");
    for (const int width : {0, 3, 5, 6, 7, 9, 16})
        QTest::addRow("an integer of %d", width) << 1 << width;
    for (const int width : {0, 1, 4, 7, 9})
        QTest::addRow("a double of %d", width) << 2 << width;
    for (const int width : {0, 2, 8})
        QTest::addRow("a boolean of %d", width) << 17 << width;
}

void TestScalars::operandsOfAWrongWidthAreParameterErrors()
{
    QFETCH(int, type);
    QFETCH(int, width);
    const Particle operand{static_cast<std::uint8_t>(type), Bytes(static_cast<std::size_t>(width), 1)};
    QCOMPARE(codeOf(bins::written(view(operand))), 4);
    if (type != 17)
        QCOMPARE(codeOf(apply(&bins::incremented, type == 1 ? integer(1) : real(1), operand)), 4);
}

void TestScalars::nullsAndUnknownTypesAreParameterErrors()
{
    for (const int type : {0, 5, 6, 13, 14, 15, 21, 22, 24, 99, 255}) {
        const Particle operand{static_cast<std::uint8_t>(type), toBytes("x")};
        QCOMPARE(codeOf(bins::written(view(operand))), 4);
        for (const Operation operation : {&bins::incremented, &bins::appended, &bins::prepended})
            QCOMPARE(codeOf(apply(operation, text("a"), operand)), 4);
    }
    QCOMPARE(codeOf(bins::written({17, Bytes{2}})), 4);
}

void TestScalars::otherTypesAreKeptAsTheyCame_data()
{
    QTest::addColumn<int>("type");
    for (const int type : {3, 4, 7, 8, 9, 10, 11, 12, 16})
        QTest::addRow("type %d", type) << type;
}

void TestScalars::otherTypesAreKeptAsTheyCame()
{
    QFETCH(int, type);
    for (const Bytes& bytes : {Bytes(), Bytes{0x90}, toBytes("anything at all")}) {
        const auto kept = bins::written({static_cast<std::uint8_t>(type), bytes});
        QVERIFY(kept.ok());
        QCOMPARE(int{kept->type}, type);
        QCOMPARE(kept->bytes, bytes);
    }
}

void TestScalars::sketchesAreKeptIfTheyAreSome()
{
    Bytes sketch(11 + 12);
    sketch[1] = 4;
    sketch[3] = 7; // a cached count
    const auto kept = bins::written({18, sketch});
    QVERIFY(kept.ok());
    QCOMPARE(kept->bytes, sketch);
    const Particle present{18, sketch};
    QCOMPARE(codeOf(apply(&bins::appended, present, present)), 12);
    QCOMPARE(codeOf(apply(&bins::incremented, present, present)), 12);
    sketch[0] = 1;
    QCOMPARE(codeOf(bins::written({18, sketch})), 4);
    sketch[0] = 0;
    for (std::size_t size = 0; size < sketch.size(); ++size)
        QCOMPARE(codeOf(bins::written({18, ByteView(sketch).first(size)})), 4);
}

void TestScalars::geoJsonIsOnlyWrittenWhole()
{
    const Particle point{23, toBytes(std::string_view("\0\0\0{\"type\":\"Point\",\"coordinates\":[1,2]}", 40))};
    QVERIFY(bins::written(view(point)).ok());
    for (const Operation operation : {&bins::incremented, &bins::appended, &bins::prepended}) {
        QVERIFY(apply(operation, std::nullopt, point).ok());
        QCOMPARE(codeOf(apply(operation, point, point)), 1);
        QCOMPARE(codeOf(apply(operation, point, text("a"))), 1);
        QCOMPARE(codeOf(apply(operation, text("a"), point)), 12);
    }
    QCOMPARE(codeOf(bins::written({23, toBytes("{}")})), 160);
}

void TestScalars::listsAndMapsAreKeptInTheServersForm_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("came");
    QTest::addColumn<QString>("stays");
    QTest::newRow("list") << 20 << "9201a20361" << "9201a20361";
    QTest::newRow("wide list") << 20 << "dd00000001d300000000000000ff" << "91ccff";
    QTest::newRow("ordered list") << 20 << "93c700010102" << "93c700010102";
    QTest::newRow("unordered map") << 19 << "8202010100" << "8201000201";
    QTest::newRow("map that asks for an index") << 19 << "82c70013c00102" << "82c70013c00102";
}

void TestScalars::listsAndMapsAreKeptInTheServersForm()
{
    QFETCH(int, type);
    QFETCH(QString, came);
    QFETCH(QString, stays);
    const auto kept = bins::written({static_cast<std::uint8_t>(type), *fromHex(came.toStdString())});
    QVERIFY(kept.ok());
    QCOMPARE(int{kept->type}, type);
    QCOMPARE(QString::fromStdString(toHex(kept->bytes)), stays);
}

void TestScalars::whatIsNoListOrMapIsAServerError()
{
    for (const char* hex : {"", "80", "9101ff", "91", "93c700010201"})
        QVERIFY(bins::written({20, *fromHex(hex)}).error().is(ServerCode::serverError));
    for (const char* hex : {"", "90", "820102", "8201020103", "81c001", "83c70001c002010100"})
        QVERIFY(bins::written({19, *fromHex(hex)}).error().is(ServerCode::serverError));
}

void TestScalars::integersAreAdded_data()
{
    QTest::addColumn<qint64>("present");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<qint64>("sum");
    constexpr qint64 least = std::numeric_limits<qint64>::min();
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    QTest::newRow("five and three") << qint64{5} << qint64{3} << qint64{8};
    QTest::newRow("five less seven") << qint64{5} << qint64{-7} << qint64{-2};
    QTest::newRow("over the top") << most << qint64{1} << least;
    QTest::newRow("under the bottom") << least << qint64{-1} << most;
    QTest::newRow("twice the least") << least << least << qint64{0};
}

void TestScalars::integersAreAdded()
{
    QFETCH(qint64, present);
    QFETCH(qint64, step);
    QFETCH(qint64, sum);
    const auto result = apply(&bins::incremented, integer(present), integer(step));
    QVERIFY(result.ok());
    QCOMPARE(*result, integer(sum));
}

void TestScalars::narrowOperandsAreAddedUnsigned()
{
    const auto result = apply(&bins::incremented, integer(1), Particle{1, Bytes{0xFF}});
    QVERIFY(result.ok());
    QCOMPARE(*result, integer(256));
}

void TestScalars::doublesAreAdded()
{
    const auto sum = apply(&bins::incremented, real(1.5), real(0.25));
    QVERIFY(sum.ok());
    QCOMPARE(*sum, real(1.75));
    const auto endless = apply(&bins::incremented, real(1e308), real(1e308));
    QVERIFY(endless.ok());
    QCOMPARE(*endless, real(std::numeric_limits<double>::infinity()));
}

void TestScalars::stringsAndBlobsAreJoined()
{
    QCOMPARE(*apply(&bins::appended, text("ab"), text("cd")), text("abcd"));
    QCOMPARE(*apply(&bins::prepended, text("ab"), text("cd")), text("cdab"));
    QCOMPARE(*apply(&bins::appended, blob("\x01"), blob("\x02")), blob("\x01\x02"));
    QCOMPARE(*apply(&bins::prepended, blob("\x01"), blob("\x02")), blob("\x02\x01"));
    QCOMPARE(*apply(&bins::appended, text("ab"), text("")), text("ab"));
}

void TestScalars::aMissingBinIsWrittenByEveryOperation()
{
    for (const Particle& operand : {integer(7), real(0.5), text("x"), blob("y"), Particle{20, Bytes{0x90}}}) {
        for (const Operation operation : {&bins::incremented, &bins::appended, &bins::prepended}) {
            const auto result = apply(operation, std::nullopt, operand);
            QVERIFY(result.ok());
            QCOMPARE(*result, operand);
        }
    }
}

void TestScalars::mixedTypesAreTypeErrors_data()
{
    QTest::addColumn<int>("operation");
    QTest::addColumn<int>("present");
    QTest::addColumn<int>("operand");
    QTest::newRow("an integer by a double") << 0 << 0 << 1;
    QTest::newRow("a double by an integer") << 0 << 1 << 0;
    QTest::newRow("a string by an integer") << 0 << 2 << 0;
    QTest::newRow("a string by a string") << 0 << 2 << 2;
    QTest::newRow("a boolean by a boolean") << 0 << 4 << 4;
    QTest::newRow("a list by a list") << 0 << 5 << 5;
    QTest::newRow("a string to an integer") << 1 << 0 << 2;
    QTest::newRow("an integer to an integer") << 1 << 0 << 0;
    QTest::newRow("a string to a blob") << 1 << 3 << 2;
    QTest::newRow("a blob to a string") << 2 << 2 << 3;
    QTest::newRow("a list to a list") << 1 << 5 << 5;
    QTest::newRow("a boolean to a boolean") << 2 << 4 << 4;
}

void TestScalars::mixedTypesAreTypeErrors()
{
    QFETCH(int, operation);
    QFETCH(int, present);
    QFETCH(int, operand);
    constexpr Operation operations[] = {&bins::incremented, &bins::appended, &bins::prepended};
    const Particle particles[] = {integer(1), real(1), text("a"), blob("a"), {17, Bytes{1}}, {20, Bytes{0x90}}};
    QCOMPARE(codeOf(apply(operations[operation], particles[present], particles[operand])), 12);
}

void TestScalars::aDamagedBinIsNotTouched()
{
    QCOMPARE(codeOf(apply(&bins::incremented, Particle{1, Bytes{1, 2, 3}}, integer(1))), 12);
    QCOMPARE(codeOf(apply(&bins::incremented, Particle{2, Bytes(9, 0)}, real(1))), 12);
}

QTEST_APPLESS_MAIN(TestScalars)
#include "tst_scalars.moc"
