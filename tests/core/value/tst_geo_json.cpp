// SPDX-License-Identifier: Apache-2.0
#include "core/value/geo_json.h"

#include <QTest>

using namespace binnacle;

namespace {

QString wrongIn(std::string_view text)
{
    const Result<GeoShape> shape = parseGeoJson(text);
    return shape ? QString() : QString::fromStdString(shape.error().detail());
}

std::string polygon(std::string_view ring)
{
    return R"({"type":"Polygon","coordinates":[)" + std::string(ring) + "]}";
}

} // namespace

class TestGeoJson : public QObject {
    Q_OBJECT

private slots:
    void shapesAreRead();
    void featuresAreUnwrappedOnce();
    void repeatedPositionsOfARingAreLeftOut();
    void emptyPolygonsAreTaken();
    void theEdgesOfTheEarthAreIn();
    void whatServersRefuseIsRefused_data();
    void whatServersRefuseIsRefused();
    void everyTruncationIsRefused();
    void deepNestingEndsInAnError();
};

void TestGeoJson::shapesAreRead()
{
    QVERIFY(*parseGeoJson(R"({"type":"Point","coordinates":[-122.5,37]})") == GeoShape(GeoPosition{-122.5, 37}));
    QVERIFY(*parseGeoJson(R"({"coordinates":[[1,2],3000.5],"type":"AeroCircle"})") == GeoShape(GeoCircle{{1, 2}, 3000.5}));
    const GeoPolygon square{{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}};
    QVERIFY(*parseGeoJson(polygon("[[0,0],[1,0],[1,1],[0,0]]")) == GeoShape(square));
    QVERIFY(*parseGeoJson(R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[0,0],[1,0],[1,1],[0,0]]]]})") ==
            GeoShape(GeoMultiPolygon{{square, square}}));
    QVERIFY(!isRegion(*parseGeoJson(R"({"type":"Point","coordinates":[0,0]})")));
    QVERIFY(isRegion(square));
}

void TestGeoJson::featuresAreUnwrappedOnce()
{
    QVERIFY(*parseGeoJson(R"({"type":"Feature","properties":{"a":[1]},"geometry":{"type":"Point","coordinates":[1,2]}})") ==
            GeoShape(GeoPosition{1, 2}));
    QCOMPARE(wrongIn(R"({"type":"Feature","geometry":{"type":"Feature","geometry":{}}})"),
             QStringLiteral("GeoJSON: the type \"Feature\" is not one of Point, Polygon, MultiPolygon and AeroCircle"));
    QVERIFY(!wrongIn(R"({"type":"Feature"})").isEmpty());
    QVERIFY(!wrongIn(R"({"type":"Feature","geometry":null})").isEmpty());
}

void TestGeoJson::repeatedPositionsOfARingAreLeftOut()
{
    const auto shape = parseGeoJson(polygon("[[0,0],[0,-0.0],[1,0],[1,0],[1,1],[0,0],[0,0]]"));
    QVERIFY(shape.ok());
    QCOMPARE(std::get<GeoPolygon>(*shape).rings[0].size(), std::size_t{4});
    QVERIFY(!wrongIn(polygon("[[0,0],[1,0],[1,0],[1,0],[0,0]]")).isEmpty());
}

void TestGeoJson::emptyPolygonsAreTaken()
{
    QVERIFY(parseGeoJson(R"({"type":"Polygon","coordinates":[]})").ok());
    QVERIFY(parseGeoJson(R"({"type":"MultiPolygon","coordinates":[]})").ok());
}

void TestGeoJson::theEdgesOfTheEarthAreIn()
{
    for (const char* position : {"[180,90]", "[-180,-90]"})
        QCOMPARE(wrongIn(R"({"type":"Point","coordinates":)" + std::string(position) + "}"), QString());
    for (const char* position : {"[180.00000000000003,0]", "[0,90.00000000000001]", "[-181,0]"})
        QVERIFY(!wrongIn(R"({"type":"Point","coordinates":)" + std::string(position) + "}").isEmpty());
}

void TestGeoJson::whatServersRefuseIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("wrong");
    const auto row = [](const char* name, const QByteArray& text, const char* wrong) {
        QTest::newRow(name) << text << QStringLiteral("GeoJSON: ") + QString::fromLatin1(wrong);
    };
    row("nothing", "", "the text is no JSON");
    row("an array", "[]", "GeoJSON is an object");
    row("no type", R"({"a":1})", "\"type\" is missing, or no string");
    row("a number as type", R"({"type":1})", "\"type\" is missing, or no string");
    row("a line", R"({"type":"LineString","coordinates":[[0,0],[1,1]]})",
        "the type \"LineString\" is not one of Point, Polygon, MultiPolygon and AeroCircle");
    row("no coordinates", R"({"type":"Point"})", "\"coordinates\" is missing, or no array");
    row("a height", R"({"type":"Point","coordinates":[1,2,3]})", "a position is an array of a longitude and a latitude");
    row("text for a number", R"({"type":"Point","coordinates":["1",2]})", "a longitude is no number");
    row("a latitude", R"({"type":"Point","coordinates":[0,95]})", "the latitude 95 is not within -90 and 90");
    row("a longitude", R"({"type":"Point","coordinates":[190,5]})", "the longitude 190 is not within -180 and 180");
    row("an open ring", R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]})",
        "a ring is not closed: its last position is not its first");
    row("a short ring", R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]})", "a ring has fewer than four positions");
    row("no ring", R"({"type":"Polygon","coordinates":[1]})", "a ring is an array of positions");
    row("no polygon", R"({"type":"MultiPolygon","coordinates":[1]})", "a polygon is an array of rings");
    row("a circle of one", R"({"type":"AeroCircle","coordinates":[[0,0]]})",
        "an AeroCircle is an array of a center and a radius");
    row("no radius", R"({"type":"AeroCircle","coordinates":[[0,0],null]})", "a radius is no number");
    row("more behind", R"({"type":"Point","coordinates":[1,2]} x)", "the text is no JSON");
    row("a byte order mark", "\xEF\xBB\xBF{\"type\":\"Point\",\"coordinates\":[1,2]}", "the text is no JSON");
    row("a zero in a string", R"({"type":"Point","coordinates":[1,2],"a":"\u0000"})", "the text is no JSON");
    row("a zero in a key", R"({"type":"Point","coordinates":[1,2],"\u0000":1})", "the text is no JSON");
    row("an integer of 64 bits", R"({"type":"AeroCircle","coordinates":[[1,2],9223372036854775808]})", "the text is no JSON");
    row("an overflow", R"({"type":"Point","coordinates":[1,1e400]})", "the text is no JSON");
    row("no UTF-8", "{\"type\":\"Point\",\"coordinates\":[1,2],\"a\":\"\xFF\"}", "the text is no JSON");
}

void TestGeoJson::whatServersRefuseIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, wrong);
    QCOMPARE(wrongIn({text.constData(), static_cast<std::size_t>(text.size())}), wrong);
}

void TestGeoJson::everyTruncationIsRefused()
{
    const std::string whole = polygon("[[0,0],[1,0],[1,1],[0,0]]");
    QCOMPARE(wrongIn(whole), QString());
    for (std::size_t size = 0; size < whole.size(); ++size)
        QVERIFY(!wrongIn(whole.substr(0, size)).isEmpty());
}

void TestGeoJson::deepNestingEndsInAnError()
{
    const auto nested = [](std::size_t depth) {
        return R"({"type":"Point","coordinates":[1,2],"a":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
    };
    QCOMPARE(wrongIn(nested(2000)), QString());
    QVERIFY(!wrongIn(nested(2100)).isEmpty());
    QVERIFY(!wrongIn(nested(1'000'000)).isEmpty());
}

QTEST_APPLESS_MAIN(TestGeoJson)
#include "tst_geo_json.moc"
