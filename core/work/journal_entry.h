// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/work/undo.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace binnacle::work {

/// How a document ended.
struct OutcomeSummary {
    std::int64_t records = 0;
    std::int64_t failed = 0;
    std::int64_t skipped = 0;
    std::int64_t inDoubt = 0;
    std::map<int, std::int64_t> codes; ///< how often each code came; 0 is success
    std::string failure;               ///< of the whole; empty: none
    friend bool operator==(const OutcomeSummary&, const OutcomeSummary&) = default;
};
void count(OutcomeSummary& summary, const RecordResult& result);
OutcomeSummary summaryOf(std::span<const RecordResult> results, const std::optional<Error>& failure);

/// What undoes an entry; kept together with it.
struct JournalUndo {
    OperationDocument inverse;
    std::map<std::string, std::int64_t> notUndoable; ///< sentence to number of records
    std::vector<std::string> remarks;
    friend bool operator==(const JournalUndo&, const JournalUndo&) = default;
};
JournalUndo journalUndoOf(const Undo& undo);

/// One document that was executed.
struct JournalEntry {
    std::uint64_t id = 0;                      ///< given by the journal
    std::int64_t unixMs = 0;                   ///< when
    std::string connection;                    ///< its name
    std::string address;                       ///< host:port, or a sandbox's directory; never a user or a password
    std::optional<OperationDocument> document; ///< nothing: it was too large to be kept
    /// Written down before it ran. If it stays so, the process ended meanwhile, and nobody knows how much was done.
    bool underWay = false;
    OutcomeSummary outcome;
    std::optional<JournalUndo> undo;
    std::optional<std::int64_t> undoneUnixMs;
    std::uint64_t undoes = 0; ///< the entry that this one undid; 0: none
    std::string leftOut; ///< what is not kept for its size; empty: all of it is
    friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};

/// One JSON object in one line.
std::string toJsonLine(const JournalEntry& entry);
Result<JournalEntry> journalEntryFrom(std::string_view json);

} // namespace binnacle::work
