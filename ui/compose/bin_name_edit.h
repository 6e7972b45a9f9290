// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include <string>

namespace binnacle::ui {

/// The name of a bin. Limits count bytes, so the field counts them: near the limit, the count stands at its right.
class BinNameEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit BinNameEdit(QWidget* parent = nullptr);

    std::string name() const;
    void setName(const std::string& name);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString counter() const;
    void updateRoom();
};

} // namespace binnacle::ui
