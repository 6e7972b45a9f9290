// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/segment_conditions.h"

#include "ui/compose/duration_text.h"
#include "ui/compose/policy_text.h"
#include "ui/compose/verb_traits.h"
#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

namespace binnacle::ui {

namespace {

constexpr int labelWidth = 80;
constexpr int choiceWidth = 168;
constexpr int fieldWidth = 128;
constexpr int afterIndex = static_cast<int>(Expiry::Kind::afterSeconds);

std::optional<std::uint32_t> generationOf(const QString& text)
{
    bool read = false;
    const uint value = text.trimmed().toUInt(&read);
    return read ? std::optional<std::uint32_t>(value) : std::nullopt;
}

} // namespace

SegmentConditions::SegmentConditions(QWidget* parent) : Card(parent)
{
    setObjectName(QStringLiteral("conditions"));
    auto* const grid = new QGridLayout;
    grid->setContentsMargins(metrics::margin, metrics::grid, metrics::margin, metrics::grid);
    grid->setHorizontalSpacing(metrics::grid);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, labelWidth);
    grid->setColumnStretch(3, 1);
    body()->addLayout(grid);
    m_expiry = addLine(grid, 0, tr("expires"));
    m_generation = addLine(grid, 2, tr("generation"));
    m_deletes = addLine(grid, 4, tr("deletes"));
    grid->addWidget(makeLabel(tr("policy"), Tone::secondary, this), 6, 0);
    m_policy = makeLabel({}, Tone::secondary, this);
    m_policy->setFixedHeight(metrics::rowHeight);
    grid->addWidget(m_policy, 6, 1, 1, 3);
    setUp();
}

SegmentConditions::Line SegmentConditions::addLine(QGridLayout* grid, int row, const QString& text)
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
    grid->addWidget(line.field, row, 2);
    grid->addWidget(line.note, row, 3);
    grid->addWidget(line.problem, row + 1, 1, 1, 3);
    connect(line.choice, &QComboBox::activated, this, [this, field = line.field] {
        updateFields();
        if (field->isVisibleTo(this))
            field->setFocus();
        emit changed();
    });
    connect(line.field, &QLineEdit::textEdited, this, &SegmentConditions::changed);
    return line;
}

void SegmentConditions::setUp()
{
    m_expiry.choice->addItems({tr("not set"), tr("server default"), tr("never"), tr("unchanged"), tr("after")});
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
    m_deletes.choice->addItems({tr("durable: default"), tr("durably"), tr("not durably")});
    m_deletes.choice->setObjectName(QStringLiteral("durableDelete"));
    m_deletes.problem->setObjectName(QStringLiteral("durableProblem"));
}

void SegmentConditions::setConditions(const Segment& segment, const Policy& policy)
{
    m_expiry.choice->setCurrentIndex(static_cast<int>(segment.expiry.kind));
    if (segment.expiry.kind == Expiry::Kind::afterSeconds && durationOf(m_expiry.field->text()) != segment.expiry.seconds)
        m_expiry.field->setText(durationText(segment.expiry.seconds));
    m_generation.choice->setCurrentIndex(segment.generation ? 1 : 0);
    if (segment.generation && generationOf(m_generation.field->text()) != segment.generation)
        m_generation.field->setText(QString::number(*segment.generation));
    m_deletes.choice->setCurrentIndex(!segment.durableDelete ? 0 : *segment.durableDelete ? 1 : 2);

    showLine(m_expiry, takesExpiry(segment.verb) || segment.expiry != Expiry{});
    showLine(m_generation, takesGeneration(segment.verb) || segment.generation.has_value());
    showLine(m_deletes, takesDurableDelete(segment.verb) || segment.durableDelete.has_value());
    m_deletes.note->setText(!segment.durableDelete ? durableDefaultText(policy) : QString());
    m_policy->setText(policyText(policy));
    updateFields();
}

void SegmentConditions::applyTo(Segment& segment) const
{
    segment.expiry = {static_cast<Expiry::Kind>(m_expiry.choice->currentIndex())};
    if (m_expiry.choice->currentIndex() == afterIndex)
        segment.expiry.seconds = durationOf(m_expiry.field->text()).value_or(0);
    segment.generation.reset();
    if (m_generation.choice->currentIndex() == 1)
        segment.generation = generationOf(m_generation.field->text()).value_or(0);
    segment.durableDelete.reset();
    if (m_deletes.choice->currentIndex() > 0)
        segment.durableDelete = m_deletes.choice->currentIndex() == 1;
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
    m_deletes.field->hide();
}

QString SegmentConditions::inputProblem(Place place) const
{
    if (place == Place::expiry && m_expiry.choice->currentIndex() == afterIndex && !durationOf(m_expiry.field->text()))
        return tr("%1: a time is written as 1 h 30 min, 45 s or 2 d").arg(m_expiry.field->text());
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
    Line& line = lineOf(place);
    line.problem->setText(sentence);
    line.problem->setVisible(!sentence.isEmpty());
    setTone(line.problem, isError ? Tone::danger : Tone::warning);
    setInvalid(line.field, !sentence.isEmpty() && isError);
}

void SegmentConditions::focus(Place place)
{
    const Line& line = lineOf(place);
    if (line.field->isVisibleTo(this))
        line.field->setFocus();
    else
        line.choice->setFocus();
}

QList<QWidget*> SegmentConditions::controls() const
{
    return {m_expiry.choice, m_expiry.field, m_generation.choice, m_generation.field, m_deletes.choice};
}

} // namespace binnacle::ui
