// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/segment_head.h"

#include "ui/compose/button_ink.h"
#include "ui/compose/data_set_edit.h"
#include "ui/compose/drag_grip.h"
#include "ui/compose/key_chips.h"
#include "ui/compose/segment_sentence.h"
#include "ui/compose/verb_traits.h"
#include "ui/compose/where_edit.h"
#include "ui/editors/icon_button.h"
#include "ui/editors/menu_button.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"
#include "ui/theme/toggle_switch.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>

namespace binnacle::ui {

namespace {

constexpr int labelWidth = 80;
constexpr int dataSetWidth = 168;

} // namespace

SegmentHead::SegmentHead(QWidget* parent)
    : Card(parent),
      m_verbButton(new MenuButton(this)),
      m_meaning(new ElidedLabel(this)),
      m_position(makeLabel({}, Tone::secondary, this)),
      m_more(new IconButton(QStringLiteral("more"), tr("More about this segment"), this)),
      m_menu(new QMenu(this)),
      m_dataSet(new DataSetEdit(this)),
      m_keys(new KeyChips(this)),
      m_count(makeLabel({}, Tone::secondary, this)),
      m_where(new WhereEdit(this)),
      m_defaultWhere(new WhereEdit(this)),
      m_defaultLabel(makeLabel(tr("default"), Tone::secondary, this)),
      m_defaultNote(makeLabel(tr("for all segments"), Tone::secondary, this)),
      m_fails(new ToggleSwitch(tr("fail on filtered out"), this)),
      m_whereProblem(makeLabel({}, Tone::danger, this, true)),
      m_segmentProblem(makeLabel({}, Tone::danger, this, true)),
      m_recordsProblem(makeLabel({}, Tone::danger, this, true))
{
    m_verbButton->setObjectName(QStringLiteral("verbButton"));
    m_more->setObjectName(QStringLiteral("segmentMenu"));
    m_count->setObjectName(QStringLiteral("keyCount"));
    m_segmentProblem->setObjectName(QStringLiteral("segmentProblem"));
    m_recordsProblem->setObjectName(QStringLiteral("recordsProblem"));
    m_segmentProblem->hide();
    m_recordsProblem->hide();
    setTone(m_meaning, Tone::secondary);
    body()->addWidget(buildTitle());
    m_segmentProblem->setContentsMargins(metrics::margin, 0, metrics::margin, metrics::grid);
    body()->addWidget(m_segmentProblem);
    body()->addWidget(new Separator(Qt::Horizontal, this));
    buildRecords();
    fillVerbs();
    fillMore();
    setVerb(m_verb);
    setPosition(0, 1);
}

QWidget* SegmentHead::buildTitle()
{
    auto* const title = new QWidget(this);
    auto* const line = new QHBoxLayout(title);
    line->setContentsMargins(metrics::margin, metrics::grid, metrics::grid, metrics::grid);
    line->setSpacing(metrics::grid);
    // By the title, not the whole card: that is about as high as the line of another segment, which it changes places with.
    m_grip = new DragGrip(title);
    m_grip->setObjectName(QStringLiteral("segmentGrip"));
    m_grip->setToolTip(tr("Drag to move, or Alt+Shift+Up and Alt+Shift+Down"));
    connect(m_grip, &DragGrip::moveRequested, this, &SegmentHead::moveRequested);
    line->addWidget(m_grip);
    line->addWidget(m_verbButton);
    line->addWidget(m_meaning, 1);
    line->addWidget(m_position);
    line->addWidget(m_more);
    QFont font = m_verbButton->font();
    font.setWeight(QFont::DemiBold);
    m_verbButton->setFont(font);
    return title;
}

void SegmentHead::buildRecords()
{
    auto* const grid = new QGridLayout;
    grid->setContentsMargins(metrics::margin, metrics::grid, metrics::margin, metrics::grid);
    grid->setHorizontalSpacing(metrics::grid);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, labelWidth);
    grid->setColumnStretch(2, 1);
    auto* const label = makeLabel(tr("records"), Tone::secondary, this);
    label->setFixedHeight(metrics::controlHeight);
    m_dataSet->setFixedWidth(dataSetWidth);
    m_count->setFixedHeight(metrics::controlHeight);
    m_count->setMinimumWidth(m_count->fontMetrics().horizontalAdvance(tr("%1 keys").arg(QStringLiteral("000"))));
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(label, 0, 0, Qt::AlignTop);
    grid->addWidget(m_dataSet, 0, 1, Qt::AlignTop);
    grid->addWidget(m_keys, 0, 2, Qt::AlignTop);
    grid->addWidget(m_count, 0, 3, Qt::AlignTop);
    grid->addWidget(m_recordsProblem, 1, 1, 1, 3);
    buildWhere(grid);
    body()->addLayout(grid);
}

void SegmentHead::buildWhere(QGridLayout* grid)
{
    auto* const line = new QHBoxLayout;
    line->setSpacing(metrics::margin);
    line->addWidget(m_where, 1, Qt::AlignTop);
    line->addWidget(m_fails, 0, Qt::AlignTop);
    m_fails->setFixedHeight(metrics::controlHeight);
    m_fails->setObjectName(QStringLiteral("failOnFilteredOut"));
    m_fails->setToolTip(tr("Records that do not match are failures, not skipped"));
    m_whereProblem->setObjectName(QStringLiteral("whereProblem"));
    m_whereProblem->hide();
    auto* const label = makeLabel(tr("where"), Tone::secondary, this);
    label->setFixedHeight(metrics::controlHeight);
    grid->addWidget(label, 2, 0, Qt::AlignTop);
    grid->addLayout(line, 2, 1, 1, 3);
    grid->addWidget(m_whereProblem, 3, 1, 1, 3);
    buildDefaultWhere(grid);
}

void SegmentHead::buildDefaultWhere(QGridLayout* grid)
{
    m_defaultWhere->setObjectName(QStringLiteral("defaultWhereEdit"));
    m_defaultWhere->setAccessibleName(tr("default where: a condition for segments that have none, in AEL"));
    auto* const line = new QHBoxLayout;
    line->setSpacing(metrics::margin);
    line->addWidget(m_defaultWhere, 1, Qt::AlignTop);
    line->addWidget(m_defaultNote, 0, Qt::AlignTop);
    for (QLabel* label : {m_defaultLabel, m_defaultNote})
        label->setFixedHeight(metrics::controlHeight);
    grid->addWidget(m_defaultLabel, 4, 0, Qt::AlignTop);
    grid->addLayout(line, 4, 1, 1, 3);
    showDefaultWhere(false);
}

void SegmentHead::showDefaultWhere(bool shown)
{
    for (QWidget* part : std::initializer_list<QWidget*>{m_defaultLabel, m_defaultWhere, m_defaultNote})
        part->setVisible(shown);
}

void SegmentHead::fillVerbs()
{
    for (const Verb verb : menuVerbs) {
        const auto meaning = meaningOf(verb);
        QAction* const action = m_verbButton->choices()->addAction(
            titleOf(verb) + u'\t' + QString::fromUtf8(meaning.data(), static_cast<qsizetype>(meaning.size())));
        action->setData(static_cast<int>(verb));
        connect(action, &QAction::triggered, this, [this, verb] { emit verbChosen(verb); });
    }
}

void SegmentHead::fillMore()
{
    m_menu->addAction(tr("Duplicate segment\tCtrl+Shift+D"), this, &SegmentHead::duplicateRequested);
    m_up = m_menu->addAction(tr("Move segment up\tAlt+Shift+Up"), this, [this] { emit moveRequested(-1); });
    m_down = m_menu->addAction(tr("Move segment down\tAlt+Shift+Down"), this, [this] { emit moveRequested(1); });
    m_menu->addAction(tr("Default where for all segments"), this, [this] {
        showDefaultWhere(true);
        m_defaultWhere->setFocus();
    });
    m_menu->addSeparator();
    m_remove = m_menu->addAction(tr("Remove segment"), this, &SegmentHead::removeRequested);
    connect(m_more, &QPushButton::clicked, this, [this] { m_menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
}

void SegmentHead::setVerb(Verb verb)
{
    m_verb = verb;
    const auto meaning = meaningOf(verb);
    m_verbButton->setText(titleOf(verb));
    m_verbButton->setAccessibleName(tr("verb: %1").arg(titleOf(verb)));
    m_meaning->setText(QString::fromUtf8(meaning.data(), static_cast<qsizetype>(meaning.size())));
    setRole(m_verbButton, verb == Verb::remove ? ButtonRole::danger : ButtonRole::secondary);
    setInk(m_verbButton, verb == Verb::remove ? &Palette::danger : &Palette::accent);
}

void SegmentHead::setCount(const Segment& segment)
{
    m_count->setText(keyCountText(segment));
}

void SegmentHead::setPosition(std::size_t index, std::size_t count)
{
    m_position->setText(count == 1 ? QString() : tr("segment %1 of %2").arg(index + 1).arg(count));
    m_grip->setVisible(count > 1);
    m_up->setEnabled(index > 0);
    m_down->setEnabled(index + 1 < count);
    m_remove->setEnabled(count > 1);
}

void SegmentHead::setWhereProblem(const QString& sentence, bool isError)
{
    // What the field says itself has the hint, too.
    const bool isDefault = m_where->filter() == std::nullopt;
    const QString own = isDefault ? m_defaultWhere->problem() : m_where->problem();
    m_whereProblem->setText(own.isEmpty() ? sentence : own);
    m_whereProblem->setVisible(!m_whereProblem->text().isEmpty());
    setTone(m_whereProblem, isError ? Tone::danger : Tone::warning);
    m_where->setSound(!isError || isDefault);
}

void SegmentHead::setSegmentProblem(const QString& sentence, bool isError)
{
    m_segmentProblem->setText(sentence);
    m_segmentProblem->setVisible(!sentence.isEmpty());
    setTone(m_segmentProblem, isError ? Tone::danger : Tone::warning);
}

void SegmentHead::setRecordsProblem(const QString& sentence, bool isError, bool dataSetIsWrong, bool keysAreWrong)
{
    m_recordsProblem->setText(sentence);
    m_recordsProblem->setVisible(!sentence.isEmpty());
    setTone(m_recordsProblem, isError ? Tone::danger : Tone::warning);
    setInvalid(m_dataSet, dataSetIsWrong);
    m_keys->setInvalid(keysAreWrong);
}

QList<QWidget*> SegmentHead::controls() const
{
    return {m_verbButton, m_more, m_dataSet, m_keys->editWidget(), m_where, m_fails, m_defaultWhere};
}

} // namespace binnacle::ui
