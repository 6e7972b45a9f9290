// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/document_footer.h"

#include "ui/compose/button_ink.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStringList>

namespace binnacle::ui {

DocumentFooter::DocumentFooter(QWidget* parent)
    : QWidget(parent), m_problems(new QPushButton(this)), m_stop(new QPushButton(tr("Stop"), this)),
      m_rehearse(new QPushButton(tr("Rehearse"), this)), m_stream(new QPushButton(tr("Stream"), this)),
      m_execute(new QPushButton(tr("Execute"), this))
{
    m_problems->setObjectName(QStringLiteral("problemsButton"));
    m_stop->setObjectName(QStringLiteral("stopButton"));
    m_rehearse->setObjectName(QStringLiteral("rehearseButton"));
    m_stream->setObjectName(QStringLiteral("streamButton"));
    m_execute->setObjectName(QStringLiteral("executeButton"));
    setRole(m_problems, ButtonRole::link);
    setRole(m_execute, ButtonRole::primary);
    setThemedIcon(m_stop, QStringLiteral("stop"), &Palette::text);
    m_problems->setToolTip(tr("Go to the first problem"));
    m_execute->setToolTip(tr("Waits for all results, and shows them in the document's order"));
    m_rehearse->setToolTip(tr("Shows what it would do to each record, and writes nothing"));
    m_stream->setToolTip(tr("Shows each result as it arrives"));
    setFixedHeight(metrics::barHeight + metrics::grid);
    auto* const line = new QHBoxLayout(this);
    line->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    line->setSpacing(metrics::grid);
    line->addWidget(m_problems);
    line->addStretch(1);
    line->addWidget(m_stop);
    line->addWidget(m_rehearse);
    line->addWidget(m_stream);
    line->addWidget(m_execute);
    connect(m_problems, &QPushButton::clicked, this, &DocumentFooter::problemsClicked);
    connect(m_stop, &QPushButton::clicked, this, &DocumentFooter::stopRequested);
    connect(m_rehearse, &QPushButton::clicked, this, &DocumentFooter::rehearseRequested);
    connect(m_stream, &QPushButton::clicked, this, &DocumentFooter::streamRequested);
    connect(m_execute, &QPushButton::clicked, this, &DocumentFooter::executeRequested);
    updateButtons();
}

void DocumentFooter::setProblems(int errors, int warnings)
{
    m_errors = errors;
    QStringList parts;
    if (errors > 0)
        parts << (errors == 1 ? tr("1 problem") : tr("%1 problems").arg(errors));
    if (warnings > 0)
        parts << (warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings));
    m_problems->setText(parts.join(QStringLiteral(" · ")));
    m_problems->setVisible(!parts.isEmpty());
    setInk(m_problems, errors > 0 ? &Palette::danger : &Palette::warning);
    updateButtons();
}

void DocumentFooter::setRunning(bool running)
{
    m_running = running;
    updateButtons();
}

bool DocumentFooter::canExecute() const
{
    return m_errors == 0 && !m_running;
}

void DocumentFooter::updateButtons()
{
    m_stop->setVisible(m_running);
    m_rehearse->setEnabled(canExecute());
    m_stream->setEnabled(canExecute());
    m_execute->setEnabled(canExecute());
}

} // namespace binnacle::ui
