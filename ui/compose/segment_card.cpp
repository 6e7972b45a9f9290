// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/segment_card.h"

#include "ui/compose/bin_operation_list.h"
#include "ui/compose/bin_operation_row.h"
#include "ui/compose/data_set_edit.h"
#include "ui/compose/key_chips.h"
#include "ui/compose/segment_conditions.h"
#include "ui/compose/segment_head.h"
#include "ui/compose/verb_traits.h"
#include "ui/compose/where_edit.h"
#include "ui/theme/metrics.h"
#include "ui/theme/toggle_switch.h"

#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace binnacle::ui {

namespace {

/// The sentences at one place, and whether one of them is an error.
struct Shown {
    QString sentences;
    bool isError = false;
};

Shown shownAt(const std::vector<PlacedProblem>& problems, std::initializer_list<Place> places,
              std::optional<std::size_t> operation = {})
{
    QStringList sentences;
    bool isError = false;
    for (const PlacedProblem& problem : problems) {
        if (std::ranges::find(places, problem.place) == places.end() || problem.operation != operation)
            continue;
        sentences << problem.sentence;
        isError = isError || problem.isError;
    }
    return {sentences.join(u'\n'), isError};
}

} // namespace

SegmentCard::SegmentCard(QWidget* parent)
    : QWidget(parent),
      m_head(new SegmentHead(this)),
      m_operations(new BinOperationList(this)),
      m_conditions(new SegmentConditions(this))
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::margin);
    column->addWidget(m_head);
    column->addWidget(m_operations);
    column->addWidget(m_conditions);
    connect(m_head, &SegmentHead::verbChosen, this, &SegmentCard::changeVerb);
    connect(m_head, &SegmentHead::duplicateRequested, this, &SegmentCard::duplicateRequested);
    connect(m_head, &SegmentHead::moveRequested, this, &SegmentCard::moveRequested);
    connect(m_head, &SegmentHead::removeRequested, this, &SegmentCard::removeRequested);
    connect(m_head->dataSet(), &DataSetEdit::changed, this, &SegmentCard::changed);
    connect(m_head->keys(), &KeyChips::changed, this, &SegmentCard::changed);
    connect(m_head->where(), &WhereEdit::changed, this, &SegmentCard::changed);
    connect(m_head->defaultWhere(), &WhereEdit::changed, this, [this] {
        m_head->where()->setFilter(m_head->where()->filter(), m_head->defaultWhere()->filter());
        emit changed();
    });
    connect(m_head->failOnFilteredOut(), &ToggleSwitch::clicked, this, &SegmentCard::changed);
    connect(m_operations, &BinOperationList::changed, this, &SegmentCard::changed);
    connect(m_operations, &BinOperationList::rearranged, this, &SegmentCard::rearranged);
    connect(m_conditions, &SegmentConditions::changed, this, &SegmentCard::changed);
    connect(m_conditions, &SegmentConditions::behaviorChosen, this, &SegmentCard::behaviorChosen);
    addShortcuts();
}

void SegmentCard::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto&& act) {
        auto* const shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    add(QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Up), [this] { emit moveRequested(-1); });
    add(QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Down), [this] { emit moveRequested(1); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), [this] { emit duplicateRequested(); });
}

void SegmentCard::setSegment(const Segment& segment)
{
    m_loaded = segment;
    m_parked.clear();
    m_head->dataSet()->setDataSet(segment.dataSet);
    m_head->keys()->setKeys(segment.keys);
    m_operations->setOperations(segment.operations);
    updateParts(segment);
}

Segment SegmentCard::segment() const
{
    Segment segment = m_loaded;
    segment.verb = m_head->verb();
    segment.dataSet = m_head->dataSet()->dataSet();
    segment.keys = m_head->keys()->keys();
    segment.operations = m_operations->operations();
    segment.where = m_head->where()->filter();
    segment.defaults.where = m_head->defaultWhere()->filter();
    segment.failOnFilteredOut = m_head->failOnFilteredOut()->isChecked();
    m_conditions->applyTo(segment);
    return segment;
}

void SegmentCard::setDataSet(const DataSet& dataSet)
{
    m_head->dataSet()->setDataSet(dataSet);
}

void SegmentCard::updateParts(const Segment& segment)
{
    m_head->setVerb(segment.verb);
    m_head->where()->setFilter(segment.where, segment.defaults.where);
    m_head->defaultWhere()->setFilter(segment.defaults.where, {});
    m_head->showDefaultWhere(segment.defaults.where.has_value());
    m_head->failOnFilteredOut()->setChecked(segment.failOnFilteredOut);
    m_head->setCount(segment);
    m_operations->setVisible(takesOperations(segment.verb) || !segment.operations.empty());
    m_conditions->setConditions(segment);
}

void SegmentCard::changeVerb(Verb verb)
{
    Segment next = withVerb(segment(), verb);
    if (!takesOperations(verb)) {
        if (!next.operations.empty())
            m_parked = std::exchange(next.operations, {});
        m_operations->setOperations({});
    } else if (next.operations.empty() && !m_parked.empty()) {
        next.operations = std::exchange(m_parked, {});
        m_operations->setOperations(next.operations);
    }
    updateParts(next);
    emit changed();
}

void SegmentCard::setPosition(std::size_t index, std::size_t count)
{
    m_head->setPosition(index, count);
}

void SegmentCard::setKnownDataSets(const std::vector<DataSet>& dataSets)
{
    m_head->dataSet()->setKnown(dataSets);
}

void SegmentCard::setKnownBins(const std::vector<expression::KnownBin>& bins)
{
    m_head->where()->setKnownBins(bins);
    m_head->defaultWhere()->setKnownBins(bins);
}

std::vector<PlacedProblem> SegmentCard::inputProblems() const
{
    std::vector<PlacedProblem> problems;
    if (const QString keys = m_head->keys()->problem(); !keys.isEmpty())
        problems.push_back({Place::keys, {}, keys, true});
    for (int i = 0; i < m_operations->count(); ++i) {
        if (const QString operand = m_operations->row(i)->inputProblem(); !operand.isEmpty())
            problems.push_back({Place::operations, static_cast<std::size_t>(i), operand, true});
    }
    for (const Place place : {Place::expiry, Place::generation}) {
        if (const QString condition = m_conditions->inputProblem(place); !condition.isEmpty())
            problems.push_back({place, {}, condition, true});
    }
    return problems;
}

void SegmentCard::setBehavior(const Behavior& behavior, CommandShape shape)
{
    const Segment shown = segment();
    m_conditions->setBehavior(behavior, {kindOf(shown), shape, Consistency::ap}, policyFor(behavior, shown, shape));
}

void SegmentCard::showProblems(const std::vector<PlacedProblem>& problems)
{
    m_head->setCount(segment());
    showHeadProblems(problems);
    showRowProblems(problems);
    for (const Place place : {Place::expiry, Place::generation, Place::durableDelete, Place::policy}) {
        const Shown shown = shownAt(problems, {place});
        m_conditions->setProblem(place, shown.sentences, shown.isError);
    }
}

void SegmentCard::showHeadProblems(const std::vector<PlacedProblem>& problems)
{
    const Shown segment = shownAt(problems, {Place::segment});
    m_head->setSegmentProblem(segment.sentences, segment.isError);
    const Shown where = shownAt(problems, {Place::where});
    m_head->setWhereProblem(where.sentences, where.isError);
    const Shown dataSet = shownAt(problems, {Place::dataSet});
    const Shown keys = shownAt(problems, {Place::keys});
    QStringList records{dataSet.sentences, keys.sentences};
    records.removeAll(QString());
    m_head->setRecordsProblem(records.join(u'\n'), dataSet.isError || keys.isError, dataSet.isError, keys.isError);
}

void SegmentCard::showRowProblems(const std::vector<PlacedProblem>& problems)
{
    const Shown list = shownAt(problems, {Place::operations});
    m_operations->setProblem(list.sentences, list.isError);
    for (int i = 0; i < m_operations->count(); ++i) {
        const auto place = static_cast<std::size_t>(i);
        const Shown row = shownAt(problems, {Place::binName, Place::operations}, place);
        const bool nameIsWrong = shownAt(problems, {Place::binName}, place).isError;
        m_operations->row(i)->setProblem(row.sentences, row.isError, nameIsWrong);
    }
}

void SegmentCard::focusProblem(const PlacedProblem& problem)
{
    if (problem.place == Place::dataSet)
        m_head->dataSet()->setFocus();
    else if (problem.place == Place::keys)
        m_head->keys()->setFocus();
    else if (problem.operation)
        m_operations->row(static_cast<int>(*problem.operation))->focusProblem();
    else if (problem.place == Place::operations)
        m_operations->controls().front()->setFocus();
    else if (problem.place == Place::where)
        (m_head->where()->filter() || !m_head->defaultWhere()->filter() ? m_head->where() : m_head->defaultWhere())->setFocus();
    else if (problem.place == Place::segment)
        m_head->setFocus();
    else
        m_conditions->focus(problem.place);
}

void SegmentCard::focusStart()
{
    m_head->dataSet()->setFocus();
}

QList<QWidget*> SegmentCard::controls() const
{
    return m_head->controls() + m_operations->controls() + m_conditions->controls();
}

} // namespace binnacle::ui
