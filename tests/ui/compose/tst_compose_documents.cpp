// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/operation/random_values.h"
#include "tests/support/seed.h"
#include "tests/ui/compose/compose_driver.h"

using namespace binnacle;
using namespace binnacle::ui;

class ComposeDocumentsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_page.open(); }
    void cleanup() { m_page.close(); }

    void anyDocumentIsShownAndReadBackEqual()
    {
        test::RandomValues random(test::seededGenerator());
        for (int i = 0; i < 60; ++i) {
            OperationDocument document = random.document();
            if (document.segments.empty())
                document.segments.push_back(random.segment());
            m_page->setDocument(document);
            m_page.compareDocument(document);
            // Opening the other segments reads the cards again.
            for (std::size_t other = 1; other < document.segments.size(); ++other)
                m_page.click(qPrintable(QStringLiteral("foldedSegment%1").arg(other)));
            m_page.compareDocument(document);
        }
    }

    void anySegmentGoesThroughTheCardUnchanged()
    {
        test::RandomValues random(test::seededGenerator());
        for (int i = 0; i < 2'000; ++i) {
            OperationDocument document{{random.segment()}, {}};
            m_page->setDocument(document);
            m_page->setDataSet(document.segments[0].dataSet); // the cards are read again
            QVERIFY2(m_page->document() == document, toJsonText(document).c_str());
        }
    }

    void aCallThatDoesNotFitItsMethodIsKept()
    {
        OperationDocument document = smallDocument();
        document.segments[0].operations = {
            {"a", Call{{{Selector::listValueList, {1, 2, 3, 4}, CreateOnDemand::orderedList}}, Method::hllInit, {"x", 2}}},
            {"b", Call{{}, Method::hllAdd, {}}},
            {"c", Call{{}, Method::bitLscan, {}, CallFlag::addUnique, CollectionOrder::ordered, ReturnType::keys, true}}};
        m_page.setDocument(document);
        m_page.compareDocument(document);
        m_page.retype("binName0", QStringLiteral("z"));
        document.segments[0].operations[0].bin = "z";
        m_page.compareDocument(document);
        QVERIFY(!m_page->canExecute());
    }

private:
    ComposeDriver m_page;
};

QTEST_MAIN(ComposeDocumentsTest)
#include "tst_compose_documents.moc"
