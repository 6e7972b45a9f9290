// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/read.h"

#include <cstdint>

namespace binnacle::script {

/// A stretch of the text, in bytes.
struct Span {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;

    std::uint32_t end() const { return offset + length; }
};

/// The stretch from the start of one to the end of the other.
Span cover(Span first, Span last);

/// Collects what could not be read. Functions of this room return nothing after they have said why here.
class Reporter {
public:
    explicit Reporter(std::string_view text) : m_text(text) {}

    void error(Span at, std::string sentence, std::string hint = {});
    void note(Span at, std::string sentence);
    /// The errors in order of place, with their lines and columns.
    std::vector<ScriptError> take();
    /// The notes in order of place, with their lines.
    std::vector<ScriptNote> takeNotes();
    std::string_view text() const { return m_text; }
    std::string_view text(Span span) const { return m_text.substr(span.offset, span.length); }

private:
    std::string_view m_text;
    std::vector<ScriptError> m_errors;
    std::vector<ScriptNote> m_notes;
};

} // namespace binnacle::script
