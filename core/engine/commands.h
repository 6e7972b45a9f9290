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

/// What a command is applied to.
struct Subject {
    const StoredRecord* present = nullptr; ///< the record or its tombstone, unless it is missing or expired
    const StoredRecord* live = nullptr;    ///< the record, unless it is a tombstone
    Digest digest{};
    Clock now;
};

// The three kinds of command that apply() tells apart.

Outcome applyRead(const Subject& subject, const wire::Message& command);
Outcome applyWrite(const Subject& subject, const wire::Message& command, const Configuration& configuration);
Outcome applyDelete(const Subject& subject, const wire::Message& command, const Configuration& configuration);

} // namespace binnacle::engine
