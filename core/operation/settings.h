// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace binnacle {

/// When a write is answered.
enum class CommitLevel : std::uint8_t {
    all,    ///< when all replicas have it
    master, ///< when the master has it
};

/// Where a read goes, attempt by attempt. Writes go to the master.
enum class Replica : std::uint8_t {
    sequence,   ///< the master, then the other replicas in turn
    master,     ///< the master alone
    preferRack, ///< a node of the own rack first; without racks it is sequence
};

/// How many replicas are asked in an available namespace while it migrates.
enum class ReadModeAp : std::uint8_t { one, all };

/// How fresh a read of a strongly consistent namespace is.
enum class ReadModeSc : std::uint8_t { session, linearize, allowReplica, allowUnavailable };

/// What can be said about commands; nothing: whatever holds otherwise. The names are those of the vendor's SDKs, in this
/// program's spelling.
struct Settings {
    std::optional<std::uint32_t> totalTimeoutMs;  ///< for one command, all attempts together; 1 to 600,000
    std::optional<std::uint32_t> socketTimeoutMs; ///< for one attempt; 0: the total timeout alone
    std::optional<std::uint32_t> maxRetries;      ///< attempts after the first one; at most 100
    std::optional<std::uint32_t> retryDelayMs;    ///< before another attempt, at least
    std::optional<bool> sendKey;                  ///< the user's key is stored with the record
    std::optional<bool> durableDelete;            ///< where neither a segment nor its defaults say anything
    std::optional<CommitLevel> commitLevel;
    std::optional<Replica> replica;
    std::optional<ReadModeAp> readModeAp;
    std::optional<ReadModeSc> readModeSc;
    std::optional<bool> useCompression;
    std::optional<std::uint32_t> maxConcurrentNodes;
    std::optional<std::uint32_t> recordQueueSize;
    std::optional<bool> allowInline;
    std::optional<bool> allowInlineSsd;
    std::optional<std::uint32_t> readTouchTtlPercent; ///< of a record's life that must have passed for a read to prolong it

    friend bool operator==(const Settings&, const Settings&) = default;
};

/// Calls `each(name, member)` for every setting; the members are pointers into Settings.
template <typename Each>
void forEachSetting(Each each)
{
    each("totalTimeoutMs", &Settings::totalTimeoutMs);
    each("socketTimeoutMs", &Settings::socketTimeoutMs);
    each("maxRetries", &Settings::maxRetries);
    each("retryDelayMs", &Settings::retryDelayMs);
    each("sendKey", &Settings::sendKey);
    each("durableDelete", &Settings::durableDelete);
    each("commitLevel", &Settings::commitLevel);
    each("replica", &Settings::replica);
    each("readModeAp", &Settings::readModeAp);
    each("readModeSc", &Settings::readModeSc);
    each("useCompression", &Settings::useCompression);
    each("maxConcurrentNodes", &Settings::maxConcurrentNodes);
    each("recordQueueSize", &Settings::recordQueueSize);
    each("allowInline", &Settings::allowInline);
    each("allowInlineSsd", &Settings::allowInlineSsd);
    each("readTouchTtlPercent", &Settings::readTouchTtlPercent);
}

// The names of choices, as documents spell them.

std::string_view nameOf(CommitLevel level);
std::string_view nameOf(Replica replica);
std::string_view nameOf(ReadModeAp mode);
std::string_view nameOf(ReadModeSc mode);
std::optional<CommitLevel> commitLevelNamed(std::string_view name);
std::optional<Replica> replicaNamed(std::string_view name);
std::optional<ReadModeAp> readModeApNamed(std::string_view name);
std::optional<ReadModeSc> readModeScNamed(std::string_view name);

} // namespace binnacle
