// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/code_problem_bar.h"

#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <iterator>

namespace binnacle::ui {

CodeProblemBar::CodeProblemBar(QWidget* parent)
    : QWidget(parent), m_text(makeLabel({}, Tone::danger, this, true)), m_next(new QPushButton(this))
{
    setObjectName(QStringLiteral("codeProblemBar"));
    m_text->setObjectName(QStringLiteral("codeProblem"));
    m_next->setObjectName(QStringLiteral("nextCodeProblem"));
    setRole(m_next, ButtonRole::link);
    m_next->setToolTip(tr("Go to the next place that cannot be read (F8)"));
    auto* const line = new QHBoxLayout(this);
    line->setContentsMargins(metrics::margin, metrics::halfGrid, metrics::margin, metrics::halfGrid);
    line->addWidget(m_text, 1);
    line->addWidget(m_next, 0, Qt::AlignTop);
    connect(m_next, &QPushButton::clicked, this, &CodeProblemBar::showNext);
    setNote({});
}

void CodeProblemBar::setMarks(const std::vector<CodeMark>& marks, int cursor)
{
    m_errors.clear();
    std::ranges::copy_if(marks, std::back_inserter(m_errors), &CodeMark::isError);
    const auto here = std::ranges::find_if(m_errors, [cursor](const CodeMark& mark) { return mark.at.holds(cursor); });
    show(here == m_errors.end() ? 0 : static_cast<std::size_t>(here - m_errors.begin()));
}

void CodeProblemBar::setNote(const QString& note)
{
    m_note = note;
    show(m_shown);
}

void CodeProblemBar::show(std::size_t error)
{
    m_shown = error;
    const bool wrong = !m_errors.empty();
    setVisible(wrong || !m_note.isEmpty());
    setSurface(this, wrong ? Surface::dangerSoft : Surface::raised);
    setTone(m_text, wrong ? Tone::danger : Tone::secondary);
    m_next->setVisible(m_errors.size() > 1);
    m_text->setCursor(wrong ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (!wrong) {
        m_text->setText(m_note);
        return;
    }
    const CodeMark& mark = m_errors[error];
    m_text->setText(tr("Line %1, column %2: %3").arg(mark.line).arg(mark.column).arg(mark.sentence));
    m_next->setText(tr("%1 of %2").arg(error + 1).arg(m_errors.size()));
}

void CodeProblemBar::showFirst()
{
    if (m_errors.empty())
        return;
    show(0);
    goThere();
}

void CodeProblemBar::showNext()
{
    if (m_errors.empty())
        return;
    show((m_shown + 1) % m_errors.size());
    goThere();
}

void CodeProblemBar::goThere()
{
    if (!m_errors.empty())
        emit placeRequested(m_errors[m_shown].at);
}

void CodeProblemBar::mouseReleaseEvent(QMouseEvent*)
{
    goThere();
}

} // namespace binnacle::ui
