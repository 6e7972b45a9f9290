// SPDX-License-Identifier: Apache-2.0
#include "core/work/journal.h"

#include "core/operation/json.h"
#include "core/work/journal_line.h"

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace binnacle::work {

namespace {

constexpr std::uint64_t leastBytes = 4096;
constexpr std::uint64_t largestFile = std::uint64_t{1} << 30;
constexpr std::uint64_t shareOfOne = 8;

void addOnce(std::vector<std::string>& texts, std::string text)
{
    if (std::ranges::find(texts, text) == texts.end())
        texts.push_back(std::move(text));
}

JournalHead headOf(const JournalEntry& entry)
{
    JournalHead head{entry.id, entry.unixMs, entry.connection, entry.address, {}, {}, entry.outcome, {}, {}, {}, {}};
    head.undoneUnixMs = entry.undoneUnixMs;
    head.canUndo = entry.undo && !entry.undo->inverse.segments.empty();
    head.underWay = entry.underWay;
    head.undoes = entry.undoes;
    if (entry.document) {
        for (const Segment& segment : entry.document->segments) {
            addOnce(head.verbs, std::string(nameOf(segment.verb)));
            addOnce(head.sets, segment.dataSet.nameSpace + "." + segment.dataSet.set);
        }
    }
    return head;
}

Error noEntry(std::uint64_t id)
{
    return Error::client(ClientCode::badInput, "the journal has no entry " + std::to_string(id));
}

/// Leaves out what is too large.
std::string fitted(JournalEntry& entry, std::uint64_t most)
{
    std::string object = toJsonLine(entry);
    if (object.size() > most && entry.undo) {
        entry.undo.reset();
        entry.leftOut = "what undoes it was too large to be kept";
        object = toJsonLine(entry);
    }
    if (object.size() > most && entry.document) {
        entry.document.reset();
        entry.leftOut = "the document was too large to be kept";
        object = toJsonLine(entry);
    }
    return object;
}

} // namespace

Journal::Journal(std::filesystem::path path, OpenFile file, JournalOptions options)
    : m_path(std::move(path)), m_file(std::move(file)), m_options(options)
{
    m_options.maxBytes = std::max(m_options.maxBytes, leastBytes);
}

Result<std::unique_ptr<Journal>> Journal::open(const std::filesystem::path& path, JournalOptions options)
{
    OpenFile file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!file.isOpen())
        return systemError(path, "the journal cannot be opened");
    if (::flock(file.descriptor(), LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK ? fileError(path, "another process keeps this journal")
                                    : systemError(path, "the journal cannot be locked");
    std::unique_ptr<Journal> journal(new Journal(path, std::move(file), options));
    if (Result<void> loaded = journal->load(); !loaded)
        return loaded.error();
    return journal;
}

/// A file that has less than the whole first line, and that in full agreement, was torn when it was made.
Result<void> Journal::load()
{
    Result<std::string> read = readFile(m_path, largestFile);
    if (!read)
        return read.error();
    const std::string& text = *read;
    if (!text.starts_with(journalMagic)) {
        if (!journalMagic.starts_with(text))
            return fileError(m_path, "this file is no journal of Binnacle's, or one of a later version");
        m_end = journalMagic.size();
        if (!m_file.writeAt(journalMagic, 0) || !m_file.sync() || !syncDirectory(directoryOf(m_path)))
            return systemError(m_path, "the journal cannot be written");
        return {};
    }
    std::uint64_t whole = journalMagic.size();
    std::uint64_t doubtful = 0; // lines that are damaged, or the torn end if no good one follows
    for (std::size_t begin = whole; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        if (end == std::string::npos)
            break;
        if (const auto object = journalObject(std::string_view(text).substr(begin, end - begin))) {
            m_damaged += std::exchange(doubtful, 0);
            takeLine(*object, begin + journalLineHead);
            whole = end + 1;
        } else {
            ++doubtful;
        }
        begin = end + 1;
    }
    m_cut = text.size() - whole;
    m_end = whole;
    if (m_cut > 0 && (::ftruncate(m_file.descriptor(), static_cast<off_t>(whole)) != 0 || !m_file.sync()))
        return systemError(m_path, "the torn end of the journal cannot be cut off");
    return {};
}

void Journal::takeLine(std::string_view line, std::uint64_t offset)
{
    const Result<nlohmann::ordered_json> json = parseJson(line);
    const auto number = [&](const char* name) -> std::optional<std::int64_t> {
        const auto found = json->find(name);
        return found != json->end() && found->is_number_integer() ? std::optional(found->get<std::int64_t>()) : std::nullopt;
    };
    if (!json || !json->is_object()) {
        ++m_damaged;
        return;
    }
    if (const auto dropped = number("dropped")) {
        m_dropped = static_cast<std::uint64_t>(*dropped);
        m_nextId = std::max(m_nextId, m_dropped + 1);
        return;
    }
    const auto id = static_cast<std::uint64_t>(number("id").value_or(0));
    if (const auto undone = number("undone")) {
        const auto place = std::ranges::find(m_places, id, [](const Place& one) { return one.head.id; });
        if (place != m_places.end())
            place->head.undoneUnixMs = undone;
        return;
    }
    const Result<JournalEntry> entry = journalEntryFrom(line);
    if (!entry) {
        ++m_damaged;
        return;
    }
    keep(headOf(*entry), offset, line.size());
    m_nextId = std::max(m_nextId, id + 1);
}

/// By their ids; the later one of an id counts.
void Journal::keep(JournalHead head, std::uint64_t offset, std::size_t size)
{
    const auto place = std::ranges::lower_bound(m_places, head.id, {}, [](const Place& one) { return one.head.id; });
    if (place == m_places.end() || place->head.id != head.id) {
        m_places.insert(place, {std::move(head), offset, size});
        return;
    }
    if (!head.undoneUnixMs)
        head.undoneUnixMs = place->head.undoneUnixMs;
    *place = {std::move(head), offset, size};
}

/// A line that could not be written in full is taken back.
Result<void> Journal::write(std::string_view object)
{
    const std::string line = journalLine(object);
    if (Result<void> room = makeRoom(line.size()); !room)
        return room;
    if (m_file.writeAt(line, m_end) && m_file.sync()) {
        m_end += line.size();
        return {};
    }
    const Error error = systemError(m_path, "the journal cannot be written");
    [[maybe_unused]] const int taken = ::ftruncate(m_file.descriptor(), static_cast<off_t>(m_end));
    return error;
}

Result<std::uint64_t> Journal::append(JournalEntry entry)
{
    const std::lock_guard lock(m_mutex);
    entry.id = m_nextId;
    const std::string object = fitted(entry, m_options.maxBytes / shareOfOne);
    if (Result<void> written = write(object); !written)
        return written.error();
    ++m_nextId;
    keep(headOf(entry), m_end - object.size() - 1, object.size());
    return entry.id;
}

Result<void> Journal::replace(JournalEntry entry)
{
    const std::lock_guard lock(m_mutex);
    if (std::ranges::none_of(m_places, [&](const Place& one) { return one.head.id == entry.id; }))
        return noEntry(entry.id);
    const std::string object = fitted(entry, m_options.maxBytes / shareOfOne);
    if (Result<void> written = write(object); !written)
        return written;
    keep(headOf(entry), m_end - object.size() - 1, object.size());
    return {};
}

Result<void> Journal::markUndone(std::uint64_t id, std::int64_t unixMs)
{
    const std::lock_guard lock(m_mutex);
    const auto known = [id](const Place& one) { return one.head.id == id; };
    if (std::ranges::none_of(m_places, known))
        return noEntry(id);
    const nlohmann::ordered_json mark{{"id", id}, {"undone", unixMs}};
    if (Result<void> written = write(mark.dump()); !written)
        return written;
    if (const auto place = std::ranges::find_if(m_places, known); place != m_places.end())
        place->head.undoneUnixMs = unixMs;
    return {};
}

/// The newest entries go to a new file that takes the place of the old one.
Result<void> Journal::makeRoom(std::uint64_t bytes)
{
    if (m_end + bytes <= m_options.maxBytes)
        return {};
    std::uint64_t kept = journalMagic.size() + 64;
    auto first = m_places.end();
    while (first != m_places.begin() && kept + std::prev(first)->size + 64 <= m_options.maxBytes / 2) {
        --first;
        kept += first->size + 64; // a mark that it was undone may follow
    }
    const std::uint64_t dropped = m_dropped + static_cast<std::uint64_t>(first - m_places.begin());
    std::string text(journalMagic);
    text += journalLine(nlohmann::ordered_json{{"dropped", dropped}}.dump());
    std::vector<Place> places;
    for (auto place = first; place != m_places.end(); ++place) {
        const Result<std::string> object = textOf(*place);
        if (!object)
            return object.error();
        places.push_back({place->head, text.size() + journalLineHead, place->size});
        text += journalLine(*object);
        if (place->head.undoneUnixMs)
            text += journalLine(nlohmann::ordered_json{{"id", place->head.id}, {"undone", *place->head.undoneUnixMs}}.dump());
    }
    if (Result<void> replaced = replaceFile(m_path, text); !replaced)
        return replaced;
    OpenFile fresh(::open(m_path.c_str(), O_RDWR | O_CLOEXEC));
    if (!fresh.isOpen() || ::flock(fresh.descriptor(), LOCK_EX | LOCK_NB) != 0)
        return systemError(m_path, "the journal cannot be opened again");
    m_file = std::move(fresh);
    m_places = std::move(places);
    m_end = text.size();
    m_dropped = dropped;
    return {};
}

std::uint64_t Journal::dropped() const
{
    const std::lock_guard lock(m_mutex);
    return m_dropped;
}

std::uint64_t Journal::damagedLines() const
{
    const std::lock_guard lock(m_mutex);
    return m_damaged;
}

std::uint64_t Journal::cutBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_cut;
}

} // namespace binnacle::work
