// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/key_flow.h"
#include "ui/compose/key_text.h"

#include <QFrame>

class QLineEdit;

namespace binnacle::ui {

/// A field of keys: each is a chip in the colour of its type, and behind them the next one is typed. Enter, comma or leaving
/// the field makes a chip of the text; a pasted column becomes many. What cannot be read stays as a red chip.
/// Backspace takes the last one away, arrows walk over the chips, Delete removes and F2 edits the one that is chosen.
class KeyChips : public QFrame {
    Q_OBJECT

public:
    explicit KeyChips(QWidget* parent = nullptr);

    void setKeys(const std::vector<KeyItem>& keys);
    /// Those that can be read, the one that is still being typed included.
    std::vector<KeyItem> keys() const;

    /// Why the first bad one is no key, with its text; empty if all are good.
    QString problem() const;

    /// What takes the keyboard.
    QWidget* editWidget() const;
    void setInvalid(bool invalid);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    bool handleKey(int key);
    bool handleChosenKey(int key);
    void takeTyped();
    void takeAll();
    void append(std::vector<KeyToken> tokens);
    void remove(int token);
    void edit(int token);
    void choose(int token);
    void arrange();
    int tokenAt(QPoint position) const;
    QStringList labels() const;
    std::vector<KeyToken> typedTokens() const;

    QLineEdit* m_edit;
    std::vector<KeyToken> m_tokens;
    std::vector<int> m_shown; ///< indexes of tokens; -1 for the chip that stands for those left out
    KeyFlow m_flow;
    int m_chosen = -1; ///< index in m_tokens
    bool m_invalid = false;
};

} // namespace binnacle::ui
