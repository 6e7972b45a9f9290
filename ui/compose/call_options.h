// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/call.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace binnacle::ui {

class FlowLayout;
class ToggleSwitch;

/// What a call is told beside its arguments: what is answered about the selected elements, the order, and the flags. Of two flags
/// that exclude each other the one that is off is locked while the other is on, with the reason.
class CallOptions : public QWidget {
    Q_OBJECT

public:
    explicit CallOptions(QWidget* parent = nullptr);

    /// Shows those that the call's method takes, and those that the call has all the same.
    void setCall(const Call& call);
    void applyTo(Call& call) const;
    bool isEmpty() const;

    /// Said behind the options, such as what a sketch costs; empty takes it away.
    void setNote(const QString& note);

    void setNumber(const QString& number);
    QList<QWidget*> controls() const;

signals:
    void changed();

private:
    struct FlagPill {
        CallFlag flag;
        QPushButton* pill;
    };

    void buildFlags();
    void fillOrders(const Call& call);
    void fillReturns(const Call& call);
    void lockExcluded();
    bool isOn(CallFlag flag) const;
    QPushButton* pillOf(CallFlag flag) const;

    FlowLayout* m_flow;
    QLabel* m_note;
    QLabel* m_returnsLabel;
    QComboBox* m_returns;
    ToggleSwitch* m_inverted;
    QLabel* m_orderLabel;
    QComboBox* m_order;
    std::vector<FlagPill> m_flags;
    QLabel* m_why;
    bool m_isEmpty = true;
};

} // namespace binnacle::ui
