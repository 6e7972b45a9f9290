// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/about_dialog.h"

#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"

#include <QCoreApplication>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace binnacle::ui {

AboutDialog::AboutDialog(const QString& server, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Binnacle"));
    setSurface(this, Surface::panel);

    auto* const title = makeLabel(QStringLiteral("Binnacle"), Tone::text, this);
    title->setFont(textFont(20, QFont::Bold));
    auto* const versions = new QFormLayout;
    versions->setHorizontalSpacing(2 * metrics::grid);
    versions->setVerticalSpacing(metrics::halfGrid);
    const auto addRow = [this, versions](const QString& name, const QString& value) {
        auto* const label = makeLabel(value, Tone::text, this);
        label->setFont(valueFont());
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        versions->addRow(makeLabel(name, Tone::secondary, this), label);
    };
    addRow(tr("Version"), QCoreApplication::applicationVersion());
    addRow(tr("Qt"), QString::fromLatin1(qVersion()));
    if (!server.isEmpty()) {
        addRow(tr("Server"), server);
    }
    auto* const close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * metrics::grid, 3 * metrics::grid, 3 * metrics::grid, 2 * metrics::grid);
    layout->setSpacing(metrics::margin);
    layout->addWidget(title);
    layout->addWidget(makeLabel(tr("A desktop data browser and editor for Aerospike."), Tone::text, this));
    layout->addLayout(versions);
    layout->addWidget(makeLabel(tr("Core: Apache License 2.0. Window and program: GNU General Public License 3.0 or later. "
                                   "Aerospike is a trademark of Aerospike, Inc., which has no part in this program."),
                                Tone::secondary, this, true));
    layout->addSpacing(metrics::grid);
    layout->addWidget(close, 0, Qt::AlignRight);
    setMinimumWidth(420);
}

} // namespace binnacle::ui
