// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/setting_field.h"

#include <QObject>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace binnacle::ui {

/// One setting in the editor of a behavior: its name, the change that is made to it, what holds in the end and where that comes
/// from, and the way back. Its widgets stand in a row of a grid that it shares with the others.
class SettingRow : public QObject {
    Q_OBJECT

public:
    SettingRow(const SettingField& field, QGridLayout* grid, int row, QWidget* parent);

    /// The change of the scope that is shown; no text where it changes nothing. What is being typed stays as it is.
    void setChange(const std::optional<QString>& change);
    /// What holds for the commands that are shown, and what would hold without the changes; `fromHere` if it is this change that
    /// holds.
    void setEffective(const std::optional<ResolvedText>& now, const std::optional<ResolvedText>& without, bool fromHere);

    QString changeText() const;
    void setInvalid(bool invalid);
    QList<QWidget*> controls() const;

signals:
    void edited();

private:
    void build(QGridLayout* grid, int row, QWidget* parent);

    const SettingField& m_field;
    QComboBox* m_choice = nullptr; ///< one of the two
    QLineEdit* m_number = nullptr;
    QPushButton* m_reset;
    QLabel* m_value;
    QLabel* m_origin;
};

} // namespace binnacle::ui
