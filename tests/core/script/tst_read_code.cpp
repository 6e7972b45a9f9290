// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json.h"
#include "core/operation/json_place.h"
#include "core/script/print.h"
#include "core/script/read_code.h"
#include "tests/core/script/sensible_documents.h"

#include <QtTest>

using namespace binnacle;

namespace {

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QByteArray placed(std::string_view text, const ScriptError& error)
{
    return QByteArray::number(static_cast<qulonglong>(error.line)) + ':' + QByteArray::number(static_cast<qulonglong>(error.column)) +
           " [" + bytes(text.substr(error.offset, error.length)) + "] " + error.sentence.c_str();
}

} // namespace

class ReadCodeTest : public QObject {
    Q_OBJECT

private slots:
    void theFormIsSeen()
    {
        QVERIFY(formOf("  \n{\"segments\": []}") == CodeForm::json);
        QVERIFY(formOf("session.delete(users.id(1)).execute();\n") == CodeForm::java);
        QVERIFY(formOf("await session.delete(users.id(1)).execute()") == CodeForm::python);
        QVERIFY(formOf("") == CodeForm::python);
    }

    void everyFormIsReadAsTheSameDocument()
    {
        const OperationDocument document = test::SensibleDocuments(7).document();
        for (const Language language : {Language::python, Language::java, Language::json}) {
            const Result<std::string> text = printScript(document, language);
            QVERIFY(text.ok());
            const ScriptResult read = readCode(*text);
            QVERIFY2(read.ok() && read.statements.size() == 1, text->c_str());
            QVERIFY(read.statements[0].document == document);
        }
    }

    void severalDocumentsStandWhereTheirJsonDoes()
    {
        const std::string text = " [{\"segments\": []}, {\"segments\": [{\"verb\": \"touch\", \"namespace\": \"a, ]\\\"}\"}]}]";
        const ScriptResult read = readCode(text);
        QVERIFY(read.ok());
        QCOMPARE(read.statements.size(), std::size_t(2));
        QCOMPARE(bytes(text).mid(qsizetype(read.statements[0].offset), qsizetype(read.statements[0].length)), R"({"segments": []})");
        const std::size_t second = text.find("{\"segments\": [{");
        QCOMPARE(read.statements[1].offset, second);
        QCOMPARE(read.statements[1].length, text.size() - 1 - second);
    }

    void errorsInJsonAreToldAtTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char* name, const char* text, const char* told) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(told);
        };
        row("an unknown verb", "{\"segments\": [\n  {\"verb\": \"upset\", \"namespace\": \"test\"}]}",
            "2:12 [\"upset\"] the verb \"upset\" is not known");
        row("a bad key", "{\"segments\": [{\"verb\": \"touch\", \"namespace\": \"å\",\n\"keys\": [1, 2, [3]]}]}",
            "2:16 [[3]] a key is an integer, a string or a blob, not an array");
        row("cut off", "{\"segments\": [", "1:14 [[] ");
        row("a comma too many", "{\"segments\": [],}", "1:17 [}] ");
        row("twice", "{\"segments\": [],\n \"segments\": []}", "2:2 [\"segments\"] the key \"segments\" is there twice in one object");
        row("beyond 64 bits", "{\"segments\": [],\n \"policy\": 9223372036854775808}",
            "2:12 [9223372036854775808] the integer 9223372036854775808 does not fit in 64 bits");
        row("nothing there", "{}", "1:1 [{}] the field \"segments\" is missing");
        row("in a later document", "[{\"segments\": []},\n{\"segments\": [{\"verb\": 1}]}]", "2:24 [1] the verb 1 is not known");
    }

    void errorsInJsonAreToldAtTheirPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, told);
        const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
        const ScriptResult read = readCode(view);
        QVERIFY(read.statements.empty());
        QCOMPARE(read.errors.size(), std::size_t(1));
        QCOMPARE(placed(view, read.errors[0]).left(told.size()), told);
    }

    void everyTruncationIsReadOrToldInsideTheText()
    {
        const std::string text = *printScript(test::SensibleDocuments(3).document(), Language::json);
        for (std::size_t length = 1; length < text.size(); ++length) {
            const std::string_view cut = std::string_view(text).substr(0, length);
            const ScriptResult read = readCode(cut);
            QVERIFY(read.ok() || (read.errors[0].offset <= length && read.errors[0].offset + read.errors[0].length <= length));
        }
    }

    void aPlaceIsFoundOrWhatIsAroundIt()
    {
        const std::string_view text = "{\"a\": [1, {\"b\": \"x\"}], \"c\\\"\": true}";
        const auto at = [&](std::string_view path) {
            const JsonStretch found = placeInJson(text, path);
            return bytes(text.substr(found.offset, found.length));
        };
        QCOMPARE(at(""), bytes(text));
        QCOMPARE(at("a"), R"([1, {"b": "x"}])");
        QCOMPARE(at("a[1].b"), R"("x")");
        QCOMPARE(at("a[1].z"), R"({"b": "x"})");
        QCOMPARE(at("a[7]"), R"([1, {"b": "x"}])");
        QCOMPARE(at("z[99999999999999999999999]"), bytes(text));
    }
};

QTEST_APPLESS_MAIN(ReadCodeTest)
#include "tst_read_code.moc"
