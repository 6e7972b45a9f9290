// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operation/encode.h"
#include "core/sdk/request_preview.h"
#include "tests/ui/compose/compose_driver.h"
#include "ui/compose/hex_view.h"
#include "ui/theme/empty_state.h"

#include <QClipboard>
#include <QTreeWidget>

using namespace binnacle;
using namespace binnacle::ui;

class RequestPaneTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_page.open(); }
    void cleanup() { m_page.close(); }

    void theBytesAreToldPartByPart()
    {
        m_page.setDocument(smallDocument());
        m_page.click("wireCode");
        QTRY_VERIFY(m_page.visibleText("requestHead").startsWith(QStringLiteral("One command, ")));
        auto* const tree = m_page.find<QTreeWidget>("requestParts");
        const QList<QTreeWidgetItem*> writes = tree->findItems(QStringLiteral("write"), Qt::MatchExactly);
        QCOMPARE(writes.size(), 3);
        QCOMPARE(writes[1]->text(1), QStringLiteral("b"));
        QCOMPARE(writes[1]->child(4)->text(1), QStringLiteral("int 2"));
        m_page.click("copyCodeButton");
        const Result<RequestPreview> preview = previewOf(smallDocument(), 0);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(toHex(preview->frame)));
    }

    void theyFollowTheCards()
    {
        m_page.setDocument(smallDocument());
        m_page.click("wireCode");
        m_page.retype("operand0", QStringLiteral("77"));
        const auto shown = [&] {
            const auto found = m_page.find<QTreeWidget>("requestParts")->findItems(QStringLiteral("int 77"), Qt::MatchRecursive, 1);
            return found.size();
        };
        QTRY_COMPARE(shown(), 1);
    }

    void aByteLeadsToItsPart()
    {
        m_page.setDocument(smallDocument());
        m_page.click("wireCode");
        QTRY_VERIFY(!m_page.visibleText("requestHead").isEmpty());
        emit m_page.find<HexView>("requestBytes")->clicked(10);
        const QTreeWidgetItem* const item = m_page.find<QTreeWidget>("requestParts")->currentItem();
        QVERIFY(item != nullptr);
        QCOMPARE(item->text(0), QStringLiteral("bits 2, writing"));
        QCOMPARE(item->text(1), QStringLiteral("write"));
    }

    void ofVeryManyRecordsTheFirstBatchIsShown()
    {
        OperationDocument document = smallDocument();
        document.segments[0].keys = {KeyRange{1, 5'000'000}};
        m_page.setDocument(document);
        m_page.click("wireCode");
        QTRY_VERIFY(m_page.visibleText("requestHead").contains(QStringLiteral("256 of 5,000,000 rows")));
    }

    void whatIsNotSentSaysWhy()
    {
        m_page.click("wireCode");
        QTRY_VERIFY(m_page.find<EmptyState>("requestNote")->isVisible());
        QVERIFY(!m_page.find<EmptyState>("requestNote")->sentence().isEmpty());
        m_page.click("pythonCode");
        QVERIFY(!m_page.find<EmptyState>("requestNote")->isVisible());
    }

private:
    ComposeDriver m_page;
};

QTEST_MAIN(RequestPaneTest)
#include "tst_request_pane.moc"
