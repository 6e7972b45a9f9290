// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "core/operation/record_result.h"
#include "ui/hll/gathered_sketch.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace binnacle::ui {

/// What a server is asked about sketches, and what it is expected to say: each record with a sketch for its count, and for union,
/// intersection and similarity with each sketch before it.
class ServerCheck {
public:
    explicit ServerCheck(const std::vector<GatheredSketch>& sketches);

    /// Empty where none is of a record.
    const OperationDocument& document() const { return m_document; }

    /// Compares what came. Results of other documents must not be given.
    void take(const std::vector<RecordResult>& results);

    int compared() const { return m_compared; }
    int expected() const { return m_expected; }
    /// A sentence for each answer that is another, or that is an error.
    const QStringList& differences() const { return m_differences; }

private:
    struct Question {
        QString what;   ///< `union of day_1 and day_2`
        Value expected; ///< an integer, or a double compared bit for bit
    };
    void ask(std::vector<Question>& questions, Segment& segment, const GatheredSketch& operand, const GatheredSketch& own);
    void compare(const Question& question, const Value& answer);

    OperationDocument m_document;
    std::vector<std::vector<Question>> m_questions; ///< of each segment, in the order of its operations
    QStringList m_differences;
    int m_compared = 0;
    int m_expected = 0;
};

} // namespace binnacle::ui
