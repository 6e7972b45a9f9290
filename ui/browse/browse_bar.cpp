// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browse/browse_bar.h"

#include "ui/browse/key_field.h"
#include "ui/models/value_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace binnacle::ui {

namespace {

constexpr int keyFieldWidth = 210;

} // namespace

BrowseBar::BrowseBar(const DataSet& dataSet, QWidget* parent)
    : QWidget(parent),
      m_run(new QPushButton(this)),
      m_stop(new QPushButton(this)),
      m_columns(new QPushButton(tr("Columns"), this)),
      m_keyField(new KeyField(this))
{
    setSurface(this, Surface::bar);
    const bool withoutSet = dataSet.set.empty();
    auto* name = new ElidedLabel(withoutSet ? tr("no set") : nameText(dataSet.set), this);
    name->setObjectName(QStringLiteral("browseSetName"));
    name->setFont(textFont(14, QFont::DemiBold));
    auto* space = makeLabel(nameText(dataSet.nameSpace), Tone::secondary, this);

    m_run->setObjectName(QStringLiteral("runButton"));
    m_stop->setObjectName(QStringLiteral("stopButton"));
    m_columns->setObjectName(QStringLiteral("columnsButton"));
    setRole(m_columns, ButtonRole::ghost);
    setThemedIcon(m_columns, QStringLiteral("columns"), &Palette::secondary);
    m_keyField->setFixedWidth(keyFieldWidth);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::margin, metrics::halfGrid + 2, metrics::margin, metrics::halfGrid + 2);
    row->setSpacing(metrics::grid);
    row->addWidget(name);
    row->addWidget(space);
    row->addSpacing(metrics::grid);
    row->addWidget(m_run);
    row->addWidget(m_stop);
    row->addWidget(m_columns);
    row->addStretch(1);
    row->addWidget(m_keyField);

    connect(m_run, &QPushButton::clicked, this, &BrowseBar::runRequested);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_stopped ? emit resumeRequested() : emit stopRequested(); });
    setProgress(false, false, false);
}

void BrowseBar::setProgress(bool started, bool loading, bool stopped)
{
    m_stopped = stopped;
    setRole(m_run, started ? ButtonRole::secondary : ButtonRole::primary);
    m_run->setText(started ? tr("Refresh") : tr("Run"));
    m_run->setToolTip(started ? tr("Reads the first page anew") : tr("Reads the first page"));
    m_stop->setText(stopped ? tr("Resume") : tr("Stop"));
    m_stop->setToolTip(stopped ? tr("Goes on where it was stopped") : tr("Asks for no more records; what came is kept"));
    m_stop->setEnabled(loading || stopped);
    const ColorToken color = loading || stopped ? &Palette::text : &Palette::muted;
    setThemedIcon(m_stop, stopped ? QStringLiteral("play") : QStringLiteral("stop"), color);
}

} // namespace binnacle::ui
