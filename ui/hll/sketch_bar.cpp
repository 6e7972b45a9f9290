// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/sketch_bar.h"

#include "ui/hll/sketch_chips.h"
#include "ui/models/typed_key.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace binnacle::ui {

SketchBar::SketchBar(QWidget* parent)
    : QWidget(parent),
      m_chips(new SketchChips(this)),
      m_files(new QPushButton(tr("Add a file…"), this)),
      m_check(new QPushButton(tr("Check against the server"), this)),
      m_union(new QPushButton(tr("Save union as bin…"), this))
{
    setSurface(this, Surface::bar);
    m_chips->edit()->setObjectName(QStringLiteral("sketchKey"));
    m_chips->edit()->setAccessibleName(tr("Add the sketches of a record by its key"));
    m_chips->edit()->setPlaceholderText(tr("add from the grid, a key, a file…"));
    m_files->setObjectName(QStringLiteral("addFile"));
    m_check->setObjectName(QStringLiteral("checkServer"));
    m_union->setObjectName(QStringLiteral("saveUnion"));
    setRole(m_files, ButtonRole::ghost);

    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::margin, metrics::halfGrid + 2, metrics::margin, metrics::halfGrid + 2);
    row->setSpacing(metrics::grid);
    row->addWidget(makeLabel(tr("sketches"), Tone::secondary, this));
    row->addWidget(m_chips, 1);
    row->addWidget(m_files);
    row->addWidget(m_check);
    row->addWidget(m_union);
    connect(m_chips->edit(), &QLineEdit::returnPressed, this, &SketchBar::enter);
    connect(m_chips->edit(), &QLineEdit::textChanged, this, [this] { setInvalid(m_chips->edit(), false); });
    connect(m_chips, &SketchChips::removeRequested, this, &SketchBar::removeRequested);
    connect(m_files, &QPushButton::clicked, this, &SketchBar::filesRequested);
    connect(m_check, &QPushButton::clicked, this, &SketchBar::checkRequested);
    connect(m_union, &QPushButton::clicked, this, &SketchBar::unionRequested);
    setNames({});
}

void SketchBar::setNames(const QStringList& names)
{
    m_chips->setNames(names);
    m_union->setEnabled(!names.isEmpty());
}

void SketchBar::setCheckable(const QString& reasonAgainst)
{
    m_check->setEnabled(reasonAgainst.isEmpty());
    m_check->setToolTip(reasonAgainst);
}

void SketchBar::setChecking(bool checking)
{
    m_check->setText(checking ? tr("Checking…") : tr("Check against the server"));
}

void SketchBar::enter()
{
    const QString text = m_chips->edit()->text().trimmed();
    if (text.isEmpty())
        return;
    const TypedKey typed = readTypedKey(text);
    if (!typed.key) {
        setInvalid(m_chips->edit(), true);
        emit refused(tr("%1 is no key: %2").arg(text, typed.reason));
        return;
    }
    m_chips->edit()->clear();
    emit keyEntered(*typed.key);
}

} // namespace binnacle::ui
