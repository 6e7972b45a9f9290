// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/operation/random_values.h"
#include "ui/editors/elements_edit.h"
#include "ui/editors/elements_text.h"

#include <QtTest>

#include <cmath>

using namespace binnacle;
using namespace binnacle::ui;

class ElementsTextTest : public QObject {
    Q_OBJECT

private slots:
    void wordsAreTextsAndTheRestIsJson()
    {
        const ElementsReading reading =
            readElements(QStringLiteral("user-1\n 42\n\n\"42\"\n1.5\ntrue\nnull\n{\"$blob\": \"00ff\"}\n42nd\n"));
        QVERIFY(reading.elements.has_value());
        const std::vector<Value> expected{"user-1", 42, "42", 1.5, true, Nil{}, Blob{{0, 0xff}}, "42nd"};
        QVERIFY(*reading.elements == expected);
    }

    void whatCouldBeMeantAsSomethingElseIsRefused_data()
    {
        QTest::addColumn<QString>("line");
        for (const char* line : {"007", "1,5", "[1, 2", "{\"a\": 1", "\"open", "-x", "+1", "1e", "99999999999999999999"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void whatCouldBeMeantAsSomethingElseIsRefused()
    {
        QFETCH(QString, line);
        const ElementsReading reading = readElements(QStringLiteral("ok\n") + line);
        QVERIFY(!reading.elements);
        QVERIFY2(reading.reason.startsWith(QStringLiteral("line 2: ")), qPrintable(reading.reason));
    }

    void elementsReadBackFromTheirLines()
    {
        const auto seed = std::random_device{}();
        qInfo("seed %u", seed);
        test::RandomValues random{std::mt19937_64(seed)};
        for (int i = 0; i < 2'000; ++i) {
            const std::vector<Value> elements{random.value(2), random.text(), random.integer()};
            const QString text = elementsText(elements);
            const ElementsReading reading = readElements(text);
            QVERIFY2(reading.elements.has_value(), qPrintable(text + u'\n' + reading.reason));
            QVERIFY2(*reading.elements == elements, qPrintable(text));
        }
    }

    void theEditorKeepsWhatItWasGivenUntilItIsEdited()
    {
        ElementsEdit edit;
        const List given{{"  padded ", std::nan(""), "a"}, ListOrder::ordered, true};
        edit.setList(given);
        QVERIFY(edit.list() == given);
        edit.appendPlainText(QStringLiteral("b"));
        List more = given;
        more.items.emplace_back("b");
        QVERIFY(edit.list() == more);
        edit.appendPlainText(QStringLiteral("[1"));
        QVERIFY(edit.problem().startsWith(QStringLiteral("line 5")));
        QVERIFY(edit.list() == more);
    }
};

QTEST_MAIN(ElementsTextTest)
#include "tst_elements_text.moc"
