// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/check_note.h"

#include "ui/editors/icon_button.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>

namespace binnacle::ui {

CheckNote::CheckNote(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_sentence(makeLabel({}, Tone::text, this, true))
{
    setObjectName(QStringLiteral("hllNote"));
    m_sentence->setObjectName(QStringLiteral("hllNoteText"));
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* const close = new IconButton(QStringLiteral("close"), tr("Close this note"), this);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::margin, metrics::halfGrid, metrics::margin, metrics::halfGrid);
    row->setSpacing(metrics::grid);
    row->addWidget(m_icon);
    row->addWidget(m_sentence, 1);
    row->addWidget(close);
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void CheckNote::showNote(Kind kind, const QString& sentence, const QStringList& details)
{
    const Surface surface = kind == Kind::good ? Surface::okSoft : kind == Kind::bad ? Surface::dangerSoft : Surface::warningSoft;
    const ColorToken color = kind == Kind::good ? &Palette::ok : kind == Kind::bad ? &Palette::danger : &Palette::warning;
    setSurface(this, surface);
    setThemedIcon(m_icon, kind == Kind::good ? QStringLiteral("check") : QStringLiteral("warning"), color, metrics::iconSize);
    m_sentence->setText(sentence);
    m_sentence->setToolTip(details.join(u'\n').toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
    show();
}

QString CheckNote::sentence() const
{
    return m_sentence->text();
}

} // namespace binnacle::ui
