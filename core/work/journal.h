// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/work/durable_file.h"
#include "core/work/journal_entry.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace binnacle::work {

struct JournalOptions {
    std::uint64_t maxBytes = std::uint64_t{64} << 20; ///< of the file; at least 4,096
};

/// What lists show of an entry, without reading it again.
struct JournalHead {
    std::uint64_t id = 0;
    std::int64_t unixMs = 0;
    std::string connection;
    std::string address;
    std::vector<std::string> verbs; ///< each once
    std::vector<std::string> sets;  ///< `namespace.set`, each once
    OutcomeSummary outcome;
    bool canUndo = false;
    bool underWay = false;
    std::uint64_t undoes = 0;
    std::optional<std::int64_t> undoneUnixMs;
};

/// Everything that is said has to hold. Texts are found inside, without regard to the case of ASCII letters.
struct JournalQuery {
    std::string text;                        ///< anywhere in the entry's JSON
    std::optional<std::int64_t> fromUnixMs;  ///< included
    std::optional<std::int64_t> untilUnixMs; ///< not included
    std::string set;                         ///< the name of one of its sets
    std::string verb;                        ///< one of its verbs
    std::optional<Key> key;                  ///< one of the records that its document names
    std::size_t limit = 1'000;
};

/// What was executed, kept in a file that FORMAT.md describes. Safe from any thread; each call that writes returns when the disk
/// has it, so it is not for a thread that must not wait.
class Journal {
public:
    /// Makes the file if there is none. A file that is no journal, one of another process, and one that cannot be written are
    /// refused and stay as they are.
    static Result<std::unique_ptr<Journal>> open(const std::filesystem::path& path, JournalOptions options = {});

    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /// Gives the entry its id. Where it takes more than an eighth of the journal, what undoes it is left out, then its document.
    Result<std::uint64_t> append(JournalEntry entry);
    /// Puts the entry in the place of the one of its id: for a document that was written down before it ran. Bad input if there is
    /// none any more.
    Result<void> replace(JournalEntry entry);
    Result<void> markUndone(std::uint64_t id, std::int64_t unixMs);

    /// The newest first.
    std::vector<JournalHead> find(const JournalQuery& query = {}) const;
    /// Bad input if there is no such entry any more.
    Result<JournalEntry> entry(std::uint64_t id) const;

    std::uint64_t dropped() const;      ///< entries that went for the file's bound, ever
    std::uint64_t damagedLines() const; ///< stepped over when it was opened
    std::uint64_t cutBytes() const;     ///< of a torn end, when it was opened

private:
    struct Place {
        JournalHead head;
        std::uint64_t offset = 0; ///< of the object
        std::size_t size = 0;
    };

    Journal(std::filesystem::path path, OpenFile file, JournalOptions options);
    Result<void> load();
    void keep(JournalHead head, std::uint64_t offset, std::size_t size);
    void takeLine(std::string_view line, std::uint64_t offset);
    Result<void> write(std::string_view object);
    Result<void> makeRoom(std::uint64_t bytes);
    Result<std::string> textOf(const Place& place) const;
    bool matches(const Place& place, const JournalQuery& query) const;

    std::filesystem::path m_path;
    OpenFile m_file;
    JournalOptions m_options;
    mutable std::mutex m_mutex;
    std::vector<Place> m_places; ///< the oldest first
    std::uint64_t m_end = 0;     ///< of the file
    std::uint64_t m_nextId = 1;
    std::uint64_t m_dropped = 0;
    std::uint64_t m_damaged = 0;
    std::uint64_t m_cut = 0;
};

} // namespace binnacle::work
