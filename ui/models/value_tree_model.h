// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/record.h"

#include <QAbstractItemModel>
#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace binnacle::ui {

/// The bins of one record as a typed tree of name and value; what is in lists and maps is made when it is opened, some hundred
/// at a time. With a filter, only what matches it by name or value, what is inside that, and the way to it.
class ValueTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { NameColumn, ValueColumn, columns };
    enum Role {
        ChipRole = Qt::UserRole + 1, ///< QString: the type of the value, on both columns
    };

    explicit ValueTreeModel(QObject* parent = nullptr);
    ~ValueTreeModel() override;

    /// The model keeps a copy of its own.
    void setBins(std::vector<Bin> bins);
    void clear() { setBins({}); }

    void setFilter(const QString& text);
    const QString& filter() const { return m_filter; }
    /// The record has more values than are looked through for a filter; what comes later is not found.
    bool filterGaveUp() const { return m_visitsLeft <= 0; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Null for an invalid index; it lives until the next setBins().
    const Value* value(const QModelIndex& index) const;
    /// From the bin down, as in `address.tags[1]`.
    QString path(const QModelIndex& index) const;

private:
    struct Node;
    Node& nodeOf(const QModelIndex& index) const;
    void rebuild();
    std::vector<std::unique_ptr<Node>> nextChildren(Node& node);
    bool isWanted(const Node& parent, const QString& name, const Value& value);
    bool matches(const QString& name, const Value& value, int depth);
    QVariant nameData(const Node& node, int role) const;
    QVariant valueData(const Node& node, int role) const;

    std::vector<Bin> m_bins;
    std::unique_ptr<Node> m_root;
    QString m_filter;
    int m_visitsLeft = 0;
};

} // namespace binnacle::ui
