// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connect_dialog.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <optional>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

struct Fixture {
    ConnectDialog dialog;
    QLineEdit* hosts = dialog.findChild<QLineEdit*>(QStringLiteral("connectHosts"));
    QLabel* problem = dialog.findChild<QLabel*>(QStringLiteral("connectProblem"));
    QPushButton* accept = dialog.findChild<QPushButton*>(QStringLiteral("connectAccept"));
    QComboBox* environment = dialog.findChild<QComboBox*>(QStringLiteral("connectEnvironment"));
    std::optional<std::vector<Host>> asked;
    std::optional<Environment> askedFor;

    Fixture()
    {
        QObject::connect(&dialog, &ConnectDialog::connectRequested, &dialog,
                         [this](const std::vector<Host>& seeds, Environment environmentAsked) {
                             asked = seeds;
                             askedFor = environmentAsked;
                         });
        dialog.open();
    }
};

} // namespace

class TestConnectDialog : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeMode::light); }
    void emptyFieldCannotBeSent();
    void badHostsAreRefusedWithASentence_data();
    void badHostsAreRefusedWithASentence();
    void hostsAreHandedOver();
    void returnSends();
};

void TestConnectDialog::emptyFieldCannotBeSent()
{
    Fixture f;
    QVERIFY(!f.accept->isEnabled());
    QCOMPARE(f.problem->text(), QString()); // nothing was typed, nothing is wrong
    QTest::keyClicks(f.hosts, QStringLiteral("  "));
    QVERIFY(!f.accept->isEnabled());
}

void TestConnectDialog::badHostsAreRefusedWithASentence_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("port is no number") << QStringLiteral("127.0.0.1:x");
    QTest::newRow("port is too large") << QStringLiteral("127.0.0.1:70000");
    QTest::newRow("second is bad") << QStringLiteral("127.0.0.1:3000,127.0.0.2:x");
}

void TestConnectDialog::badHostsAreRefusedWithASentence()
{
    QFETCH(const QString, text);
    Fixture f;
    QTest::keyClicks(f.hosts, text);
    QVERIFY(!f.accept->isEnabled());
    QVERIFY(!f.problem->text().isEmpty());
    QTest::keyClick(f.hosts, Qt::Key_Return);
    QVERIFY(!f.asked);
    QVERIFY(f.dialog.isVisible());
    f.hosts->setText(QStringLiteral("127.0.0.1:3000"));
    QVERIFY(f.accept->isEnabled());
    QCOMPARE(f.problem->text(), QString());
}

void TestConnectDialog::hostsAreHandedOver()
{
    Fixture f;
    f.hosts->setText(QStringLiteral(" 127.0.0.1:3100,[::1]:3200 "));
    f.environment->setCurrentIndex(f.environment->findData(static_cast<int>(Environment::production)));
    f.accept->click();
    QVERIFY(f.asked);
    QCOMPARE(f.asked->size(), std::size_t{2});
    QVERIFY((f.asked->front() == Host{"127.0.0.1", 3100}));
    QVERIFY((f.asked->back() == Host{"::1", 3200}));
    QVERIFY(f.askedFor == Environment::production);
    QVERIFY(!f.dialog.isVisible());
}

void TestConnectDialog::returnSends()
{
    Fixture f;
    f.hosts->setText(QStringLiteral("127.0.0.1"));
    QTest::keyClick(f.hosts, Qt::Key_Return);
    QVERIFY(f.asked);
    QVERIFY((f.asked->front() == Host{"127.0.0.1", 3000}));
}

QTEST_MAIN(TestConnectDialog)
#include "tst_connect_dialog.moc"
