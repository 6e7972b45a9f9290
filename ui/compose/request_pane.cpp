// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/request_pane.h"

#include "ui/bridge/gui_dispatcher.h"
#include "ui/bridge/worker_dispatcher.h"
#include "ui/compose/hex_view.h"
#include "ui/models/value_text.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QAction>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <initializer_list>

namespace binnacle::ui {

namespace {

constexpr int besideWidth = 760; ///< from here on there is room for both side by side
constexpr int nameWidth = 168;
constexpr int offsetRole = Qt::UserRole;
constexpr int lengthRole = Qt::UserRole + 1;

QString bytesText(std::size_t count)
{
    return RequestPane::tr("%1 bytes").arg(countText(count));
}

QString headText(const RequestPreview& preview)
{
    QString text;
    if (preview.kind == RequestPreview::Kind::command)
        text = RequestPane::tr("One command, %1").arg(bytesText(preview.frame.size()));
    else if (preview.kind == RequestPreview::Kind::query)
        text = RequestPane::tr("The first page of a query, as one node is asked for it, %1").arg(bytesText(preview.frame.size()));
    else if (preview.rows == preview.ofRows)
        text = RequestPane::tr("A batch of %1 rows, as one node would get it, %2")
                   .arg(countText(static_cast<std::uint64_t>(preview.rows)), bytesText(preview.frame.size()));
    else
        text = RequestPane::tr("A batch of the first %1 of %2 rows, as one node would get it, %3")
                   .arg(countText(static_cast<std::uint64_t>(preview.rows)), countText(static_cast<std::uint64_t>(preview.ofRows)),
                        bytesText(preview.frame.size()));
    if (preview.sentSize < preview.frame.size())
        text += RequestPane::tr("; sent compressed to %1").arg(bytesText(preview.sentSize));
    return text;
}

} // namespace

RequestPane::RequestPane(QWidget* parent)
    : QWidget(parent),
      m_worker(workerDispatcher()),
      m_head(makeLabel({}, Tone::secondary, this, true)),
      m_both(new QSplitter(Qt::Vertical, this)),
      m_parts(new QTreeWidget(this)),
      m_hex(new HexView(this)),
      m_empty(new EmptyState(this))
{
    m_head->setObjectName(QStringLiteral("requestHead"));
    m_parts->setObjectName(QStringLiteral("requestParts"));
    m_hex->setObjectName(QStringLiteral("requestBytes"));
    m_empty->setObjectName(QStringLiteral("requestNote"));
    m_head->setContentsMargins(metrics::margin, metrics::grid, metrics::margin, metrics::grid);
    m_parts->setAccessibleName(tr("the request's parts"));
    m_parts->setColumnCount(2);
    m_parts->setHeaderHidden(true);
    m_parts->setUniformRowHeights(true);
    m_parts->setIndentation(2 * metrics::grid);
    m_parts->header()->resizeSection(0, nameWidth);
    setStyleProperty(m_parts, "frame", "none");
    m_both->addWidget(m_parts);
    m_both->addWidget(m_hex);
    m_both->setHandleWidth(1);
    m_both->setStretchFactor(0, 3);
    m_both->setStretchFactor(1, 2);
    m_both->setChildrenCollapsible(false);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_both, 1);
    column->addWidget(m_empty, 1);
    for (QWidget* const part : std::initializer_list<QWidget*>{m_head, m_both, m_empty})
        part->hide();
    connect(m_parts, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (item != nullptr)
            m_hex->setMarked(item->data(0, offsetRole).toULongLong(), item->data(0, lengthRole).toULongLong());
    });
    connect(m_hex, &HexView::clicked, this, &RequestPane::select);
    auto* const copy = new QAction(tr("Copy part"), m_parts);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] {
        if (const QTreeWidgetItem* const item = m_parts->currentItem())
            QGuiApplication::clipboard()->setText(item->text(0) + (item->text(1).isEmpty() ? QString() : u'\t' + item->text(1)));
    });
    m_parts->addAction(copy);
    m_parts->setContextMenuPolicy(Qt::ActionsContextMenu);
}

RequestPane::Encoded RequestPane::encoded(const OperationDocument& document)
{
    Encoded out{previewOf(document, QDateTime::currentSecsSinceEpoch()), {}};
    if (out.preview)
        out.description = describeRequest(out.preview->frame);
    return out;
}

void RequestPane::setDocument(const OperationDocument& document)
{
    m_worker([this, generation = ++m_generation, document, gui = guiDispatcher(this)] {
        gui([this, generation, result = encoded(document)]() mutable { take(generation, std::move(result)); });
    });
}

void RequestPane::take(std::uint64_t generation, Encoded result)
{
    if (generation != m_generation)
        return;
    const bool ok = result.preview.ok();
    m_head->setVisible(ok);
    m_both->setVisible(ok);
    m_empty->setVisible(!ok);
    if (ok) {
        QString head = headText(*result.preview);
        if (result.description.isCut)
            head += tr(". The first %1 parts are told.").arg(countText(result.description.parts.size()));
        m_head->setText(head);
        fill(result.description);
        m_bytes = std::move(result.preview->frame);
        m_hex->setBytes(m_bytes);
    } else {
        m_bytes.clear();
        m_empty->setContent(EmptyState::Kind::nothing, QStringLiteral("compose"), tr("Nothing would be sent"),
                            QString::fromStdString(result.preview.error().sentence()) + u'.');
    }
    emit shown();
}

void RequestPane::fill(const RequestDescription& description)
{
    m_parts->clear();
    QList<QTreeWidgetItem*> roots;
    std::vector<QTreeWidgetItem*> path;
    for (const RequestPart& part : description.parts) {
        path.resize(static_cast<std::size_t>(part.depth));
        auto* const item = new QTreeWidgetItem({QString::fromStdString(part.name), QString::fromStdString(part.value)});
        item->setData(0, offsetRole, static_cast<quint64>(part.offset));
        item->setData(0, lengthRole, static_cast<quint64>(part.length));
        item->setFont(1, valueFont());
        item->setToolTip(1, item->text(1).toHtmlEscaped());
        if (path.empty())
            roots << item;
        else
            path.back()->addChild(item);
        path.push_back(item);
    }
    m_parts->addTopLevelItems(roots);
    for (QTreeWidgetItem* const root : roots) {
        root->setExpanded(root->text(0) == QLatin1String("batch"));
        constexpr int firstRow = 2; // behind the number of rows, and how they are served
        if (root->isExpanded() && root->childCount() > firstRow)
            root->child(firstRow)->setExpanded(true);
    }
}

void RequestPane::select(std::size_t offset)
{
    QTreeWidgetItem* found = nullptr;
    const auto holds = [offset](const QTreeWidgetItem* item) {
        const std::size_t start = item->data(0, offsetRole).toULongLong();
        return offset >= start && offset < start + item->data(0, lengthRole).toULongLong();
    };
    QTreeWidgetItem* within = m_parts->invisibleRootItem();
    for (bool deeper = true; deeper;) {
        deeper = false;
        for (int i = 0; i < within->childCount() && !deeper; ++i) {
            if (holds(within->child(i))) {
                within = found = within->child(i);
                deeper = true;
            }
        }
    }
    if (found != nullptr)
        m_parts->setCurrentItem(found);
}

QString RequestPane::copiedText() const
{
    return QString::fromStdString(toHex(m_bytes));
}

void RequestPane::resizeEvent(QResizeEvent*)
{
    m_both->setOrientation(width() >= besideWidth ? Qt::Horizontal : Qt::Vertical);
}

} // namespace binnacle::ui
