// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/choice_popup.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace binnacle::ui {

namespace {

enum Roles { idRole = Qt::UserRole, hintRole, groupRole };

constexpr int popupWidth = 400;
constexpr int greatestHeight = 440;

bool isTitle(const QListWidgetItem* item)
{
    return item->data(idRole).isNull();
}

/// What is compared: case and blanks do not matter, so that `listapp` finds `list append`.
QString searchable(QString text)
{
    return text.remove(u' ').toLower();
}

constexpr int notFound = 3;

/// How far the item is from what is typed: the very one, one that begins so, or one that has it somewhere.
int distanceOf(const QListWidgetItem* item, const QString& wanted)
{
    const QString text = searchable(item->text());
    const QString hint = searchable(item->data(hintRole).toString());
    if (text == wanted || hint == wanted)
        return 0;
    if (text.startsWith(wanted))
        return 1;
    const bool has = text.contains(wanted) || hint.contains(wanted);
    return has || searchable(item->data(groupRole).toString()).startsWith(wanted) ? 2 : notFound;
}

class ChoiceDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {popupWidth / 2, metrics::rowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Palette& colors = ui::palette();
        const QRect row = option.rect.adjusted(metrics::grid, 0, -metrics::grid, 0);
        const QString text = index.data(Qt::DisplayRole).toString();
        painter->save();
        if (index.data(idRole).isNull()) {
            painter->setFont(textFont(11, QFont::DemiBold));
            painter->setPen(colors.secondary);
            painter->drawText(row.adjusted(0, 2, 0, 0), Qt::AlignVCenter, text);
        } else {
            if (option.state.testFlag(QStyle::State_Selected)) {
                painter->setRenderHint(QPainter::Antialiasing);
                painter->setPen(Qt::NoPen);
                painter->setBrush(colors.selection);
                painter->drawRoundedRect(option.rect, metrics::chipRadius, metrics::chipRadius);
            }
            painter->setPen(colors.text);
            painter->setFont(textFont());
            painter->drawText(row.adjusted(metrics::grid, 0, 0, 0), Qt::AlignVCenter, text);
            painter->setPen(colors.secondary);
            painter->setFont(valueFont(11));
            painter->drawText(row, Qt::AlignVCenter | Qt::AlignRight, index.data(hintRole).toString());
        }
        painter->restore();
    }
};

} // namespace

ChoicePopup::ChoicePopup(QWidget* parent)
    : QFrame(parent, Qt::Popup), m_search(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("choicePopup"));
    setProperty("frame", "popup");
    m_search->setObjectName(QStringLiteral("choiceSearch"));
    m_search->setPlaceholderText(tr("type to find"));
    m_search->setAccessibleName(tr("find a choice"));
    m_search->installEventFilter(this);
    m_list->setItemDelegate(new ChoiceDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setAccessibleName(tr("choices"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::grid, metrics::grid, metrics::grid, metrics::grid);
    column->setSpacing(metrics::halfGrid);
    column->addWidget(m_search);
    column->addWidget(m_list);
    connect(m_search, &QLineEdit::textChanged, this, &ChoicePopup::filter);
    connect(m_list, &QListWidget::itemClicked, this, &ChoicePopup::choose);
    connect(m_list, &QListWidget::itemEntered, this, [this](QListWidgetItem* item) {
        if (!isTitle(item))
            m_list->setCurrentItem(item);
    });
}

void ChoicePopup::open(QWidget* anchor, const std::vector<ChoiceGroup>& groups, int current, const QString& typed)
{
    m_search->clear();
    fill(groups);
    for (int row = 0; row < m_list->count(); ++row) {
        const QVariant id = m_list->item(row)->data(idRole);
        if (!id.isNull() && id.toInt() == current)
            m_list->setCurrentRow(row);
    }
    placeBelow(anchor);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
    if (m_list->currentItem())
        m_list->scrollToItem(m_list->currentItem(), QAbstractItemView::PositionAtCenter);
    m_search->setText(typed);
}

void ChoicePopup::fill(const std::vector<ChoiceGroup>& groups)
{
    m_list->clear();
    for (const ChoiceGroup& group : groups) {
        auto* const title = new QListWidgetItem(group.title.toUpper(), m_list);
        title->setFlags(Qt::NoItemFlags);
        for (const Choice& choice : group.choices) {
            auto* const item = new QListWidgetItem(choice.text, m_list);
            item->setData(idRole, choice.id);
            item->setData(hintRole, choice.hint);
            item->setData(groupRole, group.title);
            item->setData(Qt::AccessibleTextRole, group.title + QStringLiteral(": ") + choice.text);
        }
    }
}

void ChoicePopup::filter(const QString& text)
{
    const QString wanted = searchable(text);
    QListWidgetItem* best = nullptr;
    QListWidgetItem* title = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* const item = m_list->item(row);
        if (isTitle(item)) {
            title = item;
            title->setHidden(true);
            continue;
        }
        const int distance = distanceOf(item, wanted);
        item->setHidden(distance == notFound);
        if (distance == notFound)
            continue;
        title->setHidden(false);
        if (!best || distance < distanceOf(best, wanted))
            best = item;
    }
    if (wanted.isEmpty() && m_list->currentItem())
        return;
    m_list->setCurrentItem(best);
    if (best)
        m_list->scrollToItem(best);
}

void ChoicePopup::choose()
{
    const QListWidgetItem* const item = m_list->currentItem();
    if (!item || item->isHidden() || isTitle(item))
        return;
    const int id = item->data(idRole).toInt();
    hide();
    emit chosen(id);
}

void ChoicePopup::placeBelow(QWidget* anchor)
{
    int rows = 2 * metrics::grid + metrics::controlHeight + metrics::halfGrid + 2;
    for (int row = 0; row < m_list->count() && rows < greatestHeight; ++row)
        rows += metrics::rowHeight;
    resize(popupWidth, std::min(rows, greatestHeight));
    QPoint at = anchor->mapToGlobal(QPoint(0, anchor->height() + 2));
    const QRect room = anchor->screen()->availableGeometry();
    if (at.y() + height() > room.bottom())
        at.setY(std::max(room.top(), anchor->mapToGlobal(QPoint(0, -2)).y() - height()));
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    move(at);
}

/// The keyboard goes back to the button, also on platforms where a popup takes the activation of its window.
void ChoicePopup::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    parentWidget()->activateWindow();
    parentWidget()->setFocus();
}

bool ChoicePopup::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto* const key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_list, event);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        choose();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace binnacle::ui
