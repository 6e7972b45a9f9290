// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/engine/stored_record.h"
#include "core/value/key.h"
#include "core/wire/message.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace binnacle::engine {

/// What of a namespace's configuration decides about a record's fate.
struct Configuration {
    std::uint32_t defaultTtl = 0;         ///< seconds; 0: records never expire unless a write says so
    std::uint32_t maxTtl = 315'360'000;   ///< seconds; ten years, as the server
    std::size_t maxRecordSize = 8u << 20; ///< bytes of the stored form; 8 MiB, as the server's write block
    std::size_t maxBins = 32'767;
    bool takesTtl = true;        ///< a time to live is refused where nothing would remove the record
    bool durableDeletes = false; ///< Enterprise: a durable delete leaves a tombstone; otherwise refused with code 25
};

/// Now, as the server counts it.
struct Clock {
    std::uint32_t seconds = 0;      ///< since 2010-01-01 UTC
    std::uint64_t milliseconds = 0; ///< since 2010-01-01 UTC: last-update time
};

/// What happened to the record in storage.
enum class Change : std::uint8_t {
    none,
    put,
    remove,
    bury, ///< the record goes and leaves a tombstone
};

/// One bin of the answer, in order.
struct AnswerBin {
    wire::OpCode code = wire::OpCode::read;
    std::string name;
    std::uint8_t particleType = 0;
    Bytes bytes;
};

struct Outcome {
    ServerCode code = ServerCode::ok;
    Change change = Change::none;
    std::optional<StoredRecord> record; ///< after the command: what to put or to bury, or what was read
    std::uint32_t generation = 0;       ///< as the answer carries it
    std::uint32_t voidTime = 0;
    std::vector<AnswerBin> bins;
};

/// Applies one single-record command to a record, or to its absence, as a server does it: pure, no clock, no storage.
/// An expired record counts as absent. `before` may be a tombstone. `digest`, if the command itself does not say it: a row of a
/// batch does not. What this engine does not do is answered with the server's own code, never ignored.
Outcome apply(const std::optional<StoredRecord>& before, const wire::Message& command, const Clock& now,
              const Configuration& configuration, const Digest* digest = nullptr);

} // namespace binnacle::engine
