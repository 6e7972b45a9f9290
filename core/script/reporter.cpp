// SPDX-License-Identifier: Apache-2.0
#include "core/script/reporter.h"

#include <algorithm>

namespace binnacle::script {

namespace {

constexpr std::size_t mostErrors = 1000;

bool startsCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

} // namespace

Span cover(Span first, Span last)
{
    return {first.offset, std::max(first.end(), last.end()) - first.offset};
}

void Reporter::error(Span at, std::string sentence, std::string hint)
{
    if (m_errors.size() < mostErrors)
        m_errors.push_back({at.offset, at.length, 1, 1, std::move(sentence), std::move(hint)});
}

void Reporter::note(Span at, std::string sentence)
{
    if (m_notes.size() < mostErrors)
        m_notes.push_back({at.offset, at.length, 1, std::move(sentence)});
}

std::vector<ScriptNote> Reporter::takeNotes()
{
    std::stable_sort(m_notes.begin(), m_notes.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
    std::size_t position = 0;
    std::size_t line = 1;
    for (ScriptNote& note : m_notes) {
        const std::size_t offset = std::min(note.offset, m_text.size());
        line += static_cast<std::size_t>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(position),
                                                    m_text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
        position = offset;
        note.line = line;
    }
    return std::move(m_notes);
}

std::vector<ScriptError> Reporter::take()
{
    std::stable_sort(m_errors.begin(), m_errors.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
    std::size_t position = 0;
    std::size_t line = 1;
    std::size_t column = 1;
    for (ScriptError& error : m_errors) {
        for (; position < error.offset && position < m_text.size(); ++position) {
            if (m_text[position] == '\n') {
                ++line;
                column = 1;
            } else if (position + 1 >= m_text.size() || startsCharacter(m_text[position + 1])) {
                ++column;
            }
        }
        error.line = line;
        error.column = column;
    }
    return std::move(m_errors);
}

} // namespace binnacle::script
