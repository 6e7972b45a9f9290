// SPDX-License-Identifier: Apache-2.0
#include "core/script/print.h"
#include "core/script/read.h"

#include <QtTest>

using namespace binnacle;

namespace {

OperationDocument documentOf(const QString& code)
{
    ScriptResult read = readScript("users = DataSet.of(\"test\", \"users\")\ns." + code.toStdString() + ".execute()");
    for (const ScriptError& error : read.errors)
        qWarning("%s", error.sentence.c_str());
    return read.statements.size() == 1 ? std::move(read.statements[0].document) : OperationDocument{};
}

/// What stands in the function; the refusal in brackets.
QString printed(const OperationDocument& document)
{
    const Result<std::string> text = printScript(document, Language::node);
    if (!text)
        return QString::fromStdString('<' + text.error().detail() + '>');
    const QString all = QString::fromStdString(*text);
    const qsizetype start = all.indexOf("(client) {\n") + 11;
    return all.mid(start, all.lastIndexOf("}\n\nmodule") - start);
}

} // namespace

class TestPrintNode : public QObject {
    Q_OBJECT

private slots:
    void aStatementIsAFunctionOfTheClient()
    {
        const Result<std::string> text = printScript(documentOf("delete(users.id(1)).with_durable_delete()"), Language::node);
        QCOMPARE(QString::fromStdString(*text),
                 QString("const Aerospike = require(\"aerospike\")\n"
                         "const { operations, lists, maps, hll, bitwise } = Aerospike\n\n"
                         "const users = id => new Aerospike.Key(\"test\", \"users\", id)\n\n"
                         "async function run (client) {\n"
                         "  await client.remove(users(1), new Aerospike.RemovePolicy({ key: Aerospike.policy.key.SEND, durableDelete: true }))\n"
                         "}\n\nmodule.exports = run\n"));
    }

    void verbsArePolicies()
    {
        const auto hasPolicy = [](const char* verb, const char* exists) {
            return printed(documentOf(QString(verb) + "(users.id(1)).put({'a': 1})")).contains(QString("exists: Aerospike.policy.exists.") + exists + ",");
        };
        QVERIFY(hasPolicy("insert", "CREATE"));
        QVERIFY(hasPolicy("update", "UPDATE"));
        QVERIFY(hasPolicy("replace", "REPLACE"));
        QVERIFY(!printed(documentOf("upsert(users.id(1)).put({'a': 1})")).contains("exists:"));
        QVERIFY(printed(documentOf("update(users.id(1)).put({'a': 1}).ensure_generation_is(5).never_expire()"))
                    .contains("{ ttl: Aerospike.ttl.NEVER_EXPIRE, gen: 5 }"));
    }

    void severalRecordsAreABatch()
    {
        const QString text = printed(documentOf("upsert(*users.ids(*range(1, 4)), users.id('x')).bin('a').set_to(1).delete(users.id(9))"));
        QVERIFY2(text.startsWith("  await client.batchWrite([\n"), qPrintable(text));
        QVERIFY(text.contains("...Array.from({ length: 3 }, (_, i) => ({ key: users(i + 1), type: Aerospike.batchType.BATCH_WRITE"));
        QVERIFY(text.contains("{ key: users(\"x\"), type: Aerospike.batchType.BATCH_WRITE, ops: [operations.write(\"a\", 1)]"));
        QVERIFY(text.contains("{ key: users(9), type: Aerospike.batchType.BATCH_REMOVE"));
    }

    void callsAreWritten_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* code, const char* text) { QTest::newRow(code) << QString(code) << QString(text); };
        row("set_to(2.0)", "operations.write(\"b\", new Aerospike.Double(2.0))");
        row("set_to(2.5)", "operations.write(\"b\", 2.5)");
        row("set_to([9007199254740993])", "operations.write(\"b\", [9007199254740993n])");
        row("remove()", "operations.write(\"b\", null)");
        row("set_to(GeoJSON('{}'))", "operations.write(\"b\", new Aerospike.GeoJSON(\"{}\"))");
        row("hll_init(HllConfig.of(14), create_only=True, no_fail=True)",
            "hll.init(\"b\", 14).withPolicy({ writeFlags: hll.writeFlags.CREATE_ONLY | hll.writeFlags.NO_FAIL })");
        row("list_append(1)", "lists.append(\"b\", 1)");
        row("list_add(1, unique=True)",
            "lists.append(\"b\", 1, new Aerospike.ListPolicy({ order: lists.order.ORDERED, writeFlags: lists.writeFlags.ADD_UNIQUE }))");
        row("map_upsert_items({'a': 1})", "maps.putItems(\"b\", { \"a\": 1 }, new Aerospike.MapPolicy({ order: maps.order.KEY_ORDERED }))");
        row("on_map_key('k').insert(1)",
            "maps.put(\"b\", \"k\", 1, new Aerospike.MapPolicy({ order: maps.order.KEY_ORDERED, writeFlags: maps.writeFlags.CREATE_ONLY }))");
        row("on_map_key('k', create_type=MapOrder.UNORDERED).on_list_index_range(-2).count_all_others()",
            "lists.getByIndexRange(\"b\", -2).invertSelection().andReturn(lists.returnType.COUNT)"
            ".withContext(ctx => ctx.addMapKeyCreate(\"k\", maps.order.UNORDERED))");
        row("bit_get_int(0, 8, True)", "bitwise.getInt(\"b\", 0, 8, true)");
    }

    void callsAreWritten()
    {
        QFETCH(QString, code);
        QFETCH(QString, text);
        const QString all = printed(documentOf("upsert(users.id(1)).bin('b')." + code));
        QVERIFY2(all.contains('[' + text + ']'), qPrintable(all));
    }

    void whatTheClientCannotSayIsRefused_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* code, const char* reason) { QTest::newRow(code) << QString(code) << QString(reason); };
        row("upsert(users.id(1)).bin('a').set_to(9007199254740993)", "the client for Node.js takes integers of 53 bits here");
        row("upsert(users.id(1)).bin('a').set_to({'k': 1})", "the client's maps are stored in the order of their keys, and this one is not");
        row("upsert(users.id(1)).bin('a').set_to(float('inf'))", "JavaScript has no literal of an infinite number");
        row("upsert(users.id(1)).bin('a').set_to('\\0')", "the client for Node.js cuts texts at a zero byte");
        row("upsert(users.id(1)).bin('a').map_upsert_items({1: 1})", "a JavaScript object has texts for keys, and no numbers among them");
        row("upsert(users.id(1)).bin('a').upsert_from('$.b')", "the client builds expressions of calls, and takes no AEL");
        row("upsert(users.id(1)).bin('a').bit_set_int(0, 8, 1)", "the client for Node.js has no bitSetInt");
        row("update(users.id(1)).where('$.a == 1').put({'a': 1})", "the client builds filters of calls, and takes no AEL");
        row("query(users)", "a scan of a whole set is another matter for this client");
        row("query(users.id(1)).with_no_bins()", "the client reads no record without its bins");
        row("touch(users.id('')).ensure_generation_is(1)", "the client takes no empty text for a key");
        row("touch(users.ids(1, 2)).ensure_generation_is(1)", "a batch of this client takes no generation");
    }

    void whatTheClientCannotSayIsRefused()
    {
        QFETCH(QString, code);
        QFETCH(QString, reason);
        QCOMPARE(printed(documentOf(code)), '<' + reason + '>');
    }
};

QTEST_APPLESS_MAIN(TestPrintNode)
#include "tst_print_node.moc"
