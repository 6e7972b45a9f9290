// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace binnacle::ui {

/// Code to read and copy, with line numbers.
class CodeView : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit CodeView(QWidget* parent = nullptr);

    /// Keeps the place that is looked at.
    void setCode(const QString& code);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    int marginWidth() const;
    void placeMargin();
    void paintMargin();

    QWidget* m_margin;
};

} // namespace binnacle::ui
