// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace binnacle::ui {

/// One sentence across a page that does not take the page away: something was not found, or a scan broke off with rows kept.
class NoticeBar : public QWidget {
    Q_OBJECT

public:
    enum class Kind { warning, danger };

    explicit NoticeBar(QWidget* parent = nullptr);

    /// Without `action` there is no button but the one that closes.
    void showNotice(Kind kind, const QString& sentence, const QString& action = {});
    QString sentence() const;

signals:
    void actionTriggered();

private:
    QLabel* m_icon;
    QLabel* m_sentence;
    QPushButton* m_action;
};

} // namespace binnacle::ui
