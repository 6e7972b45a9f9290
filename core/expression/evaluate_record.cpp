// SPDX-License-Identifier: Apache-2.0
#include "core/expression/evaluate_steps.h"
#include "core/value/record.h"
#include "core/wire/big_endian.h"

#include <algorithm>

namespace binnacle::expression {
namespace {

constexpr std::int64_t nanosecondsOfMs = 1'000'000;

/// Milliseconds since 2010 as nanoseconds since 1970.
std::int64_t unixNanoseconds(std::uint64_t ms)
{
    return static_cast<std::int64_t>((ms + std::uint64_t{voidTimeEpoch} * 1000) * nanosecondsOfMs);
}

/// Of the four bytes at the end of the digest, the least significant one first.
Evaluated digestModulo(const Digest& digest, std::int64_t modulus)
{
    std::uint32_t tail = 0;
    for (std::size_t i = 0; i < 4; ++i)
        tail |= std::uint32_t{digest[16 + i]} << (8 * i);
    return evaluatedInteger(std::int64_t{tail} % static_cast<std::int32_t>(modulus));
}

std::int64_t timeToLive(const RecordView& record)
{
    const std::uint64_t now = record.nowMs / 1000;
    if (record.voidTime == 0)
        return -1;
    return record.voidTime > now ? static_cast<std::int64_t>(record.voidTime - now) : 0;
}

Evaluated storedKey(Kind wanted, ByteView key)
{
    if (key.empty())
        return {};
    const Evaluated value = evaluated(bins::ParticleView{key[0], key.subspan(1)});
    return value.kind == wanted ? value : Evaluated{};
}

const RecordView::Bin* find(const RecordView& record, std::string_view name)
{
    const auto found = std::ranges::find(record.bins, name, &RecordView::Bin::name);
    return found == record.bins.end() ? nullptr : &*found;
}

Evaluated bin(const RecordView& record, std::string_view name, Kind wanted)
{
    const RecordView::Bin* found = find(record, name);
    const Evaluated value = found != nullptr ? evaluated(found->particle) : Evaluated{};
    return value.kind == wanted ? value : Evaluated{};
}

} // namespace

Evaluated fromRecord(const Node& node, const RecordView& record)
{
    switch (node.op) {
    case Op::digestModulo:
        return digestModulo(record.digest, node.number);
    case Op::recordSize:
    case Op::deviceSize:
        return evaluatedInteger(static_cast<std::int64_t>(record.size));
    case Op::memorySize:
        return evaluatedInteger(0); // the sandbox keeps records on a device, as its info says
    case Op::lastUpdate:
        return evaluatedInteger(unixNanoseconds(record.lastUpdateMs));
    case Op::sinceUpdate:
        return evaluatedInteger(
            static_cast<std::int64_t>(record.nowMs > record.lastUpdateMs ? record.nowMs - record.lastUpdateMs : 0));
    case Op::voidTime:
        return evaluatedInteger(record.voidTime == 0 ? -1 : unixNanoseconds(std::uint64_t{record.voidTime} * 1000));
    case Op::timeToLive:
        return evaluatedInteger(timeToLive(record));
    case Op::setName:
        return evaluatedBytes(Kind::string, bytesOf(record.set));
    case Op::keyExists:
        return evaluatedBoolean(!record.key.empty());
    case Op::isTombstone:
        return evaluatedBoolean(record.isTombstone);
    case Op::key:
        return storedKey(kindOf(node.type), record.key);
    case Op::bin:
        return bin(record, node.name, kindOf(node.type));
    case Op::binType: {
        const RecordView::Bin* found = find(record, node.name);
        return evaluatedInteger(found != nullptr ? found->particle.type : 0);
    }
    default:
        return {}; // a variable of a path, outside of one
    }
}

} // namespace binnacle::expression
