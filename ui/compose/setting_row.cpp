// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/setting_row.h"

#include "ui/editors/icon_button.h"
#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

namespace binnacle::ui {

namespace {

constexpr int changeWidth = 148;

QString withUnit(const QString& value, const QString& unit)
{
    return unit.isEmpty() ? value : value + u' ' + unit;
}

} // namespace

SettingRow::SettingRow(const SettingField& field, QGridLayout* grid, int row, QWidget* parent)
    : QObject(parent), m_field(field),
      m_reset(new IconButton(QStringLiteral("undo"), tr("Take the change of %1 back").arg(field.label), parent)),
      m_value(makeLabel({}, Tone::text, parent)), m_origin(makeLabel({}, Tone::secondary, parent))
{
    QWidget* editor = nullptr;
    if (field.choices.isEmpty()) {
        editor = m_number = new QLineEdit(parent);
        m_number->setFont(valueFont());
        m_number->setPlaceholderText(tr("not changed"));
        connect(m_number, &QLineEdit::textEdited, this, &SettingRow::edited);
    } else {
        editor = m_choice = new QComboBox(parent);
        m_choice->addItem(tr("not changed"));
        m_choice->addItems(field.choices);
        connect(m_choice, &QComboBox::activated, this, &SettingRow::edited);
    }
    editor->setObjectName(QStringLiteral("setting_") + field.name);
    editor->setAccessibleName(field.label);
    editor->setToolTip(field.meaning);
    editor->setFixedWidth(changeWidth);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        setChange({});
        emit edited();
    });
    build(grid, row, parent);
}

void SettingRow::build(QGridLayout* grid, int row, QWidget* parent)
{
    auto* const label = makeLabel(m_field.label, Tone::text, parent);
    label->setToolTip(m_field.meaning);
    m_reset->setObjectName(QStringLiteral("reset_") + m_field.name);
    m_value->setObjectName(QStringLiteral("effective_") + m_field.name);
    m_value->setFont(valueFont());
    m_value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_origin->setObjectName(QStringLiteral("origin_") + m_field.name);
    QSizePolicy policy = m_reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(policy);
    grid->addWidget(label, row, 0);
    grid->addWidget(m_number != nullptr ? static_cast<QWidget*>(m_number) : m_choice, row, 1);
    grid->addWidget(m_reset, row, 2);
    grid->addWidget(m_value, row, 3);
    grid->addWidget(m_origin, row, 4);
}

QString SettingRow::changeText() const
{
    if (m_number != nullptr)
        return m_number->text();
    return m_choice->currentIndex() == 0 ? QString() : m_choice->currentText();
}

void SettingRow::setChange(const std::optional<QString>& change)
{
    const QString text = change.value_or(QString());
    if (m_choice != nullptr)
        m_choice->setCurrentIndex(text.isEmpty() ? 0 : m_choice->findText(text));
    else if (m_number->text() != text)
        m_number->setText(text);
    m_reset->setVisible(change.has_value());
}

void SettingRow::setEffective(const std::optional<ResolvedText>& now, const std::optional<ResolvedText>& without, bool fromHere)
{
    m_reset->setVisible(!changeText().isEmpty());
    m_value->setText(now ? withUnit(now->value, m_field.unit) : tr("not said"));
    setTone(m_value, fromHere ? Tone::accent : now ? Tone::text : Tone::secondary);
    QString origin = now ? originText(now->origin) : QString();
    const bool overridden = now && without && now->origin != without->origin;
    if (overridden)
        origin += tr("; %1 says %2").arg(originText(without->origin), withUnit(without->value, m_field.unit));
    if (!changeText().isEmpty() && !fromHere)
        origin += tr(" (the change is not about such commands, or a narrower one holds)");
    m_origin->setText(origin);
}

void SettingRow::setInvalid(bool invalid)
{
    if (m_number != nullptr)
        ui::setInvalid(m_number, invalid);
}

QList<QWidget*> SettingRow::controls() const
{
    return {m_number != nullptr ? static_cast<QWidget*>(m_number) : m_choice, m_reset};
}

} // namespace binnacle::ui
