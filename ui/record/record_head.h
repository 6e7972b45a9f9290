// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/record.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QGridLayout;
class QLabel;
class QToolButton;

namespace binnacle::ui {

class ElidedLabel;
class TypeChip;

/// The top of the inspector: a record's key, where it is, and its metadata; the time to live counts down.
class RecordHead : public QWidget {
    Q_OBJECT

public:
    /// Seconds since 1970; what the countdown counts from.
    using Clock = std::function<std::int64_t()>;

    explicit RecordHead(QWidget* parent = nullptr);

    /// `wireSize` in bytes, -1 where it is not known.
    void setRecord(const Record& record, qint64 wireSize);
    void setClock(Clock clock);

signals:
    void copyRecordRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QLayout* titleRow();
    void addField(QGridLayout& grid, int row, QLabel* name, QLabel* value);
    void buildMenu();
    void showExpiry();

    Record m_record;
    Clock m_clock;
    QTimer m_second;
    ElidedLabel* m_key;
    TypeChip* m_chip;
    QToolButton* m_more;
    QLabel* m_where;
    QLabel* m_digest;
    QToolButton* m_copyDigest;
    QLabel* m_generation;
    QLabel* m_expires;
    QLabel* m_sizeName;
    QLabel* m_size;
};

} // namespace binnacle::ui
