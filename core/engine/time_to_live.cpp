// SPDX-License-Identifier: Apache-2.0
#include "core/engine/time_to_live.h"

namespace binnacle::engine {
namespace {

constexpr std::uint32_t neverTouch = 0xFFFF'FFFF;

std::uint32_t lifeGivenByLastWrite(const StoredRecord& record)
{
    const std::uint64_t lastUpdate = record.lastUpdateMs / 1000;
    return record.voidTime > lastUpdate ? static_cast<std::uint32_t>(record.voidTime - lastUpdate) : 0;
}

} // namespace

bool isValidTtl(std::uint32_t ttl, const Configuration& configuration)
{
    return ttl <= configuration.maxTtl || ttl == ttlNever || ttl == ttlUnchanged;
}

bool isAllowedTtl(std::uint32_t ttl, const Configuration& configuration)
{
    const bool lives = ttl == ttlDefault ? configuration.defaultTtl != 0 : ttl != ttlNever && ttl != ttlUnchanged;
    return configuration.takesTtl || !lives;
}

std::uint32_t voidTimeAfter(std::uint32_t ttl, const std::uint32_t* present, const Clock& now, const Configuration& configuration)
{
    switch (ttl) {
    case ttlNever:
        return 0;
    case ttlUnchanged:
        if (present != nullptr)
            return *present;
        [[fallthrough]];
    case ttlDefault:
        return configuration.defaultTtl == 0 ? 0 : now.seconds + configuration.defaultTtl;
    default:
        return now.seconds + ttl;
    }
}

bool isExpired(std::uint32_t voidTime, const Clock& now)
{
    return voidTime != 0 && voidTime < now.seconds;
}

ReadTouch readTouch(std::uint32_t percentage, const StoredRecord& record, const Clock& now)
{
    if (record.voidTime == 0 || percentage == 0 || percentage == neverTouch)
        return ReadTouch::no;
    if (percentage > 100)
        return ReadTouch::invalid;
    const std::uint64_t threshold = std::uint64_t{lifeGivenByLastWrite(record)} * percentage / 100;
    return now.seconds + threshold < record.voidTime ? ReadTouch::no : ReadTouch::yes;
}

std::uint32_t voidTimeAfterTouch(const StoredRecord& record, const Clock& now)
{
    const std::uint32_t touched = now.seconds + lifeGivenByLastWrite(record);
    return touched > record.voidTime ? touched : record.voidTime;
}

} // namespace binnacle::engine
