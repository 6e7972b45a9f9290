// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace binnacle::ui {

/// Speaks where there is nothing to show: what happened, why, and what to do next.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    enum class Kind { nothing, failed };

    explicit EmptyState(QWidget* parent = nullptr);

    /// `icon` names a file of resources/icons. Without `action` there is no button. Texts are shown as plain text.
    void setContent(Kind kind, const QString& icon, const QString& title, const QString& sentence, const QString& action = {});

    QString title() const;
    QString sentence() const;

signals:
    void actionTriggered();

private:
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_sentence;
    QPushButton* m_action;
};

} // namespace binnacle::ui
