// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshot.h"

#include "app/example_documents.h"
#include "app/exec_command.h"
#include "ui/browse/browse_page.h"
#include "ui/compose/compose_page.h"
#include "ui/editors/ael_edit.h"
#include "ui/results/rehearsal_panel.h"
#include "ui/results/results_panel.h"
#include "ui/shell/workspace.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QPainter>
#include <QPixmap>

#include <iostream>

namespace binnacle::app {

namespace {

constexpr int limitMs = 60'000;
constexpr int settleMs = 700; ///< for layouts, column widths and the clock-driven parts to come to rest

/// The window, and in its middle the dialog that is open on it.
QPixmap pictureOf(QWidget& window)
{
    QPixmap picture = window.grab();
    for (QDialog* dialog : window.findChildren<QDialog*>()) {
        if (!dialog->isVisible())
            continue;
        QPainter painter(&picture);
        painter.fillRect(window.rect(), QColor(0, 0, 0, 70));
        const QPoint middle = window.rect().center() - dialog->rect().center();
        painter.drawPixmap(middle, dialog->grab());
    }
    return picture;
}

} // namespace

Screenshot::Screenshot(ui::MainWindow& window, QString page, QString file)
    : m_window(window), m_page(std::move(page)), m_file(std::move(file))
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        std::cerr << "the page " << m_page.toStdString() << " was not there within a minute\n";
        QApplication::exit(clusterFailed);
    });
    m_limit.start(limitMs);
}

void Screenshot::take(const QString& errorText)
{
    if (m_taken)
        return;
    m_taken = true;
    const bool showsError = m_page == QLatin1String("connect-error");
    if (showsError == errorText.isEmpty()) {
        std::cerr << (showsError ? "the target answers: there is no error to show" : errorText.toStdString()) << '\n';
        QApplication::exit(clusterFailed);
        return;
    }
    if (m_page == QLatin1String("results")) {
        showResults();
        return;
    }
    if (m_page == QLatin1String("rehearsal")) {
        showRehearsal();
        return;
    }
    if (m_page == QLatin1String("filter")) {
        connect(&m_window, &ui::MainWindow::pageReady, this, &Screenshot::showFiltered, Qt::SingleShotConnection);
        m_window.openPage(QStringLiteral("browse"));
        return;
    }
    connect(&m_window, &ui::MainWindow::pageReady, this, &Screenshot::saveSoon);
    if (const std::optional<OperationDocument> document = exampleDocument(m_page)) {
        showComposed(*document);
        return;
    }
    m_window.openPage(m_page);
}

void Screenshot::saveSoon()
{
    QTimer::singleShot(settleMs, this, &Screenshot::save);
}

void Screenshot::showComposed(const OperationDocument& document)
{
    m_window.workspace().compose(document);
    m_window.openPage(QStringLiteral("compose"));
    if (m_page == QLatin1String("behavior"))
        m_window.findChild<QAbstractButton*>(QStringLiteral("behaviorEdit"))->click();
}

/// A set through a filter, and one that is being typed.
void Screenshot::showFiltered()
{
    ui::BrowsePage* const page = m_window.workspace().currentBrowsePage();
    auto* const filter = page->findChild<ui::AelEdit*>(QStringLiteral("filterEdit"));
    filter->setText(QStringLiteral("$.age >= 60 and $.active == true"));
    connect(page, &ui::BrowsePage::firstRow, this, &Screenshot::saveSoon);
    connect(page, &ui::BrowsePage::finished, this, &Screenshot::saveSoon);
    page->run();
    page->focusFilter();
}

void Screenshot::showResults()
{
    ui::Workspace& workspace = m_window.workspace();
    workspace.compose(exampleOfOutcomes());
    connect(&workspace.resultsPanel(), &ui::ResultsPanel::finished, this, &Screenshot::saveSoon);
    workspace.executeCurrent(true);
}

void Screenshot::showRehearsal()
{
    ui::Workspace& workspace = m_window.workspace();
    workspace.compose(exampleOfChanges());
    connect(&workspace.rehearsalPanel(), &ui::RehearsalPanel::finished, this, &Screenshot::saveSoon);
    workspace.rehearseCurrent();
}

void Screenshot::save()
{
    const bool saved = pictureOf(m_window).save(m_file, "PNG");
    if (!saved)
        std::cerr << "the picture cannot be written to " << m_file.toStdString() << '\n';
    QApplication::exit(saved ? allOk : clusterFailed);
}

} // namespace binnacle::app
