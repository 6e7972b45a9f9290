// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/catalog_model.h"

#include <QLocale>

#include <algorithm>

namespace binnacle::ui {

struct CatalogModel::Node {
    Node* parent = nullptr;
    Kind kind = Kind::connection;
    QByteArray name;
    qint64 objects = 0;
    ConnectionInfo connection; ///< of a connection's row; without its namespaces
    std::vector<std::unique_ptr<Node>> children;

    int row() const
    {
        const auto& siblings = parent->children;
        const auto found = std::find_if(siblings.begin(), siblings.end(), [this](const auto& n) { return n.get() == this; });
        return static_cast<int>(found - siblings.begin());
    }

    const Node& root() const { return kind == Kind::connection ? *this : parent->root(); }

    /// Takes over what is shown; true if anything was different.
    bool take(const Node& other)
    {
        const bool differs = objects != other.objects || connection != other.connection;
        objects = other.objects;
        connection = other.connection;
        return differs;
    }
};

namespace {

QString grouped(qint64 number)
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English).toString(number) : locale.toString(number);
}

} // namespace

CatalogModel::CatalogModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

CatalogModel::~CatalogModel() = default;

void CatalogModel::setConnections(const std::vector<ConnectionInfo>& connections)
{
    const auto leaf = [](Kind kind, QByteArray name, qint64 objects) {
        auto node = std::make_unique<Node>();
        node->kind = kind;
        node->name = std::move(name);
        node->objects = objects;
        return node;
    };
    std::vector<std::unique_ptr<Node>> fresh;
    for (const ConnectionInfo& info : connections) {
        auto connection = leaf(Kind::connection, info.name.toUtf8(), 0);
        connection->connection = info;
        connection->connection.namespaces.clear();
        for (const NamespaceInfo& nameSpace : info.namespaces) {
            auto node = leaf(Kind::nameSpace, nameSpace.name, nameSpace.objects);
            for (const SetInfo& set : nameSpace.sets) {
                node->children.push_back(leaf(Kind::set, set.name, set.objects));
            }
            connection->children.push_back(std::move(node));
        }
        fresh.push_back(std::move(connection));
    }
    merge(*m_root, std::move(fresh));
}

void CatalogModel::merge(Node& parent, std::vector<std::unique_ptr<Node>> fresh)
{
    auto& old = parent.children;
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        const auto known = std::find_if(old.begin() + static_cast<std::ptrdiff_t>(std::min(i, old.size())), old.end(),
                                        [&](const auto& node) { return node->name == fresh[i]->name; });
        const int row = static_cast<int>(i);
        if (known == old.end()) {
            auto children = std::move(fresh[i]->children);
            fresh[i]->children.clear();
            fresh[i]->parent = &parent;
            beginInsertRows(indexOf(parent), row, row);
            old.insert(old.begin() + row, std::move(fresh[i]));
            endInsertRows();
            merge(*old[i], std::move(children));
            continue;
        }
        removeChildren(parent, row, static_cast<int>(known - old.begin()) - 1);
        if (old[i]->take(*fresh[i])) {
            const QModelIndex changed = indexOf(*old[i]);
            emit dataChanged(changed, changed);
        }
        merge(*old[i], std::move(fresh[i]->children));
    }
    removeChildren(parent, static_cast<int>(fresh.size()), static_cast<int>(old.size()) - 1);
}

void CatalogModel::removeChildren(Node& parent, int first, int last)
{
    if (last < first) {
        return;
    }
    beginRemoveRows(indexOf(parent), first, last);
    parent.children.erase(parent.children.begin() + first, parent.children.begin() + last + 1);
    endRemoveRows();
}

CatalogModel::Node* CatalogModel::nodeOf(const QModelIndex& index)
{
    return static_cast<Node*>(index.internalPointer());
}

QModelIndex CatalogModel::indexOf(const Node& node) const
{
    return &node == m_root.get() ? QModelIndex() : createIndex(node.row(), 0, &node);
}

QModelIndex CatalogModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    const Node& node = parent.isValid() ? *nodeOf(parent) : *m_root;
    return createIndex(row, column, node.children[static_cast<std::size_t>(row)].get());
}

QModelIndex CatalogModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(*nodeOf(child)->parent) : QModelIndex();
}

int CatalogModel::rowCount(const QModelIndex& parent) const
{
    const Node& node = parent.isValid() ? *nodeOf(parent) : *m_root;
    return static_cast<int>(node.children.size());
}

int CatalogModel::columnCount(const QModelIndex&) const
{
    return 1;
}

QString CatalogModel::noteOf(const Node& node) const
{
    if (node.kind != Kind::connection) {
        return grouped(node.objects);
    }
    switch (node.connection.state) {
    case ConnectionInfo::State::closed:
        return tr("not connected");
    case ConnectionInfo::State::connecting:
        return tr("connecting…");
    case ConnectionInfo::State::connected:
        return node.connection.note;
    case ConnectionInfo::State::failed:
        return tr("unreachable");
    }
    return {};
}

QVariant CatalogModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Node& node = *nodeOf(index);
    const ConnectionInfo& connection = node.root().connection;
    switch (role) {
    case Qt::DisplayRole:
        return shownName(node.name);
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(shownName(node.name), noteOf(node));
    case Qt::ToolTipRole:
        if (node.kind == Kind::connection) {
            return (connection.error.isEmpty() ? connection.address : connection.error).toHtmlEscaped();
        }
        return tr("%1 · about %2 records").arg(shownName(node.name), grouped(node.objects)).toHtmlEscaped();
    case KindRole:
        return static_cast<int>(node.kind);
    case NameRole:
        return node.name;
    case NamespaceRole:
        return node.kind == Kind::set ? node.parent->name : node.kind == Kind::nameSpace ? node.name : QByteArray();
    case NoteRole:
        return noteOf(node);
    case EnvironmentRole:
        return static_cast<int>(connection.environment);
    case StateRole:
        return static_cast<int>(connection.state);
    default:
        return {};
    }
}

QHash<int, QByteArray> CatalogModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractItemModel::roleNames();
    names.insert(QHash<int, QByteArray>{{KindRole, "kind"},
                                        {NameRole, "name"},
                                        {NamespaceRole, "nameSpace"},
                                        {NoteRole, "note"},
                                        {EnvironmentRole, "environment"},
                                        {StateRole, "state"}});
    return names;
}

QModelIndex CatalogModel::indexOf(int connection, const QByteArray& nameSpace, const QByteArray& set) const
{
    const auto child = [this](const QModelIndex& parent, const QByteArray& name) {
        for (int row = 0; row < rowCount(parent); ++row) {
            const QModelIndex candidate = index(row, 0, parent);
            if (candidate.data(NameRole).toByteArray() == name) {
                return candidate;
            }
        }
        return QModelIndex();
    };
    const QModelIndex inConnection = index(connection, 0);
    const QModelIndex inNamespace = inConnection.isValid() ? child(inConnection, nameSpace) : QModelIndex();
    return inNamespace.isValid() ? child(inNamespace, set) : QModelIndex();
}

} // namespace binnacle::ui
