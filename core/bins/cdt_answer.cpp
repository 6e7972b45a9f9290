// SPDX-License-Identifier: Apache-2.0
#include "core/bins/cdt_answer.h"

#include "core/bins/bin_error.h"
#include "core/bins/packed_compare.h"
#include "core/bins/packed_element.h"
#include "core/value/value.h"
#include "core/wire/big_endian.h"
#include "core/wire/msgpack_format.h"
#include "core/wire/msgpack_heads.h"

#include <algorithm>
#include <bit>

namespace binnacle::bins {
namespace {

constexpr std::uint64_t typeMask = 0xFFFF;
constexpr std::uint64_t invertedFlag = 0x1'0000;
constexpr std::uint8_t preserveOrderFlag = 0x08; // in an answer alone, where a client may rely on the order of the entries

wire::Particle particle(ParticleType type, Bytes bytes)
{
    return {static_cast<std::uint8_t>(type), std::move(bytes)};
}

wire::Particle eightBytes(ParticleType type, std::uint64_t bits)
{
    Bytes bytes;
    wire::appendBigEndian(bytes, bits, 8);
    return particle(type, std::move(bytes));
}

/// Blobs of a particle type that bins know keep it; the others become plain ones.
wire::Particle bytesAnswer(ByteView content)
{
    if (content.empty())
        return particle(ParticleType::blob, {});
    const std::uint8_t type = content[0];
    const bool isLanguageBlob = type >= 7 && type <= 12;
    const bool isKept = isLanguageBlob || type == 16 || type == static_cast<std::uint8_t>(ParticleType::hll);
    return {isKept ? type : static_cast<std::uint8_t>(ParticleType::blob), Bytes(content.begin() + 1, content.end())};
}

wire::Particle geoJsonAnswer(ByteView content)
{
    Bytes bytes(3, 0); // flags, and no cells
    bytes.insert(bytes.end(), content.begin() + 1, content.end());
    return particle(ParticleType::geoJson, std::move(bytes));
}

std::uint8_t flagsOf(ResultType type)
{
    if (type == ResultType::keyValue)
        return preserveOrderFlag;
    return type == ResultType::orderedMap ? wire::msgpack::orderedFlag : 0;
}

} // namespace

Returning Returning::of(std::uint64_t argument, bool many)
{
    return {static_cast<ResultType>(argument & typeMask), (argument & invertedFlag) != 0, many};
}

bool Returning::isMap() const
{
    return type == ResultType::keyValue || type == ResultType::unorderedMap || type == ResultType::orderedMap;
}

bool Returning::isReverse() const
{
    switch (type) {
    case ResultType::reverseIndex:
    case ResultType::reverseRank:
    case ResultType::reverseIndexRange:
    case ResultType::reverseRankRange:
        return true;
    default:
        return false;
    }
}

wire::Particle noAnswer()
{
    return {};
}

wire::Particle integerAnswer(std::int64_t value)
{
    return eightBytes(ParticleType::integer, static_cast<std::uint64_t>(value));
}

wire::Particle doubleAnswer(double value)
{
    return eightBytes(ParticleType::float64, std::bit_cast<std::uint64_t>(value));
}

wire::Particle booleanAnswer(bool value)
{
    return particle(ParticleType::boolean, Bytes(1, value ? 1 : 0));
}

wire::Particle integersAnswer(const std::vector<std::int64_t>& values)
{
    Bytes bytes;
    wire::appendListHead(bytes, values.size());
    for (const std::int64_t value : values)
        wire::appendPackedInteger(bytes, value);
    return particle(ParticleType::list, std::move(bytes));
}

wire::Particle listAnswer(const std::vector<ByteView>& items)
{
    return particle(ParticleType::list, packedList(0, items));
}

Result<wire::Particle> elementAnswer(ByteView element)
{
    const std::optional<PackedHead> head = readHead(element);
    const Bytes bytes(element.begin(), element.end());
    if (!head)
        return Error::server(ServerCode::serverError, "an element that is not whole");
    switch (head->kind) {
    case PackedKind::nil:
        return noAnswer();
    case PackedKind::no:
        return booleanAnswer(false);
    case PackedKind::yes:
        return booleanAnswer(true);
    case PackedKind::negative:
    case PackedKind::natural:
        return eightBytes(ParticleType::integer, head->bits);
    case PackedKind::float64:
        return eightBytes(ParticleType::float64, head->bits);
    case PackedKind::string:
        return particle(ParticleType::string, Bytes(head->content.begin() + 1, head->content.end()));
    case PackedKind::bytes:
        return bytesAnswer(head->content);
    case PackedKind::geoJson:
        return geoJsonAnswer(head->content);
    case PackedKind::list:
        return particle(ParticleType::list, bytes);
    case PackedKind::map:
        return particle(ParticleType::map, bytes);
    default:
        return Error::server(ServerCode::serverError, "an element that no bin can hold");
    }
}

wire::Particle mapAnswer(ResultType type, std::vector<PackedEntry> entries, bool sorted)
{
    if (type == ResultType::orderedMap && !sorted)
        std::stable_sort(entries.begin(), entries.end(),
                         [](const PackedEntry& a, const PackedEntry& b) { return isLess(a.key, b.key); });
    return particle(ParticleType::map, packedMap(flagsOf(type), entries));
}

void appendSpan(std::vector<std::int64_t>& places, Span span, std::uint32_t size, bool reverse)
{
    const std::int64_t first = reverse ? std::int64_t{size} - span.first - span.count : span.first;
    for (std::int64_t i = 0; i < span.count; ++i)
        places.push_back(first + i);
}

Result<wire::Particle> notFoundAnswer(Returning returning, std::int64_t place)
{
    switch (returning.type) {
    case ResultType::none:
        return noAnswer();
    case ResultType::indexRange:
    case ResultType::reverseIndexRange:
    case ResultType::rankRange:
    case ResultType::reverseRankRange:
        return integersAnswer({place, 0});
    case ResultType::index:
    case ResultType::reverseIndex:
    case ResultType::rank:
    case ResultType::reverseRank:
        return returning.many ? listAnswer({}) : integerAnswer(-1);
    case ResultType::count:
        return integerAnswer(0);
    case ResultType::exists:
        return booleanAnswer(false);
    case ResultType::key:
    case ResultType::value:
        return returning.many ? listAnswer({}) : noAnswer();
    case ResultType::keyValue:
    case ResultType::unorderedMap:
    case ResultType::orderedMap:
        return mapAnswer(returning.type, {}, true);
    }
    return notApplicable("nothing answers with this type");
}

Result<wire::Particle> spanAnswer(Returning returning, Span span, std::uint32_t size)
{
    switch (returning.type) {
    case ResultType::none:
        return noAnswer();
    case ResultType::count:
        return integerAnswer(returning.inverted ? size - span.count : span.count);
    case ResultType::exists:
        return booleanAnswer(returning.inverted ? span.count == 0 : span.count != 0);
    case ResultType::index:
    case ResultType::reverseIndex:
    case ResultType::rank:
    case ResultType::reverseRank:
        break;
    default:
        return notApplicable("a span does not answer with this type");
    }
    if (!returning.many) {
        if (span.count == 0)
            return integerAnswer(-1);
        return integerAnswer(returning.isReverse() ? std::int64_t{size} - span.first - 1 : span.first);
    }
    std::vector<std::int64_t> places;
    if (returning.inverted) {
        const std::uint32_t end = span.first + span.count;
        appendSpan(places, {0, span.first}, size, returning.isReverse());
        appendSpan(places, {end, size - end}, size, returning.isReverse());
    } else {
        appendSpan(places, span, size, returning.isReverse());
    }
    return integersAnswer(places);
}

Result<wire::Particle> rangeAnswer(Returning returning, Span span, std::uint32_t size)
{
    if (!returning.isIndexRange() && !returning.isRankRange())
        return spanAnswer(returning, span, size);
    if (returning.inverted)
        return notApplicable("what is not in a range is no range");
    const std::int64_t first = returning.isReverse() ? std::int64_t{size} - span.first - span.count : span.first;
    return integersAnswer({first, span.count});
}

wire::Particle placesAnswer(Returning returning, const std::vector<bool>& selected)
{
    const auto size = static_cast<std::int64_t>(selected.size());
    std::vector<std::int64_t> places;
    for (std::int64_t i = 0; i < size; ++i) {
        if (selected[static_cast<std::size_t>(i)])
            places.push_back(returning.isReverse() ? size - i - 1 : i);
    }
    if (returning.many)
        return integersAnswer(places);
    return integerAnswer(places.empty() ? -1 : places.front());
}

} // namespace binnacle::bins
