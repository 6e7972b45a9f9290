// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/hll_page.h"

#include "ui/bridge/connection.h"
#include "ui/hll/add_elements_card.h"
#include "ui/hll/card_grid.h"
#include "ui/hll/check_note.h"
#include "ui/hll/fold_bar.h"
#include "ui/hll/parts_card.h"
#include "ui/hll/sketch_bar.h"
#include "ui/hll/sketch_documents.h"
#include "ui/hll/together_card.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <ranges>

namespace binnacle::ui {

HllPage::HllPage(Connection& connection, QWidget* parent)
    : QWidget(parent),
      m_connection(connection),
      m_bar(new SketchBar(this)),
      m_note(new CheckNote(this)),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)),
      m_cards(new CardGrid(this)),
      m_together(new TogetherCard(this)),
      m_parts(new PartsCard(this)),
      m_add(new AddElementsCard(this)),
      m_fold(new FoldBar(this))
{
    setObjectName(QStringLiteral("hllPage"));
    setAccessibleName(tr("HLL workbench"));
    m_empty->setContent(
        EmptyState::Kind::nothing, QStringLiteral("sketch"), tr("No sketches are on the workbench"),
        tr("Select records with HLL bins in a set and choose “Open sketches in HLL”, or take a sketch from a file."),
        tr("Add a file…"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(buildBoard());
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_note);
    column->addWidget(m_stack, 1);
    connectParts();
    showSketches();
}

QWidget* HllPage::buildBoard()
{
    auto* const right = new QVBoxLayout;
    right->setSpacing(metrics::margin);
    right->addWidget(m_parts, 1);
    right->addWidget(m_add);
    auto* const pairs = new QHBoxLayout;
    pairs->setSpacing(metrics::margin);
    pairs->addWidget(m_together, 5);
    pairs->addLayout(right, 4);
    m_pairs = pairs;

    auto* const content = new QWidget(this);
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::margin, metrics::margin, metrics::margin, 0);
    column->setSpacing(metrics::margin);
    column->addWidget(m_cards);
    column->addLayout(pairs, 1);
    auto* const scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("hllScroll"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);

    auto* const foot = new QVBoxLayout;
    foot->setContentsMargins(metrics::margin, metrics::grid, metrics::margin, metrics::margin);
    foot->addWidget(m_fold);
    auto* const board = new QWidget(this);
    auto* const whole = new QVBoxLayout(board);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(scroll, 1);
    whole->addLayout(foot);
    return board;
}

void HllPage::connectParts()
{
    connect(m_bar, &SketchBar::keyEntered, this, &HllPage::readKey);
    connect(m_bar, &SketchBar::refused, this, [this](const QString& why) { m_note->showNote(CheckNote::Kind::warning, why); });
    connect(m_bar, &SketchBar::removeRequested, this, [this](int index) { m_board.remove(static_cast<std::size_t>(index)); });
    connect(m_bar, &SketchBar::filesRequested, this, &HllPage::chooseFiles);
    connect(m_bar, &SketchBar::checkRequested, this, &HllPage::checkAgainstServer);
    connect(m_bar, &SketchBar::unionRequested, this, [this] { emit composeRequested(unionDocument(m_board.sketches())); });
    connect(m_empty, &EmptyState::actionTriggered, this, &HllPage::chooseFiles);
    connect(m_cards, &CardGrid::removeRequested, this, [this](int index) { m_board.remove(static_cast<std::size_t>(index)); });
    connect(m_add, &AddElementsCard::previewed, m_cards, &CardGrid::preview);
    connect(m_add, &AddElementsCard::addRequested, this, [this](int index, const std::vector<Value>& elements) {
        emit composeRequested(addDocument(m_board.sketches()[static_cast<std::size_t>(index)], elements));
    });
    connect(m_fold, &FoldBar::foldRequested, this,
            [this](int indexBits) { emit composeRequested(foldDocument(m_board.sketches(), indexBits)); });
    connect(&m_board, &SketchBoard::changed, this, &HllPage::showSketches);
    connect(&m_board, &SketchBoard::computed, this, &HllPage::showFigures);
    connect(&m_read, &DocumentRun::resultsReady, this, &HllPage::takeRead);
    connect(&m_read, &DocumentRun::finished, this, [this](const std::optional<Error>& error) {
        if (error)
            m_note->showNote(CheckNote::Kind::bad, QString::fromStdString(error->text()));
    });
    connect(&m_checkRun, &DocumentRun::resultsReady, this,
            [this](const std::vector<RecordResult>& results) { m_check->take(results); });
    connect(&m_checkRun, &DocumentRun::finished, this, &HllPage::takeCheck);
    connect(&m_connection, &Connection::stateChanged, this, [this] { m_bar->setCheckable(reasonAgainstCheck()); });
}

void HllPage::takeIn(Gathered gathered)
{
    const std::size_t left = m_board.add(std::move(gathered.sketches));
    if (left > 0)
        gathered.problems << tr("%1 sketches found no place: the workbench takes %2").arg(left).arg(SketchBoard::mostSketches);
    if (!gathered.problems.isEmpty()) {
        const QString more = gathered.problems.size() > 1
                                 ? tr("%1 (and %2 more)").arg(gathered.problems.first()).arg(gathered.problems.size() - 1)
                                 : gathered.problems.first();
        m_note->showNote(CheckNote::Kind::warning, more, gathered.problems);
    }
}

void HllPage::addRecords(const std::vector<Record>& records, const std::optional<std::string>& bin)
{
    Gathered all;
    for (const Record& record : records) {
        Gathered one = sketchesOf(record, bin);
        std::ranges::move(one.sketches, std::back_inserter(all.sketches));
        all.problems << one.problems;
    }
    if (all.sketches.empty() && all.problems.isEmpty())
        all.problems << tr("There is no sketch in what was selected.");
    takeIn(std::move(all));
}

void HllPage::addFromQuery(OperationDocument document)
{
    if (const auto session = m_connection.session())
        m_read.start(*session, std::move(document));
    else
        m_note->showNote(CheckNote::Kind::warning, tr("%1 is not connected").arg(m_connection.name()));
}

void HllPage::addFiles(const QStringList& paths)
{
    Gathered all;
    for (const QString& path : paths) {
        QFile file(path);
        const QString name = QFileInfo(path).completeBaseName();
        if (file.size() > largestSketchFile) {
            all.problems << tr("%1 is larger than any sketch").arg(name);
        } else if (!file.open(QIODevice::ReadOnly)) {
            all.problems << tr("%1 cannot be read: %2").arg(name, file.errorString());
        } else {
            Gathered one = sketchOfFile(name, file.readAll());
            std::ranges::move(one.sketches, std::back_inserter(all.sketches));
            all.problems << one.problems;
        }
    }
    takeIn(std::move(all));
}

void HllPage::chooseFiles()
{
    auto* const dialog = new QFileDialog(this, tr("Sketches from files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &HllPage::addFiles);
    dialog->open();
}

std::optional<DataSet> HllPage::lastDataSet() const
{
    for (const GatheredSketch& one : m_board.sketches() | std::views::reverse) {
        if (one.key)
            return dataSetOf(*one.key);
    }
    return std::nullopt;
}

void HllPage::readKey(const KeyItem& key)
{
    const std::optional<DataSet> dataSet = lastDataSet();
    if (dataSet)
        addFromQuery(readDocument(*dataSet, {key}));
    else
        m_note->showNote(CheckNote::Kind::warning,
                         tr("A key is looked for in the set of the sketches that are there: take the first from a set."));
}

void HllPage::takeRead(const std::vector<RecordResult>& results)
{
    std::vector<Record> records;
    QStringList problems;
    for (const RecordResult& result : results) {
        if (result.error)
            problems << tr("%1: %2").arg(QString::fromStdString(displayText(result.key)),
                                         QString::fromStdString(result.error->text()));
        else if (result.record)
            records.push_back({result.key, result.record->generation, result.record->voidTime, result.record->bins});
    }
    if (!records.empty())
        addRecords(records);
    if (!problems.isEmpty())
        m_note->showNote(CheckNote::Kind::warning, problems.first(), problems);
}

QString HllPage::reasonAgainstCheck() const
{
    if (m_connection.state() != Connection::State::connected)
        return tr("%1 is not connected").arg(m_connection.name());
    const auto ofRecord = [](const GatheredSketch& one) { return one.key.has_value(); };
    return std::ranges::any_of(m_board.sketches(), ofRecord) ? QString()
                                                             : tr("There is no sketch of a record to ask a server about.");
}

void HllPage::checkAgainstServer()
{
    const auto session = m_connection.session();
    if (!session || m_checkRun.isRunning() || !reasonAgainstCheck().isEmpty())
        return;
    m_check.emplace(m_board.sketches());
    m_bar->setChecking(true);
    m_checkRun.start(*session, m_check->document());
}

void HllPage::takeCheck(const std::optional<Error>& error)
{
    m_bar->setChecking(false);
    if (error) {
        m_note->showNote(CheckNote::Kind::bad, QString::fromStdString(error->text()));
    } else if (m_check->differences().isEmpty()) {
        m_note->showNote(CheckNote::Kind::good,
                         tr("%1 answers of the server are the same, to the last digit: counts, unions, intersections "
                            "and similarities.")
                             .arg(m_check->compared()));
    } else {
        m_note->showNote(CheckNote::Kind::bad,
                         tr("%1 of %2 answers differ: %3. The records may have changed since their sketches were read.")
                             .arg(m_check->differences().size())
                             .arg(m_check->expected())
                             .arg(m_check->differences().first()),
                         m_check->differences());
    }
}

QStringList HllPage::names() const
{
    QStringList names;
    for (const GatheredSketch& one : m_board.sketches())
        names << one.name;
    return names;
}

void HllPage::showSketches()
{
    m_bar->setNames(names());
    m_bar->setCheckable(reasonAgainstCheck());
    m_fold->setSketches(m_board.sketches());
    m_note->hide();
    if (m_board.isEmpty())
        m_stack->setCurrentIndex(0);
}

void HllPage::showFigures()
{
    const BoardFigures& figures = m_board.figures();
    m_cards->setSketches(m_board.sketches(), figures);
    m_together->setFigures(names(), figures);
    m_parts->setFigures(names(), figures);
    m_add->setSketches(m_board.sketches());
    m_together->setVisible(figures.compared > 1);
    m_parts->setVisible(figures.compared > 1);
    const bool wideSquare = figures.compared > mostPartedSketches; // and no parts to be shown beside it
    m_pairs->setStretch(1, wideSquare ? 2 : 4);
    m_stack->setCurrentIndex(m_board.isEmpty() ? 0 : 1);
    emit shown();
}

} // namespace binnacle::ui
