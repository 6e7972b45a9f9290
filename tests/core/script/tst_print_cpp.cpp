// SPDX-License-Identifier: Apache-2.0
#include "core/operation/check_call.h"
#include "core/operation/encode_call.h"
#include "core/operation/json.h"
#include "core/script/print.h"
#include "tests/core/script/sensible_documents.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

#include <limits>

using namespace binnacle;

namespace {

Result<OperationDocument> sample(const QString& name)
{
    QFile file(QStringLiteral(BINNACLE_TEST_DATA "/guide/") + name);
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return documentFromJson(text.toStdString());
}

QStringList samples()
{
    return QDir(QStringLiteral(BINNACLE_TEST_DATA "/guide")).entryList({"*.json"}, QDir::Files, QDir::Name);
}

OperationDocument upsertOf(BinAction action)
{
    Segment segment;
    segment.dataSet = DataSet::of("test", "users");
    segment.keys = {KeyValue(std::int64_t{1})};
    segment.operations = {{"b", std::move(action)}};
    return {{std::move(segment)}, {}};
}

/// What is printed below the line of the data set and the empty one after it; the refusal in brackets.
QString printed(const OperationDocument& document)
{
    const Result<std::string> text = printScript(document, Language::cpp);
    if (!text)
        return QString::fromStdString('<' + text.error().detail() + '>');
    return QString::fromStdString(text->substr(text->find("\n\n") + 2));
}

/// What stands behind bin("b"), as far as execute().
QString actionOf(BinAction action)
{
    const QString start = "session.upsert(users.id(1)).bin(\"b\").";
    QString text = printed(upsertOf(std::move(action)));
    text.remove('\n').remove("    ");
    return text.startsWith(start) ? text.mid(start.size(), text.lastIndexOf(".execute") - start.size()) : text;
}

QString keysOf(std::vector<KeyItem> keys)
{
    OperationDocument document = upsertOf(GetBin{});
    document.segments[0].verb = Verb::touch;
    document.segments[0].keys = std::move(keys);
    document.segments[0].operations.clear();
    const QString text = printed(document);
    return text.startsWith('<') ? text : text.mid(14, text.lastIndexOf(").execute") - 14);
}

Value anArgument(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::boolean:
        return true;
    case ParameterKind::blob:
        return Blob{{0xFF}};
    case ParameterKind::list:
        return List{{1, "a", List{{2}}}};
    case ParameterKind::map:
        return Map{{{"a", 1}}};
    case ParameterKind::sketches:
        return List{{Hll{{0, 4, 0}}}};
    case ParameterKind::expression:
        return "$.a + 1";
    case ParameterKind::value:
    case ParameterKind::bound:
        return "x";
    default:
        return 8;
    }
}

/// Every argument that there may be, and every flag but those that exclude others.
Call fullCall(const MethodEntry& entry)
{
    Call call;
    call.method = entry.method;
    if (entry.family == MethodFamily::selection)
        call.path = {{Selector::mapKey, {"k"}, CreateOnDemand::keyOrderedMap}, {Selector::mapKey, {"l"}}};
    for (const Parameter& parameter : used(entry.parameters))
        call.arguments.push_back(anArgument(parameter.kind));
    call.flags = entry.flags;
    call.flags.set(CallFlag::updateOnly, false)
        .set(CallFlag::wrap, false)
        .set(CallFlag::shrinkOnly, false)
        .set(CallFlag::pad, false);
    if (entry.takesOrder && entry.method != Method::listIncrement)
        call.order = entry.family == MethodFamily::list ? CollectionOrder::ordered : CollectionOrder::keyOrdered;
    return call;
}

/// A program of one function with all the statements, each in a block.
void addTo(std::string& program, const OperationDocument& document)
{
    if (const Result<std::string> text = printScript(document, Language::cpp))
        program += "    {\n" + *text + "    }\n";
}

} // namespace

class TestPrintCpp : public QObject {
    Q_OBJECT

private slots:
    void aChainBeginsWithItsDataSet()
    {
        QCOMPARE(QString::fromStdString(*printScript(*sample("increment.json"), Language::cpp)),
                 QString("DataSet users = DataSet::of(\"test\", \"users\");\n\n"
                         "session.update(users.id(1)).bin(\"login_count\").add(1).execute();\n"));
    }

    void nothingOfTheGuideIsRefused()
    {
        QVERIFY(samples().size() >= 20);
        for (const QString& name : samples()) {
            const Result<OperationDocument> document = sample(name);
            QVERIFY(document.ok());
            const QString text = printed(*document);
            QVERIFY2(text.startsWith("session."), qPrintable(name + ": " + text));
        }
    }

    void valuesAreLiterals_data()
    {
        using Int = std::numeric_limits<std::int64_t>;
        using Real = std::numeric_limits<double>;
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* text, const Value& value) {
            QTest::newRow(text) << "setTo(" + QString(text) + ')' << actionOf(SetTo{value});
        };
        row("-1", -1);
        row("2147483647", 2147483647);
        row("std::int64_t{-2147483648}", std::int64_t{-2147483648});
        row("std::int64_t{9223372036854775807}", Int::max());
        row("std::numeric_limits<std::int64_t>::min()", Int::min());
        row("0.1", 0.1);
        row("-0.0", -0.0);
        row("5e-324", Real::denorm_min());
        row("-std::numeric_limits<double>::infinity()", -Real::infinity());
        row("std::numeric_limits<double>::quiet_NaN()", Real::quiet_NaN());
        row("true", true);
        row("Nil{}", Nil{});
        row("\"a\\\"\\\\\\n\\0111å\"", "a\"\\\n\t1å");
        row("\"\\303(\"", "\xC3(");
        row("std::string(\"a\\0001\", 3)", std::string("a\0001", 3));
        row("Blob{}", Blob{});
        row("Blob{{0x00, 0xff}}", Blob{{0, 255}});
        row("Hll{{0x01}}", Hll{{1}});
        row("Opaque{7, {0x01}}", Opaque{7, {1}});
        row("List{}", List{});
        row("List{{List{{1}}}, ListOrder::ordered}", List{{List{{1}}}, ListOrder::ordered});
        row("List{{1}, ListOrder::unordered, true}", List{{1}, ListOrder::unordered, true});
        row("Map{{{\"a\", 1}, {\"a\", GeoJson{\"{}\"}}}, MapOrder::keyOrdered}",
            Map{{{"a", 1}, {"a", GeoJson{"{}"}}}, MapOrder::keyOrdered});
        row("Map{}", Map{});
    }

    void valuesAreLiterals()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(shown, text);
    }

    void optionsStandInTheirPlaces()
    {
        Call call;
        call.method = Method::listIncrement;
        call.arguments = {0};
        QCOMPARE(actionOf(call), QString("listIncrement(0)"));
        call.flags = CallFlag::noFail;
        QCOMPARE(actionOf(call), QString("listIncrement(0, {}, CallFlag::noFail)"));
        call.method = Method::setTo;
        call.path = {{Selector::mapKey, {"k"}, CreateOnDemand::unorderedMap}, {Selector::mapKey, {"l"}}};
        call.flags = {};
        call.order = CollectionOrder::unordered;
        QCOMPARE(
            actionOf(call),
            QString("onMapKey(\"k\", CreateOnDemand::unorderedMap).onMapKey(\"l\").setTo(0, {}, CollectionOrder::unordered)"));
        call = {};
        call.method = Method::hllInit;
        call.arguments = {14, 20};
        call.flags = CallFlag::createOnly | CallFlag::noFail;
        QCOMPARE(actionOf(call), QString("hllInit(HllConfig::of(14, 20), CallFlag::createOnly | CallFlag::noFail)"));
        call.method = Method::bitGetInt;
        call.arguments = {0, 8};
        call.flags = CallFlag::signedInteger;
        QCOMPARE(actionOf(call), QString("bitGetInt(0, 8, CallFlag::signedInteger)"));
    }

    void sketchesAreOfTheirType()
    {
        Call call;
        call.method = Method::hllGetUnionCount;
        call.arguments = {List{{Hll{{1}}}}};
        QCOMPARE(actionOf(call), QString("hllGetUnionCount({Hll{{0x01}}})"));
        call.arguments = {List{{Blob{{1}}}}};
        QVERIFY(actionOf(call).startsWith('<'));
    }

    void removedElementsAreToldOf()
    {
        Call call;
        call.path = {{Selector::mapKeyList, {List{{"a", 1}}}}};
        call.method = Method::removeSelected;
        call.returns = ReturnType::keys;
        call.inverted = true;
        QCOMPARE(actionOf(call), QString("onMapKeyList({\"a\", 1}).removeAllOthersAnd().getKeys()"));
        call.returns = ReturnType::exists;
        QCOMPARE(actionOf(call), QString("<the removeAnd tells no \"exists\">"));
    }

    void keysAreSaid()
    {
        const KeyItem one = KeyValue(std::int64_t{1});
        const KeyItem text = KeyValue(std::string("x"));
        QCOMPARE(keysOf({one, text}), QString("users.ids(1, \"x\")"));
        QCOMPARE(keysOf({KeyValue(Blob{{1}})}), QString("users.id(Blob{{0x01}})"));
        QCOMPARE(keysOf({KeyRange{1, 500}}), QString("users.idRange(1, 500)"));
        QCOMPARE(keysOf({KeyRange{1, 2}, one}), QString("<the SDK takes a range of keys, or keys, not both>"));
        QVERIFY(keysOf({one, Digest{1}}).startsWith("{users.id(1), users.idFromDigest(Digest{0x01, 0x00, "));
    }

    void conditionsAndDefaultsAreSaid()
    {
        OperationDocument document = upsertOf(SetTo{1});
        Segment& first = document.segments[0];
        first.verb = Verb::createOrReplace;
        first.expiry = {Expiry::Kind::at, 0, 1'800'000'000};
        first.where = Filter::expression({0x01});
        first.defaults.durableDelete = true;
        QCOMPARE(printed(document), QString("session.createOrReplace(users.id(1))\n    .where(Filter::expression({0x01}))\n"
                                            "    .expireRecordAt(std::chrono::system_clock::from_time_t(1800000000))\n"
                                            "    .defaultWithDurableDelete()\n    .bin(\"b\").setTo(1)\n    .execute();\n"));
        first.expiry.unixTime = 9'223'372'037;
        QCOMPARE(printed(document), QString("<a moment after the year 2262 is none of C++'s system clock>"));
        first.expiry = {};
        first.where = Filter();
        QCOMPARE(printed(document), QString("<an empty where says nothing>"));
        first.where.reset();
        document.segments.push_back(first);
        document.segments[1].defaults.where = Filter::text("$.a == 1");
        QCOMPARE(printed(document), QString("<in C++ the defaults of a chain hold for all of its segments>"));
        document.segments[0].defaults.where = document.segments[1].defaults.where;
        QVERIFY(printed(document).endsWith(".defaultWhere(\"$.a == 1\")\n    .execute();\n"));
    }

    void aWholeSetTakesNoMoreThanAWhere()
    {
        OperationDocument document = upsertOf(GetBin{});
        document.segments[0].verb = Verb::query;
        document.segments[0].keys.clear();
        QCOMPARE(printed(document), QString("session.query(users).bins({\"b\"}).execute();\n"));
        document.segments[0].failOnFilteredOut = true;
        QVERIFY(printed(document).startsWith("<the SDK's query of a whole data set takes a where"));
    }

    void whatIsPrintedCompiles()
    {
        const QString compiler = QStandardPaths::findExecutable("c++");
        if (compiler.isEmpty())
            QSKIP("there is no c++ on the PATH");
        std::string program = "#include \"core/sdk/session.h\"\n#include <limits>\nusing namespace binnacle;\n"
                              "void run(const Session& session)\n{\n";
        for (const QString& name : samples())
            addTo(program, *sample(name));
        for (const MethodEntry& entry : methodEntries()) {
            if (entry.method == Method::getSelected || entry.method == Method::removeSelected)
                continue;
            const OperationDocument document = upsertOf(fullCall(entry));
            if (entry.writes)
                QVERIFY2(printed(document).startsWith("session."), qPrintable(printed(document)));
            addTo(program, document);
        }
        test::SensibleDocuments some(17);
        for (int i = 0; i < 100; ++i)
            addTo(program, some.document());
        program += "}\n";
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(compiler, {"-std=c++20", "-fsyntax-only", "-I", BINNACLE_SOURCE_DIR, "-x", "c++", "-"});
        process.write(QByteArray::fromStdString(program));
        process.closeWriteChannel();
        const bool ended = process.waitForFinished(90'000);
        if (!ended)
            process.kill();
        QVERIFY2(ended, "the compiler took too long");
        QVERIFY2(process.exitCode() == 0, process.readAll().left(6000).constData());
    }
};

QTEST_APPLESS_MAIN(TestPrintCpp)
#include "tst_print_cpp.moc"
