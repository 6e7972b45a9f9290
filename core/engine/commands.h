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

// The three kinds of command that apply() tells apart. `live` is the record unless it is missing or expired.

Outcome applyRead(const StoredRecord* live, const wire::Message& command, const Clock& now);
Outcome applyWrite(const StoredRecord* live, const wire::Message& command, const Clock& now, const Configuration& configuration);
Outcome applyDelete(const StoredRecord* live, const wire::Message& command, const Configuration& configuration);

} // namespace binnacle::engine
