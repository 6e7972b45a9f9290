// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/results_export.h"

#include "ui/results/results_table.h"
#include "ui/results/results_text.h"

#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QSaveFile>

namespace binnacle::ui {

ResultsExport::ResultsExport(ResultsTable& table) : QObject(&table), m_table(table) {}

void ResultsExport::fillMenu(QMenu& menu)
{
    menu.addAction(tr("Copy as JSON lines"), &m_table, &ResultsTable::copyRows);
    menu.addSeparator();
    menu.addAction(tr("Save as JSON lines…"), this, [this] { askForFile(QStringLiteral("jsonl"), tr("JSON lines (*.jsonl)")); });
    menu.addAction(tr("Save as CSV…"), this, [this] { askForFile(QStringLiteral("csv"), tr("CSV (*.csv)")); });
}

void ResultsExport::askForFile(const QString& suffix, const QString& filter)
{
    auto* const dialog = new QFileDialog(&m_table, tr("Save results"), {}, filter);
    dialog->setObjectName(QStringLiteral("saveResultsDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(QStringLiteral("results.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const Result<void> saved = save(file);
        emit told(saved ? tr("saved to %1").arg(QFileInfo(file).fileName()) : QString::fromStdString(saved.error().sentence()));
    });
    dialog->open();
}

Result<void> ResultsExport::save(const QString& file) const
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const bool csv = file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    const std::vector<RecordResult> rows = m_table.chosenResults();
    const std::string text = csv ? csvText(rows, now) : jsonLines(rows, now);
    QSaveFile target(file);
    const auto size = static_cast<qint64>(text.size());
    if (!target.open(QIODevice::WriteOnly) || target.write(text.data(), size) != size || !target.commit())
        return Error::client(ClientCode::badInput,
                             file.toStdString() + " could not be written: " + target.errorString().toStdString());
    return {};
}

} // namespace binnacle::ui
