// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/value.h"

#include <QPlainTextEdit>

namespace binnacle::ui {

/// Edits the elements of a list, one a line; it grows with its lines, up to a few. Tab leaves it.
class ElementsEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit ElementsEdit(QWidget* parent = nullptr);

    void setList(const List& list);
    /// The last one that could be read. Order and index are those of the list that was set.
    const List& list() const { return m_list; }
    /// Why what stands there are no elements; empty if they are.
    const QString& problem() const { return m_problem; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void edited();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void read();
    void fit();
    int heightOf(int lines) const;

    List m_list;
    QString m_problem;
    int m_lines = 1;
};

} // namespace binnacle::ui
