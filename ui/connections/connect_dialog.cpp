// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connect_dialog.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace binnacle::ui {

namespace {

constexpr int dialogWidth = 460;

QIcon dotIcon(Environment environment)
{
    QPixmap picture(2 * metrics::iconSize, 2 * metrics::iconSize);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(environmentColor(environment));
    painter.drawEllipse(picture.rect().adjusted(8, 8, -8, -8));
    return QIcon(picture);
}

} // namespace

ConnectDialog::ConnectDialog(QWidget* parent)
    : QDialog(parent),
      m_hosts(new QLineEdit(this)),
      m_environment(new QComboBox(this)),
      m_problem(makeLabel({}, Tone::danger, this, true)),
      m_connect(new QPushButton(tr("&Connect"), this))
{
    setObjectName(QStringLiteral("connectDialog"));
    setWindowTitle(tr("Connect to a cluster"));
    setSurface(this, Surface::panel);

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * metrics::grid, 2 * metrics::grid, 2 * metrics::grid, 2 * metrics::grid);
    layout->setSpacing(metrics::margin);
    auto* const title = makeLabel(tr("Connect to a cluster"), Tone::text, this);
    title->setFont(textFont(15, QFont::DemiBold));
    layout->addWidget(title);
    layout->addWidget(
        makeLabel(tr("Name one or more of its nodes; the others are found from there."), Tone::secondary, this, true));
    layout->addWidget(makeForm());
    layout->addStretch(1);
    layout->addWidget(makeButtons());
    setMinimumWidth(dialogWidth);

    connect(m_hosts, &QLineEdit::textChanged, this, &ConnectDialog::validate);
    validate();
}

QWidget* ConnectDialog::makeForm()
{
    m_hosts->setObjectName(QStringLiteral("connectHosts"));
    m_hosts->setFont(valueFont());
    m_hosts->setPlaceholderText(QStringLiteral("127.0.0.1:3000, 127.0.0.2:3000"));
    m_hosts->setMaxLength(4096);
    m_environment->setObjectName(QStringLiteral("connectEnvironment"));
    m_environment->addItem(dotIcon(Environment::development), tr("Development"), static_cast<int>(Environment::development));
    m_environment->addItem(dotIcon(Environment::staging), tr("Staging"), static_cast<int>(Environment::staging));
    m_environment->addItem(dotIcon(Environment::production), tr("Production"), static_cast<int>(Environment::production));
    m_problem->setObjectName(QStringLiteral("connectProblem"));
    m_problem->setMinimumHeight(2 * metrics::grid);

    auto* const hostsLabel = makeLabel(tr("&Hosts"), Tone::secondary, this);
    hostsLabel->setBuddy(m_hosts);
    auto* const environmentLabel = makeLabel(tr("&Used for"), Tone::secondary, this);
    environmentLabel->setBuddy(m_environment);

    auto* const form = new QWidget(this);
    auto* const grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::margin);
    grid->setVerticalSpacing(metrics::grid);
    grid->setColumnStretch(1, 1);
    grid->addWidget(hostsLabel, 0, 0);
    grid->addWidget(m_hosts, 0, 1);
    grid->addWidget(m_problem, 1, 1);
    grid->addWidget(environmentLabel, 2, 0);
    grid->addWidget(m_environment, 2, 1, Qt::AlignLeft);
    return form;
}

QWidget* ConnectDialog::makeButtons()
{
    m_connect->setObjectName(QStringLiteral("connectAccept"));
    setRole(m_connect, ButtonRole::primary);
    m_connect->setDefault(true);
    auto* const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    connect(m_connect, &QPushButton::clicked, this, &ConnectDialog::submit);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto* const row = new QWidget(this);
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::grid);
    layout->addStretch(1);
    layout->addWidget(cancel);
    layout->addWidget(m_connect);
    return row;
}

void ConnectDialog::validate()
{
    const QString text = m_hosts->text().trimmed();
    const auto hosts = parseHosts(text.toStdString());
    const bool sound = !text.isEmpty() && hosts.ok();
    m_problem->setText(text.isEmpty() || hosts.ok() ? QString() : QString::fromStdString(hosts.error().sentence()));
    setInvalid(m_hosts, !text.isEmpty() && !hosts.ok());
    m_connect->setEnabled(sound);
}

void ConnectDialog::submit()
{
    const auto hosts = parseHosts(m_hosts->text().trimmed().toStdString());
    if (!hosts.ok()) {
        return;
    }
    accept();
    emit connectRequested(*hosts, static_cast<Environment>(m_environment->currentData().toInt()));
}

} // namespace binnacle::ui
