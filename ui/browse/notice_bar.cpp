// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browse/notice_bar.h"

#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace binnacle::ui {

NoticeBar::NoticeBar(QWidget* parent)
    : QWidget(parent),
      m_icon(new QLabel(this)),
      m_sentence(makeLabel({}, Tone::text, this, true)),
      m_action(new QPushButton(this))
{
    setObjectName(QStringLiteral("browseNotice"));
    m_sentence->setObjectName(QStringLiteral("browseNoticeText"));
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(QStringLiteral("browseNoticeAction"));
    setRole(m_action, ButtonRole::link);
    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("browseNoticeClose"));
    close->setAccessibleName(tr("Close this notice"));
    setRole(close, ButtonRole::ghost);
    setThemedIcon(close, QStringLiteral("close"), &Palette::secondary);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::margin, metrics::halfGrid, metrics::grid, metrics::halfGrid);
    row->setSpacing(metrics::grid);
    row->addWidget(m_icon);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
    row->addWidget(close);
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::actionTriggered);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void NoticeBar::showNotice(Kind kind, const QString& sentence, const QString& action)
{
    const bool danger = kind == Kind::danger;
    setSurface(this, danger ? Surface::dangerSoft : Surface::warningSoft);
    setThemedIcon(m_icon, QStringLiteral("warning"), danger ? &Palette::danger : &Palette::warning, metrics::iconSize);
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    show();
}

QString NoticeBar::sentence() const
{
    return m_sentence->text();
}

} // namespace binnacle::ui
