// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/record_head.h"

#include "ui/models/time_text.h"
#include "ui/models/value_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/type_chip.h"

#include <QClipboard>
#include <QDateTime>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace binnacle::ui {

namespace {

constexpr int nameWidth = 84;
constexpr int lineHeight = 20;
constexpr int copyIcon = 13;

QLabel* valueLabel(const char* name, QWidget* parent)
{
    QLabel* label = makeLabel({}, Tone::text, parent);
    label->setObjectName(QLatin1String(name));
    label->setFont(valueFont());
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QToolButton* iconButton(const QString& icon, const char* name, const QString& what, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(what);
    button->setToolTip(what);
    button->setAutoRaise(true);
    setThemedIcon(button, icon, &Palette::secondary);
    return button;
}

void copy(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
}

QString whereText(const Key& key)
{
    return nameText(key.nameSpace) + (key.set.empty() ? QString() : QStringLiteral(" · ") + nameText(key.set));
}

} // namespace

RecordHead::RecordHead(QWidget* parent)
    : QWidget(parent),
      m_clock(&QDateTime::currentSecsSinceEpoch),
      m_key(new ElidedLabel(this)),
      m_chip(new TypeChip(this)),
      m_more(iconButton(QStringLiteral("more"), "inspectorMore", tr("Copy from this record"), this)),
      m_where(makeLabel({}, Tone::secondary, this)),
      m_digest(valueLabel("inspectorDigest", this)),
      m_copyDigest(iconButton(QStringLiteral("copy"), "inspectorCopyDigest", tr("Copy the digest"), this)),
      m_generation(valueLabel("inspectorGeneration", this)),
      m_expires(valueLabel("inspectorExpires", this)),
      m_sizeName(makeLabel(tr("size"), Tone::secondary, this)),
      m_size(valueLabel("inspectorSize", this))
{
    m_key->setObjectName(QStringLiteral("inspectorKey"));
    m_key->setFont(valueFont(16, QFont::Bold));
    m_where->setObjectName(QStringLiteral("inspectorWhere"));
    m_copyDigest->setFixedSize(lineHeight, lineHeight);
    m_copyDigest->setIconSize({copyIcon, copyIcon});
    m_size->setToolTip(tr("Of the whole record as it came over the wire"));

    auto* digestRow = new QHBoxLayout;
    digestRow->setSpacing(metrics::halfGrid);
    digestRow->addWidget(m_digest);
    digestRow->addWidget(m_copyDigest);
    digestRow->addStretch(1);
    auto* fields = new QGridLayout;
    fields->setHorizontalSpacing(metrics::grid);
    fields->setVerticalSpacing(0);
    fields->setColumnMinimumWidth(0, nameWidth);
    fields->setColumnStretch(1, 1);
    for (int row = 0; row < 4; ++row)
        fields->setRowMinimumHeight(row, lineHeight);
    fields->addWidget(makeLabel(tr("digest"), Tone::secondary, this), 0, 0);
    fields->addLayout(digestRow, 0, 1);
    addField(*fields, 1, makeLabel(tr("generation"), Tone::secondary, this), m_generation);
    addField(*fields, 2, makeLabel(tr("expires"), Tone::secondary, this), m_expires);
    addField(*fields, 3, m_sizeName, m_size);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::margin, metrics::margin, metrics::margin, metrics::margin);
    column->setSpacing(metrics::halfGrid);
    column->addLayout(titleRow());
    column->addWidget(m_where);
    column->addSpacing(metrics::halfGrid);
    column->addLayout(fields);

    buildMenu();
    m_second.setInterval(1'000);
    connect(&m_second, &QTimer::timeout, this, &RecordHead::showExpiry);
    connect(m_copyDigest, &QToolButton::clicked, this, [this] { copy(QString::fromStdString(toHex(m_record.key.digest))); });
}

QLayout* RecordHead::titleRow()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::grid);
    row->addWidget(m_key);
    row->addWidget(m_chip);
    row->addStretch(1);
    row->addWidget(m_more);
    return row;
}

void RecordHead::addField(QGridLayout& grid, int row, QLabel* name, QLabel* value)
{
    grid.addWidget(name, row, 0);
    grid.addWidget(value, row, 1);
}

void RecordHead::buildMenu()
{
    auto* menu = new QMenu(m_more);
    menu->addAction(tr("Copy key"), this, [this] { copy(QString::fromStdString(displayText(m_record.key))); });
    menu->addAction(tr("Copy digest"), this, [this] { copy(QString::fromStdString(toHex(m_record.key.digest))); });
    menu->addAction(tr("Copy record as JSON"), this, &RecordHead::copyRecordRequested);
    menu->setObjectName(QStringLiteral("inspectorMenu"));
    m_more->setFixedSize(lineHeight + 8, lineHeight + 4);
    // Not its own menu: the style would draw an arrow over the three dots.
    connect(m_more, &QToolButton::clicked, menu, [this, menu] {
        menu->popup(m_more->mapToGlobal(QPoint(m_more->width() - menu->sizeHint().width(), m_more->height())));
    });
}

void RecordHead::setRecord(const Record& record, qint64 wireSize)
{
    m_record = record;
    m_key->setText(keyText(record.key));
    m_chip->setChip(chipOfKey(record.key));
    m_where->setText(whereText(record.key));
    m_digest->setText(shortDigestText(record.key.digest));
    m_digest->setToolTip(digestText(record.key.digest));
    m_generation->setText(QString::number(record.generation));
    m_size->setText(sizeText(static_cast<std::uint64_t>(std::max<qint64>(wireSize, 0))));
    m_size->setVisible(wireSize >= 0);
    m_sizeName->setVisible(wireSize >= 0);
    showExpiry();
}

void RecordHead::setClock(Clock clock)
{
    m_clock = std::move(clock);
    showExpiry();
}

void RecordHead::showExpiry()
{
    m_expires->setText(expiryText(m_record.voidTime, m_clock()));
    if (m_record.voidTime == 0)
        m_expires->setToolTip({});
    else
        m_expires->setToolTip(QDateTime::fromSecsSinceEpoch(voidTimeEpoch + m_record.voidTime).toString(Qt::ISODate));
}

void RecordHead::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showExpiry();
    m_second.start();
}

void RecordHead::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_second.stop();
}

} // namespace binnacle::ui
