// SPDX-License-Identifier: Apache-2.0
#include "core/bins/geo_region.h"
#include "tests/support/seed.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace binnacle;
using bins::GeoRegion;

namespace {

GeoShape shapeOf(std::string_view text)
{
    const auto shape = parseGeoJson(text);
    return shape ? *shape : GeoShape(GeoPosition{});
}

GeoShape point(double longitude, double latitude)
{
    return GeoPosition{longitude, latitude};
}

const GeoShape holed =
    shapeOf(R"({"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[4,4],[6,4],[6,6],[4,6],[4,4]]]})");
const GeoShape multi =
    shapeOf(R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,6],[5,5]]]]})");

} // namespace

class TestGeoRegion : public QObject {
    Q_OBJECT

private slots:
    void pointsLieInCellsAsARealServersDo();
    void regionsAreCoveredAsByARealServer_data();
    void regionsAreCoveredAsByARealServer();
    void aRingEnclosesTheSmallerSideEitherWay();
    void holesAreNotInside();
    void anyOfManyPolygonsWillDo();
    void circlesCrossTheDateLineAndThePoles();
    void circlesHoldWhatIsNearerThanTheirRadius();
    void emptyRegionsHoldNothing();
    void regionsTooLargeToCoverAreTold();
    void onlyAPointAndARegionMatch();
    void coveringsHoldWhatTheRegionHolds();
    void numbersThatAreNoCellsAreNowhere();
};

void TestGeoRegion::pointsLieInCellsAsARealServersDo()
{
    QCOMPARE(bins::geoCellOf({-122, 37.4}), std::uint64_t{0x808f'b62c'f522'8ef5});
    QCOMPARE(bins::geoCellOf({-122.02, 37.41}), std::uint64_t{0x808f'b7b9'4633'7e85});
}

void TestGeoRegion::regionsAreCoveredAsByARealServer_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<quint64>>("cells");
    QTest::newRow("clockwise") << QByteArray(R"({"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0],[0,0]]]})")
                               << QList<quint64>{0x0555555555555555, 0x0ffe400000000000, 0x0fffd00000000000,
                                                 0x0ffff00000000000, 0x1001000000000000, 0x1aaa0c0000000000,
                                                 0x1aaa700000000000, 0x1aaa900000000000, 0x1aaab00000000000};
    QTest::newRow("no radius") << QByteArray(R"({"type":"AeroCircle","coordinates":[[0,0],0]})")
                               << QList<quint64>{0x0555555555555555, 0x0fffffffffffffff, 0x1000000000000001, 0x1aaaaaaaaaaaaaab};
    QTest::newRow("two polygons")
        << QByteArray(
               R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,6],[5,5]]]]})")
        << QList<quint64>{0x0555555555555555, 0x0ffe400000000000, 0x0fffc00000000000, 0x1001000000000000,
                          0x1015550000000000, 0x103f700000000000, 0x103fc00000000000, 0x1041000000000000,
                          0x106a700000000000, 0x106ac00000000000, 0x1aaa400000000000, 0x1aaac00000000000};
}

void TestGeoRegion::regionsAreCoveredAsByARealServer()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<quint64>, cells);
    const auto covering = GeoRegion::of(shapeOf({text.constData(), static_cast<std::size_t>(text.size())}))->covering();
    QVERIFY(covering.has_value());
    QCOMPARE(QList<quint64>(covering->begin(), covering->end()), cells);
}

void TestGeoRegion::aRingEnclosesTheSmallerSideEitherWay()
{
    const GeoShape left = shapeOf(R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]})");
    const GeoShape right = shapeOf(R"({"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0],[0,0]]]})");
    for (const GeoShape& square : {left, right}) {
        QVERIFY(bins::geoMatches(square, point(0.5, 0.5)));
        QVERIFY(!bins::geoMatches(square, point(1.5, 0.5)));
    }
}

void TestGeoRegion::holesAreNotInside()
{
    QVERIFY(bins::geoMatches(holed, point(2, 2)));
    QVERIFY(!bins::geoMatches(holed, point(5, 5)));
    QVERIFY(bins::geoMatches(holed, point(7, 5)));
}

void TestGeoRegion::anyOfManyPolygonsWillDo()
{
    QVERIFY(bins::geoMatches(multi, point(0.5, 0.5)));
    QVERIFY(bins::geoMatches(point(5.5, 5.5), multi));
    QVERIFY(!bins::geoMatches(multi, point(3, 3)));
}

void TestGeoRegion::circlesCrossTheDateLineAndThePoles()
{
    const GeoShape dateLine = GeoCircle{{180, 0}, 5000};
    QVERIFY(bins::geoMatches(dateLine, point(179.99, 0)));
    QVERIFY(bins::geoMatches(dateLine, point(-179.99, 0)));
    QVERIFY(!bins::geoMatches(dateLine, point(179.9, 0)));
    const GeoShape pole = GeoCircle{{0, 90}, 50'000};
    for (const double longitude : {-120.0, 0.0, 170.0})
        QVERIFY(bins::geoMatches(pole, point(longitude, 89.9)));
    QVERIFY(!bins::geoMatches(pole, point(0, 89)));
}

void TestGeoRegion::circlesHoldWhatIsNearerThanTheirRadius()
{
    constexpr double degree = 6'371'000 * std::numbers::pi / 180;
    const GeoShape circle = GeoCircle{{20, 0}, degree};
    QVERIFY(bins::geoMatches(circle, point(20, 0.9999)));
    QVERIFY(!bins::geoMatches(circle, point(20, 1.0001)));
    QVERIFY(bins::geoMatches(circle, point(20.9999, 0)));
    QVERIFY(!bins::geoMatches(circle, point(21.0001, 0)));
}

void TestGeoRegion::emptyRegionsHoldNothing()
{
    for (const GeoShape& empty : {GeoShape(GeoPolygon{}), GeoShape(GeoMultiPolygon{}), GeoShape(GeoCircle{{1, 1}, -5})}) {
        QCOMPARE(GeoRegion::of(empty)->covering()->size(), std::size_t{0});
        QVERIFY(!bins::geoMatches(empty, point(1, 1)));
    }
}

void TestGeoRegion::regionsTooLargeToCoverAreTold()
{
    QVERIFY(!GeoRegion::of(GeoCircle{{0, 0}, 1e9})->covering().has_value());
    const GeoShape crossing = shapeOf(R"({"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]})");
    QVERIFY(!GeoRegion::of(crossing)->covering().has_value());
}

void TestGeoRegion::onlyAPointAndARegionMatch()
{
    QVERIFY(!bins::geoMatches(point(1, 1), point(1, 1)));
    QVERIFY(!bins::geoMatches(holed, holed));
    QVERIFY(!GeoRegion::of(point(1, 1)).has_value());
}

void TestGeoRegion::coveringsHoldWhatTheRegionHolds()
{
    std::mt19937_64 random = test::seededGenerator();
    const GeoShape circle = GeoCircle{{-100, 40}, 400'000};
    for (const GeoShape& shape : {holed, multi, circle}) {
        const GeoRegion region = *GeoRegion::of(shape);
        const auto covering = *region.covering();
        QVERIFY(std::ranges::is_sorted(covering));
        for (int i = 0; i < 2000; ++i) {
            const bool inCircle = std::holds_alternative<GeoCircle>(shape);
            const double x = static_cast<double>(test::between(random, 0, 12'000)) / 1000 - (inCircle ? 106 : 1);
            const double y = static_cast<double>(test::between(random, 0, 12'000)) / 1000 + (inCircle ? 34 : -1);
            const std::uint64_t cell = bins::geoCellOf({x, y});
            const bool covered = std::ranges::any_of(covering, [cell](std::uint64_t parent) {
                const std::uint64_t half = (parent & (~parent + 1)) - 1;
                return cell >= parent - half && cell <= parent + half;
            });
            QVERIFY(covered || !region.contains(cell));
        }
    }
}

void TestGeoRegion::numbersThatAreNoCellsAreNowhere()
{
    const GeoRegion region = *GeoRegion::of(holed);
    for (const std::uint64_t cell : {std::uint64_t{0}, ~std::uint64_t{0}, std::uint64_t{0xC000'0000'0000'0001}})
        QVERIFY(!region.contains(cell));
}

QTEST_APPLESS_MAIN(TestGeoRegion)
#include "tst_geo_region.moc"
