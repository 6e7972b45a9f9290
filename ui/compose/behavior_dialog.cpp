// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/behavior_dialog.h"

#include "core/operation/check.h"
#include "ui/compose/setting_row.h"
#include "ui/theme/card.h"
#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int nameWidth = 200;
constexpr int valueWidth = 96;

QComboBox* makeChoice(const char* name, const QString& accessible, const QStringList& items, QWidget* parent)
{
    auto* const box = new QComboBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(accessible);
    box->addItems(items);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

/// What check() has against the behavior alone; empty if it can be used.
QString problemOf(const Behavior& behavior)
{
    OperationDocument document;
    document.behavior = behavior;
    for (const Problem& problem : check(document)) {
        if (problem.place == Place::policy)
            return QString::fromStdString(problem.sentence);
    }
    return {};
}

} // namespace

BehaviorDialog::BehaviorDialog(const Behavior& behavior, CommandClass command, QWidget* parent)
    : QDialog(parent), m_derived(DerivedBehavior::of(behavior)), m_ownBase(m_derived.base), m_command(command),
      m_name(new QLineEdit(this)), m_problem(makeLabel({}, Tone::danger, this, true)),
      m_reset(new QPushButton(tr("Reset all changes"), this)), m_accept(new QPushButton(tr("Use"), this))
{
    setObjectName(QStringLiteral("behaviorDialog"));
    setWindowTitle(tr("Behavior"));
    setSurface(this, Surface::panel);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2 * metrics::grid, 0, metrics::margin);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addSpacing(metrics::grid);
    column->addWidget(buildScopes());
    column->addSpacing(metrics::margin);
    column->addWidget(new Separator(Qt::Horizontal, this));
    column->addWidget(buildSettings(), 1);
    column->addWidget(new Separator(Qt::Horizontal, this));
    column->addSpacing(metrics::margin);
    column->addWidget(buildButtons());
    resize(880, 700);
    const auto changed = std::ranges::find_if(allScopes(), [this](Scope known) { return m_derived.count(known) > 0; });
    if (changed != allScopes().end())
        m_scope->setCurrentIndex(static_cast<int>(changed - allScopes().begin()));
    showCommand();
    showScopes();
    showChanges();
    showEffective();
    m_name->setFocus();
}

QWidget* BehaviorDialog::buildHead()
{
    m_name->setObjectName(QStringLiteral("behaviorName"));
    m_name->setFont(valueFont());
    m_name->setFixedWidth(nameWidth);
    m_name->setAccessibleName(tr("name of the behavior"));
    m_name->setText(m_derived.name.empty() ? QStringLiteral("OWN") : QString::fromStdString(m_derived.name));
    m_derived.name = m_name->text().toStdString();
    m_base = makeChoice("behaviorBase", tr("based on"), {}, this);
    for (const Behavior& behavior : predefinedBehaviors())
        m_base->addItem(QString::fromStdString(behavior.name()));
    if (!isPredefined(m_ownBase))
        m_base->addItem(QString::fromStdString(m_ownBase.name()));
    const auto& known = predefinedBehaviors();
    m_base->setCurrentIndex(static_cast<int>(std::ranges::find(known, m_ownBase) - known.begin()));
    connect(m_base, &QComboBox::activated, this, &BehaviorDialog::chooseBase);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_derived.name = text.trimmed().toStdString();
        showEffective();
    });
    auto* const head = new QWidget(this);
    auto* const line = new QHBoxLayout(head);
    line->setContentsMargins(2 * metrics::grid, 0, 2 * metrics::grid, 0);
    line->setSpacing(metrics::grid);
    line->addWidget(makeLabel(tr("name"), Tone::secondary, head));
    line->addWidget(m_name);
    line->addSpacing(metrics::grid);
    line->addWidget(makeLabel(tr("based on"), Tone::secondary, head));
    line->addWidget(m_base);
    line->addStretch(1);
    return head;
}

QWidget* BehaviorDialog::buildScopes()
{
    QStringList scopes;
    for (const Scope known : allScopes())
        scopes << scopeText(known);
    m_scope = makeChoice("behaviorScope", tr("changes for"), scopes, this);
    m_scope->setMaxVisibleItems(static_cast<int>(scopes.size()));
    m_kind = makeChoice("commandKind", tr("kind of command"), {tr("reads"), tr("repeatable writes"), tr("other writes")}, this);
    m_shape = makeChoice("commandShape", tr("shape of command"), {tr("one record"), tr("batch"), tr("query")}, this);
    m_consistency = makeChoice("commandConsistency", tr("kind of namespace"), {tr("AP"), tr("SC")}, this);
    m_consistency->setToolTip(tr("AP: an available namespace; SC: a strongly consistent one"));
    connect(m_scope, &QComboBox::activated, this, &BehaviorDialog::chooseScope);
    for (QComboBox* box : {m_kind, m_shape, m_consistency})
        connect(box, &QComboBox::activated, this, &BehaviorDialog::chooseCommand);
    auto* const scopesLine = new QWidget(this);
    auto* const line = new QHBoxLayout(scopesLine);
    line->setContentsMargins(2 * metrics::grid, 0, 2 * metrics::grid, 0);
    line->setSpacing(metrics::grid);
    line->addWidget(makeLabel(tr("changes for"), Tone::secondary, scopesLine));
    line->addWidget(m_scope);
    line->addStretch(1);
    line->addWidget(makeLabel(tr("effective for"), Tone::secondary, scopesLine));
    for (QComboBox* box : {m_kind, m_shape, m_consistency})
        line->addWidget(box);
    return scopesLine;
}

QWidget* BehaviorDialog::buildSettings()
{
    auto* const page = new QWidget(this);
    setSurface(page, Surface::panel);
    auto* const grid = new QGridLayout(page);
    grid->setContentsMargins(2 * metrics::grid, metrics::grid, 2 * metrics::grid, metrics::grid);
    grid->setHorizontalSpacing(metrics::margin);
    grid->setVerticalSpacing(metrics::halfGrid);
    grid->setColumnMinimumWidth(3, valueWidth);
    grid->setColumnStretch(4, 1);
    int column = 0;
    for (const QString& title : {tr("Setting"), tr("Change"), QString(), tr("Effective"), tr("From")}) {
        auto* const label = new SectionLabel(title, page);
        grid->addWidget(label, 0, column, column == 3 ? Qt::AlignRight : Qt::Alignment());
        ++column;
    }
    for (std::size_t i = 0; i < settingFields().size(); ++i) {
        auto* const row = new SettingRow(settingFields()[i], grid, static_cast<int>(i) + 1, page);
        connect(row, &SettingRow::edited, this, [this, i] { edit(i); });
        m_rows.push_back(row);
    }
    grid->setRowStretch(static_cast<int>(m_rows.size()) + 1, 1);
    auto* const scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    return scroll;
}

QWidget* BehaviorDialog::buildButtons()
{
    m_problem->setObjectName(QStringLiteral("behaviorProblem"));
    m_reset->setObjectName(QStringLiteral("behaviorReset"));
    m_reset->setAutoDefault(false);
    m_accept->setObjectName(QStringLiteral("behaviorAccept"));
    setRole(m_accept, ButtonRole::primary);
    m_accept->setDefault(true);
    auto* const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    connect(m_reset, &QPushButton::clicked, this, &BehaviorDialog::resetAll);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &BehaviorDialog::submit);
    auto* const buttons = new QWidget(this);
    auto* const line = new QHBoxLayout(buttons);
    line->setContentsMargins(2 * metrics::grid, 0, 2 * metrics::grid, 0);
    line->setSpacing(metrics::grid);
    line->addWidget(m_reset);
    line->addWidget(m_problem, 1);
    line->addWidget(cancel);
    line->addWidget(m_accept);
    return buttons;
}

Scope BehaviorDialog::scope() const
{
    return allScopes()[static_cast<std::size_t>(m_scope->currentIndex())];
}

void BehaviorDialog::chooseBase(int index)
{
    const auto& known = predefinedBehaviors();
    m_derived.base = static_cast<std::size_t>(index) < known.size() ? known[static_cast<std::size_t>(index)] : m_ownBase;
    showEffective();
}

void BehaviorDialog::chooseScope(int)
{
    m_command = commandOf(scope(), m_command);
    showCommand();
    showChanges();
    showEffective();
}

void BehaviorDialog::chooseCommand()
{
    m_command = {static_cast<CommandKind>(m_kind->currentIndex()), static_cast<CommandShape>(m_shape->currentIndex()),
                 static_cast<Consistency>(m_consistency->currentIndex())};
    showEffective();
}

void BehaviorDialog::edit(std::size_t setting)
{
    Settings settings = m_derived.settings(scope());
    const bool read = settingFields()[setting].put(settings, m_rows[setting]->changeText());
    if (read)
        m_derived.setSettings(scope(), settings);
    m_rows[setting]->setInvalid(!read);
    showScopes();
    showEffective();
}

void BehaviorDialog::resetAll()
{
    m_derived.changes.clear();
    showScopes();
    showChanges();
    showEffective();
}

void BehaviorDialog::showCommand()
{
    m_kind->setCurrentIndex(static_cast<int>(m_command.kind));
    m_shape->setCurrentIndex(static_cast<int>(m_command.shape));
    m_consistency->setCurrentIndex(static_cast<int>(m_command.consistency));
}

/// The scopes, with how many settings each changes.
void BehaviorDialog::showScopes()
{
    for (std::size_t i = 0; i < allScopes().size(); ++i) {
        const int count = m_derived.count(allScopes()[i]);
        const QString text = scopeText(allScopes()[i]);
        m_scope->setItemText(static_cast<int>(i), count > 0 ? tr("%1 (%2 changed)").arg(text).arg(count) : text);
    }
}

void BehaviorDialog::showChanges()
{
    const Settings settings = m_derived.settings(scope());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setChange(settingFields()[i].text(settings));
        m_rows[i]->setInvalid(false);
    }
}

void BehaviorDialog::showEffective()
{
    const Behavior behavior = m_derived.behavior();
    const SettingOrigin here{behavior.name(), scope()};
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const std::optional<ResolvedText> now = settingFields()[i].resolve(behavior, m_command);
        const std::optional<ResolvedText> without = settingFields()[i].resolve(m_derived.base, m_command);
        m_rows[i]->setEffective(now, without, !m_derived.changes.empty() && now && now->origin == here);
    }
    validate();
}

void BehaviorDialog::validate()
{
    QString problem = problemOf(m_derived.behavior());
    Settings ignored;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!settingFields()[i].put(ignored, m_rows[i]->changeText()))
            problem = tr("%1: %2 is not a number").arg(settingFields()[i].label, m_rows[i]->changeText());
    }
    if (!m_derived.changes.empty() && m_derived.name.empty())
        problem = tr("a behavior with changes needs a name");
    else if (!m_derived.changes.empty() && Behavior::named(m_derived.name))
        problem = tr("%1 is the name of a predefined one").arg(QString::fromStdString(m_derived.name));
    m_problem->setText(problem);
    m_reset->setEnabled(!m_derived.changes.empty());
    m_accept->setEnabled(problem.isEmpty());
}

void BehaviorDialog::submit()
{
    accept();
    emit chosen(m_derived.behavior());
}

} // namespace binnacle::ui
