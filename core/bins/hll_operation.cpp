// SPDX-License-Identifier: Apache-2.0
#include "core/bins/hll_operation.h"

#include "core/bins/bin_error.h"
#include "core/bins/packed_scalar.h"

#include <algorithm>
#include <string>

namespace binnacle::bins {
namespace {

enum class Takes : std::uint8_t { elements, sketches, sketchesToIntersect, indexBits, minHashBits, flags };

/// What an operation takes, in order; the last ones may be left out. Source: the operation tables of particle_hll.c.
struct Signature {
    std::size_t least = 0;
    std::vector<Takes> arguments;
    std::uint64_t flags = 0;
};

Signature signatureOf(HllCode code)
{
    using namespace hll_flags;
    switch (code) {
    case HllCode::init:
        return {0, {Takes::indexBits, Takes::minHashBits, Takes::flags}, createOnly | updateOnly | noFail};
    case HllCode::add:
        return {1, {Takes::elements, Takes::indexBits, Takes::minHashBits, Takes::flags}, createOnly | noFail};
    case HllCode::setUnion:
        return {1, {Takes::sketches, Takes::flags}, createOnly | updateOnly | noFail | allowFold};
    case HllCode::fold:
        return {1, {Takes::indexBits}};
    case HllCode::getUnion:
    case HllCode::unionCount:
        return {1, {Takes::sketches}};
    case HllCode::intersectCount:
    case HllCode::similarity:
        return {1, {Takes::sketchesToIntersect}};
    case HllCode::mayContain:
        return {1, {Takes::elements}};
    case HllCode::refreshCount:
    case HllCode::count:
    case HllCode::describe:
        break;
    }
    return {};
}

/// Reads arguments one after another into `arguments`. Each answers with what is wrong, empty if nothing is.
class Reader {
public:
    Reader(PackedReader in, std::uint64_t allowedFlags, HllArguments& arguments)
        : m_in(in), m_allowedFlags(allowedFlags), m_arguments(arguments)
    {
    }

    std::string read(Takes what);

private:
    std::string elements();
    std::string sketches();
    std::string sketchesToIntersect();
    std::string indexBits();
    std::string minHashBits();
    std::string flags();

    PackedReader m_in;
    std::uint64_t m_allowedFlags;
    HllArguments& m_arguments;
};

std::string Reader::elements()
{
    const std::optional<std::uint64_t> count = m_in.listHead();
    if (!count || *count == 0)
        return "elements come in a list, at least one";
    for (std::uint64_t i = 0; i < *count; ++i) {
        const std::optional<ByteView> element = m_in.element();
        if (!element)
            return "element " + std::to_string(i) + " is not there";
        const PackedHead head = *readHead(*element);
        if (head.kind == PackedKind::list || head.kind == PackedKind::map)
            return "element " + std::to_string(i) + " is a list or a map";
        appendSmallest(m_arguments.elements.emplace_back(), *element, head);
    }
    return {};
}

std::string Reader::sketches()
{
    std::uint64_t count = 1;
    if (const std::optional<std::uint64_t> listed = m_in.listHead())
        count = *listed;
    if (count == 0)
        return "at least one sketch is needed";
    for (std::uint64_t i = 0; i < count; ++i) {
        const ByteView typed = takeTypedBytes(m_in); // a server does not look at the type
        if (typed.empty())
            return "sketch " + std::to_string(i) + " is not there";
        Result<HllSketch> sketch = HllSketch::fromBytes(Bytes(typed.begin() + 1, typed.end()));
        if (!sketch)
            return sketch.error().detail();
        m_arguments.sketches.push_back(*std::move(sketch));
    }
    return {};
}

std::string Reader::sketchesToIntersect()
{
    if (std::string wrong = sketches(); !wrong.empty())
        return wrong;
    if (m_arguments.sketches.size() <= 2)
        return {};
    const int minHashBits = m_arguments.sketches.front().minHashBits();
    const auto differs = [&](const HllSketch& sketch) { return sketch.minHashBits() != minHashBits; };
    if (minHashBits == 0 || std::ranges::any_of(m_arguments.sketches, differs))
        return "more than two sketches are intersected by their min-hashes, which have to be of the same width";
    return {};
}

std::string Reader::indexBits()
{
    const std::optional<std::int64_t> bits = m_in.integer();
    if (!bits || (*bits != -1 && (*bits < HllSketch::minIndexBits || *bits > HllSketch::maxIndexBits)))
        return "index bits are 4 to 16";
    if (*bits != -1)
        m_arguments.indexBits = static_cast<int>(*bits);
    return {};
}

std::string Reader::minHashBits()
{
    const std::optional<std::int64_t> bits = m_in.integer();
    if (!bits)
        return "min-hash bits are a number";
    if (*bits == -1)
        return {};
    if (*bits != 0 && (*bits < HllSketch::minMinHashBits || *bits > HllSketch::maxMinHashBits))
        return "min-hash bits are 0, or 4 to 51";
    if (m_arguments.indexBits && *m_arguments.indexBits + *bits > HllSketch::maxBits)
        return "index bits and min-hash bits are at most 64 together";
    m_arguments.minHashBits = static_cast<int>(*bits);
    return {};
}

std::string Reader::flags()
{
    constexpr std::uint64_t contradiction = hll_flags::createOnly | hll_flags::updateOnly;
    const std::optional<std::int64_t> flags = m_in.integer();
    if (!flags || (static_cast<std::uint64_t>(*flags) & ~m_allowedFlags) != 0)
        return "flags that this operation does not take";
    m_arguments.flags = static_cast<std::uint64_t>(*flags);
    if ((m_arguments.flags & contradiction) == contradiction)
        return "create only and update only exclude each other";
    return {};
}

std::string Reader::read(Takes what)
{
    switch (what) {
    case Takes::elements:
        return elements();
    case Takes::sketches:
        return sketches();
    case Takes::sketchesToIntersect:
        return sketchesToIntersect();
    case Takes::indexBits:
        return indexBits();
    case Takes::minHashBits:
        return minHashBits();
    case Takes::flags:
        break;
    }
    return flags();
}

} // namespace

Result<HllOperation> decodeHllOperation(ByteView bytes, bool isRead)
{
    PackedReader reader(bytes);
    const std::optional<std::uint64_t> size = reader.listHead();
    const std::optional<std::int64_t> number = size && *size > 0 ? reader.integer() : std::nullopt;
    if (!number)
        return parameterError("an operation on a sketch is a list that begins with its code");
    const auto code = static_cast<HllCode>(*number);
    const HllCode last = isRead ? HllCode::mayContain : HllCode::fold;
    if (code < (isRead ? HllCode::count : HllCode::init) || code > last)
        return parameterError("no operation of this kind on a sketch has the code " + std::to_string(*number));
    return HllOperation{code, *size - 1, reader};
}

Result<HllArguments> decodeHllArguments(HllOperation operation)
{
    const Signature signature = signatureOf(operation.code);
    if (operation.given < signature.least || operation.given > signature.arguments.size())
        return parameterError("an operation on a sketch with " + std::to_string(operation.given) + " arguments");
    HllArguments arguments;
    Reader reader(operation.arguments, signature.flags, arguments);
    for (std::size_t i = 0; i < operation.given; ++i) {
        if (std::string wrong = reader.read(signature.arguments[i]); !wrong.empty())
            return parameterError(std::move(wrong));
    }
    return arguments;
}

Result<HllSketch> sketchIn(const ParticleView& bin)
{
    if (bin.type != static_cast<std::uint8_t>(ParticleType::hll))
        return typeError("the bin holds no sketch");
    Result<HllSketch> sketch = HllSketch::fromBytes(Bytes(bin.bytes.begin(), bin.bytes.end()));
    if (!sketch)
        return Error::server(ServerCode::serverError, sketch.error().detail());
    return sketch;
}

} // namespace binnacle::bins
