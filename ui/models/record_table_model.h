// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/value/record.h"
#include "ui/models/bin_columns.h"
#include "ui/models/prepared_chunk.h"

#include <QAbstractTableModel>
#include <QCache>

#include <cstdint>
#include <memory>
#include <vector>

namespace binnacle::ui {

/// Records of a set as they arrived, one a row: the key, then bins in the order in which they were found. The chunks are kept as
/// the bytes that came; a record is decoded when a cell of it is asked for, and the last few decoded ones are remembered.
class RecordTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        ChipRole = Qt::UserRole + 1, ///< QString: the type of the cell's value, or of the column (header); empty for no value
        ToneRole,                    ///< CellTone as int
        NumericRole,                 ///< bool: in the value face
    };
    enum class CellTone { plain, dim, secondary, typed, danger };
    static constexpr int keyColumn = 0;

    explicit RecordTableModel(QObject* parent = nullptr);
    ~RecordTableModel() override;

    /// Empties the model. What append() is given for an older generation is dropped from then on.
    std::uint64_t restart();
    std::uint64_t generation() const { return m_generation; }

    /// All the chunks in one insertion; new columns before it. Returns the number of rows that came in.
    int append(std::uint64_t generation, std::vector<PreparedChunk> chunks);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// One cell on a line of about `length` characters: data() for who knows how much room there is.
    QString cellText(const QModelIndex& index, int length) const;
    QString cellChip(const QModelIndex& index) const;
    CellTone cellTone(const QModelIndex& index) const;

    /// The row's record, decoded anew or remembered; an error if its bytes are no record. `row` is below rowCount().
    Result<Record> record(int row) const;
    /// Length of the row's record on the wire, in bytes.
    std::size_t recordSize(int row) const;
    /// Bytes of all records.
    std::uint64_t byteSize() const { return m_byteSize; }

    const BinColumns& binColumns() const { return m_columns; }

private:
    struct Place {
        std::size_t chunk;
        std::size_t index;
    };
    Place placeOf(int row) const;
    const Result<Record>* decoded(int row) const;
    const Value* valueAt(const QModelIndex& index) const;
    QVariant toolTip(const QModelIndex& index) const;
    void insertColumnsOf(const std::vector<PreparedChunk>& chunks);

    BinColumns m_columns;
    std::vector<RecordChunk> m_chunks;
    std::vector<std::int64_t> m_ends; ///< of each chunk: rows up to and with it
    std::uint64_t m_generation = 0;
    std::uint64_t m_byteSize = 0;
    int m_rows = 0;
    mutable QCache<int, Result<Record>> m_decoded;
};

} // namespace binnacle::ui
