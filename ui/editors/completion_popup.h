// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

#include <vector>

namespace binnacle::ui {

/// What can be put in, and a word about it.
struct CompletionItem {
    QString text;
    QString detail;
};

/// A list below a text that is being typed. It never takes the keyboard: whoever owns the text moves in it.
class CompletionPopup : public QListWidget {
    Q_OBJECT

public:
    explicit CompletionPopup(QWidget* parent);

    /// At `place` on the screen; the first item is the current one.
    void offer(const std::vector<CompletionItem>& items, const QPoint& place);
    void moveBy(int rows);

signals:
    /// One was clicked.
    void picked(int row);
};

} // namespace binnacle::ui
