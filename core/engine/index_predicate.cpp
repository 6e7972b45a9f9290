// SPDX-License-Identifier: Apache-2.0
#include "core/engine/index_predicate.h"

#include "core/bins/bin_name.h"
#include "core/engine/index_definition.h"
#include "core/value/geo_json.h"
#include "core/value/wyhash.h"
#include "core/wire/big_endian.h"

#include <algorithm>

namespace binnacle::engine {
namespace {

constexpr std::size_t lengthSize = 4;
constexpr std::size_t integerSize = 8;
constexpr std::size_t maxGeoText = std::size_t{1} << 20;

Error wrong(std::string why)
{
    return Error::server(ServerCode::parameterError, std::move(why));
}

/// The bytes behind a length in front; what follows, a repetition, is left alone as servers do.
Result<ByteView> firstValue(ByteView rest)
{
    if (rest.size() < lengthSize)
        return wrong("a range without its values");
    const std::size_t size = wire::bigEndianAt<std::uint32_t>(rest, 0);
    if (size > rest.size() - lengthSize)
        return wrong("a value of a range that ends too early");
    return rest.subspan(lengthSize, size);
}

Result<IndexPredicate> integersOf(ByteView rest)
{
    constexpr std::size_t half = lengthSize + integerSize;
    if (rest.size() < 2 * half)
        return wrong("a range of integers that ends too early");
    for (const std::size_t at : {std::size_t{0}, half}) {
        if (wire::bigEndianAt<std::uint32_t>(rest, at) != integerSize)
            return wrong("integers of a range have eight bytes");
    }
    return IndexPredicate::between(static_cast<std::int64_t>(wire::bigEndianAt<std::uint64_t>(rest, lengthSize)),
                                   static_cast<std::int64_t>(wire::bigEndianAt<std::uint64_t>(rest, half + lengthSize)));
}

Result<IndexPredicate> predicateOf(std::uint8_t type, ByteView rest)
{
    const auto known = static_cast<ParticleType>(type);
    if (known == ParticleType::integer)
        return integersOf(rest);
    if (known != ParticleType::string && known != ParticleType::blob && known != ParticleType::geoJson)
        return wrong("values of this type are not indexed");
    const Result<ByteView> value = firstValue(rest);
    if (!value)
        return value.error();
    return known == ParticleType::geoJson ? IndexPredicate::geo(textOf(*value)) : IndexPredicate::equals(known, *value);
}

} // namespace

Result<IndexPredicate> IndexPredicate::between(std::int64_t first, std::int64_t last)
{
    if (first > last)
        return wrong("a range that ends before it begins");
    IndexPredicate predicate;
    predicate.m_ranges = {{first, last}};
    predicate.m_isRange = first != last;
    return predicate;
}

Result<IndexPredicate> IndexPredicate::equals(ParticleType type, ByteView bytes)
{
    if (bytes.size() >= maxIndexedBytes)
        return wrong("longer than what is indexed");
    IndexPredicate predicate;
    predicate.m_type = type;
    predicate.m_bytes.assign(bytes.begin(), bytes.end());
    const auto hash = static_cast<std::int64_t>(wyhash(bytes));
    predicate.m_ranges = {{hash, hash}};
    return predicate;
}

Result<IndexPredicate> IndexPredicate::geo(std::string_view text)
{
    if (text.empty() || text.size() >= maxGeoText)
        return wrong("no GeoJSON, or too much of it");
    const Result<GeoShape> shape = parseGeoJson(text);
    if (!shape)
        return wrong(shape.error().detail());
    IndexPredicate predicate;
    predicate.m_type = ParticleType::geoJson;
    predicate.m_isRange = true;
    std::optional<bins::GeoRegion> region = bins::GeoRegion::of(*shape);
    if (!region) {
        predicate.m_cell = bins::geoCellOf(std::get<GeoPosition>(*shape));
        for (const bins::GeoCell cell : bins::cellsAround(predicate.m_cell))
            predicate.m_ranges.push_back({static_cast<std::int64_t>(cell), static_cast<std::int64_t>(cell)});
        return predicate;
    }
    const std::optional<std::vector<bins::GeoCell>> covering = region->covering();
    if (!covering)
        return wrong("the region is too large to be covered by twelve cells");
    for (const bins::GeoCell cell : *covering) {
        const bins::GeoCellRange cells = bins::smallestCellsIn(cell);
        predicate.m_ranges.push_back({static_cast<std::int64_t>(cells.first), static_cast<std::int64_t>(cells.last)});
    }
    predicate.m_region = std::make_shared<const bins::GeoRegion>(*std::move(region));
    return predicate;
}

bool IndexPredicate::holds(const IndexedValue& value) const
{
    if (value.type != m_type)
        return false;
    if (m_type == ParticleType::integer)
        return m_ranges.front().first <= value.integer && value.integer <= m_ranges.front().last;
    if (m_type != ParticleType::geoJson)
        return std::ranges::equal(m_bytes, value.bytes);
    if (m_region)
        return !value.isRegion && m_region->contains(value.cells.front());
    if (!value.isRegion)
        return false;
    const Result<GeoShape> shape = parseGeoJson(textOf(value.bytes));
    const std::optional<bins::GeoRegion> region = shape ? bins::GeoRegion::of(*shape) : std::nullopt;
    return region && region->contains(m_cell);
}

Result<RangeField> parseRangeField(ByteView field)
{
    if (field.size() < 2 || field[0] != 1)
        return wrong("a query looks for one range");
    const std::size_t nameSize = field[1];
    ByteView rest = field.subspan(2);
    if (nameSize > bins::maxBinName || nameSize > rest.size())
        return wrong("the name of a bin that is too long");
    const std::string_view name = textOf(rest.first(nameSize));
    rest = rest.subspan(nameSize);
    if (rest.empty())
        return wrong("a range without a type");
    Result<IndexPredicate> predicate = predicateOf(rest[0], rest.subspan(1));
    if (!predicate)
        return predicate.error();
    return RangeField{std::string(name), *std::move(predicate)};
}

} // namespace binnacle::engine
