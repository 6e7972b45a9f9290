// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json.h"
#include "core/script/print.h"
#include "core/script/read.h"

#include <QtTest>

#include <bit>
#include <limits>

using namespace binnacle;

namespace {

OperationDocument documentOf(const std::string& code)
{
    const std::string text = "users = DataSet.of(\"test\", \"users\")\n" + code;
    ScriptResult read = readScript(text);
    for (const ScriptError& error : read.errors)
        qWarning("%s", displayText(error, text).c_str());
    return read.statements.size() == 1 ? std::move(read.statements[0].document) : OperationDocument{};
}

OperationDocument upsertOf(BinAction action)
{
    OperationDocument document = documentOf("s.upsert(users.id(1)).bin('b').set_to(1).execute()");
    document.segments[0].operations[0].action = std::move(action);
    return document;
}

/// What is printed below the line of the data set and the empty one after it; the refusal in brackets.
QString printed(const OperationDocument& document, Language language)
{
    const Result<std::string> text = printScript(document, language);
    if (!text)
        return QString::fromStdString('<' + text.error().detail() + '>');
    return QString::fromStdString(text->substr(text->find("\n\n") + 2));
}

QString python(const OperationDocument& document)
{
    return printed(document, Language::python);
}

QString java(const OperationDocument& document)
{
    return printed(document, Language::java);
}

/// The operand of a printed setTo.
QString operandOf(const Value& value, Language language)
{
    const QString text = printed(upsertOf(SetTo{List{{value}}}), language);
    const qsizetype start = text.indexOf(language == Language::python ? "set_to(" : "setTo(");
    if (start < 0)
        return text;
    const QString rest = text.mid(start);
    return rest.left(rest.lastIndexOf(')', rest.lastIndexOf(".execute")) + 1);
}

} // namespace

class TestPrint : public QObject {
    Q_OBJECT

private slots:
    void chainsAreBrokenIntoLines()
    {
        const OperationDocument document =
            documentOf("s.upsert(users.id(1)).bin('name').set_to('Alice').bin('age').set_to(30).execute()");
        QCOMPARE(QString::fromStdString(*printScript(document, Language::python)),
                 QString("users = DataSet.of(\"test\", \"users\")\n\n"
                         "await (\n    session.upsert(users.id(1))\n    .bin(\"name\").set_to(\"Alice\")\n"
                         "    .bin(\"age\").set_to(30)\n    .execute()\n)\n"));
        QCOMPARE(QString::fromStdString(*printScript(document, Language::java)),
                 QString("DataSet users = DataSet.of(\"test\", \"users\");\n\n"
                         "session.upsert(users.id(1))\n    .bin(\"name\").setTo(\"Alice\")\n    .bin(\"age\").setTo(30)\n"
                         "    .execute();\n"));
        QCOMPARE(QString::fromStdString(*printScript(document, Language::json)), QString::fromStdString(toJsonText(document) + "\n"));
    }

    void shortChainsStandInOneLine()
    {
        const OperationDocument document = documentOf("s.delete(users.id(1)).with_durable_delete().execute()");
        QCOMPARE(python(document), QString("await session.delete(users.id(1)).with_durable_delete().execute()\n"));
        QCOMPARE(java(document), QString("session.delete(users.id(1)).withDurableDelete().execute();\n"));
    }

    void dataSetsAreNamed()
    {
        const Result<std::string> text = printScript(
            documentOf("s.touch(users.id(1)).touch(DataSet.of('bar', 'users').id(1)).touch(DataSet.of('test', 'Big One').id(1))"
                       ".touch(DataSet.of('test', 'session').id(1)).execute()"),
            Language::python);
        QCOMPARE(QString::fromStdString(text->substr(0, text->find("\n\n"))),
                 QString("users = DataSet.of(\"test\", \"users\")\nusers2 = DataSet.of(\"bar\", \"users\")\n"
                         "records = DataSet.of(\"test\", \"Big One\")\nrecords2 = DataSet.of(\"test\", \"session\")"));
    }

    void keysAreWrittenAsTheLanguageHasThem_data()
    {
        QTest::addColumn<QString>("read");
        QTest::addColumn<QString>("inPython");
        QTest::addColumn<QString>("inJava");
        const auto row = [](const char* read, const char* inPython, const char* inJava) {
            QTest::newRow(read) << QString(read) << QString(inPython) << QString(inJava);
        };
        row("users.id('a')", "users.id(\"a\")", "users.id(\"a\")");
        row("users.id(5000000000)", "users.id(5000000000)", "users.id(5000000000L)");
        row("users.ids(1, 2)", "*users.ids(1, 2)", "users.ids(1, 2)");
        row("users.ids(1, 5000000000)", "*users.ids(1, 5000000000)", "users.ids(1L, 5000000000L)");
        row("users.ids(1, 'a')", "*users.ids(1, \"a\")", "users.ids(List.of(1, \"a\"))");
        row("users.ids(b'\\x00a', b'')", "*users.ids(b\"\\x00a\", b\"\")", "users.ids(new byte[] {0, 97}, new byte[] {})");
        row("users.ids(*range(1, 501))", "*users.ids(*range(1, 501))",
            "users.ids(LongStream.rangeClosed(1, 500).boxed().toList())");
        row("users.ids(*range(1, 501), 'a')", "*users.ids(*range(1, 501), \"a\")",
            "<Java's ids takes a range of keys, or keys, not both>");
        row("users.id(1), users.id_from_digest('000102030405060708090a0b0c0d0e0f10111213')",
            "users.id(1), users.id_from_digest(\"000102030405060708090a0b0c0d0e0f10111213\")",
            "users.id(1), users.idFromDigest(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})");
    }

    void keysAreWrittenAsTheLanguageHasThem()
    {
        QFETCH(QString, read);
        QFETCH(QString, inPython);
        QFETCH(QString, inJava);
        const OperationDocument document = documentOf("s.touch(" + read.toStdString() + ").execute()");
        const auto expected = [](const QString& keys) { return keys.startsWith('<') ? keys : "session.touch(" + keys + ")"; };
        QVERIFY2(python(document).contains(expected(inPython)), qPrintable(python(document)));
        QVERIFY2(java(document).contains(expected(inJava)), qPrintable(java(document)));
    }

    void valuesAreExact_data()
    {
        QTest::addColumn<QString>("inPython");
        QTest::addColumn<QString>("inJava");
        QTest::addColumn<int>("index");
        const char* texts[][2] = {
            {"[9223372036854775807]", "List.of(9223372036854775807L)"},
            {"[-9223372036854775808]", "List.of(-9223372036854775808L)"},
            {"[1.0]", "List.of(1.0)"},
            {"[-0.0]", "List.of(-0.0)"},
            {"[0.1]", "List.of(0.1)"},
            {"[1e+300]", "List.of(1e+300)"},
            {"[float(\"-inf\")]", "List.of(Double.NEGATIVE_INFINITY)"},
            {"[float(\"nan\")]", "List.of(Double.NaN)"},
            {"[\"a\\\"\\\\\\n\\u0001å\"]", "List.of(\"a\\\"\\\\\\n\\u0001å\")"},
            {"[b\"\\xff\\\"\"]", ""},
            {"[None]", "Collections.singletonList(null)"},
            {"[{1: \"a\", \"b\": [True]}]", "List.of(Map.of(1, \"a\", \"b\", List.of(true)))"},
            {"[GeoJSON(\"{}\")]", "List.of(Value.getAsGeoJSON(\"{}\"))"},
        };
        for (int i = 0; i < static_cast<int>(std::size(texts)); ++i)
            QTest::newRow(texts[i][0]) << texts[i][0] << texts[i][1] << i;
    }

    void valuesAreExact()
    {
        QFETCH(QString, inPython);
        QFETCH(QString, inJava);
        QFETCH(int, index);
        using limits = std::numeric_limits<std::int64_t>;
        using real = std::numeric_limits<double>;
        const Value values[] = {limits::max(),
                                limits::min(),
                                1.0,
                                -0.0,
                                0.1,
                                1e300,
                                -real::infinity(),
                                real::quiet_NaN(),
                                "a\"\\\n\x01å",
                                Blob{{0xFF, '"'}},
                                Nil{},
                                Map{{{1, "a"}, {"b", List{{true}}}}},
                                GeoJson{"{}"}};
        if (index == 9) {
            inPython = "[b\"\\xff\\x22\"]";
            inJava = "List.of(new byte[] {-1, 34})";
        }
        QCOMPARE(operandOf(values[index], Language::python), "set_to(" + inPython + ')');
        QCOMPARE(operandOf(values[index], Language::java), "setTo(" + inJava + ')');
    }

    void whatHasNoLiteralIsRefused()
    {
        const auto refused = [](const Value& value) { return operandOf(value, Language::python); };
        QCOMPARE(refused(Hll{{1}}), QString("<a raw HyperLogLog value has no literal>"));
        QCOMPARE(refused(Opaque{9, {1}}), QString("<a value of an unknown type has no literal>"));
        QCOMPARE(refused("\xff"), QString("<a string that is not UTF-8 has no literal>"));
        QCOMPARE(refused(std::bit_cast<double>(0x7ff8000000000001)),
                 QString("<a NaN with other bits than the usual ones has no literal>"));
        QCOMPARE(refused(List{{}, ListOrder::ordered}),
                 QString("<a list literal says nothing of an order or an index that is kept>"));
        QCOMPARE(refused(Map{{{1, 1}, {true, 1}}}), QString("<a map literal has each key once>"));
        QCOMPARE(refused(Map{{{List{}, 1}}}), QString("<a Python dict takes no list, map or GeoJSON as a key>"));
        QCOMPARE(operandOf(Map{{{1, Nil{}}}}, Language::java), QString("<a map with null in it has no literal in Java>"));
        QCOMPARE(operandOf(Map{{{1, 1}, {true, 1}}}, Language::java), QString("setTo(List.of(Map.of(1, 1, true, 1)))"));
        Value deep = 1;
        for (int i = 0; i < 100; ++i)
            deep = List{{deep}};
        QCOMPARE(refused(deep), QString("<a literal that is more than 90 levels deep is not written>"));
    }

    void callsAreWrittenAsTheSdkHasThem_data()
    {
        QTest::addColumn<QString>("inPython");
        QTest::addColumn<QString>("inJava");
        const auto row = [](const char* inPython, const char* inJava) {
            QTest::newRow(inPython) << QString(inPython) << QString(inJava);
        };
        row("hll_init(HllConfig.of(14), create_only=True, no_fail=True)",
            "hllInit(HllConfig.of(14), o -> o.createOnly().noFail())");
        row("hll_add([\"a\"], config=HllConfig.of(12, 20))", "hllAdd(List.of(\"a\"), HllConfig.of(12, 20))");
        row("on_map_key(\"k\", create_type=MapOrder.KEY_ORDERED).on_list_index(0).list_append_items([1], no_fail=True, "
            "unique=True)",
            "onMapKey(\"k\", MapOrder.KEY_ORDERED).onListIndex(0).listAppendItems(List.of(1), o -> "
            "o.allowFailures().addUnique())");
        row("on_list_index(2, order=ListOrderType.UNORDERED, pad=True).map_clear()",
            "onListIndex(2, ListOrder.UNORDERED, true).mapClear()");
        row("on_map_value_range(None, SpecialValue.INFINITY).count_all_others()",
            "onMapValueRange(SpecialValue.NULL, SpecialValue.INFINITY).countAllOthers()");
        row("on_list_rank_range(-2).remove(return_type=ListReturnType.VALUE)", "onListRankRange(-2).removeAnd().getValues()");
        row("on_map_key_list([\"a\"]).remove_all_others()", "onMapKeyList(List.of(\"a\")).removeAllOthers()");
        row("map_create(MapOrder.KEY_ORDERED)", "mapCreate(MapOrder.KEY_ORDERED)");
        row("map_upsert_items({\"a\": 1}, order=MapOrder.UNORDERED, persist_index=True)",
            "mapUpsertItems(Map.of(\"a\", 1), o -> o.mapOrder(MapOrder.UNORDERED).persistIndex())");
        row("on_list_index(0).list_create(ListOrderType.UNORDERED, pad=True)", "onListIndex(0).listCreate(ListOrder.UNORDERED)");
        row("list_create(ListOrderType.ORDERED, persist_index=True)",
            "listCreate(ListOrder.ORDERED, o -> o.persistIndex())");
        row("list_sort(ListSortFlags.DROP_DUPLICATES)", "listSort(ListSortFlags.DROP_DUPLICATES)");
        row("bit_add(0, 8, 1, True, BitwiseOverflowActions.WRAP, policy=BitPolicy(BitWriteFlags.NO_FAIL))",
            "bitAdd(0, 8, 1, o -> o.noFail().signed().wrap())");
        row("bit_resize(4, resize_flags=BitwiseResizeFlags.FROM_FRONT | BitwiseResizeFlags.GROW_ONLY)",
            "bitResize(4, o -> o.fromFront().growOnly())");
        row("upsert_from(\"$.a + 1\", ignore_op_failure=True, delete_if_null=True)",
            "upsertFrom(\"$.a + 1\", o -> o.ignoreOpFailure().deleteIfNull())");
    }

    void callsAreWrittenAsTheSdkHasThem()
    {
        QFETCH(QString, inPython);
        QFETCH(QString, inJava);
        const OperationDocument document = documentOf("s.upsert(users.id(1)).bin('b')." + inPython.toStdString() + ".execute()");
        QVERIFY2(python(document).contains(".bin(\"b\")." + inPython), qPrintable(python(document)));
        QVERIFY2(java(document).contains(".bin(\"b\")." + inJava), qPrintable(java(document)));
        QCOMPARE(documentOf("s.upsert(users.id(1)).bin('b')." + inJava.toStdString() + ".execute()"), document);
    }

    void whatAnSdkHasNotIsRefused()
    {
        Call call;
        call.method = Method::mapCreate;
        call.order = CollectionOrder::keyOrdered;
        call.flags = CallFlag::persistIndex;
        QCOMPARE(python(upsertOf(call)), QString("<the SDK's map_create does not take all of these flags>"));
        QVERIFY(java(upsertOf(call)).contains("mapCreate(MapOrder.KEY_ORDERED, true)"));
        QCOMPARE(java(upsertOf(SetTo{Nil{}})), QString("<Java's setTo takes no null>"));
        QCOMPARE(python(upsertOf(Append{Blob{{1}}})), QString("<the SDK appends and prepends text>"));
        OperationDocument document = documentOf("s.replace(users.id(1)).put({'a': 1}).execute()");
        document.segments[0].verb = Verb::createOrReplace;
        for (const Language language : {Language::python, Language::java})
            QVERIFY(printed(document, language).startsWith("<the SDK's replace fails if the record is missing"));
        document.segments.clear();
        QCOMPARE(python(document), QString("<a document without segments does nothing>"));
    }

    void defaultsThatReachOtherwiseAreRefused()
    {
        OperationDocument document = documentOf("s.delete(users.id(1)).delete(users.id(2)).execute()");
        document.segments[0].defaults.durableDelete = true;
        QVERIFY(python(document).contains("session.delete(users.id(1))\n    .default_with_durable_delete()\n    .delete("));
        QCOMPARE(java(document), QString("<in Java the defaults of a chain hold for all of its segments>"));
        document.segments[1].defaults.durableDelete = true;
        QVERIFY(java(document).contains(".delete(users.id(2))\n    .defaultWithDurableDelete()\n    .execute"));
        document.segments[0].defaults.where = Filter::text("$.a == 1");
        QCOMPARE(python(document), QString("<in the Python SDK only a query begins a default where or a default expiry>"));
        document.segments[0].verb = Verb::query;
        document.segments[0].defaults.durableDelete.reset();
        QCOMPARE(python(document), QString("<in the Python SDK a default holds to the end of the chain>"));
        document.segments[1].defaults.where = Filter::text("$.a == 1");
        QVERIFY(python(document).contains("session.query(users.id(1))\n    .default_where(\"$.a == 1\")\n    .delete("));
    }

    void timeoutsAreRefused()
    {
        OperationDocument document = documentOf("s.delete(users.id(1)).execute()");
        document.behavior = Behavior::readFast();
        QCOMPARE(python(document), QString("<timeouts and retries are not said in a statement, but where a session or a client is made>"));
        QVERIFY(printScript(document, Language::json).ok());
    }

    void languagesHaveNames()
    {
        QCOMPARE(languageNamed("java"), std::optional(Language::java));
        QCOMPARE(languageNamed("cobol"), std::optional<Language>());
        QCOMPARE(nameOf(Language::json), std::string_view("json"));
    }
};

QTEST_APPLESS_MAIN(TestPrint)
#include "tst_print.moc"
