// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/results_export.h"
#include "ui/results/results_model.h"
#include "ui/results/results_view.h"
#include "ui/theme/empty_state.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

using namespace binnacle;
using namespace binnacle::ui;

Q_DECLARE_METATYPE(binnacle::Record)
Q_DECLARE_METATYPE(binnacle::OperationDocument)

namespace {

const DataSet users = DataSet::of("test", "users");

OperationDocument document()
{
    Segment segment;
    segment.dataSet = users;
    segment.keys = {KeyRange{0, 2}};
    segment.operations = {{"a", SetTo{1}}};
    return {{segment}, {}};
}

RecordResult resultOf(std::int64_t index)
{
    RecordResult result;
    result.index = index;
    result.key = users.id(index);
    result.record = Record{result.key, 1, 0, {{"n", index}}};
    return result;
}

} // namespace

class ResultsViewTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_view = std::make_unique<ResultsView>();
        m_view->resize(900, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    void cleanup() { m_view.reset(); }

    void saysThatNothingWasExecutedYet()
    {
        QVERIFY(m_view->findChild<EmptyState*>()->isVisible());
        QCOMPARE(m_view->findChild<EmptyState*>()->title(), QStringLiteral("Nothing executed yet"));
    }

    void aStreamShowsResultsAsTheyArrive()
    {
        m_view->begin(document(), true);
        QVERIFY(!table()->isVisible());
        m_view->append({resultOf(2)});
        QVERIFY(table()->isVisible());
        QCOMPARE(label("okBadge"), QStringLiteral("1 ok"));
        QCOMPARE(label("resultsNote"), QStringLiteral("1 of 3"));
        m_view->append({resultOf(0)});
        QCOMPARE(m_view->model()->result(0).index, 2);
        m_view->end({}, std::chrono::microseconds(2100));
        QCOMPARE(label("resultsSummary"), QStringLiteral("upsert 3 keys · streamed · 2.1 ms"));
    }

    void executeShowsResultsWhenAllHaveArrivedInInputOrder()
    {
        m_view->begin(document(), false);
        m_view->append({resultOf(2), resultOf(0)});
        QVERIFY(!table()->isVisible());
        m_view->append({resultOf(1)});
        m_view->end({}, std::chrono::microseconds(500));
        QVERIFY(table()->isVisible());
        for (int row = 0; row < 3; ++row)
            QCOMPARE(m_view->model()->result(row).index, row);
    }

    void theOrderIsChosenByButtons()
    {
        m_view->begin(document(), true);
        m_view->append({resultOf(2), resultOf(0), resultOf(1)});
        click("inputOrderButton");
        QCOMPARE(m_view->model()->result(0).index, 0);
        click("completionOrderButton");
        QCOMPARE(m_view->model()->result(0).index, 2);
    }

    void aRunCanBeStopped()
    {
        QSignalSpy stopped(m_view.get(), &ResultsView::stopRequested);
        QVERIFY(!button("stopResultsButton")->isVisible());
        m_view->begin(document(), true);
        click("stopResultsButton");
        QCOMPARE(stopped.count(), 1);
        m_view->end(Error::client(ClientCode::aborted, "stopped"), std::chrono::microseconds(10));
        QVERIFY(!button("stopResultsButton")->isVisible());
    }

    void aFailureOfTheWholeIsAStrip()
    {
        m_view->begin(document(), true);
        m_view->append({resultOf(0)});
        m_view->end(Error::client(ClientCode::connectionFailed, "127.0.0.1:3000 <b>closed</b>").setInDoubt(true),
                    std::chrono::microseconds(10));
        QVERIFY(label("resultsError").startsWith(QStringLiteral("-10 · ")));
        QVERIFY(label("resultsError").contains(QStringLiteral("127.0.0.1:3000 <b>closed</b>")));
        QVERIFY(label("resultsError").contains(QStringLiteral("In doubt")));
        QVERIFY(table()->isVisible());
        m_view->begin(document(), true);
        QVERIFY(label("resultsError").isEmpty());
    }

    void aRunThatCannotBeginSaysWhy()
    {
        m_view->refuse(Error::client(ClientCode::connectionFailed, "there is no connection"));
        QVERIFY(label("resultsError").contains(QStringLiteral("there is no connection")));
        QCOMPARE(m_view->findChild<EmptyState*>()->title(), QStringLiteral("Not executed"));
    }

    void rowsAreCopiedAsJsonLines()
    {
        m_view->begin(document(), true);
        m_view->append({resultOf(2), resultOf(0), resultOf(1)});
        table()->setFocus();
        table()->selectRow(1);
        QTest::keySequence(table(), QKeySequence::Copy);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 1);
        QVERIFY(lines.front().startsWith(u'{'));
        QVERIFY(QJsonDocument::fromJson(lines.front().toUtf8()).object().value(QStringLiteral("index")).toInt(-1) == 0);
    }

    void whatFailedIsAskedForAgain()
    {
        OperationDocument two = document();
        two.segments.push_back(two.segments.front());
        two.segments.back().keys = {KeyValue("x"), KeyValue("y")};
        two.behavior = Behavior::readFast();
        QSignalSpy asked(m_view.get(), &ResultsView::retryRequested);
        m_view->begin(two, true);
        RecordResult late = resultOf(2);
        late.error = Error::client(ClientCode::timeout, "late");
        RecordResult skipped = resultOf(0);
        skipped.error = Error::server(ServerCode::filteredOut);
        RecordResult other = resultOf(4);
        other.key = users.id("y");
        other.error = Error::server(ServerCode::recordExists);
        m_view->append({other, late, skipped, resultOf(1)});
        QVERIFY(!button("retryButton")->isVisible());
        m_view->end({}, std::chrono::microseconds(10));
        click("retryButton");
        QCOMPARE(asked.count(), 1);
        OperationDocument expected = two;
        expected.segments[0].keys = {KeyValue(std::int64_t{2})};
        expected.segments[1].keys = {KeyValue("y")};
        QVERIFY(asked[0][0].value<OperationDocument>() == expected);
        QCOMPARE(asked[0][1].toBool(), true);
    }

    void withoutAFailureThereIsNothingToRetry()
    {
        m_view->begin(document(), true);
        m_view->append({resultOf(0)});
        m_view->end({}, std::chrono::microseconds(10));
        QVERIFY(!button("retryButton")->isVisible());
        QVERIFY(button("exportButton")->isVisible());
    }

    void resultsAreSavedAsTheyAreNamed()
    {
        m_view->begin(document(), true);
        RecordResult text = resultOf(1);
        text.record->bins = {{"t", "a \"quoted\", text"}, {"n", std::int64_t{9007199254740993}}};
        m_view->append({resultOf(0), text});
        m_view->end({}, std::chrono::microseconds(10));
        const QTemporaryDir folder;
        saveAs(QStringLiteral("Save as CSV"), folder.filePath(QStringLiteral("r.csv")));
        const QStringList csv = read(folder.filePath(QStringLiteral("r.csv"))).split(QStringLiteral("\r\n"));
        QCOMPARE(csv.size(), 4); // the last is empty
        QVERIFY(csv[0].startsWith(QStringLiteral("index,key,ok,code,")));
        QVERIFY(csv[2].startsWith(QStringLiteral("1,1,true,0,")));
        QVERIFY(csv[2].contains(QStringLiteral("\"{\"\"t\"\":\"\"a \\\"\"quoted\\\"\", text\"\"")));
        QVERIFY(csv[2].contains(QStringLiteral("9007199254740993")));
        QCOMPARE(label("resultsNote"), QStringLiteral("saved to r.csv"));
        saveAs(QStringLiteral("Save as JSON lines"), folder.filePath(QStringLiteral("r.jsonl")));
        QCOMPARE(read(folder.filePath(QStringLiteral("r.jsonl"))).count(u'\n'), 2);
    }

    void aFileThatCannotBeWrittenIsTold()
    {
        m_view->begin(document(), true);
        m_view->append({resultOf(0)});
        const Result<void> saved = m_view->findChild<ResultsExport*>()->save(QStringLiteral("/nowhere/at/all.csv"));
        QVERIFY(!saved);
        QVERIFY(QString::fromStdString(saved.error().sentence()).startsWith(QStringLiteral("/nowhere/at/all.csv could not be written: ")));
    }

    void outcomesLeaveRoomForTheBins()
    {
        m_view->begin(document(), true);
        m_view->append({resultOf(0)});
        m_view->resize(1300, 300);
        QTRY_COMPARE(table()->columnWidth(ResultsModel::outcomeColumn), 384);
        m_view->resize(900, 300);
        QTRY_VERIFY(table()->columnWidth(ResultsModel::binsColumn) >= 200);
        QVERIFY(table()->columnWidth(ResultsModel::outcomeColumn) >= 200);
    }

    void aChosenRowTellsItsRecord()
    {
        QSignalSpy selected(m_view.get(), &ResultsView::recordSelected);
        m_view->begin(document(), true);
        m_view->append({resultOf(2), resultOf(0)});
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(m_view->model()->index(1, 1)).center());
        QCOMPARE(selected.count(), 1);
        QVERIFY(selected[0][0].value<Record>() == *resultOf(0).record);
    }

private:
    QTableView* table() const { return m_view->findChild<QTableView*>(QStringLiteral("resultsTable")); }
    QAbstractButton* button(const char* name) const { return m_view->findChild<QAbstractButton*>(QLatin1String(name)); }
    void click(const char* name) const
    {
        QCoreApplication::processEvents(); // a button that was just shown has no place yet
        QTest::mouseClick(button(name), Qt::LeftButton);
    }
    void saveAs(const QString& action, const QString& file) const
    {
        click("exportButton");
        auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction* entry : menu->actions()) {
            if (entry->text().startsWith(action))
                menu->setActiveAction(entry);
        }
        QTest::keyClick(menu, Qt::Key_Return);
        auto* const dialog = m_view->findChild<QFileDialog*>(QStringLiteral("saveResultsDialog"));
        QVERIFY(dialog);
        dialog->selectFile(file);
        QMetaObject::invokeMethod(dialog, "accept");
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    static QString read(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    QString label(const char* name) const
    {
        const auto* const found = m_view->findChild<QLabel*>(QLatin1String(name));
        return found->isVisible() ? found->text() : QString();
    }

    std::unique_ptr<ResultsView> m_view;
};

QTEST_MAIN(ResultsViewTest)
#include "tst_results_view.moc"
