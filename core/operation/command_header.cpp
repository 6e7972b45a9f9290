// SPDX-License-Identifier: Apache-2.0
#include "core/operation/command_header.h"

#include <algorithm>

namespace binnacle {

namespace {

namespace info1 = wire::info1;
namespace info2 = wire::info2;
namespace info3 = wire::info3;

constexpr std::uint32_t neverExpires = 0xFFFFFFFF;
constexpr std::uint32_t keepsExpiry = 0xFFFFFFFE;

bool isRead(const BinOperation& operation)
{
    return !isWrite(operation.action);
}

bool isCall(const BinOperation& operation)
{
    return std::holds_alternative<Call>(operation.action);
}

bool mayAnswer(const BinOperation& operation)
{
    return isRead(operation) || isCall(operation);
}

/// On the others an expiry has no effect; in the request of a read the same bytes would mean something else.
bool takesExpiry(Verb verb)
{
    return isWrite(verb) && verb != Verb::remove;
}

/// A time that has passed already leaves the shortest life there is.
std::uint32_t secondsUntil(std::int64_t unixTime, std::int64_t unixNow)
{
    if (unixTime <= unixNow)
        return 1;
    const std::uint64_t left = static_cast<std::uint64_t>(unixTime) - static_cast<std::uint64_t>(unixNow);
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(left, keepsExpiry - 1));
}

std::uint32_t ttlOf(const Expiry& expiry, std::int64_t unixNow)
{
    switch (expiry.kind) {
    case Expiry::Kind::unset:
    case Expiry::Kind::serverDefault: return 0;
    case Expiry::Kind::never: return neverExpires;
    case Expiry::Kind::unchanged: return keepsExpiry;
    case Expiry::Kind::at: return secondsUntil(expiry.unixTime, unixNow);
    case Expiry::Kind::afterSeconds: break;
    }
    return expiry.seconds;
}

void setReadBits(wire::MessageHeader& header, const Segment& segment)
{
    if (segment.verb == Verb::exists)
        header.info1 = info1::read | info1::getNoBins;
    else if (segment.verb == Verb::query && segment.withNoBins)
        header.info1 = info1::read | info1::getNoBins;
    else if (segment.verb == Verb::query)
        header.info1 = segment.operations.empty() ? info1::read | info1::getAll : info1::read;
    else if (std::ranges::any_of(segment.operations, isRead))
        header.info1 = info1::read;
}

void setReadMode(wire::MessageHeader& header, const Policy& policy)
{
    if (policy.readModeAp == ReadModeAp::all)
        header.info1 |= info1::readModeApAll;
    if (policy.readModeSc == ReadModeSc::linearize || policy.readModeSc == ReadModeSc::allowUnavailable)
        header.info3 |= info3::scReadType;
    if (policy.readModeSc == ReadModeSc::allowReplica || policy.readModeSc == ReadModeSc::allowUnavailable)
        header.info3 |= info3::scReadRelax;
}

void setVerbBits(wire::MessageHeader& header, const Segment& segment, const Policy& policy)
{
    switch (segment.verb) {
    case Verb::insert: header.info2 |= info2::createOnly; break;
    case Verb::update: header.info3 |= info3::updateOnly; break;
    case Verb::replace:
    case Verb::replaceIfExists: header.info3 |= info3::replaceOnly; break;
    case Verb::createOrReplace: header.info3 |= info3::createOrReplace; break;
    case Verb::remove: header.info2 |= info2::remove; break;
    default: break;
    }
    // A write that takes a record's last bin deletes it, too; a touch never does.
    if (segment.verb != Verb::touch && deletesDurably(segment, policy))
        header.info2 |= info2::durableDelete;
}

} // namespace

wire::MessageHeader commandHeader(const Segment& segment, const Policy& policy, std::int64_t unixNow)
{
    wire::MessageHeader header;
    setReadBits(header, segment);
    // Each operation is then answered, so that a missing bin and a second answer are told apart. Plain writes answer nothing, and
    // reads of whole bins are told apart by their names.
    if (std::ranges::any_of(segment.operations, isWrite(segment.verb) ? mayAnswer : isCall))
        header.info2 |= info2::respondAllOps;
    if (!isWrite(segment.verb)) {
        setReadMode(header, policy);
        header.recordTtl = policy.readTouchTtlPercent;
        return header;
    }
    header.info2 |= info2::write;
    setVerbBits(header, segment, policy);
    if (policy.commitLevel == CommitLevel::master)
        header.info3 |= info3::commitLevelMaster;
    if (segment.generation) {
        header.info2 |= info2::generation;
        header.generation = *segment.generation;
    }
    if (takesExpiry(segment.verb))
        header.recordTtl = ttlOf(effectiveExpiry(segment), unixNow);
    return header;
}

} // namespace binnacle
