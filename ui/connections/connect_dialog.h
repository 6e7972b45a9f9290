// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sdk/cluster.h"
#include "ui/theme/palette.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace binnacle::ui {

/// Asks for the seeds of a cluster and for what it is used. Show it with open(); it does not connect by itself.
class ConnectDialog : public QDialog {
    Q_OBJECT

public:
    explicit ConnectDialog(QWidget* parent = nullptr);

signals:
    void connectRequested(const std::vector<Host>& seeds, Environment environment);

private:
    QWidget* makeForm();
    QWidget* makeButtons();
    void validate();
    void submit();

    QLineEdit* m_hosts;
    QComboBox* m_environment;
    QLabel* m_problem;
    QPushButton* m_connect;
};

} // namespace binnacle::ui
