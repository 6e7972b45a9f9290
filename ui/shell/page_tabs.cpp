// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page_tabs.h"

#include "ui/shell/page_tab_bar.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace binnacle::ui {

PageTabs::PageTabs(QWidget* parent) : QWidget(parent), m_bar(new PageTabBar(this)), m_stack(new QStackedWidget(this))
{
    m_bar->setObjectName(QStringLiteral("pageTabBar"));
    m_bar->setAccessibleName(tr("Pages"));
    m_stack->setObjectName(QStringLiteral("pageStack"));

    auto* const row = new QWidget(this);
    setSurface(row, Surface::window);
    setStyleProperty(row, "edge", "bottom");
    auto* const rowLayout = new QHBoxLayout(row);
    rowLayout->setContentsMargins(metrics::grid, 0, 0, 0);
    rowLayout->addWidget(m_bar, 1);

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(row);
    layout->addWidget(m_stack, 1);

    connect(m_bar, &QTabBar::currentChanged, this, [this](int index) {
        QWidget* const page = index < 0 ? nullptr : m_bar->tab(index).page;
        if (page != nullptr) {
            m_stack->setCurrentWidget(page);
        }
        emit currentChanged(page);
    });
    connect(m_bar, &PageTabBar::closeRequested, this, [this](int index) { emit closeRequested(m_bar->tab(index).page); });
}

void PageTabs::addPage(QWidget* page, const QString& title, const QString& context, bool closable, int position)
{
    m_stack->addWidget(page);
    // The signal of the first tab comes before its data is there, so it is sent after.
    QSignalBlocker quiet(m_bar);
    const bool first = m_bar->count() == 0;
    const int index = m_bar->insertTab(position, title);
    m_bar->setTabData(index, QVariant::fromValue(PageTab{page, context, closable}));
    m_bar->setTabToolTip(index, (context.isEmpty() ? title : context + QStringLiteral(" · ") + title).toHtmlEscaped());
    m_bar->setTabText(index, title); // measured again, now with the data
    quiet.unblock();
    if (first) {
        emit m_bar->currentChanged(index);
    }
}

void PageTabs::removePage(QWidget* page)
{
    const int index = indexOf(page);
    if (index >= 0) {
        m_bar->removeTab(index);
        m_stack->removeWidget(page);
    }
}

void PageTabs::setCurrentPage(QWidget* page)
{
    m_bar->setCurrentIndex(indexOf(page));
}

QWidget* PageTabs::currentPage() const
{
    return m_bar->currentIndex() < 0 ? nullptr : m_bar->tab(m_bar->currentIndex()).page;
}

std::vector<QWidget*> PageTabs::pages() const
{
    std::vector<QWidget*> pages;
    for (int index = 0; index < m_bar->count(); ++index) {
        pages.push_back(m_bar->tab(index).page);
    }
    return pages;
}

void PageTabs::step(int by)
{
    if (m_bar->count() > 0) {
        m_bar->setCurrentIndex((m_bar->currentIndex() + by + m_bar->count()) % m_bar->count());
    }
}

int PageTabs::indexOf(const QWidget* page) const
{
    for (int index = 0; index < m_bar->count(); ++index) {
        if (m_bar->tab(index).page == page) {
            return index;
        }
    }
    return -1;
}

} // namespace binnacle::ui
