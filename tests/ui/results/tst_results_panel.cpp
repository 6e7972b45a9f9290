// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/connection.h"
#include "ui/results/results_panel.h"

#include <QLabel>
#include <QSignalSpy>
#include <QtTest>

using namespace binnacle;
using namespace binnacle::ui;

class ResultsPanelTest : public QObject {
    Q_OBJECT

private slots:
    void withoutAConnectionNothingIsStartedAndItSaysSo()
    {
        Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
        ResultsPanel panel(connection);
        QSignalSpy started(&panel, &ResultsPanel::started);
        Segment segment;
        segment.verb = Verb::exists;
        segment.dataSet = DataSet::of("test", "users");
        segment.keys = {KeyValue(std::int64_t{1})};
        panel.execute({{segment}, {}}, true);
        QCOMPARE(started.count(), 0);
        QVERIFY(!panel.isRunning());
        const auto* const error = panel.findChild<QLabel*>(QStringLiteral("resultsError"));
        QVERIFY(error->isVisibleTo(&panel));
        QVERIFY(error->text().contains(QStringLiteral("there is no connection to Sandbox")));
    }
};

QTEST_MAIN(ResultsPanelTest)
#include "tst_results_panel.moc"
