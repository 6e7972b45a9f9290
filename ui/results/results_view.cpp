// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/results_view.h"

#include "ui/models/value_text.h"
#include "ui/results/outcome.h"
#include "ui/results/results_export.h"
#include "ui/results/results_header.h"
#include "ui/results/results_model.h"
#include "ui/results/results_table.h"
#include "ui/results/retry_document.h"
#include "ui/results/run_summary.h"
#include "ui/theme/busy_bar.h"
#include "ui/theme/card.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QItemSelectionModel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace binnacle::ui {

ResultsView::ResultsView(QWidget* parent)
    : QWidget(parent), m_model(new ResultsModel(this)), m_header(new ResultsHeader(this)), m_busy(new BusyBar(this)),
      m_error(makeLabel({}, Tone::danger, this, true)), m_empty(new EmptyState(this)),
      m_table(new ResultsTable(m_model, this)), m_stack(new QStackedWidget(this))
{
    setSurface(this, Surface::panel);
    m_error->setObjectName(QStringLiteral("resultsError"));
    m_error->setContentsMargins(metrics::margin, metrics::grid, metrics::margin, metrics::grid);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setSurface(m_error, Surface::dangerSoft);
    m_error->hide();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_busy);
    column->addWidget(m_error);
    column->addWidget(m_stack, 1);
    showNothing();

    connect(m_header, &ResultsHeader::stopRequested, this, &ResultsView::stopRequested);
    connect(m_header, &ResultsHeader::retryRequested, this, &ResultsView::retry);
    connect(m_table->exports(), &ResultsExport::told, m_header, &ResultsHeader::setNote);
    m_table->exports()->fillMenu(*m_header->exportMenu());
    connect(m_header, &ResultsHeader::orderChosen, m_model, &ResultsModel::setOrder);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (current.isValid() && m_model->result(current.row()).record)
            emit recordSelected(*m_model->result(current.row()).record);
    });
}

void ResultsView::begin(const OperationDocument& document, bool stream)
{
    m_document = document;
    m_stream = stream;
    m_running = true;
    m_total = recordCount(document).value_or(0);
    m_model->clear();
    m_model->setDocument(document);
    // Rows that are not shown yet are put in order once, at the end.
    m_model->setOrder(ResultsModel::Order::completion);
    m_header->setOrder(stream ? ResultsModel::Order::completion : ResultsModel::Order::input);
    m_header->setRunning(true);
    m_header->setSummary(runSummary(m_document, m_stream, {}));
    m_header->setCounts({});
    showError({});
    showWaiting();
    updateProgress();
}

void ResultsView::append(const std::vector<RecordResult>& results)
{
    m_model->append(results);
    if (m_stream)
        showRows();
    updateProgress();
}

void ResultsView::end(const std::optional<Error>& error, std::chrono::microseconds elapsed)
{
    m_running = false;
    if (!m_stream)
        m_model->setOrder(ResultsModel::Order::input);
    m_header->setRunning(false);
    m_header->setSummary(runSummary(m_document, m_stream, elapsed));
    showError(error);
    updateProgress();
    if (m_model->rowCount() > 0)
        showRows();
    else
        m_empty->setContent(error ? EmptyState::Kind::failed : EmptyState::Kind::nothing, QStringLiteral("results"),
                            error ? tr("No results") : tr("No records"),
                            error ? tr("Nothing came back before the run ended.") : tr("The set holds no records."));
}

void ResultsView::refuse(const Error& error)
{
    m_model->clear();
    m_header->setCounts({});
    m_header->setSummary({});
    m_header->setNote({});
    showError(error);
    m_empty->setContent(EmptyState::Kind::failed, QStringLiteral("results"), tr("Not executed"), tr("Nothing was sent."));
    m_stack->setCurrentWidget(m_empty);
}

void ResultsView::retry()
{
    const OperationDocument again = retryDocument(m_document, m_model->results());
    if (again.segments.empty())
        m_header->setNote(tr("what failed cannot be named again"));
    else
        emit retryRequested(again, m_stream);
}

void ResultsView::showRows()
{
    m_header->setCounts(m_model->counts());
    m_stack->setCurrentWidget(m_table);
}

void ResultsView::showWaiting()
{
    m_empty->setContent(EmptyState::Kind::nothing, QStringLiteral("clock"), tr("Running…"),
                        m_stream ? tr("Results appear here as they arrive.") : tr("Results appear here when all have arrived."));
    m_stack->setCurrentWidget(m_empty);
}

void ResultsView::showNothing()
{
    m_empty->setContent(EmptyState::Kind::nothing, QStringLiteral("results"), tr("Nothing executed yet"),
                        tr("Compose an operation, then Execute waits for all results and Stream shows each as it arrives."));
    m_stack->setCurrentWidget(m_empty);
    m_header->setNote({});
}

void ResultsView::showError(const std::optional<Error>& error)
{
    m_error->setVisible(error.has_value());
    if (!error)
        return;
    const QString doubt = error->inDoubt() ? tr(" In doubt: what was sent may have taken effect.") : QString();
    m_error->setText(QStringLiteral("%1 · %2: %3.")
                         .arg(error->code())
                         .arg(QString::fromStdString(error->name()), QString::fromStdString(error->sentence()))
                     + doubt);
}

void ResultsView::updateProgress()
{
    const std::int64_t arrived = m_model->counts().all();
    const QString count = countText(static_cast<std::uint64_t>(arrived));
    m_busy->setBusy(m_running);
    m_busy->setFraction(m_total > 0 ? std::optional<double>(static_cast<double>(arrived) / static_cast<double>(m_total))
                                    : std::nullopt);
    QString note;
    if (m_running)
        note = m_total > 0 ? tr("%1 of %2").arg(count, countText(static_cast<std::uint64_t>(m_total))) : count;
    else if (m_model->notKept() > 0)
        note = tr("rows for the first %1 of %2").arg(countText(static_cast<std::uint64_t>(m_model->rowCount())), count);
    m_header->setNote(note);
}

} // namespace binnacle::ui
