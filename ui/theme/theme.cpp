// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/fonts.h"
#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QPalette>
#include <QPointer>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QTimer>
#include <QToolTip>

// Resources of a static library are only linked in if somebody asks; the macro must stand outside any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(binnacle);
}

namespace binnacle::ui {

namespace {

struct State {
    ThemeMode mode = ThemeMode::light;
    const Palette* colors = &lightPalette();
};

State& state()
{
    static State current;
    return current;
}

QPalette qtPalette(const Palette& p)
{
    QPalette q;
    q.setColor(QPalette::Window, p.window);
    q.setColor(QPalette::WindowText, p.text);
    q.setColor(QPalette::Base, p.panel);
    q.setColor(QPalette::AlternateBase, p.raised);
    q.setColor(QPalette::ToolTipBase, p.raised);
    q.setColor(QPalette::ToolTipText, p.text);
    q.setColor(QPalette::PlaceholderText, p.muted);
    q.setColor(QPalette::Text, p.text);
    q.setColor(QPalette::Button, p.panel);
    q.setColor(QPalette::ButtonText, p.text);
    q.setColor(QPalette::BrightText, p.danger);
    q.setColor(QPalette::Light, p.raised);
    q.setColor(QPalette::Midlight, p.hairline);
    q.setColor(QPalette::Mid, p.border);
    q.setColor(QPalette::Dark, p.border);
    q.setColor(QPalette::Shadow, p.dark ? QColor(Qt::black) : p.border);
    q.setColor(QPalette::Highlight, p.selection);
    q.setColor(QPalette::HighlightedText, p.text);
    q.setColor(QPalette::Link, p.accent);
    q.setColor(QPalette::LinkVisited, p.accent);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        q.setColor(QPalette::Disabled, role, p.muted);
    }
    return q;
}

bool systemIsDark()
{
    QApplication::setPalette(QPalette()); // back to the desktop's own
    const QPalette q = QApplication::palette();
    return q.color(QPalette::WindowText).lightness() > q.color(QPalette::Window).lightness();
}

/// Re-applies the theme when the desktop changes its own.
class SystemWatch : public QObject {
public:
    explicit SystemWatch(QApplication& application) : QObject(&application), m_application(application)
    {
        application.installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::ThemeChange && themeMode() == ThemeMode::system && !m_pending) {
            m_pending = true;
            QTimer::singleShot(0, this, [this] {
                m_pending = false;
                applyTheme(m_application, ThemeMode::system);
            });
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QApplication& m_application;
    bool m_pending = false;
};

/// Fusion, but mnemonics are underlined only while Alt is held.
class Style : public QProxyStyle {
public:
    Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const override
    {
        if (hint == SH_UnderlineShortcut) {
            return QGuiApplication::keyboardModifiers().testFlag(Qt::AltModifier) ? 1 : 0;
        }
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
};

void prepareOnce(QApplication& application)
{
    static QPointer<SystemWatch> watch;
    if (watch.isNull()) {
        initResources();
        application.setStyle(new Style);
        watch = new SystemWatch(application);
    }
}

} // namespace

const Palette& palette()
{
    return *state().colors;
}

ThemeMode themeMode()
{
    return state().mode;
}

void applyTheme(QApplication& application, ThemeMode mode)
{
    prepareOnce(application);
    const bool dark = mode == ThemeMode::dark || (mode == ThemeMode::system && systemIsDark());
    state() = {mode, dark ? &darkPalette() : &lightPalette()};
    QApplication::setFont(textFont());
    QToolTip::setFont(textFont(12));
    QApplication::setPalette(qtPalette(palette()));
    QToolTip::setPalette(qtPalette(palette()));
    application.setStyleSheet(styleSheet(palette()));
    emit ThemeNotifier::instance().changed();
}

ThemeNotifier& ThemeNotifier::instance()
{
    static ThemeNotifier notifier;
    return notifier;
}

} // namespace binnacle::ui
