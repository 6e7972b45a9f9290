// SPDX-License-Identifier: Apache-2.0
#include "core/bins/geo_particle.h"

#include <QTest>

using namespace binnacle;

namespace {

constexpr const char* point = R"({"type":"Point","coordinates":[-122,37.4]})";

Bytes sent(std::string_view text, std::uint8_t flags = 0, std::uint8_t cells = 0)
{
    Bytes bytes{flags, 0, cells};
    bytes.resize(bytes.size() + std::size_t{cells} * 8, 0xAA);
    const ByteView content = bytesOf(text);
    bytes.insert(bytes.end(), content.begin(), content.end());
    return bytes;
}

int codeOf(const Bytes& bytes)
{
    const auto written = bins::writtenGeoJson(bytes);
    return written ? 0 : written.error().code();
}

} // namespace

class TestGeoParticle : public QObject {
    Q_OBJECT

private slots:
    void aPointGetsItsCell();
    void aRegionGetsItsCovering();
    void cellsAndFlagsThatWereSentAreLeftOut();
    void whatIsNoGeoJsonIsRefused_data();
    void whatIsNoGeoJsonIsRefused();
    void everyTruncationIsRefused();
    void textsThatFitNoRecordAreTooBig();
};

void TestGeoParticle::aPointGetsItsCell()
{
    const auto written = bins::writtenGeoJson(sent(point));
    QVERIFY(written.ok());
    QCOMPARE(int{written->type}, 23);
    QCOMPARE(QString::fromStdString(toHex(ByteView(written->bytes).first(11))), QStringLiteral("000001808fb62cf5228ef5"));
    const auto parts = bins::readGeoJson(written->bytes);
    QVERIFY(parts.ok());
    QVERIFY(!parts->isRegion);
    QCOMPARE(parts->text, std::string_view(point));
    QCOMPARE(parts->cells, std::vector<std::uint64_t>{0x808f'b62c'f522'8ef5});
}

void TestGeoParticle::aRegionGetsItsCovering()
{
    const auto written = bins::writtenGeoJson(sent(R"({"type":"AeroCircle","coordinates":[[0,0],0]})"));
    QVERIFY(written.ok());
    const auto parts = bins::readGeoJson(written->bytes);
    QVERIFY(parts->isRegion);
    QCOMPARE(parts->cells.size(), std::size_t{4});
    QCOMPARE(parts->cells.front(), std::uint64_t{0x0555'5555'5555'5555});
    const auto nothing = bins::writtenGeoJson(sent(R"({"type":"Polygon","coordinates":[]})"));
    QCOMPARE(QString::fromStdString(toHex(ByteView(nothing->bytes).first(4))), QStringLiteral("0100007b"));
}

void TestGeoParticle::cellsAndFlagsThatWereSentAreLeftOut()
{
    QCOMPARE(*bins::writtenGeoJson(sent(point, 1, 3)), *bins::writtenGeoJson(sent(point)));
}

void TestGeoParticle::whatIsNoGeoJsonIsRefused_data()
{
    QTest::addColumn<Bytes>("bytes");
    QTest::newRow("no text") << sent("");
    QTest::newRow("an empty object") << sent("{}");
    QTest::newRow("cells that are not there") << Bytes{0, 0, 1, '{', '}'};
    QTest::newRow("all of the earth") << sent(R"({"type":"AeroCircle","coordinates":[[0,0],30000000]})");
    QTest::newRow("a ring that crosses itself") << sent(R"({"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]})");
}

void TestGeoParticle::whatIsNoGeoJsonIsRefused()
{
    QFETCH(Bytes, bytes);
    QCOMPARE(codeOf(bytes), 160);
}

void TestGeoParticle::everyTruncationIsRefused()
{
    const Bytes whole = sent(point, 0, 1);
    QCOMPARE(codeOf(whole), 0);
    for (std::size_t size = 0; size < whole.size(); ++size)
        QCOMPARE(codeOf(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))), 160);
}

void TestGeoParticle::textsThatFitNoRecordAreTooBig()
{
    QCOMPARE(codeOf(sent(std::string(9u << 20, ' '))), 13);
}

QTEST_APPLESS_MAIN(TestGeoParticle)
#include "tst_geo_particle.moc"
