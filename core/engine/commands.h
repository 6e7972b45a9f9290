// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"

namespace binnacle::engine {

/// An answer that is nothing but a code.
inline Outcome answered(ServerCode code)
{
    Outcome outcome;
    outcome.code = code;
    return outcome;
}

/// The record goes; an answer about a record that is gone carries neither generation nor void time.
inline Outcome removed()
{
    Outcome outcome;
    outcome.change = Change::remove;
    return outcome;
}

/// A delete of a record; a durable one leaves a tombstone.
Outcome deleted(const StoredRecord& live, const wire::Message& command, const Clock& now);

// The three kinds of command that apply() tells apart. `live` is the record unless it is missing, expired or a tombstone; `present` may
// be a tombstone.

Outcome applyRead(const StoredRecord* live, const wire::Message& command, const Clock& now);
Outcome applyWrite(const StoredRecord* present, const wire::Message& command, const Clock& now,
                   const Configuration& configuration);
Outcome applyDelete(const StoredRecord* live, const wire::Message& command, const Clock& now, const Configuration& configuration);

} // namespace binnacle::engine
