// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace binnacle::ui {

/// Versions and licences. The application's version is that of QCoreApplication.
class AboutDialog : public QDialog {
    Q_OBJECT

public:
    /// `server` says what is connected; empty if nothing is.
    explicit AboutDialog(const QString& server, QWidget* parent = nullptr);
};

} // namespace binnacle::ui
