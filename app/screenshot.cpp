// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshot.h"

#include "app/exec_command.h"
#include "ui/compose/compose_page.h"
#include "ui/results/results_panel.h"
#include "ui/shell/workspace.h"

#include <QApplication>
#include <QPixmap>

#include <iostream>

namespace binnacle::app {

namespace {

constexpr int limitMs = 60'000;
constexpr int settleMs = 700; ///< for layouts, column widths and the clock-driven parts to come to rest

/// An operation on the sample data with every kind of outcome: done, refused, done on a record that it creates.
OperationDocument exampleDocument()
{
    const DataSet users = DataSet::of("test", "users");
    Segment update;
    update.verb = Verb::update;
    update.dataSet = users;
    update.keys = {KeyValue(std::int64_t{7}), KeyRange{42, 43}, KeyValue("no-such-user")};
    update.where = Filter::text("$.age >= 18");
    const PathStep since{Selector::mapKey, {"since"}, CreateOnDemand::keyOrderedMap};
    const PathStep checks{Selector::mapKey, {"checks"}, CreateOnDemand::keyOrderedMap};
    update.operations = {
        {"verified", SetTo{true}},
        {"login_count", Add{1}},
        {"devices", Call{{}, Method::hllInit, {14}, CallFlag::createOnly | CallFlag::noFail}},
        {"devices", Call{{}, Method::hllAdd, {List{{"phone-1", "phone-2", "tablet-7"}}}}},
        {"address", Call{{since, checks}, Method::listAppend, {"2026-11"}, CallFlag::addUnique | CallFlag::noFail}}};
    update.expiry = {Expiry::Kind::afterSeconds, 3600};
    Segment remove;
    remove.verb = Verb::remove;
    remove.dataSet = DataSet::of("test", "sessions");
    remove.keys = {KeyValue("a1")};
    return {{update, remove}, {}};
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

void Screenshot::take()
{
    if (m_taken)
        return;
    m_taken = true;
    if (m_page == QLatin1String("results")) {
        showResults();
        return;
    }
    if (m_page == QLatin1String("compose"))
        m_window.workspace().compose(exampleDocument());
    connect(&m_window, &ui::MainWindow::pageReady, this, [this] { QTimer::singleShot(settleMs, this, &Screenshot::save); });
    if (!m_window.openPage(m_page)) {
        std::cerr << "there is no page " << m_page.toStdString() << "; see binnacle --help\n";
        QApplication::exit(inputRefused);
    }
}

void Screenshot::showResults()
{
    ui::Workspace& workspace = m_window.workspace();
    workspace.compose(exampleDocument());
    connect(&workspace.resultsPanel(), &ui::ResultsPanel::finished, this,
            [this] { QTimer::singleShot(settleMs, this, &Screenshot::save); });
    workspace.executeCurrent(true);
}

void Screenshot::save()
{
    const bool saved = m_window.grab().save(m_file, "PNG");
    if (!saved)
        std::cerr << "the picture cannot be written to " << m_file.toStdString() << '\n';
    QApplication::exit(saved ? allOk : clusterFailed);
}

} // namespace binnacle::app
