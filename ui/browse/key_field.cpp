// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browse/key_field.h"

#include "ui/models/typed_key.h"
#include "ui/theme/roles.h"
#include "ui/theme/type_chip.h"

namespace binnacle::ui {

KeyField::KeyField(QWidget* parent) : QLineEdit(parent), m_chip(new TypeChip(this))
{
    setObjectName(QStringLiteral("keyField"));
    setAccessibleName(tr("Go to key"));
    setPlaceholderText(tr("Go to key…"));
    setToolTip(tr("Reads one record, without a scan: 42, \"text\", 0xblob or <digest>"));
    m_chip->hide();
    connect(this, &QLineEdit::textChanged, this, &KeyField::showKind);
    connect(this, &QLineEdit::returnPressed, this, &KeyField::enter);
}

void KeyField::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    placeChip();
}

void KeyField::showKind()
{
    const TypedKey typed = readTypedKey(text());
    const QString chip = typed.key ? chipOfKeyItem(*typed.key) : QString();
    m_chip->setChip(chip);
    m_chip->setVisible(!chip.isEmpty());
    setInvalid(this, false);
    placeChip();
}

void KeyField::placeChip()
{
    constexpr int gap = 6;
    const QSize size = m_chip->sizeHint();
    m_chip->resize(size);
    m_chip->move(width() - size.width() - gap, (height() - size.height()) / 2);
    setTextMargins(0, 0, m_chip->isHidden() ? 0 : size.width() + gap, 0);
}

void KeyField::enter()
{
    const QString entered = text().trimmed();
    if (entered.isEmpty())
        return;
    const TypedKey typed = readTypedKey(entered);
    setInvalid(this, !typed.key);
    if (typed.key)
        emit keyEntered(*typed.key);
    else
        emit refused(tr("%1 is no key: %2").arg(entered, typed.reason));
}

} // namespace binnacle::ui
