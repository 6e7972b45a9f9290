// SPDX-License-Identifier: Apache-2.0
#include "core/bins/geo_particle.h"
#include "core/engine/index_predicate.h"
#include "core/value/wyhash.h"
#include "core/wire/particle.h"
#include "tests/support/index_fields.h"

#include <QTest>

#include <limits>

using namespace binnacle;
using engine::IndexedValue;
using engine::IndexPredicate;
using engine::IndexRange;

namespace {

constexpr std::string_view square = R"({"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]]]})";
constexpr std::string_view inside = R"({"type":"Point","coordinates":[5,5]})";
constexpr std::string_view beside = R"({"type":"Point","coordinates":[15,5]})";

IndexedValue text(std::string_view bytes, ParticleType type = ParticleType::string)
{
    return {type, 0, bytesOf(bytes), {}, false};
}

/// Keeps what the value looks into.
struct GeoBin {
    explicit GeoBin(std::string_view json)
    {
        Bytes sent(3, 0);
        sent.insert(sent.end(), json.begin(), json.end());
        particle = *bins::writtenGeoJson(sent);
    }
    IndexedValue value() const { return *engine::indexedValue({particle.type, particle.bytes}); }
    wire::Particle particle;
};

bool holdsAKey(const IndexPredicate& predicate, const IndexedValue& value)
{
    std::vector<std::int64_t> keys;
    engine::appendIndexKeys(keys, value);
    for (const std::int64_t key : keys) {
        const auto number = static_cast<std::uint64_t>(key);
        for (const auto& [first, last] : predicate.ranges()) {
            if (static_cast<std::uint64_t>(first) <= number && number <= static_cast<std::uint64_t>(last))
                return true;
        }
    }
    return false;
}

int codeOf(const Bytes& field)
{
    const auto parsed = engine::parseRangeField(field);
    return parsed ? 0 : parsed.error().code();
}

} // namespace

class TestIndexPredicate : public QObject {
    Q_OBJECT

private slots:
    void integersLieBetweenBothEnds();
    void textIsTheSameByteForByte();
    void pointsLieInARegion();
    void regionsLieAroundAPoint();
    void geoRangesAscend();
    void fieldsAreRead();
    void everyTruncationIsRefused();
    void whatServersRefuseIsRefused();
};

void TestIndexPredicate::integersLieBetweenBothEnds()
{
    const auto predicate = IndexPredicate::between(-2, 3);
    QVERIFY(predicate.ok());
    QVERIFY(predicate->isRange());
    QVERIFY(predicate->ranges() == std::vector<IndexRange>({{-2, 3}}));
    for (const auto& [value, expected] : {std::pair{-3, false}, {-2, true}, {3, true}, {4, false}})
        QCOMPARE(predicate->holds({ParticleType::integer, value, {}, {}, false}), expected);
    QVERIFY(!predicate->holds(text("x")));
    QVERIFY(!IndexPredicate::between(7, 7)->isRange());
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    QVERIFY(IndexPredicate::between(least, least)->holds({ParticleType::integer, least, {}, {}, false}));
    QCOMPARE(IndexPredicate::between(1, 0).error().code(), 4);
}

void TestIndexPredicate::textIsTheSameByteForByte()
{
    const auto predicate = IndexPredicate::equals(ParticleType::string, bytesOf(std::string_view("abc")));
    QVERIFY(predicate.ok());
    QVERIFY(!predicate->isRange());
    const auto hash = static_cast<std::int64_t>(wyhash(bytesOf(std::string_view("abc"))));
    QVERIFY(predicate->ranges() == std::vector<IndexRange>({{hash, hash}}));
    QVERIFY(predicate->holds(text("abc")));
    QVERIFY(!predicate->holds(text("abd")));
    QVERIFY(!predicate->holds(text("ab")));
    QVERIFY(!predicate->holds(text("abc", ParticleType::blob)));
}

void TestIndexPredicate::pointsLieInARegion()
{
    const auto predicate = IndexPredicate::geo(square);
    QVERIFY(predicate.ok());
    QVERIFY(predicate->isRange());
    const GeoBin near(inside);
    const GeoBin far(beside);
    const GeoBin region(square);
    QVERIFY(predicate->holds(near.value()));
    QVERIFY(holdsAKey(*predicate, near.value()));
    QVERIFY(!predicate->holds(far.value()));
    QVERIFY(!holdsAKey(*predicate, far.value()));
    QVERIFY(!predicate->holds(region.value()));
}

void TestIndexPredicate::regionsLieAroundAPoint()
{
    const auto predicate = IndexPredicate::geo(inside);
    QVERIFY(predicate.ok());
    const GeoBin region(square);
    const GeoBin point(inside);
    const GeoBin other(R"({"type":"AeroCircle","coordinates":[[15,5],1000]})");
    QVERIFY(predicate->holds(region.value()));
    QVERIFY(holdsAKey(*predicate, region.value()));
    QVERIFY(!predicate->holds(point.value()));
    QVERIFY(!predicate->holds(other.value()));
    QVERIFY(!holdsAKey(*predicate, other.value()));
}

void TestIndexPredicate::geoRangesAscend()
{
    for (const std::string_view json :
         {square, inside, std::string_view(R"({"type":"AeroCircle","coordinates":[[180,0],500000]})")}) {
        const auto predicate = IndexPredicate::geo(json);
        QVERIFY(predicate.ok());
        QVERIFY(!predicate->ranges().empty());
        std::uint64_t behind = 0;
        for (const auto& [first, last] : predicate->ranges()) {
            QVERIFY(static_cast<std::uint64_t>(first) > behind);
            QVERIFY(static_cast<std::uint64_t>(last) >= static_cast<std::uint64_t>(first));
            behind = static_cast<std::uint64_t>(last);
        }
    }
}

void TestIndexPredicate::fieldsAreRead()
{
    const auto numbers = engine::parseRangeField(test::integerRange("age", -5, 20));
    QVERIFY(numbers.ok());
    QCOMPARE(numbers->bin, std::string("age"));
    QVERIFY(numbers->predicate.ranges() == std::vector<IndexRange>({{-5, 20}}));
    const auto words = engine::parseRangeField(test::equalTo("", ParticleType::blob, "xyz"));
    QVERIFY(words.ok());
    QCOMPARE(words->bin, std::string());
    QVERIFY(words->predicate.holds(text("xyz", ParticleType::blob)));
    QVERIFY(engine::parseRangeField(test::equalTo("loc", ParticleType::geoJson, square)).ok());
    // The second value is a repetition that servers do not look at.
    Bytes once = test::equalTo("s", ParticleType::string, "one");
    once.resize(once.size() - 7);
    QVERIFY(engine::parseRangeField(once).ok());
}

void TestIndexPredicate::everyTruncationIsRefused()
{
    const Bytes numbers = test::integerRange("age", 1, 2);
    for (std::size_t size = 0; size < numbers.size(); ++size)
        QCOMPARE(codeOf(Bytes(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(size))), 4);
    const Bytes words = test::equalTo("s", ParticleType::string, "one");
    for (std::size_t size = 0; size < words.size() - 7; ++size)
        QCOMPARE(codeOf(Bytes(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(size))), 4);
}

void TestIndexPredicate::whatServersRefuseIsRefused()
{
    QCOMPARE(codeOf(test::integerRange("sixteen_bytes_xx", 1, 2)), 4);
    QCOMPARE(codeOf(test::integerRange("a", 2, 1)), 4);
    QCOMPARE(codeOf(test::equalTo("a", ParticleType::float64, "12345678")), 4);
    QCOMPARE(codeOf(test::equalTo("a", ParticleType::string, std::string(2048, 'x'))), 4);
    QCOMPARE(codeOf(test::equalTo("a", ParticleType::string, std::string(2047, 'x'))), 0);
    QCOMPARE(codeOf(test::equalTo("a", ParticleType::geoJson, "{}")), 4);
    QCOMPARE(codeOf(test::equalTo("a", ParticleType::geoJson, "")), 4);
    // A hemisphere takes more cells than servers allow.
    QCOMPARE(codeOf(test::equalTo("a", ParticleType::geoJson, R"({"type":"AeroCircle","coordinates":[[0,0],15000000]})")), 4);
    Bytes two = test::integerRange("a", 1, 2);
    two[0] = 2;
    QCOMPARE(codeOf(two), 4);
}

QTEST_APPLESS_MAIN(TestIndexPredicate)
#include "tst_index_predicate.moc"
