// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/engine/stored_record.h"
#include "core/wire/message.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace binnacle::engine {

inline constexpr std::size_t maxSetName = 63;

/// The set's name as the command carries it; empty if it carries none.
std::string_view setOf(const wire::Message& command);

/// A write has to name the record's set exactly; reads and deletes may leave it out.
bool namesSetForWrite(const wire::Message& command, const StoredRecord& record);
bool namesSetForRead(const wire::Message& command, const StoredRecord& record);

/// The generation that the command insists on, against the record's; a missing record has generation 0.
bool generationHolds(const wire::MessageHeader& header, std::uint32_t present);

/// Generations run from 1 to 65535 and wrap around to 1.
std::uint32_t nextGeneration(std::uint32_t generation);

/// A key that was sent has to be the one that is stored, if one is stored.
bool keyMatches(const wire::Message& command, const StoredRecord& record);

/// Where a key has to be stored: the key as the command carries it, empty if it carries none, nothing if what it carries is no
/// key.
std::optional<Bytes> keyToStore(const wire::Message& command);

/// The bytes that count against the largest record: those of a server's stored form.
std::size_t sizeOf(const StoredRecord& record);

/// The bytes that a server says a record takes: the same in whole blocks.
std::size_t storedSize(const StoredRecord& record);

} // namespace binnacle::engine
