// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/node.h"
#include "ui/bridge/connection.h"
#include "ui/compose/compose_page.h"
#include "ui/results/results_panel.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace binnacle;
using namespace binnacle::ui;

/// The window says what went wrong outside, with its code, and stays alive.
class TestWindowBadInput : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aConnectionThatFailsIsShownWithItsCode_data();
    void aConnectionThatFailsIsShownWithItsCode();
    void aRefusedRecordIsShownWithItsCode_data();
    void aRefusedRecordIsShownWithItsCode();
    void aBinNameThatIsTooLongCannotBeExecuted();

private:
    QTemporaryDir m_directory;
    std::unique_ptr<node::Node> m_node;
};

namespace {

OperationDocument oneWrite(const std::string& nameSpace, const std::string& bin, Value value)
{
    Segment segment;
    segment.dataSet = DataSet::of(nameSpace, "users");
    segment.keys = {KeyValue(std::int64_t{1})};
    segment.operations = {{bin, SetTo{std::move(value)}}};
    return {{segment}, {}};
}

/// All texts that the window shows in labels.
QString shownTexts(const QWidget& window)
{
    QStringList texts;
    for (const QLabel* label : window.findChildren<QLabel*>())
        if (label->isVisible())
            texts << label->text() << label->toolTip();
    return texts.join(QLatin1Char('\n'));
}

} // namespace

void TestWindowBadInput::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ThemeMode::light);
    node::Options options;
    options.dataDirectory = m_directory.filePath(QStringLiteral("data")).toStdString();
    auto node = node::Node::start(options);
    QVERIFY(node.ok());
    m_node = std::move(*node);
}

void TestWindowBadInput::aConnectionThatFailsIsShownWithItsCode_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("listens");
    QTest::addColumn<QString>("code");
    QTest::newRow("nobody listens") << QByteArray() << false << "-10";
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << true << "-21";
    QTest::newRow("a frame of 2^40 bytes") << QByteArray::fromHex("0201010000000000") << true << "-21";
    QTest::newRow("silence") << QByteArray() << true << "-22";
}

void TestWindowBadInput::aConnectionThatFailsIsShownWithItsCode()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, listens);
    QFETCH(QString, code);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const std::uint16_t port = server.serverPort();
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] { server.nextPendingConnection()->write(answer); });
    if (!listens)
        server.close();

    Connection connection(QStringLiteral("Elsewhere"), Environment::development);
    MainWindow window(connection);
    window.show();
    connection.open({Host{"127.0.0.1", port}});
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Connection::State::failed, 12'000);
    QTRY_VERIFY2(shownTexts(window).contains(code + QStringLiteral(" ")), qPrintable(shownTexts(window)));
    QVERIFY2(shownTexts(window).contains(QString::number(port)), qPrintable(shownTexts(window)));
}

void TestWindowBadInput::aRefusedRecordIsShownWithItsCode_data()
{
    QTest::addColumn<QString>("nameSpace");
    QTest::addColumn<int>("size");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("an unknown namespace") << "nowhere" << 1 << "20 · namespace not found";
    QTest::newRow("a record over the limit") << "test" << 9 * 1024 * 1024 << "13 · record too big";
}

void TestWindowBadInput::aRefusedRecordIsShownWithItsCode()
{
    QFETCH(QString, nameSpace);
    QFETCH(int, size);
    QFETCH(QString, outcome);
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    MainWindow window(connection);
    window.show();
    connection.open({Host{"127.0.0.1", m_node->port()}});
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Connection::State::connected, 10'000);

    QSignalSpy finished(&window.workspace().resultsPanel(), &ResultsPanel::finished);
    window.workspace().compose(oneWrite(nameSpace.toStdString(), "a", std::string(static_cast<std::size_t>(size), 'x')));
    window.workspace().executeCurrent(false);
    QVERIFY(finished.count() == 1 || finished.wait(20'000));
    const auto* table = window.findChild<QTableView*>(QStringLiteral("resultsTable"));
    QVERIFY(table && table->model()->rowCount() == 1);
    QString row;
    for (int column = 0; column < table->model()->columnCount(); ++column)
        row += table->model()->index(0, column).data().toString() + QLatin1Char('|');
    QVERIFY2(row.contains(outcome), qPrintable(row));
}

void TestWindowBadInput::aBinNameThatIsTooLongCannotBeExecuted()
{
    ComposePage page;
    page.resize(1000, 700);
    page.show();
    page.setDocument(oneWrite("test", "sixteen_bytes_16", 1));
    QVERIFY(!page.canExecute());
    QVERIFY(!page.findChild<QPushButton*>(QStringLiteral("executeButton"))->isEnabled());
    QTRY_VERIFY2(shownTexts(page).contains(QStringLiteral("at most 15 are allowed")), qPrintable(shownTexts(page)));
}

QTEST_MAIN(TestWindowBadInput)
#include "tst_window_bad_input.moc"
