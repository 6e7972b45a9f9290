// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "core/operation/record_result.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <vector>

namespace binnacle::ui {

/// The results of one run, fed in batches as they come. Rows are in completion order, or in the document's own. Memory is
/// bounded: results beyond the most rows are counted and not kept, and bins beyond the most bytes are dropped from their rows.
class ResultsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Columns { indexColumn, keyColumn, outcomeColumn, generationColumn, timeToLiveColumn, binsColumn, timeColumn, columns };
    enum Roles {
        outcomeKindRole = Qt::UserRole, ///< OutcomeKind as int
        outcomeTitleRole,               ///< QString with the mark
        outcomeSentenceRole,
    };
    enum class Order { completion, input };

    struct Counts {
        std::int64_t ok = 0;
        std::int64_t skipped = 0;
        std::int64_t failed = 0;
        std::int64_t inDoubt = 0; ///< among the failed
        std::int64_t all() const { return ok + skipped + failed; }
    };

    struct Limits {
        std::size_t rows = 200'000;
        std::size_t binBytes = std::size_t{128} << 20;
    };

    explicit ResultsModel(QObject* parent = nullptr);
    explicit ResultsModel(Limits limits, QObject* parent = nullptr);

    void clear();
    /// Which document the results are of, so that answers are read as its operations mean them.
    void setDocument(const OperationDocument& document);
    void append(const std::vector<RecordResult>& results);

    Order order() const { return m_order; }
    void setOrder(Order order);

    /// Of all results that came, kept or not.
    const Counts& counts() const { return m_counts; }
    /// Results that have no row.
    std::int64_t notKept() const;
    /// `row` is below rowCount(). Valid until the model changes.
    const RecordResult& result(int row) const;
    /// All that have rows, as they came.
    const std::vector<RecordResult>& results() const { return m_results; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void count(const RecordResult& result);
    void keep(const RecordResult& result);
    void rearrange();
    QString text(const RecordResult& result, int column) const;
    QString toolTip(const RecordResult& result, int column) const;
    /// That the result comes of; null if that is not known.
    const Segment* segmentOf(const RecordResult& result) const;

    struct Part {
        std::int64_t end = 0; ///< the first index beyond the segment
        Segment segment;      ///< without its keys
    };

    Limits m_limits;
    std::vector<Part> m_parts;
    std::vector<RecordResult> m_results;   ///< as they came
    std::vector<std::uint32_t> m_rows;     ///< row to place in m_results
    std::vector<std::uint8_t> m_withoutBins; ///< by place in m_results: bins came and were dropped
    std::size_t m_binBytes = 0;
    Counts m_counts;
    Order m_order = Order::completion;
};

} // namespace binnacle::ui
