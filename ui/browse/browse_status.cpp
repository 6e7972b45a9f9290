// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browse/browse_status.h"

#include "ui/models/prepared_chunk.h"
#include "ui/models/time_text.h"
#include "ui/models/value_text.h"
#include "ui/theme/busy_bar.h"
#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int barWidth = 160;
constexpr int leastWidth = 320;

std::optional<double> fractionOf(const BrowseProgress& progress)
{
    if (!progress.about || *progress.about == 0 || progress.filtered)
        return std::nullopt;
    return std::min(1.0, static_cast<double>(progress.received) / static_cast<double>(*progress.about));
}

/// What follows the count: `of about 1,240 records`, `records`.
QString countedText(const BrowseProgress& progress)
{
    const auto received = static_cast<std::uint64_t>(progress.received);
    if (progress.filtered && progress.complete)
        return progress.received == 1 ? BrowseStatus::tr("record matches, no other does")
                                      : BrowseStatus::tr("records match, all that do");
    if (progress.filtered && progress.about)
        return BrowseStatus::tr("that match, of about %1 records").arg(countText(*progress.about));
    if (progress.filtered)
        return BrowseStatus::tr("that match so far");
    if (progress.complete)
        return progress.received == 1 ? BrowseStatus::tr("record, all there is") : BrowseStatus::tr("records, all there are");
    if (progress.about && *progress.about > received)
        return BrowseStatus::tr("of about %1 records").arg(countText(*progress.about));
    return BrowseStatus::tr("records so far");
}

QString stateText(const BrowseProgress& progress)
{
    if (progress.binsLeftOff)
        return BrowseStatus::tr("the first %1 bin names have columns").arg(countText(mostColumns));
    return progress.stopped ? BrowseStatus::tr("stopped") : QString();
}

QLabel* namedLabel(Tone tone, const char* name, QWidget* parent)
{
    QLabel* label = makeLabel({}, tone, parent);
    label->setObjectName(QLatin1String(name));
    return label;
}

} // namespace

QString recordsText(const BrowseProgress& progress)
{
    return countText(static_cast<std::uint64_t>(progress.received)) + u' ' + countedText(progress);
}

BrowseStatus::BrowseStatus(QWidget* parent)
    : QWidget(parent),
      m_count(namedLabel(Tone::text, "browseCount", this)),
      m_records(namedLabel(Tone::secondary, "browseRecords", this)),
      m_rate(namedLabel(Tone::secondary, "browseRate", this)),
      m_firstRow(namedLabel(Tone::secondary, "browseFirstRow", this)),
      m_state(namedLabel(Tone::warning, "browseState", this)),
      m_order(makeLabel(tr("in order of arrival"), Tone::secondary, this)),
      m_bar(new BusyBar(this)),
      m_more(new QPushButton(tr("More"), this)),
      m_all(new QPushButton(tr("Load all"), this))
{
    setObjectName(QStringLiteral("browseStatus"));
    setSurface(this, Surface::panel);
    setFixedHeight(metrics::controlHeight);
    m_count->setFont(textFont(13, QFont::Bold));
    m_bar->setFixedWidth(barWidth);
    m_more->setObjectName(QStringLiteral("moreButton"));
    m_all->setObjectName(QStringLiteral("loadAllButton"));
    setRole(m_more, ButtonRole::link);
    setRole(m_all, ButtonRole::link);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    row->setSpacing(metrics::grid * 2);
    auto* counted = new QHBoxLayout;
    counted->setSpacing(metrics::halfGrid);
    counted->addWidget(m_count);
    counted->addWidget(m_records);
    row->addLayout(counted);
    row->addWidget(m_rate);
    row->addWidget(m_firstRow);
    row->addWidget(m_bar, 0, Qt::AlignVCenter);
    row->addWidget(m_state);
    row->addStretch(1);
    row->addWidget(m_order);
    row->addWidget(m_more);
    row->addWidget(m_all);
    connect(m_more, &QPushButton::clicked, this, &BrowseStatus::moreRequested);
    connect(m_all, &QPushButton::clicked, this, &BrowseStatus::allRequested);
    // What it tells while a set is read must not push the panels beside the page.
    setMinimumWidth(leastWidth);
    setProgress({});
}

void BrowseStatus::setProgress(const BrowseProgress& progress)
{
    m_count->setVisible(!progress.idle);
    m_records->setVisible(!progress.idle);
    m_order->setVisible(progress.received > 0);
    m_count->setText(countText(static_cast<std::uint64_t>(progress.received)));
    m_records->setText(countedText(progress));
    m_records->setToolTip(tr("%1 as they came over the wire").arg(sizeText(progress.bytes)));
    m_rate->setText(progress.received > 0 ? tr("%1 / s").arg(countText(static_cast<std::uint64_t>(progress.perSecond)))
                                          : QString());
    m_firstRow->setText(progress.firstRow ? tr("first row %1").arg(elapsedText(*progress.firstRow)) : QString());
    m_state->setText(stateText(progress));
    m_bar->setVisible(progress.loading);
    m_bar->setBusy(progress.loading);
    m_bar->setFraction(fractionOf(progress));
    const bool goesOn = !progress.loading && !progress.complete && progress.received > 0;
    m_more->setVisible(goesOn);
    m_all->setVisible(goesOn);
}

} // namespace binnacle::ui
