// SPDX-License-Identifier: Apache-2.0
#include "core/bins/bit_operation.h"

#include "core/bins/bin_error.h"
#include "core/bins/packed_element.h"
#include "core/bins/packed_scalar.h"

#include <string>
#include <vector>

namespace binnacle::bins {
namespace {

enum class Takes : std::uint8_t {
    byteOffset,
    offset,
    byteSize,
    byteSizeOrZero,
    size,
    integerSize,
    distance,
    number,
    boolean,
    buffer,
    flags,
    resizeFlags,
    arithmeticFlags,
    readFlags,
};

/// What an operation takes, in order; the last ones may be left out. Source: the operation tables of particle_blob.c.
struct Signature {
    std::size_t least = 0;
    std::vector<Takes> arguments;
    std::uint64_t flags = 0;
};

constexpr std::uint64_t creating = bit_flags::createOnly | bit_flags::updateOnly | bit_flags::noFail;
constexpr std::uint64_t updating = bit_flags::updateOnly | bit_flags::noFail;
constexpr std::uint64_t updatingInPart = updating | bit_flags::partial;

Signature signatureOf(BitCode code)
{
    switch (code) {
    case BitCode::resize:
        return {1, {Takes::byteSizeOrZero, Takes::flags, Takes::resizeFlags}, creating};
    case BitCode::insert:
        return {2, {Takes::byteOffset, Takes::buffer, Takes::flags}, creating};
    case BitCode::remove:
        return {2, {Takes::byteOffset, Takes::byteSize, Takes::flags}, updatingInPart};
    case BitCode::set:
    case BitCode::bitwiseOr:
    case BitCode::bitwiseXor:
    case BitCode::bitwiseAnd:
        return {3, {Takes::offset, Takes::size, Takes::buffer, Takes::flags}, updatingInPart};
    case BitCode::bitwiseNot:
        return {2, {Takes::offset, Takes::size, Takes::flags}, updatingInPart};
    case BitCode::shiftLeft:
    case BitCode::shiftRight:
        return {3, {Takes::offset, Takes::size, Takes::distance, Takes::flags}, updatingInPart};
    case BitCode::add:
    case BitCode::subtract:
        return {3, {Takes::offset, Takes::integerSize, Takes::number, Takes::flags, Takes::arithmeticFlags}, updating};
    case BitCode::setInteger:
        return {3, {Takes::offset, Takes::integerSize, Takes::number, Takes::flags}, updating};
    case BitCode::get:
    case BitCode::count:
        return {2, {Takes::offset, Takes::size}};
    case BitCode::scanLeft:
    case BitCode::scanRight:
        return {3, {Takes::offset, Takes::size, Takes::boolean}};
    case BitCode::getInteger:
        return {2, {Takes::offset, Takes::integerSize, Takes::readFlags}};
    }
    return {};
}

/// Reads arguments one after another into `operation`. Each part answers false if what it finds is not allowed there.
class Reader {
public:
    Reader(PackedReader in, std::uint64_t allowedFlags, BitOperation& operation)
        : m_in(in), m_allowedFlags(allowedFlags), m_operation(operation)
    {
    }

    bool read(Takes what);

private:
    bool unsignedNumber(std::uint64_t& value)
    {
        const std::optional<std::int64_t> number = m_in.integer();
        value = static_cast<std::uint64_t>(number.value_or(0));
        return number.has_value();
    }

    bool offset(std::int64_t bitsEach)
    {
        const std::optional<std::int64_t> number = m_in.integer();
        const std::int64_t most = maxBlobSize * 8 / bitsEach;
        if (!number || *number > most || *number < -most)
            return false;
        m_operation.offset = *number * bitsEach;
        return true;
    }

    bool size(std::uint64_t least, std::uint64_t most, std::uint64_t bitsEach)
    {
        std::uint64_t number = 0;
        if (!unsignedNumber(number) || number < least || number > most)
            return false;
        m_operation.size = number * bitsEach;
        return true;
    }

    bool flagsAmong(std::uint64_t& flags, std::uint64_t allowed, std::uint64_t contradiction)
    {
        return unsignedNumber(flags) && (flags & ~allowed) == 0 &&
               (contradiction == 0 || (flags & contradiction) != contradiction);
    }

    bool boolean();
    bool buffer();

    PackedReader m_in;
    std::uint64_t m_allowedFlags;
    BitOperation& m_operation;
};

bool Reader::boolean()
{
    const std::optional<ByteView> element = m_in.element();
    if (!element)
        return false;
    const PackedKind kind = readHead(*element)->kind;
    m_operation.value = kind == PackedKind::yes;
    return kind == PackedKind::yes || kind == PackedKind::no;
}

/// A type byte, at which a server does not look, and at least one byte.
bool Reader::buffer()
{
    const ByteView typed = takeTypedBytes(m_in);
    if (typed.size() < 2)
        return false;
    m_operation.buffer = typed.subspan(1);
    if (m_operation.size == 0)
        m_operation.size = m_operation.buffer.size() * 8;
    return m_operation.buffer.size() * 8 >= m_operation.size;
}

bool Reader::read(Takes what)
{
    constexpr std::uint64_t maxBytes = maxBlobSize;
    switch (what) {
    case Takes::byteOffset:
        return offset(8);
    case Takes::offset:
        return offset(1);
    case Takes::byteSize:
        return size(1, maxBytes, 8);
    case Takes::byteSizeOrZero:
        return size(0, maxBytes, 8);
    case Takes::size:
        return size(1, maxBytes * 8, 1);
    case Takes::integerSize:
        return size(1, 64, 1);
    case Takes::distance:
        return unsignedNumber(m_operation.value) && m_operation.value <= maxBytes * 8;
    case Takes::number:
        return unsignedNumber(m_operation.value);
    case Takes::boolean:
        return boolean();
    case Takes::buffer:
        return buffer();
    case Takes::flags:
        return flagsAmong(m_operation.flags, m_allowedFlags, bit_flags::createOnly | bit_flags::updateOnly);
    case Takes::resizeFlags:
        return flagsAmong(m_operation.subflags, bit_resize::fromFront | bit_resize::growOnly | bit_resize::shrinkOnly,
                          bit_resize::growOnly | bit_resize::shrinkOnly);
    case Takes::arithmeticFlags:
        return flagsAmong(m_operation.subflags, bit_integer::isSigned | bit_integer::saturate | bit_integer::wrap,
                          bit_integer::saturate | bit_integer::wrap);
    case Takes::readFlags:
        return flagsAmong(m_operation.subflags, bit_integer::isSigned, 0);
    }
    return false;
}

} // namespace

Result<BitOperation> decodeBitOperation(ByteView bytes, bool isRead)
{
    PackedReader reader(bytes);
    const std::optional<std::uint64_t> size = reader.listHead();
    const std::optional<std::int64_t> number = size && *size > 0 ? reader.integer() : std::nullopt;
    if (!number)
        return parameterError("an operation on bits is a list that begins with its code");
    BitOperation operation;
    operation.code = static_cast<BitCode>(*number);
    const BitCode last = isRead ? BitCode::getInteger : BitCode::setInteger;
    if (operation.code < (isRead ? BitCode::get : BitCode::resize) || operation.code > last)
        return parameterError("no operation of this kind on bits has the code " + std::to_string(*number));
    const Signature signature = signatureOf(operation.code);
    const std::uint64_t given = *size - 1;
    if (given < signature.least || given > signature.arguments.size())
        return parameterError("an operation on bits with " + std::to_string(given) + " arguments");
    Reader arguments(reader, signature.flags, operation);
    for (std::size_t i = 0; i < given; ++i) {
        if (!arguments.read(signature.arguments[i]))
            return parameterError("argument " + std::to_string(i + 1) + " of an operation on bits is missing or out of range");
    }
    return operation;
}

Result<std::size_t> firstBitOf(const BitOperation& operation, std::size_t bytes)
{
    const std::int64_t first = operation.offset < 0 ? static_cast<std::int64_t>(bytes * 8) + operation.offset : operation.offset;
    if (first < 0)
        return parameterError("the offset lies before the beginning of the blob");
    return static_cast<std::size_t>(first);
}

} // namespace binnacle::bins
