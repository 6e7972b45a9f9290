// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"

#include <QLineEdit>

namespace binnacle::ui {

class TypeChip;

/// Where a key is typed that is to be read: an integer, a "string", a 0x blob or a digest in angle brackets. A chip says what
/// the text is taken for while it is typed.
class KeyField : public QLineEdit {
    Q_OBJECT

public:
    explicit KeyField(QWidget* parent = nullptr);

signals:
    /// A key or a digest, never a range.
    void keyEntered(const binnacle::KeyItem& key);
    void refused(const QString& sentence);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showKind();
    void enter();
    void placeChip();

    TypeChip* m_chip;
};

} // namespace binnacle::ui
