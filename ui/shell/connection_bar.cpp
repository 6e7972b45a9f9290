// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connection_bar.h"

#include "ui/bridge/connection.h"
#include "ui/shell/catalog_feed.h"
#include "ui/theme/badge.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QPainter>

namespace binnacle::ui {

namespace {

constexpr int dotSize = 8;

class StateDot : public QWidget {
public:
    StateDot(const Connection& connection, QWidget* parent) : QWidget(parent), m_connection(connection)
    {
        setFixedSize(dotSize, dotSize);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color());
        painter.drawEllipse(rect());
    }

private:
    QColor color() const
    {
        const Palette& colors = ui::palette();
        switch (m_connection.state()) {
        case Connection::State::connected:
            return colors.ok;
        case Connection::State::connecting:
            return colors.warning;
        case Connection::State::failed:
            return colors.danger;
        case Connection::State::closed:
            return colors.muted;
        }
        return colors.muted;
    }

    const Connection& m_connection;
};

QString environmentText(Environment environment)
{
    switch (environment) {
    case Environment::sandbox:
        return ConnectionBar::tr("SANDBOX");
    case Environment::development:
        return ConnectionBar::tr("DEVELOPMENT");
    case Environment::staging:
        return ConnectionBar::tr("STAGING");
    case Environment::production:
        return ConnectionBar::tr("PRODUCTION");
    }
    return {};
}

BadgeKind environmentKind(Environment environment)
{
    switch (environment) {
    case Environment::sandbox:
        return BadgeKind::accent;
    case Environment::development:
        return BadgeKind::ok;
    case Environment::staging:
        return BadgeKind::warning;
    case Environment::production:
        return BadgeKind::danger;
    }
    return BadgeKind::neutral;
}

} // namespace

ConnectionBar::ConnectionBar(const Connection& connection, QWidget* parent)
    : QWidget(parent),
      m_connection(connection),
      m_dot(new StateDot(connection, this)),
      m_text(new ElidedLabel(this)),
      m_environment(new Badge(environmentText(connection.environment()), environmentKind(connection.environment()), this))
{
    m_text->setObjectName(QStringLiteral("connectionState"));
    setTone(m_text, Tone::secondary);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, metrics::margin, 0);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_dot);
    layout->addWidget(m_text);
    layout->addWidget(m_environment);
    connect(&connection, &Connection::stateChanged, this, &ConnectionBar::update);
    connect(&connection, &Connection::catalogChanged, this, &ConnectionBar::update);
    update();
}

QString ConnectionBar::text() const
{
    return m_text->text();
}

void ConnectionBar::update()
{
    QStringList parts;
    if (!m_connection.address().startsWith(m_connection.name())) { // else it has no name of its own
        parts.append(m_connection.name());
    }
    parts.append(m_connection.address());
    switch (m_connection.state()) {
    case Connection::State::connecting:
        parts.append(tr("connecting…"));
        break;
    case Connection::State::failed:
        parts.append(tr("unreachable"));
        break;
    case Connection::State::closed:
        parts.append(tr("not connected"));
        break;
    case Connection::State::connected:
        if (const auto nodes = m_connection.catalog().nodes; nodes > 0) {
            parts.append(nodes == 1 ? tr("1 node") : tr("%1 nodes").arg(nodes));
        }
        break;
    }
    parts.removeAll(QString());
    m_text->setText(parts.join(QStringLiteral(" · ")));
    m_text->setToolTip(failureText(m_connection).toHtmlEscaped());
    m_dot->update();
}

} // namespace binnacle::ui
