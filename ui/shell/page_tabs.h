// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QStackedWidget;

namespace binnacle::ui {

class PageTabBar;

/// The pages in the middle of the window, each behind a tab. Pages that are added become its children.
class PageTabs : public QWidget {
    Q_OBJECT

public:
    explicit PageTabs(QWidget* parent = nullptr);

    /// `context` is shown beside the title. `position` is among the tabs; -1 is the end.
    void addPage(QWidget* page, const QString& title, const QString& context, bool closable, int position = -1);
    /// Takes the page out; it is the caller's to delete.
    void removePage(QWidget* page);

    void setCurrentPage(QWidget* page);
    QWidget* currentPage() const;
    /// In the order of their tabs.
    std::vector<QWidget*> pages() const;

    /// Goes `by` tabs to the right, round the end.
    void step(int by);

signals:
    void currentChanged(QWidget* page);
    void closeRequested(QWidget* page);

private:
    int indexOf(const QWidget* page) const;

    PageTabBar* m_bar;
    QStackedWidget* m_stack;
};

} // namespace binnacle::ui
