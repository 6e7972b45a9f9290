// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/choice_popup.h"
#include "ui/editors/menu_button.h"

namespace binnacle::ui {

/// A button that shows one of many choices and opens the list of them; a letter that is typed on it begins the search.
class ChoiceButton : public DropButton {
    Q_OBJECT

public:
    explicit ChoiceButton(QWidget* parent = nullptr);

    void setChoices(std::vector<ChoiceGroup> groups) { m_groups = std::move(groups); }
    int current() const { return m_current; }
    /// The text of the current choice, all of it.
    const QString& choiceText() const { return m_text; }
    /// Shows the choice of that id; nothing is emitted.
    void setCurrent(int id);

    QSize sizeHint() const override;

signals:
    /// A person chose another one.
    void chosen(int id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showText();
    void openList(const QString& typed);

    std::vector<ChoiceGroup> m_groups;
    ChoicePopup* m_popup = nullptr;
    int m_current = -1;
    QString m_text;
};

} // namespace binnacle::ui
