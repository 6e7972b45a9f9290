// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/path_editor.h"

#include "ui/compose/changed_call.h"
#include "ui/compose/path_text.h"
#include "ui/compose/step_editor.h"
#include "ui/editors/flow_layout.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace binnacle::ui {

PathEditor::PathEditor(QWidget* parent)
    : QWidget(parent),
      m_flow(new FlowLayout),
      m_label(makeLabel(tr("path"), Tone::secondary, this)),
      m_add(new QPushButton(tr("Path step"), this)),
      m_editor(new StepEditor(this))
{
    setRole(m_add, ButtonRole::link);
    setThemedIcon(m_add, QStringLiteral("plus"), &Palette::accent);
    m_add->setToolTip(tr("Goes one step further into the value"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::halfGrid);
    column->addLayout(m_flow);
    column->addWidget(m_editor);
    m_flow->addWidget(m_label);
    m_flow->addWidget(m_add);
    m_editor->hide();
    connect(m_add, &QPushButton::clicked, this, &PathEditor::addStep);
    connect(m_editor, &StepEditor::changed, this, &PathEditor::take);
    connect(m_editor, &StepEditor::rearranged, this, &PathEditor::rearranged);
    connect(m_editor, &StepEditor::removeRequested, this, &PathEditor::removeOpen);
}

void PathEditor::setPath(const std::vector<PathStep>& path)
{
    m_path = path;
    m_open.reset();
    rebuild();
}

QPushButton* PathEditor::makeChip(std::size_t index)
{
    auto* const chip = new QPushButton(this);
    chip->setCheckable(true);
    chip->setFont(valueFont());
    setStyleProperty(chip, "role", "step");
    chip->setToolTip(tr("Edit this step"));
    connect(chip, &QPushButton::clicked, this, [this, index] { open(m_open == index ? std::nullopt : std::optional(index)); });
    return chip;
}

void PathEditor::rebuild()
{
    for (const auto& gone : {std::vector<QWidget*>(m_chips.begin(), m_chips.end()), m_separators}) {
        for (QWidget* widget : gone) {
            m_flow->removeWidget(widget);
            widget->hide();
            widget->setObjectName({});
            widget->deleteLater();
        }
    }
    m_chips.clear();
    m_separators.clear();
    for (std::size_t i = 0; i < m_path.size(); ++i) {
        m_separators.push_back(makeLabel(QStringLiteral("›"), Tone::secondary, this));
        m_chips.push_back(makeChip(i));
        m_flow->insertWidget(m_flow->count() - 1, m_separators.back());
        m_flow->insertWidget(m_flow->count() - 1, m_chips.back());
    }
    m_label->setVisible(!m_path.empty());
    m_add->setText(m_path.empty() ? tr("Path step") : tr("Step"));
    name();
    open(m_open);
}

void PathEditor::open(std::optional<std::size_t> step)
{
    if (m_open && step != m_open && !m_editor->problem().isEmpty())
        step = m_open;
    m_open = step;
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        m_chips[i]->setChecked(m_open == i);
        m_chips[i]->setText(textOf(m_path[i]));
        m_chips[i]->setAccessibleName(tr("step %1: %2").arg(i + 1).arg(textOf(m_path[i])));
    }
    if (m_open)
        m_editor->setStep(m_path[*m_open]);
    m_editor->setVisible(m_open.has_value());
    updateGeometry();
    emit rearranged();
}

void PathEditor::addStep()
{
    if (m_open && !m_editor->problem().isEmpty())
        return;
    const bool inList = !m_path.empty() && !isMapSelector(m_path.back().selector);
    m_path.push_back(madeOf(inList ? Selector::listIndex : Selector::mapKey));
    m_open = m_path.size() - 1;
    rebuild();
    m_editor->focusStart();
    emit changed();
}

void PathEditor::take()
{
    if (!m_open)
        return;
    m_path[*m_open] = m_editor->step();
    m_chips[*m_open]->setText(textOf(m_path[*m_open]));
    m_chips[*m_open]->updateGeometry();
    emit changed();
}

void PathEditor::removeOpen()
{
    m_path.erase(m_path.begin() + static_cast<std::ptrdiff_t>(*m_open));
    m_open.reset();
    m_editor->setStep({});
    rebuild();
    m_add->setFocus();
    emit changed();
}

QString PathEditor::problem() const
{
    return m_open ? m_editor->problem() : QString();
}

void PathEditor::showInvalid()
{
    m_editor->showInvalid();
}

bool PathEditor::focusProblem()
{
    return m_open && m_editor->focusProblem();
}

void PathEditor::setNumber(const QString& number)
{
    m_number = number;
    m_add->setObjectName(QStringLiteral("addStep") + number);
    m_editor->setNumber(number);
    name();
}

void PathEditor::name()
{
    for (std::size_t i = 0; i < m_chips.size(); ++i)
        m_chips[i]->setObjectName(QStringLiteral("step%1_%2").arg(m_number).arg(i));
}

QList<QWidget*> PathEditor::controls() const
{
    QList<QWidget*> all(m_chips.begin(), m_chips.end());
    all << m_add;
    if (m_open)
        all << m_editor->controls();
    return all;
}

} // namespace binnacle::ui
