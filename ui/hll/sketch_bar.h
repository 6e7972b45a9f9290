// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"

#include <QStringList>
#include <QWidget>

class QPushButton;

namespace binnacle::ui {

class SketchChips;

/// The sketches of the board by name, where more are typed by their key, and what is done with all of them.
class SketchBar : public QWidget {
    Q_OBJECT

public:
    explicit SketchBar(QWidget* parent = nullptr);

    void setNames(const QStringList& names);
    /// Why there is nothing to check; empty if there is.
    void setCheckable(const QString& reasonAgainst);
    void setChecking(bool checking);

signals:
    void keyEntered(const binnacle::KeyItem& key);
    void refused(const QString& sentence);
    void removeRequested(int index);
    void filesRequested();
    void checkRequested();
    void unionRequested();

private:
    void enter();

    SketchChips* m_chips;
    QPushButton* m_files;
    QPushButton* m_check;
    QPushButton* m_union;
};

} // namespace binnacle::ui
