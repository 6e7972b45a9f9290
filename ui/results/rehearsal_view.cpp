// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/rehearsal_view.h"

#include "ui/models/value_text.h"
#include "ui/results/rehearsal_model.h"
#include "ui/results/rehearsal_outcome.h"
#include "ui/results/rehearsal_tree.h"
#include "ui/theme/badge.h"
#include "ui/theme/busy_bar.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace binnacle::ui {

namespace {

QString countOf(std::int64_t count)
{
    return countText(static_cast<std::uint64_t>(count));
}

void showBadge(Badge* badge, std::int64_t count, const QString& text)
{
    badge->setText(text.arg(countOf(count)));
    badge->setVisible(count > 0);
}

QLabel* makeNote(const char* name, Surface surface, QWidget* parent)
{
    QLabel* const label = makeLabel({}, Tone::text, parent, true);
    label->setObjectName(QLatin1String(name));
    label->setContentsMargins(metrics::margin, metrics::halfGrid, metrics::margin, metrics::halfGrid);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setSurface(label, surface);
    label->hide();
    return label;
}

} // namespace

RehearsalView::RehearsalView(QWidget* parent)
    : QWidget(parent), m_model(new RehearsalModel(this)), m_title(new SectionLabel(tr("Rehearsal"), this)),
      m_changes(new Badge({}, BadgeKind::ok, this)), m_unchanged(new Badge({}, BadgeKind::neutral, this)),
      m_skipped(new Badge({}, BadgeKind::warning, this)), m_failed(new Badge({}, BadgeKind::danger, this)),
      m_notRehearsed(new Badge({}, BadgeKind::warning, this)),
      m_execute(new QPushButton(tr("Execute as rehearsed"), this)), m_stop(new QPushButton(tr("Stop"), this)),
      m_close(new QPushButton(this)), m_busy(new BusyBar(this)),
      m_outdated(makeNote("rehearsalOutdated", Surface::raised, this)),
      m_leftOut(makeNote("rehearsalLeftOut", Surface::warningSoft, this)), m_empty(new EmptyState(this)),
      m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("rehearsalView"));
    setSurface(this, Surface::panel);
    auto* const tree = new RehearsalTree(*m_model, this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(tree);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(m_busy);
    column->addWidget(m_outdated);
    column->addWidget(m_leftOut);
    column->addWidget(m_stack, 1);
    connect(m_stop, &QPushButton::clicked, this, &RehearsalView::stopRequested);
    connect(m_close, &QPushButton::clicked, this, &RehearsalView::closeRequested);
    connect(m_execute, &QPushButton::clicked, this, [this] { emit executeRequested(rehearsed()); });
    begin();
}

QWidget* RehearsalView::buildHead()
{
    m_title->setObjectName(QStringLiteral("rehearsalTitle"));
    m_changes->setObjectName(QStringLiteral("changesBadge"));
    m_unchanged->setObjectName(QStringLiteral("unchangedBadge"));
    m_skipped->setObjectName(QStringLiteral("skippedBadge"));
    m_failed->setObjectName(QStringLiteral("failedBadge"));
    m_notRehearsed->setObjectName(QStringLiteral("notRehearsedBadge"));
    m_execute->setObjectName(QStringLiteral("executeRehearsedButton"));
    m_stop->setObjectName(QStringLiteral("stopRehearsalButton"));
    m_close->setObjectName(QStringLiteral("closeRehearsalButton"));
    m_execute->setToolTip(tr("Writes only records that are still as they were when this was rehearsed"));
    m_close->setToolTip(tr("Close the rehearsal"));
    m_close->setAccessibleName(tr("Close the rehearsal"));
    setThemedIcon(m_stop, QStringLiteral("stop"), &Palette::text);
    setThemedIcon(m_close, QStringLiteral("close"), &Palette::secondary);
    setRole(m_close, ButtonRole::ghost);
    m_close->setFixedWidth(metrics::controlHeight);
    auto* const head = new QWidget(this);
    auto* const first = new QHBoxLayout;
    first->setSpacing(metrics::grid);
    first->addWidget(m_title);
    first->addStretch(1);
    first->addWidget(m_stop);
    first->addWidget(m_execute);
    first->addWidget(m_close);
    auto* const badges = new QHBoxLayout;
    badges->setSpacing(metrics::grid);
    for (Badge* badge : {m_changes, m_skipped, m_failed, m_unchanged, m_notRehearsed})
        badges->addWidget(badge);
    badges->addStretch(1);
    auto* const lines = new QVBoxLayout(head);
    lines->setContentsMargins(metrics::margin, metrics::grid, metrics::grid, metrics::grid);
    lines->setSpacing(metrics::grid);
    lines->addLayout(first);
    lines->addLayout(badges);
    return head;
}

const std::shared_ptr<const Rehearsed>& RehearsalView::rehearsed() const
{
    return m_model->rehearsed();
}

void RehearsalView::begin()
{
    m_running = true;
    m_model->setRehearsed(nullptr);
    m_title->setText(tr("Rehearsing"));
    m_empty->setContent(EmptyState::Kind::nothing, QStringLiteral("clock"), tr("Reading the records…"),
                        tr("They are copied and changed in memory. Nothing is written."));
    m_stack->setCurrentWidget(m_empty);
    m_busy->setBusy(true);
    m_busy->setFraction({});
    m_outdated->hide();
    m_leftOut->hide();
    m_isOutdated = false;
    showCounts();
    updateButtons();
}

void RehearsalView::setProgress(std::int64_t read, std::int64_t all)
{
    m_busy->setFraction(static_cast<double>(read) / static_cast<double>(std::max<std::int64_t>(all, 1)));
    m_title->setText(tr("Rehearsing · %1 of %2 records read").arg(countOf(read), countOf(all)));
}

void RehearsalView::setRehearsed(std::shared_ptr<const Rehearsed> rehearsed)
{
    m_running = false;
    m_busy->setBusy(false);
    m_model->setRehearsed(std::move(rehearsed));
    const int count = m_model->rowCount();
    m_title->setText(count == 1 ? tr("Rehearsed on 1 record") : tr("Rehearsed on %1 records").arg(countOf(count)));
    showCounts();
    showLeftOut();
    updateButtons();
    if (count > 0) {
        m_stack->setCurrentIndex(1);
        return;
    }
    m_empty->setContent(EmptyState::Kind::nothing, QStringLiteral("record"), tr("No records"),
                        tr("The operation comes to no record that could be rehearsed."));
    m_stack->setCurrentWidget(m_empty);
}

void RehearsalView::fail(const Error& error)
{
    m_running = false;
    m_busy->setBusy(false);
    const bool stopped = error.is(ClientCode::aborted);
    m_title->setText(tr("Rehearsal"));
    m_empty->setContent(stopped ? EmptyState::Kind::nothing : EmptyState::Kind::failed,
                        stopped ? QStringLiteral("stop") : QStringLiteral("warning"),
                        stopped ? tr("Stopped") : tr("It could not be rehearsed"),
                        stopped ? tr("Nothing was written.") : QString::fromStdString(error.text()));
    m_stack->setCurrentWidget(m_empty);
    updateButtons();
}

void RehearsalView::setOutdated(const QString& why)
{
    if (m_running || !rehearsed())
        return;
    m_isOutdated = true;
    m_outdated->setText(why);
    m_outdated->show();
    updateButtons();
}

void RehearsalView::showCounts()
{
    const RehearsalCounts counts = rehearsed() ? countsOf(rehearsed()->rehearsal) : RehearsalCounts{};
    showBadge(m_changes, counts.changes, counts.changes == 1 ? tr("%1 changes") : tr("%1 change"));
    showBadge(m_skipped, counts.skipped, tr("%1 filtered out"));
    showBadge(m_failed, counts.failed, counts.failed == 1 ? tr("%1 fails") : tr("%1 fail"));
    showBadge(m_unchanged, counts.unchanged, tr("%1 unchanged"));
    showBadge(m_notRehearsed, counts.notRehearsed, tr("%1 not rehearsed"));
}

void RehearsalView::showLeftOut()
{
    QStringList sentences;
    const bool several = rehearsed()->document.segments.size() > 1;
    for (const work::LeftOut& left : rehearsed()->rehearsal.leftOut) {
        QString sentence = QString::fromStdString(left.why);
        if (left.records)
            sentence = tr("%1 left out: %2").arg(countOf(*left.records), sentence);
        sentences << (several ? tr("Segment %1: %2").arg(left.segment + 1).arg(sentence) : sentence);
    }
    m_leftOut->setText(sentences.join(u'\n'));
    m_leftOut->setVisible(!sentences.isEmpty());
}

void RehearsalView::updateButtons()
{
    m_stop->setVisible(m_running);
    m_execute->setVisible(!m_running && rehearsed() != nullptr);
    m_execute->setEnabled(!m_isOutdated && m_model->rowCount() > 0);
}

} // namespace binnacle::ui
