// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/results_header.h"

#include "ui/models/value_text.h"
#include "ui/theme/badge.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace binnacle::ui {

namespace {

void showCount(Badge* badge, std::int64_t count, const QString& text)
{
    badge->setText(text.arg(countText(static_cast<std::uint64_t>(count))));
    badge->setVisible(count > 0);
}

} // namespace

ResultsHeader::ResultsHeader(QWidget* parent)
    : QWidget(parent), m_summary(new ElidedLabel(this)), m_ok(new Badge({}, BadgeKind::ok, this)),
      m_skipped(new Badge({}, BadgeKind::warning, this)), m_failed(new Badge({}, BadgeKind::danger, this)),
      m_inDoubt(new Badge({}, BadgeKind::danger, this)), m_note(makeLabel({}, Tone::secondary, this)),
      m_input(orderButton(tr("Input order"), "inputOrderButton", ResultsModel::Order::input)),
      m_completion(orderButton(tr("Completion order"), "completionOrderButton", ResultsModel::Order::completion)),
      m_retry(new QPushButton(tr("Retry failed"), this)),
      m_export(new QPushButton(tr("Export"), this)),
      m_exportMenu(new QMenu(this)),
      m_stop(new QPushButton(tr("Stop"), this))
{
    setFixedHeight(metrics::barHeight);
    m_summary->setObjectName(QStringLiteral("resultsSummary"));
    m_ok->setObjectName(QStringLiteral("okBadge"));
    m_skipped->setObjectName(QStringLiteral("skippedBadge"));
    m_failed->setObjectName(QStringLiteral("failedBadge"));
    m_inDoubt->setObjectName(QStringLiteral("inDoubtBadge"));
    m_note->setObjectName(QStringLiteral("resultsNote"));
    m_stop->setObjectName(QStringLiteral("stopResultsButton"));
    setThemedIcon(m_stop, QStringLiteral("stop"), &Palette::text);
    setTone(m_summary, Tone::secondary);
    m_retry->setObjectName(QStringLiteral("retryButton"));
    m_retry->setToolTip(tr("Sends only the failed ones again; what is in doubt may then be done twice"));
    setRole(m_retry, ButtonRole::ghost);
    m_export->setObjectName(QStringLiteral("exportButton"));
    setRole(m_export, ButtonRole::ghost);
    build();
    connect(m_stop, &QPushButton::clicked, this, &ResultsHeader::stopRequested);
    connect(m_retry, &QPushButton::clicked, this, &ResultsHeader::retryRequested);
    connect(m_export, &QPushButton::clicked, this,
            [this] { m_exportMenu->popup(m_export->mapToGlobal(QPoint(0, m_export->height()))); });
    setCounts({});
    setRunning(false);
    setOrder(ResultsModel::Order::completion);
}

void ResultsHeader::build()
{
    auto* const group = new QButtonGroup(this);
    group->addButton(m_input);
    group->addButton(m_completion);
    auto* const line = new QHBoxLayout(this);
    line->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    line->setSpacing(metrics::grid);
    line->addWidget(new SectionLabel(tr("Results"), this));
    line->addWidget(m_summary);
    for (Badge* badge : {m_ok, m_skipped, m_failed, m_inDoubt})
        line->addWidget(badge);
    line->addStretch(1);
    line->addWidget(m_note);
    line->addWidget(m_input);
    line->addWidget(m_completion);
    line->addWidget(m_retry);
    line->addWidget(m_export);
    line->addWidget(m_stop);
}

QPushButton* ResultsHeader::orderButton(const QString& text, const char* name, ResultsModel::Order order)
{
    auto* const button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setCheckable(true);
    setRole(button, ButtonRole::segment);
    connect(button, &QPushButton::clicked, this, [this, order] { emit orderChosen(order); });
    return button;
}

void ResultsHeader::setSummary(const QString& summary)
{
    m_summary->setText(summary);
    m_summary->updateGeometry();
}

void ResultsHeader::setCounts(const ResultsModel::Counts& counts)
{
    showCount(m_ok, counts.ok, tr("%1 ok"));
    showCount(m_skipped, counts.skipped, tr("%1 filtered out"));
    showCount(m_failed, counts.failed, tr("%1 failed"));
    showCount(m_inDoubt, counts.inDoubt, tr("%1 in doubt"));
    m_input->setVisible(counts.all() > 1);
    m_completion->setVisible(counts.all() > 1);
    m_export->setVisible(counts.all() > 0);
    m_failures = counts.failed > 0;
    showRetry();
}

void ResultsHeader::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void ResultsHeader::setRunning(bool running)
{
    m_running = running;
    m_stop->setVisible(running);
    showRetry();
}

void ResultsHeader::showRetry()
{
    m_retry->setVisible(m_failures && !m_running);
}

void ResultsHeader::setOrder(ResultsModel::Order order)
{
    (order == ResultsModel::Order::input ? m_input : m_completion)->setChecked(true);
}

} // namespace binnacle::ui
