// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/segment_stack.h"

#include "core/operation/policy.h"
#include "ui/compose/folded_segment.h"
#include "ui/compose/segment_card.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace binnacle::ui {

SegmentStack::SegmentStack(QWidget* parent)
    : QWidget(parent),
      m_card(new SegmentCard(this)),
      m_column(new QVBoxLayout(this)),
      m_add(new QPushButton(tr("Add segment"), this))
{
    setRole(m_add, ButtonRole::add);
    setThemedIcon(m_add, QStringLiteral("plus"), &Palette::secondary);
    m_add->setObjectName(QStringLiteral("addSegmentButton"));
    m_column->setContentsMargins(metrics::margin, metrics::margin, metrics::margin, metrics::margin);
    m_column->setSpacing(metrics::margin);
    m_column->addWidget(m_card);
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    m_column->addStretch(1);
    connect(m_add, &QPushButton::clicked, this, &SegmentStack::addSegment);
    connect(m_card, &SegmentCard::changed, this, &SegmentStack::edited);
    connect(m_card, &SegmentCard::behaviorChosen, this, [this](const Behavior& behavior) {
        m_document.behavior = behavior;
        edited();
    });
    connect(m_card, &SegmentCard::rearranged, this, &SegmentStack::chainTabs);
    connect(m_card, &SegmentCard::duplicateRequested, this, &SegmentStack::duplicate);
    connect(m_card, &SegmentCard::moveRequested, this, &SegmentStack::move);
    connect(m_card, &SegmentCard::removeRequested, this, &SegmentStack::remove);
    setDocument({});
}

void SegmentStack::load(const OperationDocument& document, std::size_t active)
{
    m_document = document;
    if (m_document.segments.empty())
        m_document.segments.emplace_back();
    m_active = std::min(active, m_document.segments.size() - 1);
    m_card->setSegment(m_document.segments[m_active]);
    rebuild();
    emit changed();
}

void SegmentStack::setDocument(const OperationDocument& document)
{
    load(document, 0);
}

void SegmentStack::changeDocument(const OperationDocument& document)
{
    load(document, m_active);
}

void SegmentStack::setKnownDataSets(const std::vector<DataSet>& dataSets)
{
    m_card->setKnownDataSets(dataSets);
}

void SegmentStack::setKnownBins(const std::vector<expression::KnownBin>& bins)
{
    m_card->setKnownBins(bins);
}

void SegmentStack::setDataSet(const DataSet& dataSet)
{
    m_card->setDataSet(dataSet);
    edited();
}

void SegmentStack::take()
{
    const std::optional<Filter> before = m_document.segments[m_active].defaults.where;
    m_document.segments[m_active] = m_card->segment();
    const std::optional<Filter>& now = m_document.segments[m_active].defaults.where;
    if (now == before)
        return;
    // A default is the whole chain's: segments that had the same one follow.
    for (Segment& segment : m_document.segments) {
        if (segment.defaults.where == before)
            segment.defaults.where = now;
    }
}

void SegmentStack::edited()
{
    take();
    refreshProblems();
    emit changed();
}

bool SegmentStack::holdsUnreadInput()
{
    const std::vector<PlacedProblem> unread = m_card->inputProblems();
    if (!unread.empty())
        m_card->focusProblem(unread.front());
    return !unread.empty();
}

void SegmentStack::activate(std::size_t segment)
{
    if (segment == m_active || holdsUnreadInput())
        return;
    take();
    m_active = segment;
    m_card->setSegment(m_document.segments[m_active]);
    rebuild();
    m_card->focusStart();
}

void SegmentStack::addSegment()
{
    if (holdsUnreadInput())
        return;
    take();
    Segment next;
    next.verb = m_document.segments.back().verb;
    next.dataSet = m_document.segments.back().dataSet;
    next.defaults.where = m_document.segments.back().defaults.where;
    m_document.segments.push_back(std::move(next));
    m_active = m_document.segments.size() - 1;
    m_card->setSegment(m_document.segments[m_active]);
    rebuild();
    m_card->focusStart();
    emit changed();
}

void SegmentStack::duplicate()
{
    if (holdsUnreadInput())
        return;
    take();
    const Segment copy = m_document.segments[m_active];
    m_document.segments.insert(m_document.segments.begin() + static_cast<std::ptrdiff_t>(m_active) + 1, copy);
    ++m_active;
    rebuild();
    emit changed();
}

void SegmentStack::move(int by)
{
    const std::size_t to = m_active + static_cast<std::size_t>(by); // wraps below 0, and is then not below the size either
    if (to >= m_document.segments.size())
        return;
    take();
    std::swap(m_document.segments[m_active], m_document.segments[to]);
    m_active = to;
    rebuild();
    emit changed();
}

void SegmentStack::remove()
{
    if (m_document.segments.size() < 2)
        return;
    m_document.segments.erase(m_document.segments.begin() + static_cast<std::ptrdiff_t>(m_active));
    m_active = std::min(m_active, m_document.segments.size() - 1);
    m_card->setSegment(m_document.segments[m_active]);
    rebuild();
    m_card->focusStart();
    emit changed();
}

QWidget* SegmentStack::folded(std::size_t segment)
{
    auto* const holder = new QWidget(this);
    auto* const line = new QHBoxLayout(holder);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::grid);
    auto* const button = new FoldedSegment(holder);
    button->setObjectName(QStringLiteral("foldedSegment%1").arg(segment));
    button->setSegment(m_document.segments[segment]);
    connect(button, &QPushButton::clicked, this, [this, segment] { activate(segment); });
    auto* const then = makeLabel(segment == 0 ? tr("first") : tr("then"), Tone::secondary, holder);
    then->setFixedWidth(then->fontMetrics().horizontalAdvance(tr("then")) + metrics::halfGrid);
    line->addWidget(then);
    line->addWidget(button, 1);
    line->addStretch(0);
    m_folded[segment] = button;
    return holder;
}

void SegmentStack::rebuild()
{
    for (QWidget* line : m_lines) {
        line->hide();
        line->deleteLater();
    }
    m_lines.clear();
    m_folded.assign(m_document.segments.size(), nullptr);
    for (std::size_t i = 0; i < m_document.segments.size(); ++i) {
        if (i == m_active)
            continue;
        QWidget* const line = folded(i);
        m_lines.push_back(line);
        m_column->insertWidget(i < m_active ? static_cast<int>(i) : m_column->indexOf(m_add), line);
    }
    m_card->setPosition(m_active, m_document.segments.size());
    refreshProblems();
    chainTabs();
}

void SegmentStack::refreshProblems()
{
    m_problems = check(m_document);
    m_shown = placedProblems(m_problems, m_active, m_card->inputProblems());
    m_card->showProblems(m_shown);
    m_card->setBehavior(m_document.behavior, shapeOf(m_document));
    std::vector<int> errors(m_document.segments.size(), 0);
    m_warnings = 0;
    for (const Problem& problem : m_problems) {
        if (problem.segment == m_active)
            continue;
        if (problem.severity == Problem::Severity::error)
            ++errors[problem.segment];
        else
            ++m_warnings;
    }
    m_errors = 0;
    for (std::size_t i = 0; i < errors.size(); ++i) {
        m_errors += errors[i];
        if (m_folded[i])
            m_folded[i]->setErrors(errors[i]);
    }
    for (const PlacedProblem& problem : m_shown)
        ++(problem.isError ? m_errors : m_warnings);
}

void SegmentStack::focusFirstError()
{
    for (const Problem& problem : m_problems) {
        if (problem.severity == Problem::Severity::error && problem.segment < m_active) {
            activate(problem.segment);
            break;
        }
    }
    const auto isError = [](const PlacedProblem& problem) { return problem.isError; };
    auto first = std::find_if(m_shown.begin(), m_shown.end(), isError);
    for (const Problem& problem : m_problems) {
        if (first != m_shown.end())
            break;
        if (problem.severity == Problem::Severity::error && problem.segment > m_active) {
            activate(problem.segment);
            first = std::find_if(m_shown.begin(), m_shown.end(), isError);
        }
    }
    if (first != m_shown.end())
        m_card->focusProblem(*first);
}

void SegmentStack::focusStart()
{
    m_card->focusStart();
}

void SegmentStack::chainTabs()
{
    QList<QWidget*> order;
    for (std::size_t i = 0; i < m_folded.size(); ++i) {
        if (i == m_active)
            order += m_card->controls();
        else if (m_folded[i])
            order << m_folded[i];
    }
    order << m_add;
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

} // namespace binnacle::ui
