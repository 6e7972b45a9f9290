// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/server_check.h"

#include "core/value/hll_algebra.h"
#include "ui/hll/board_figures.h"
#include "ui/hll/sketch_documents.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace binnacle::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("binnacle::ui::ServerCheck", text);
}

Value number(std::uint64_t count)
{
    return Value(static_cast<std::int64_t>(count));
}

} // namespace

ServerCheck::ServerCheck(const std::vector<GatheredSketch>& sketches)
{
    const std::size_t compared = std::min(sketches.size(), mostCompared);
    for (std::size_t i = 0; i < compared; ++i) {
        const GatheredSketch& own = sketches[i];
        if (!own.key)
            continue;
        Segment segment = readDocument(dataSetOf(*own.key), {itemOf(*own.key)}).segments.front();
        std::vector<Question> questions;
        segment.operations.push_back({own.bin, Call{{}, Method::hllGetCount, {}}});
        questions.push_back({tr("count of %1").arg(own.name), number(own.sketch.estimate())});
        for (std::size_t j = 0; j < i; ++j)
            ask(questions, segment, sketches[j], own);
        m_expected += static_cast<int>(questions.size());
        m_document.segments.push_back(std::move(segment));
        m_questions.push_back(std::move(questions));
    }
}

void ServerCheck::ask(std::vector<Question>& questions, Segment& segment, const GatheredSketch& operand,
                      const GatheredSketch& own)
{
    const std::array sketches{operand.sketch, own.sketch}; // operands first, as servers have it
    const Value list = List{{Value(Hll{operand.sketch.bytes()})}};
    const auto add = [&](Method method, const QString& what, Value expected) {
        segment.operations.push_back({own.bin, Call{{}, method, {list}}});
        questions.push_back({what.arg(operand.name, own.name), std::move(expected)});
    };
    add(Method::hllGetUnionCount, tr("union of %1 and %2"), number(hllUnionCount(sketches)));
    add(Method::hllGetIntersectCount, tr("intersection of %1 and %2"), number(hllIntersectCount(sketches)));
    add(Method::hllGetSimilarity, tr("similarity of %1 and %2"), Value(hllSimilarity(sketches)));
}

void ServerCheck::take(const std::vector<RecordResult>& results)
{
    for (const RecordResult& result : results) {
        const auto segment = static_cast<std::size_t>(result.index); // a segment has one key
        const std::vector<Question>& questions = m_questions[segment];
        const std::string& bin = m_document.segments[segment].operations.front().bin;
        const Value* const value = result.record ? result.record->bin(bin) : nullptr;
        if (result.error || value == nullptr) {
            m_differences << tr("%1 was not answered: %2")
                                 .arg(questions.front().what, result.error ? QString::fromStdString(result.error->text())
                                                                           : tr("the record has no such bin"));
            continue;
        }
        if (questions.size() == 1) {
            compare(questions.front(), *value);
            continue;
        }
        const auto* const list = value->as<List>();
        for (std::size_t i = 0; i < questions.size(); ++i)
            compare(questions[i], list && i < list->items.size() ? list->items[i] : Value());
    }
}

void ServerCheck::compare(const Question& question, const Value& answer)
{
    ++m_compared;
    if (!(answer == question.expected))
        m_differences << tr("%1: %2 here, %3 there").arg(question.what, previewOf(question.expected), previewOf(answer));
}

} // namespace binnacle::ui
