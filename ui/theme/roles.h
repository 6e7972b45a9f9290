// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractButton;
class QWidget;

namespace binnacle::ui {

/// How much a button asks for. `secondary` is what a push button is anyway.
enum class ButtonRole {
    primary,   ///< the one act of a page, filled with the accent
    secondary, ///< outlined
    ghost,     ///< no outline until the pointer is over it
    danger,    ///< destroys something
    link,      ///< reads as text, in the accent
    flag,      ///< a checkable pill, such as `create only`
    segment,   ///< one of a row of checkable choices, such as the languages of the code view
    add,       ///< dashed: adds another of what is above it
};

void setRole(QAbstractButton* button, ButtonRole role);

/// The colour of a text by what it means. `muted` only where nothing depends on reading it.
enum class Tone { text, secondary, muted, accent, ok, warning, danger, hll };

/// For QLabel and what derives from it.
void setTone(QWidget* widget, Tone tone);

/// Marks a line edit, combo box or text edit whose content cannot be taken; it is outlined in red.
void setInvalid(QWidget* widget, bool invalid);

/// Gives the widget the background of a surface, from the style sheet.
enum class Surface { window, panel, raised, bar, accentSoft, dangerSoft, warningSoft, okSoft };
void setSurface(QWidget* widget, Surface surface);

/// Sets a dynamic property that the style sheet looks at, and restyles the widget if it changed.
void setStyleProperty(QWidget* widget, const char* name, const char* value);

} // namespace binnacle::ui
