// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/value_tree_model.h"

#include "ui/models/value_text.h"

#include <algorithm>
#include <utility>

namespace binnacle::ui {

namespace {

constexpr std::size_t fetchedAtOnce = 300;
/// A filter is applied between two key presses; a record of 8 MiB may hold millions of values.
constexpr int mostVisits = 100'000;
constexpr int nameLength = 80;
constexpr int searchedLength = 2'000;

std::size_t childCount(const Value* value)
{
    if (!value)
        return 0;
    if (const auto* list = value->as<List>())
        return list->items.size();
    if (const auto* map = value->as<Map>())
        return map->entries.size();
    return 0;
}

const Value& childValue(const Value& value, std::size_t at)
{
    const auto* list = value.as<List>();
    return list ? list->items[at] : value.as<Map>()->entries[at].second;
}

QString childName(const Value& value, std::size_t at)
{
    if (value.as<List>())
        return QString::number(at);
    return previewOf(value.as<Map>()->entries[at].first, {nameLength, false, false});
}

/// Places in a list are no names: a search for 1 is for the value.
QString searchedName(const Value& value, std::size_t at)
{
    return value.as<List>() ? QString() : childName(value, at);
}

} // namespace

struct ValueTreeModel::Node {
    Node* parent = nullptr;
    int row = 0;
    QString name;
    const Value* value = nullptr; ///< null for the root
    bool whole = true;            ///< shown with all that is in it: there is no filter, or the node itself matches it
    std::size_t fetched = 0;      ///< values looked at so far
    std::vector<std::unique_ptr<Node>> children;
};

ValueTreeModel::ValueTreeModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

ValueTreeModel::~ValueTreeModel() = default;

void ValueTreeModel::setBins(std::vector<Bin> bins)
{
    beginResetModel();
    m_bins = std::move(bins);
    rebuild();
    endResetModel();
}

void ValueTreeModel::setFilter(const QString& text)
{
    if (text == m_filter)
        return;
    beginResetModel();
    m_filter = text;
    rebuild();
    endResetModel();
}

void ValueTreeModel::rebuild()
{
    m_visitsLeft = mostVisits;
    m_root = std::make_unique<Node>();
    m_root->whole = m_filter.isEmpty();
    for (std::size_t at = 0; at < m_bins.size(); ++at) {
        const QString name = nameText(m_bins[at].name);
        if (!isWanted(*m_root, name, m_bins[at].value))
            continue;
        auto node = std::make_unique<Node>();
        node->parent = m_root.get();
        node->row = static_cast<int>(m_root->children.size());
        node->name = name;
        node->value = &m_bins[at].value;
        node->whole = m_root->whole || matches(name, *node->value, 0);
        m_root->children.push_back(std::move(node));
    }
}

/// Depth 0 looks at the value itself only; a negative one goes all the way down.
bool ValueTreeModel::matches(const QString& name, const Value& value, int depth)
{
    if (--m_visitsLeft < 0)
        return false;
    if (name.contains(m_filter, Qt::CaseInsensitive))
        return true;
    const std::size_t inside = childCount(&value);
    const bool container = value.as<List>() || value.as<Map>();
    if (!container && previewOf(value, {searchedLength, false, false}).contains(m_filter, Qt::CaseInsensitive))
        return true;
    if (depth == 0)
        return false;
    for (std::size_t at = 0; at < inside; ++at)
        if (matches(searchedName(value, at), childValue(value, at), depth))
            return true;
    return false;
}

bool ValueTreeModel::isWanted(const Node& parent, const QString& name, const Value& value)
{
    return parent.whole || matches(name, value, -1);
}

ValueTreeModel::Node& ValueTreeModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? *static_cast<Node*>(index.internalPointer()) : *m_root;
}

QModelIndex ValueTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    const Node& node = nodeOf(parent);
    const bool inside = row >= 0 && row < static_cast<int>(node.children.size()) && column >= 0 && column < columns;
    if (!inside || parent.column() > 0)
        return {};
    return createIndex(row, column, node.children[static_cast<std::size_t>(row)].get());
}

QModelIndex ValueTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    Node* parent = nodeOf(child).parent;
    return parent == m_root.get() ? QModelIndex() : createIndex(parent->row, 0, parent);
}

int ValueTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent).children.size());
}

int ValueTreeModel::columnCount(const QModelIndex&) const
{
    return columns;
}

bool ValueTreeModel::hasChildren(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return false;
    const Node& node = nodeOf(parent);
    return !node.children.empty() || canFetchMore(parent);
}

bool ValueTreeModel::canFetchMore(const QModelIndex& parent) const
{
    const Node& node = nodeOf(parent);
    return parent.column() <= 0 && node.fetched < childCount(node.value);
}

void ValueTreeModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    Node& node = nodeOf(parent);
    auto fresh = nextChildren(node);
    if (fresh.empty())
        return;
    const auto first = static_cast<int>(node.children.size());
    beginInsertRows(parent, first, first + static_cast<int>(fresh.size()) - 1);
    std::move(fresh.begin(), fresh.end(), std::back_inserter(node.children));
    endInsertRows();
}

std::vector<std::unique_ptr<ValueTreeModel::Node>> ValueTreeModel::nextChildren(Node& node)
{
    std::vector<std::unique_ptr<Node>> fresh;
    const std::size_t total = childCount(node.value);
    while (node.fetched < total && fresh.size() < fetchedAtOnce) {
        const std::size_t at = node.fetched++;
        const Value& value = childValue(*node.value, at);
        const QString searched = searchedName(*node.value, at);
        if (!isWanted(node, searched, value))
            continue;
        auto child = std::make_unique<Node>();
        child->parent = &node;
        child->row = static_cast<int>(node.children.size() + fresh.size());
        child->name = childName(*node.value, at);
        child->value = &value;
        child->whole = node.whole || matches(searched, value, 0);
        fresh.push_back(std::move(child));
    }
    return fresh;
}

QVariant ValueTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node& node = nodeOf(index);
    if (role == ChipRole)
        return QString::fromStdString(typeChip(*node.value));
    return index.column() == NameColumn ? nameData(node, role) : valueData(node, role);
}

QVariant ValueTreeModel::nameData(const Node& node, int role) const
{
    if (role == Qt::DisplayRole)
        return node.name;
    return {};
}

QVariant ValueTreeModel::valueData(const Node& node, int role) const
{
    constexpr int lineLength = 120;
    constexpr int tipLength = 600;
    switch (role) {
    case Qt::DisplayRole:
        return previewOf(*node.value, {lineLength, true, true});
    case Qt::ToolTipRole:
        return QStringLiteral("<p style=\"white-space:pre-wrap\">%1</p>")
            .arg(previewOf(*node.value, {tipLength, true, false}).toHtmlEscaped());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignRight));
    default:
        return {};
    }
}

QVariant ValueTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("name") : tr("value");
}

const Value* ValueTreeModel::value(const QModelIndex& index) const
{
    return index.isValid() ? nodeOf(index).value : nullptr;
}

QString ValueTreeModel::path(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const Node& node = nodeOf(index);
    if (node.parent == m_root.get())
        return node.name;
    const QString above = path(parent(index.siblingAtColumn(0)));
    return node.parent->value->as<List>() ? above + u'[' + node.name + u']' : above + u'.' + node.name;
}

} // namespace binnacle::ui
