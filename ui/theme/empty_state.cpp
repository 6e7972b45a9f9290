// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/empty_state.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace binnacle::ui {

namespace {

constexpr int pictureSize = 32;
constexpr int sentenceWidth = 420;

} // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent),
      m_icon(new QLabel(this)),
      m_title(makeLabel({}, Tone::text, this, true)),
      m_sentence(makeLabel({}, Tone::secondary, this, true)),
      m_action(new QPushButton(this))
{
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    m_sentence->setObjectName(QStringLiteral("emptySentence"));
    m_action->setObjectName(QStringLiteral("emptyAction"));
    m_title->setFont(textFont(15, QFont::DemiBold));
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel* const label : {m_title, m_sentence}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setMaximumWidth(sentenceWidth);
    }
    m_icon->setAlignment(Qt::AlignCenter);

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * metrics::grid, 2 * metrics::grid, 2 * metrics::grid, 4 * metrics::grid);
    layout->setSpacing(metrics::grid);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    // A wrapping label only gets its height for its width if it has no alignment; side stretches keep it in the middle.
    for (QLabel* const label : {m_title, m_sentence}) {
        auto* const row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(label, 100);
        row->addStretch(1);
        layout->addLayout(row);
    }
    layout->addSpacing(metrics::halfGrid);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setContent(Kind kind, const QString& icon, const QString& title, const QString& sentence, const QString& action)
{
    setThemedIcon(m_icon, icon, kind == Kind::failed ? &Palette::danger : &Palette::muted, pictureSize);
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

QString EmptyState::title() const
{
    return m_title->text();
}

QString EmptyState::sentence() const
{
    return m_sentence->text();
}

} // namespace binnacle::ui
