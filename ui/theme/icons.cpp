// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QIconEngine>
#include <QLabel>
#include <QPainter>
#include <QSvgRenderer>

namespace binnacle::ui {

namespace {

class SvgIconEngine : public QIconEngine {
public:
    SvgIconEngine(QString name, QColor color, QColor disabled)
        : m_name(std::move(name)), m_color(std::move(color)), m_disabled(std::move(disabled))
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        QFile file(QStringLiteral(":/binnacle/icons/%1.svg").arg(m_name));
        if (!file.open(QIODevice::ReadOnly)) {
            return;
        }
        QByteArray svg = file.readAll();
        svg.replace("currentColor", (mode == QIcon::Disabled ? m_disabled : m_color).name().toLatin1());
        QSvgRenderer(svg).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return picture;
    }

    QIconEngine* clone() const override { return new SvgIconEngine(*this); }

private:
    QString m_name;
    QColor m_color;
    QColor m_disabled;
};

/// Calls `apply` now and whenever the theme changes, as long as `target` lives; a second call replaces the first.
template <typename Target, typename Apply>
void followTheme(Target* target, Apply apply)
{
    static const char* const property = "binnacleThemedIcon";
    if (auto* const previous = qvariant_cast<QObject*>(target->property(property))) {
        delete previous;
    }
    auto* const guard = new QObject(target);
    target->setProperty(property, QVariant::fromValue(guard));
    QObject::connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, guard, apply);
    apply();
}

} // namespace

QIcon icon(const QString& name, const QColor& color)
{
    return QIcon(new SvgIconEngine(name, color, mixed(color, palette().panel, 0.6)));
}

QPixmap iconPixmap(const QString& name, const QColor& color, int size, double devicePixelRatio)
{
    return icon(name, color).pixmap(QSize(size, size), devicePixelRatio);
}

void setThemedIcon(QAbstractButton* button, const QString& name, ColorToken color)
{
    button->setIconSize(QSize(metrics::iconSize, metrics::iconSize));
    followTheme(button, [=] { button->setIcon(icon(name, palette().*color)); });
}

void setThemedIcon(QAction* action, const QString& name, ColorToken color)
{
    followTheme(action, [=] { action->setIcon(icon(name, palette().*color)); });
}

void setThemedIcon(QLabel* label, const QString& name, ColorToken color, int size)
{
    followTheme(label, [=] { label->setPixmap(iconPixmap(name, palette().*color, size, label->devicePixelRatioF())); });
}

} // namespace binnacle::ui
