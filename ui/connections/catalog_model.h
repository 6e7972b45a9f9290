// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connections/catalog.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace binnacle::ui {

/// Connections, their namespaces, their sets. New data is merged into the old by name, so that what is open and selected in a
/// view stays so when counts are refreshed.
class CatalogModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum class Kind { connection, nameSpace, set };
    enum Roles {
        KindRole = Qt::UserRole, ///< Kind, as an int
        NameRole,                ///< QByteArray, the name's own bytes; of a connection its UTF-8
        NamespaceRole,           ///< QByteArray, of a namespace or a set
        NoteRole,                ///< QString at the right: a count, or a word on the state
        EnvironmentRole,         ///< Environment as an int, of a connection
        StateRole,               ///< ConnectionInfo::State as an int, of the row's connection
    };

    explicit CatalogModel(QObject* parent = nullptr);
    ~CatalogModel() override;

    void setConnections(const std::vector<ConnectionInfo>& connections);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    using QAbstractItemModel::parent;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// The row of a set in the connection at `connection`; invalid if there is none.
    QModelIndex indexOf(int connection, const QByteArray& nameSpace, const QByteArray& set) const;

private:
    struct Node;

    static Node* nodeOf(const QModelIndex& index);
    QModelIndex indexOf(const Node& node) const;
    void merge(Node& parent, std::vector<std::unique_ptr<Node>> fresh);
    void removeChildren(Node& parent, int first, int last);
    QString noteOf(const Node& node) const;

    std::unique_ptr<Node> m_root;
};

} // namespace binnacle::ui
