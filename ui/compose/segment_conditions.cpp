// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/segment_conditions.h"

#include "ui/compose/behavior_line.h"
#include "ui/compose/duration_text.h"
#include "ui/compose/expiry_text.h"
#include "ui/compose/moment_text.h"
#include "ui/compose/policy_text.h"
#include "ui/compose/verb_traits.h"
#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"
#include "ui/theme/toggle_switch.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace binnacle::ui {

namespace {

constexpr int labelWidth = 80;
constexpr int choiceWidth = 168;
constexpr int fieldWidth = 128;
constexpr int momentWidth = 168;
constexpr int afterIndex = static_cast<int>(Expiry::Kind::afterSeconds);
constexpr int atIndex = static_cast<int>(Expiry::Kind::at);

std::optional<std::uint32_t> generationOf(const QString& text)
{
    bool read = false;
    const uint value = text.trimmed().toUInt(&read);
    return read ? std::optional<std::uint32_t>(value) : std::nullopt;
}

} // namespace

SegmentConditions::SegmentConditions(QWidget* parent)
    : Card(parent),
      m_moment(new QLineEdit(this)),
      m_respondAll(new ToggleSwitch(tr("for all keys"), this)),
      m_noBins(new ToggleSwitch(tr("metadata alone"), this)),
      m_behavior(new BehaviorLine(this))
{
    setObjectName(QStringLiteral("conditions"));
    auto* const grid = new QGridLayout;
    grid->setContentsMargins(metrics::margin, metrics::grid, metrics::margin, metrics::grid);
    grid->setHorizontalSpacing(metrics::grid);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, labelWidth);
    grid->setColumnStretch(3, 1);
    body()->addLayout(grid);
    m_expiry = addLine(grid, 0, tr("expires"), m_moment);
    m_generation = addLine(grid, 2, tr("generation"));
    m_deletes = addLine(grid, 4, tr("deletes"));
    addAnswers(grid, 6);
    addPolicy(grid, 7);
    setUp();
    setUpMoment();
}

void SegmentConditions::addAnswers(QGridLayout* grid, int row)
{
    auto* const line = new QHBoxLayout;
    line->setSpacing(2 * metrics::grid);
    line->addWidget(m_respondAll);
    line->addWidget(m_noBins);
    line->addStretch(1);
    m_respondAll->setObjectName(QStringLiteral("respondAllKeys"));
    m_respondAll->setAccessibleName(tr("respond all keys"));
    m_respondAll->setToolTip(tr("Results of many keys tell of missing and skipped records, too"));
    m_noBins->setObjectName(QStringLiteral("withNoBins"));
    m_noBins->setToolTip(tr("Reads generation and expiry, and no bins"));
    grid->addWidget(makeLabel(tr("answers"), Tone::secondary, this), row, 0);
    grid->addLayout(line, row, 1, 1, 3);
    connect(m_respondAll, &ToggleSwitch::clicked, this, &SegmentConditions::changed);
    connect(m_noBins, &ToggleSwitch::clicked, this, &SegmentConditions::changed);
}

void SegmentConditions::addPolicy(QGridLayout* grid, int row)
{
    grid->addWidget(makeLabel(tr("behavior"), Tone::secondary, this), row, 0);
    auto* const line = new QHBoxLayout;
    line->setSpacing(metrics::grid);
    line->addWidget(m_behavior);
    m_policyText = makeLabel({}, Tone::secondary, this);
    m_policyText->setObjectName(QStringLiteral("policyText"));
    m_policyText->setFixedHeight(metrics::rowHeight);
    line->addWidget(m_policyText);
    line->addStretch(1);
    grid->addLayout(line, row, 1, 1, 3);
    connect(m_behavior, &BehaviorLine::chosen, this, &SegmentConditions::behaviorChosen);
    m_policyProblem = makeLabel({}, Tone::danger, this, true);
    m_policyProblem->setObjectName(QStringLiteral("policyProblem"));
    m_policyProblem->hide();
    grid->addWidget(m_policyProblem, row + 1, 1, 1, 3);
}

void SegmentConditions::setUpMoment()
{
    m_moment->setObjectName(QStringLiteral("expiryAt"));
    m_moment->setFixedWidth(momentWidth);
    m_moment->setFont(valueFont());
    m_moment->setPlaceholderText(QStringLiteral("2027-01-31 23:59:59"));
    m_moment->setAccessibleName(tr("expires at, in UTC, as in 2027-01-31 23:59:59"));
    connect(m_moment, &QLineEdit::textEdited, this, &SegmentConditions::changed);
}

SegmentConditions::Line SegmentConditions::addLine(QGridLayout* grid, int row, const QString& text, QWidget* other)
{
    Line line{makeLabel(text, Tone::secondary, this), new QComboBox(this), new QLineEdit(this),
              makeLabel({}, Tone::secondary, this), makeLabel({}, Tone::danger, this, true)};
    line.choice->setFixedWidth(choiceWidth);
    line.choice->setAccessibleName(text);
    line.field->setFixedWidth(fieldWidth);
    line.field->setFont(valueFont());
    line.problem->hide();
    grid->addWidget(line.label, row, 0);
    grid->addWidget(line.choice, row, 1);
    auto* const rest = new QHBoxLayout;
    rest->setSpacing(metrics::grid);
    rest->addWidget(line.field);
    if (other != nullptr)
        rest->addWidget(other);
    rest->addWidget(line.note);
    rest->addStretch(1);
    grid->addLayout(rest, row, 2, 1, 2);
    grid->addWidget(line.problem, row + 1, 1, 1, 3);
    connect(line.choice, &QComboBox::activated, this, [this, field = line.field] {
        updateFields();
        for (QLineEdit* typed : {field, m_moment}) {
            if (typed->isVisibleTo(this) && (typed == field || field == m_expiry.field))
                typed->setFocus();
        }
        emit changed();
    });
    connect(line.field, &QLineEdit::textEdited, this, &SegmentConditions::changed);
    return line;
}

void SegmentConditions::setUp()
{
    m_expiry.choice->addItems({tr("not set"), tr("server default"), tr("never"), tr("unchanged"), tr("after"), tr("at")});
    m_expiry.choice->setObjectName(QStringLiteral("expiryKind"));
    m_expiry.field->setObjectName(QStringLiteral("expiryAfter"));
    m_expiry.field->setText(durationText(3600));
    m_expiry.field->setAccessibleName(tr("expires after, as in 1 h 30 min"));
    m_expiry.problem->setObjectName(QStringLiteral("expiryProblem"));
    m_generation.choice->addItems({tr("any"), tr("is")});
    m_generation.choice->setObjectName(QStringLiteral("generationKind"));
    m_generation.field->setObjectName(QStringLiteral("generationEdit"));
    m_generation.field->setText(QStringLiteral("1"));
    m_generation.field->setAccessibleName(tr("generation of the record, 1 to 65535"));
    m_generation.problem->setObjectName(QStringLiteral("generationProblem"));
    m_deletes.choice->addItems({tr("durable: default"), tr("with durable delete"), tr("without durable delete")});
    m_deletes.choice->setObjectName(QStringLiteral("durableDelete"));
    m_deletes.note->setObjectName(QStringLiteral("durableNote"));
    m_deletes.problem->setObjectName(QStringLiteral("durableProblem"));
}

void SegmentConditions::setConditions(const Segment& segment)
{
    m_segment = segment;
    m_expiry.choice->setCurrentIndex(static_cast<int>(segment.expiry.kind));
    if (segment.expiry.kind == Expiry::Kind::afterSeconds && durationOf(m_expiry.field->text()) != segment.expiry.seconds)
        m_expiry.field->setText(durationText(segment.expiry.seconds));
    if (segment.expiry.kind == Expiry::Kind::at && momentOf(m_moment->text()) != segment.expiry.unixTime)
        m_moment->setText(momentText(segment.expiry.unixTime));
    m_generation.choice->setCurrentIndex(segment.generation ? 1 : 0);
    if (segment.generation && generationOf(m_generation.field->text()) != segment.generation)
        m_generation.field->setText(QString::number(*segment.generation));
    m_deletes.choice->setCurrentIndex(!segment.durableDelete ? 0 : *segment.durableDelete ? 1 : 2);

    showLine(m_expiry, takesExpiry(segment.verb) || segment.expiry != Expiry{});
    showLine(m_generation, takesGeneration(segment.verb) || segment.generation.has_value());
    showLine(m_deletes, takesDurableDelete(segment.verb) || segment.durableDelete.has_value());
    m_respondAll->setChecked(segment.respondAllKeys);
    m_noBins->setChecked(segment.withNoBins);
    m_noBins->setVisible(segment.verb == Verb::query || segment.withNoBins);
    updateFields();
}

void SegmentConditions::setBehavior(const Behavior& behavior, CommandClass command, const Policy& policy)
{
    m_policy = policy;
    m_behavior->setBehavior(behavior, command);
    m_policyText->setText(policyText(policy));
    updateNotes();
}

void SegmentConditions::applyTo(Segment& segment) const
{
    segment.expiry = {static_cast<Expiry::Kind>(m_expiry.choice->currentIndex())};
    if (m_expiry.choice->currentIndex() == afterIndex)
        segment.expiry.seconds = durationOf(m_expiry.field->text()).value_or(0);
    if (m_expiry.choice->currentIndex() == atIndex)
        segment.expiry.unixTime = momentOf(m_moment->text()).value_or(0);
    segment.generation.reset();
    if (m_generation.choice->currentIndex() == 1)
        segment.generation = generationOf(m_generation.field->text()).value_or(0);
    segment.durableDelete.reset();
    if (m_deletes.choice->currentIndex() > 0)
        segment.durableDelete = m_deletes.choice->currentIndex() == 1;
    segment.respondAllKeys = m_respondAll->isChecked();
    segment.withNoBins = m_noBins->isChecked();
}

void SegmentConditions::showLine(Line& line, bool visible)
{
    line.label->setVisible(visible);
    line.choice->setVisible(visible);
    line.note->setVisible(visible);
    if (!visible)
        line.problem->hide();
}

void SegmentConditions::updateFields()
{
    m_expiry.field->setVisible(m_expiry.choice->currentIndex() == afterIndex);
    m_generation.field->setVisible(m_generation.choice->currentIndex() == 1);
    m_moment->setVisible(m_expiry.choice->currentIndex() == atIndex);
    m_deletes.field->hide();
    updateNotes();
}

/// What holds where the segment says nothing itself, and where that comes from.
void SegmentConditions::updateNotes()
{
    Segment shown = m_segment;
    applyTo(shown);
    m_deletes.note->setText(durableDefaultText(shown, m_policy));
    QString note;
    if (shown.expiry.kind == Expiry::Kind::at)
        note = tr("UTC");
    else if (shown.expiry.kind == Expiry::Kind::unset && shown.defaults.expiry.kind != Expiry::Kind::unset)
        note = tr("%1, from the chain's default").arg(expiryText(shown.defaults.expiry));
    else if (shown.expiry.kind == Expiry::Kind::unset)
        note = tr("the server's default decides");
    m_expiry.note->setText(note);
}

QString SegmentConditions::inputProblem(Place place) const
{
    if (place == Place::expiry && m_expiry.choice->currentIndex() == afterIndex && !durationOf(m_expiry.field->text()))
        return tr("%1: a time is written as 1 h 30 min, 45 s or 2 d").arg(m_expiry.field->text());
    if (place == Place::expiry && m_expiry.choice->currentIndex() == atIndex && !momentOf(m_moment->text()))
        return tr("%1: a moment is written as 2027-01-31 23:59:59, in UTC").arg(m_moment->text());
    if (place == Place::generation && m_generation.choice->currentIndex() == 1 && !generationOf(m_generation.field->text()))
        return tr("%1: a generation is a number from 1 to 65535").arg(m_generation.field->text());
    return {};
}

SegmentConditions::Line& SegmentConditions::lineOf(Place place)
{
    if (place == Place::expiry)
        return m_expiry;
    return place == Place::generation ? m_generation : m_deletes;
}

void SegmentConditions::setProblem(Place place, const QString& sentence, bool isError)
{
    if (place == Place::policy) {
        m_policyProblem->setText(sentence);
        m_policyProblem->setVisible(!sentence.isEmpty());
        return;
    }
    Line& line = lineOf(place);
    line.problem->setText(sentence);
    line.problem->setVisible(!sentence.isEmpty());
    setTone(line.problem, isError ? Tone::danger : Tone::warning);
    setInvalid(line.field, !sentence.isEmpty() && isError);
    if (place == Place::expiry)
        setInvalid(m_moment, !sentence.isEmpty() && isError);
}

void SegmentConditions::focus(Place place)
{
    if (place == Place::policy) {
        m_behavior->controls().front()->setFocus();
        return;
    }
    const Line& line = lineOf(place);
    if (place == Place::expiry && m_moment->isVisibleTo(this))
        m_moment->setFocus();
    else if (line.field->isVisibleTo(this))
        line.field->setFocus();
    else
        line.choice->setFocus();
}

QList<QWidget*> SegmentConditions::controls() const
{
    const QList<QWidget*> own{m_expiry.choice,    m_expiry.field,   m_moment,     m_generation.choice,
                              m_generation.field, m_deletes.choice, m_respondAll, m_noBins};
    return own + m_behavior->controls();
}

} // namespace binnacle::ui
