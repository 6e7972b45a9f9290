// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLineEdit;

namespace binnacle::ui {

/// Names as chips in one line, and behind them a field. Those that have no room stand as `+5`. Backspace in the empty field takes
/// the last one away.
class SketchChips : public QFrame {
    Q_OBJECT

public:
    explicit SketchChips(QWidget* parent = nullptr);

    void setNames(const QStringList& names);
    QLineEdit* edit() const { return m_edit; }

    QSize sizeHint() const override;

signals:
    void removeRequested(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();

    QLineEdit* m_edit;
    QStringList m_names;
    QStringList m_labels; ///< those that are shown, the last perhaps `+5`
    QList<QRect> m_boxes;
};

} // namespace binnacle::ui
