// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/behavior_line.h"

#include "ui/compose/behavior_dialog.h"
#include "ui/compose/derived_behavior.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int choiceWidth = 184;

} // namespace

BehaviorLine::BehaviorLine(QWidget* parent)
    : QWidget(parent), m_choice(new QComboBox(this)), m_edit(new QPushButton(tr("Edit…"), this))
{
    m_choice->setObjectName(QStringLiteral("behaviorChoice"));
    m_choice->setAccessibleName(tr("behavior of the document"));
    m_choice->setToolTip(tr("How the commands of all segments are carried out"));
    m_choice->setFixedWidth(choiceWidth);
    m_edit->setObjectName(QStringLiteral("behaviorEdit"));
    m_edit->setAccessibleName(tr("edit the behavior"));
    m_edit->setToolTip(tr("Shows each effective setting and where it comes from, and changes them"));
    auto* const line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::grid);
    line->addWidget(m_choice);
    line->addWidget(m_edit);
    connect(m_choice, &QComboBox::activated, this, &BehaviorLine::choose);
    connect(m_edit, &QPushButton::clicked, this, &BehaviorLine::edit);
    showChoices();
}

void BehaviorLine::setBehavior(const Behavior& behavior, CommandClass command)
{
    m_command = command;
    if (behavior == m_behavior)
        return;
    m_behavior = behavior;
    if (!isPredefined(behavior))
        m_own = behavior;
    showChoices();
}

void BehaviorLine::showChoices()
{
    const auto& known = predefinedBehaviors();
    m_choice->clear();
    for (const Behavior& behavior : known)
        m_choice->addItem(QString::fromStdString(behavior.name()));
    if (m_own)
        m_choice->addItem(QString::fromStdString(m_own->name()));
    m_choice->setCurrentIndex(static_cast<int>(std::ranges::find(known, m_behavior) - known.begin()));
}

void BehaviorLine::choose(int index)
{
    const auto& known = predefinedBehaviors();
    const auto place = static_cast<std::size_t>(index);
    m_behavior = place < known.size() ? known[place] : *m_own;
    emit chosen(m_behavior);
}

void BehaviorLine::edit()
{
    auto* const dialog = new BehaviorDialog(m_behavior, m_command, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BehaviorDialog::chosen, this, [this](const Behavior& behavior) {
        setBehavior(behavior, m_command);
        emit chosen(behavior);
    });
    dialog->open();
}

QList<QWidget*> BehaviorLine::controls() const
{
    return {m_choice, m_edit};
}

} // namespace binnacle::ui
