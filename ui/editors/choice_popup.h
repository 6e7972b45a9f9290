// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <vector>

class QLineEdit;
class QListWidget;

namespace binnacle::ui {

struct Choice {
    int id = 0;
    QString text;
    QString hint; ///< stands at the right, in the face of code; it is searched, too
};

struct ChoiceGroup {
    QString title;
    std::vector<Choice> choices;
};

/// A list of choices in groups that opens below a button, with a line to type what is looked for. Up, Down, Enter and Escape do
/// what they do in a menu. Without an event loop of its own.
class ChoicePopup : public QFrame {
    Q_OBJECT

public:
    explicit ChoicePopup(QWidget* parent);

    /// Opens below `anchor` on `current`, with `typed` as if it had been typed.
    void open(QWidget* anchor, const std::vector<ChoiceGroup>& groups, int current, const QString& typed = {});

signals:
    void chosen(int id);

protected:
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(const std::vector<ChoiceGroup>& groups);
    void filter(const QString& text);
    void choose();
    void placeBelow(QWidget* anchor);

    QLineEdit* m_search;
    QListWidget* m_list;
};

} // namespace binnacle::ui
