// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace binnacle::ui {

/// A line under the bar that tells what came of something, until it is closed.
class CheckNote : public QWidget {
    Q_OBJECT

public:
    enum class Kind { good, warning, bad };

    explicit CheckNote(QWidget* parent = nullptr);

    /// `details` are in the tooltip, a line each. Plain text.
    void showNote(Kind kind, const QString& sentence, const QStringList& details = {});
    QString sentence() const;

private:
    QLabel* m_icon;
    QLabel* m_sentence;
};

} // namespace binnacle::ui
