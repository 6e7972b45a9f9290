// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <chrono>
#include <cstdint>
#include <optional>

class QLabel;
class QPushButton;

namespace binnacle::ui {

class BusyBar;

/// What a browse page knows about how far it is.
struct BrowseProgress {
    std::int64_t received = 0;
    std::optional<std::uint64_t> about; ///< how many there are, as far as the catalogue tells
    double perSecond = 0;
    std::optional<std::chrono::microseconds> firstRow;
    std::uint64_t bytes = 0;
    bool loading = false;
    bool complete = false;
    bool idle = false; ///< nothing was read yet, or it could not be
    bool stopped = false;
    bool filtered = false; ///< only the records that match a filter
    bool binsLeftOff = false; ///< there are more bin names than columns
};

/// `412 of about 1,240 records`.
QString recordsText(const BrowseProgress& progress);

/// The line below the grid: how many records of about how many, how fast, and the way to the rest.
class BrowseStatus : public QWidget {
    Q_OBJECT

public:
    explicit BrowseStatus(QWidget* parent = nullptr);

    void setProgress(const BrowseProgress& progress);

signals:
    void moreRequested();
    void allRequested();

private:
    QLabel* m_count;
    QLabel* m_records;
    QLabel* m_rate;
    QLabel* m_firstRow;
    QLabel* m_state;
    QLabel* m_order;
    BusyBar* m_bar;
    QPushButton* m_more;
    QPushButton* m_all;
};

} // namespace binnacle::ui
