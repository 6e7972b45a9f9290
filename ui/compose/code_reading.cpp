// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/code_reading.h"

#include <algorithm>

namespace binnacle::ui {

namespace {

/// UTF-16 units before places of a UTF-8 text that are asked for in rising order, mostly.
class Units {
public:
    explicit Units(std::string_view text) : m_text(text) {}

    int before(std::size_t offset)
    {
        offset = std::min(offset, m_text.size());
        if (offset < m_bytes) {
            m_bytes = 0;
            m_units = 0;
        }
        for (; m_bytes < offset; ++m_bytes) {
            const auto byte = static_cast<unsigned char>(m_text[m_bytes]);
            m_units += (byte & 0xC0) == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1;
        }
        return m_units;
    }
    CodeStretch stretch(std::size_t offset, std::size_t length)
    {
        const int start = before(offset);
        return {start, before(offset + length) - start};
    }

private:
    std::string_view m_text;
    std::size_t m_bytes = 0;
    int m_units = 0;
};

QString sentenceOf(const ScriptError& error)
{
    const QString sentence = QString::fromStdString(error.sentence);
    return error.hint.empty() ? sentence : sentence + QStringLiteral(" — ") + QString::fromStdString(error.hint);
}

} // namespace

CodeReading readingOf(const QString& code)
{
    const std::string text = code.toStdString();
    ScriptResult read = readCode(text);
    CodeReading reading;
    reading.form = formOf(text);
    reading.errors = static_cast<int>(read.errors.size());
    for (Units units(text); const ScriptError& error : read.errors)
        reading.marks.push_back({units.stretch(error.offset, error.length), static_cast<int>(error.line),
                                 static_cast<int>(error.column), sentenceOf(error), true});
    for (Units units(text); const ScriptNote& note : read.notes)
        reading.marks.push_back({units.stretch(note.offset, note.length), static_cast<int>(note.line), 1,
                                 QString::fromStdString(note.sentence), false});
    std::ranges::stable_sort(reading.marks, {}, [](const CodeMark& mark) { return mark.at.start; });
    if (reading.errors > 0)
        return reading;
    for (Units units(text); ScriptStatement& statement : read.statements) {
        const CodeStretch at = units.stretch(statement.offset, statement.length);
        reading.statements.push_back({std::move(statement.document), at});
    }
    return reading;
}

} // namespace binnacle::ui
