// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json.h"
#include "core/script/read.h"

#include <QtTest>

using namespace binnacle;

namespace {

const DataSet users = DataSet::of("test", "users");
const std::string prologue = "users = DataSet.of(\"test\", \"users\")\n";

/// The only statement of `code`, which may use `users`. A failing test names what could not be read.
ScriptStatement only(const std::string& code)
{
    const std::string text = prologue + code;
    ScriptResult result = readScript(text);
    for (const ScriptError& error : result.errors)
        qWarning("%s", displayText(error, text).c_str());
    if (result.statements.size() != 1 || !result.ok()) {
        qWarning("%zu statements", result.statements.size());
        return {};
    }
    return std::move(result.statements.front());
}

Segment onlySegment(const std::string& code)
{
    const ScriptStatement statement = only(code);
    return statement.document.segments.size() == 1 ? statement.document.segments.front() : Segment{};
}

Segment segment(Verb verb, std::vector<KeyItem> keys, std::vector<BinOperation> operations)
{
    Segment out;
    out.verb = verb;
    out.dataSet = users;
    out.keys = std::move(keys);
    out.operations = std::move(operations);
    return out;
}

KeyItem text(const char* key)
{
    return KeyValue(std::string(key));
}

std::vector<KeyItem> keysOf(const std::string& keys)
{
    return onlySegment("session.exists(" + keys + ").execute()").keys;
}

BinAction actionOf(const std::string& call)
{
    const Segment read = onlySegment("session.upsert(users.id(1)).bin(\"a\")." + call + ".execute()");
    return read.operations.size() == 1 ? read.operations.front().action : BinAction(RemoveBin{});
}

} // namespace

class TestRead : public QObject {
    Q_OBJECT

private slots:
    void anEmptyTextHasNoStatements()
    {
        for (const char* code : {"", "\n\n", "# only a comment", "// one\n/* two\n three */", ";;", "\xEF\xBB\xBF"}) {
            const ScriptResult result = readScript(code);
            QVERIFY2(result.ok() && result.statements.empty(), code);
        }
    }

    void twoChainsAreTwoDocuments()
    {
        const ScriptResult result = readScript(
            prologue + "session.upsert(users.id(1)).bin(\"name\").set_to(\"Alice\").bin(\"age\").set_to(30).execute()\n"
                       "session.upsert(users.id(2)).put({\"name\": \"Bob\", \"age\": 41}).execute()\n");
        QVERIFY(result.ok());
        QCOMPARE(result.statements.size(), std::size_t{2});
        QCOMPARE(result.statements[0].document.segments,
                 (std::vector{segment(Verb::upsert, {KeyValue(1)}, {{"name", SetTo{"Alice"}}, {"age", SetTo{30}}})}));
        QCOMPARE(result.statements[1].document.segments,
                 (std::vector{segment(Verb::upsert, {KeyValue(2)}, {{"name", SetTo{"Bob"}}, {"age", SetTo{41}}})}));
    }

    void statementsKnowTheirPlace()
    {
        const std::string code =
            "a = DataSet.of('n', 's'); s.touch(a.id(1)).execute() ; await s.delete(\n a.id(2)).execute() # end\n";
        const ScriptResult result = readScript(code);
        QVERIFY(result.ok());
        QCOMPARE(result.statements.size(), std::size_t{2});
        QCOMPARE(code.substr(result.statements[0].offset, result.statements[0].length),
                 std::string("s.touch(a.id(1)).execute()"));
        QCOMPARE(code.substr(result.statements[1].offset, result.statements[1].length),
                 std::string("await s.delete(\n a.id(2)).execute()"));
    }

    void everyVerbIsRead()
    {
        QCOMPARE(onlySegment("session.insert(users.id(1)).put({'a': 1}).execute()").verb, Verb::insert);
        QCOMPARE(onlySegment("session.update(users.id(1)).put({'a': 1}).execute()").verb, Verb::update);
        QCOMPARE(onlySegment("session.replace(users.id(1)).put({'a': 1}).execute()").verb, Verb::replace);
        QCOMPARE(onlySegment("session.replace_if_exists(users.id(1)).put({'a': 1}).execute()").verb, Verb::replaceIfExists);
        QCOMPARE(onlySegment("session.replaceIfExists(users.id(1)).put({'a': 1}).execute()").verb, Verb::replaceIfExists);
        QCOMPARE(onlySegment("session.update(users.id(1)).replace_only().put({'a': 1}).execute()").verb, Verb::replaceIfExists);
        QCOMPARE(onlySegment("session.delete(users.id(1)).execute()"), segment(Verb::remove, {KeyValue(1)}, {}));
        QCOMPARE(onlySegment("session.touch(users.id(1)).execute()"), segment(Verb::touch, {KeyValue(1)}, {}));
        QCOMPARE(onlySegment("session.exists(users.id(1)).execute()"), segment(Verb::exists, {KeyValue(1)}, {}));
        QCOMPARE(onlySegment("session.query(users.id(1)).execute()"), segment(Verb::query, {KeyValue(1)}, {}));
        QCOMPARE(onlySegment("session.query(users).execute()"), segment(Verb::query, {}, {}));
    }

    void chainedVerbsAreSegmentsOfOneDocument()
    {
        const ScriptStatement statement =
            only("key1 = users.id(1)\nkey2 = users.id(2)\n"
                 "stream = await (\n    session.batch()\n    .upsert(key1).bin(\"v\").set_to(1)\n"
                 "    .upsert(key2).bin(\"v\").set_to(2)\n    .delete(users.id(\"x\"))\n    .execute_stream()\n)\n");
        QVERIFY(statement.stream);
        QCOMPARE(statement.document.segments,
                 (std::vector{segment(Verb::upsert, {KeyValue(1)}, {{"v", SetTo{1}}}),
                              segment(Verb::upsert, {KeyValue(2)}, {{"v", SetTo{2}}}), segment(Verb::remove, {text("x")}, {})}));
    }

    void terminalsTellWhetherResultsStream()
    {
        QVERIFY(!only("s.touch(users.id(1)).execute()").stream);
        QVERIFY(only("s.touch(users.id(1)).execute_stream()").stream);
        QVERIFY(only("s.touch(users.id(1)).executeStream()").stream);
        QVERIFY(only("s.touch(users.id(1)).executeAsync()").stream);
        QVERIFY(only("s.touch(users.id(1)).executeAsync(ErrorStrategy.IN_STREAM)").stream);
    }

    void keysAreReadInEveryForm()
    {
        const std::vector<KeyItem> three{KeyValue(1), KeyValue(2), KeyValue(3)};
        QCOMPARE(keysOf("*users.ids(1, 2, 3)"), three);
        QCOMPARE(keysOf("users.ids(1, 2, 3)"), three);
        QCOMPARE(keysOf("users.ids([1, 2, 3])"), three);
        QCOMPARE(keysOf("users.ids(List.of(1, 2L, 3))"), three);
        QCOMPARE(keysOf("users.id(1), users.id(2), users.id(3)"), three);
        QCOMPARE(keysOf("[users.id(1), users.id(2), users.id(3)]"), three);
        QCOMPARE(keysOf("List.of(users.id(1), users.id(2), users.id(3))"), three);
        QCOMPARE(keysOf("users.id(1), *users.ids(2, 3)"), three);
        QCOMPARE(keysOf("DataSet.of(\"test\", \"users\").ids(1, 2, 3)"), three);
        QCOMPARE(keysOf("Key(\"test\", \"users\", 1), new Key('test', 'users', 2), users.id(3)"), three);
        QCOMPARE(keysOf("users.ids(1, \"a\", b'\\x00')"), (std::vector<KeyItem>{KeyValue(1), text("a"), KeyValue(Blob{{0}})}));
    }

    void rangesStayRanges()
    {
        QCOMPARE(keysOf("users.ids(*range(1, 501))"), (std::vector<KeyItem>{KeyRange{1, 500}}));
        QCOMPARE(keysOf("users.ids(*range(3))"), (std::vector<KeyItem>{KeyRange{0, 2}}));
        QCOMPARE(keysOf("*users.ids(*range(-5, 5, 1), 9)"), (std::vector<KeyItem>{KeyRange{-5, 4}, KeyValue(9)}));
        QCOMPARE(keysOf("users.ids(list(range(1, 3)))"), (std::vector<KeyItem>{KeyRange{1, 2}}));
        QCOMPARE(keysOf("users.ids(*range(10, 0, -4))"), (std::vector<KeyItem>{KeyValue(10), KeyValue(6), KeyValue(2)}));
        QCOMPARE(keysOf("users.ids(*range(0, 5, 2))"), (std::vector<KeyItem>{KeyValue(0), KeyValue(2), KeyValue(4)}));
        constexpr auto highest = std::numeric_limits<std::int64_t>::max();
        constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
        QCOMPARE(keysOf("users.ids(*range(-9223372036854775808, 9223372036854775807, 9223372036854775807))"),
                 (std::vector<KeyItem>{KeyValue(lowest), KeyValue(std::int64_t{-1}), KeyValue(highest - 1)}));
    }

    void digestsAreKeys()
    {
        Digest digest{};
        for (std::size_t i = 0; i < digest.size(); ++i)
            digest[i] = static_cast<std::uint8_t>(i);
        QCOMPARE(keysOf("users.id_from_digest(\"000102030405060708090a0b0c0d0e0f10111213\")"), (std::vector<KeyItem>{digest}));
        QCOMPARE(keysOf("users.idsFromDigests(bytes.fromhex(\"0001020304 05060708090a0b0c0d0e0f10111213\"))"),
                 (std::vector<KeyItem>{digest}));
    }

    void namesStandForKeysAndValues()
    {
        const std::string code =
            "n = \"Alice\"\nids = [1, 2]\nk = users.ids(*ids)\nsession.upsert(k).bin(\"a\").set_to(n).execute()";
        QCOMPARE(onlySegment(code), segment(Verb::upsert, {KeyValue(1), KeyValue(2)}, {{"a", SetTo{"Alice"}}}));
    }

    void javaDeclarationsAreAssignments()
    {
        for (const char* declaration :
             {"DataSet d = ", "final var d =\n    ", "var d = ", "com.aerospike.client.sdk.DataSet d = ", "d: DataSet = "}) {
            const std::string code =
                std::string(declaration) + "DataSet.of(\"test\", \"users\");\nsession.touch(d.id(1)).execute();";
            QCOMPARE(onlySegment(code), segment(Verb::touch, {KeyValue(1)}, {}));
        }
        QCOMPARE(onlySegment("List<Key> k = users.ids(1); Map<String, List<Object>> m = Map.of(); session.touch(k).execute();")
                     .keys.size(),
                 std::size_t{1});
    }

    void importsAndUsesOfResultsArePassedOver()
    {
        const char* code =
            "import com.aerospike.client.sdk.*;\nfrom aerospike_sdk import DataSet, HllConfig\npackage a.b;\n"
            "stream = await session.touch(users.id(1)).execute()\n"
            "result = await stream.first_or_raise()\nfound = (await stream.first_or_raise()).as_bool()\n"
            "config = result.get_hll_config(\"h\")\nresults = await stream.collect()\n"
            "results.sort(key=lambda r: r.index)\nasync for result in stream:\n    print(result.index, result.key.value)\n"
            "for (RecordResult r : results) { System.out.println(r); }\nSystem.out.println(found);\n";
        QCOMPARE(onlySegment(code).verb, Verb::touch);
    }

    void whatFollowsExecuteIsPassedOver()
    {
        QCOMPARE(onlySegment("boolean deleted = session.delete(users.id(1)).execute().getFirstBoolean().orElse(false);").verb,
                 Verb::remove);
        QCOMPARE(onlySegment("r = (await session.touch(users.id(1)).execute()).first()").verb, Verb::touch);
    }

    void binActionsAreRead()
    {
        QCOMPARE(actionOf("set_to(1)"), BinAction(SetTo{1}));
        QCOMPARE(actionOf("setTo(null)"), BinAction(SetTo{Nil{}}));
        QCOMPARE(actionOf("set_to_geo_json('{}')"), BinAction(SetTo{GeoJson{"{}"}}));
        QCOMPARE(actionOf("setToGeoJson(\"{}\")"), BinAction(SetTo{GeoJson{"{}"}}));
        QCOMPARE(actionOf("set_to(GeoJSON('{}'))"), BinAction(SetTo{GeoJson{"{}"}}));
        QCOMPARE(actionOf("increment_by(-1)"), BinAction(Add{-1}));
        QCOMPARE(actionOf("incrementBy(2)"), BinAction(Add{2}));
        QCOMPARE(actionOf("add(0.5)"), BinAction(Add{0.5}));
        QCOMPARE(actionOf("append(\"x\")"), BinAction(Append{"x"}));
        QCOMPARE(actionOf("prepend(b\"x\")"), BinAction(Prepend{Blob{{'x'}}}));
        QCOMPARE(actionOf("remove()"), BinAction(RemoveBin{}));
        QCOMPARE(actionOf("get()"), BinAction(GetBin{}));
    }

    void binsMayBeNamedInTheAction()
    {
        const Segment read = onlySegment(
            "session.upsert(users.id(1)).set_to('a', 1).add('b', 2).get('c').remove_bin('d').set_bins({'e': 5}).execute()");
        QCOMPARE(read.operations, (std::vector<BinOperation>{
                                      {"a", SetTo{1}}, {"b", Add{2}}, {"c", GetBin{}}, {"d", RemoveBin{}}, {"e", SetTo{5}}}));
    }

    void binsAreReadOrSetInRows()
    {
        const std::vector<BinOperation> gets{{"a", GetBin{}}, {"b", GetBin{}}};
        QCOMPARE(onlySegment("session.query(users.ids(1, 2)).bins(\"a\", \"b\").execute()").operations, gets);
        QCOMPARE(onlySegment("session.query(users).bins([\"a\", \"b\"]).execute()").operations, gets);
        QCOMPARE(onlySegment("session.query(users).readingOnlyBins(\"a\", \"b\").execute()").operations, gets);
        QCOMPARE(onlySegment("session.upsert(users.id(1)).bins(\"a\", \"b\").values(1, true).execute()").operations,
                 (std::vector<BinOperation>{{"a", SetTo{1}}, {"b", SetTo{true}}}));
    }

    void expiryIsRead()
    {
        const auto expiryOf = [](const char* call) {
            return onlySegment(std::string("s.touch(users.id(1)).") + call + ".execute()").expiry;
        };
        const auto after = [](std::uint32_t seconds) { return Expiry{Expiry::Kind::afterSeconds, seconds}; };
        QCOMPARE(expiryOf("expire_record_after_seconds(3_600)"), after(3600));
        QCOMPARE(expiryOf("expireRecordAfterSeconds(4294967293)"), after(4294967293));
        QCOMPARE(expiryOf("expireRecordAfter(Duration.ofSeconds(5))"), after(5));
        QCOMPARE(expiryOf("expireRecordAfter(Duration.ofMinutes(5))"), after(300));
        QCOMPARE(expiryOf("expireRecordAfter(Duration.ofHours(2))"), after(7200));
        QCOMPARE(expiryOf("expireRecordAfter(Duration.ofDays(2))"), after(172800));
        QCOMPARE(expiryOf("never_expire()").kind, Expiry::Kind::never);
        QCOMPARE(expiryOf("withNoChangeInExpiration()").kind, Expiry::Kind::unchanged);
        QCOMPARE(expiryOf("never_expire().expiry_from_server_default()").kind, Expiry::Kind::serverDefault);
    }

    void generationIsRead()
    {
        QCOMPARE(onlySegment("s.touch(users.id(1)).ensure_generation_is(5).execute()").generation,
                 std::optional<std::uint32_t>(5));
        QCOMPARE(onlySegment("s.touch(users.id(1)).ensureGenerationIs(6).execute()").generation, std::optional<std::uint32_t>(6));
    }

    void durableDeletesAreRead()
    {
        const auto durable = [](const char* call) {
            return onlySegment(std::string("s.delete(users.id(1)).") + call + ".execute()").durableDelete;
        };
        QCOMPARE(durable("with_durable_delete()"), std::optional<bool>(true));
        QCOMPARE(durable("withoutDurableDelete()"), std::optional<bool>(false));
        QCOMPARE(durable("durablyDelete(true)"), std::optional<bool>(true));
        QCOMPARE(durable("defaultWithDurableDelete()"), std::nullopt);
        QCOMPARE(only("s.delete(users.id(1)).default_with_durable_delete().execute()").document.segments.front().defaults.durableDelete,
                 std::optional<bool>(true));
        QCOMPARE(only("s.delete(users.id(1)).defaultWithoutDurableDelete().execute()").document.segments.front().defaults.durableDelete,
                 std::optional<bool>(false));
    }

    void aChainMayBeLong()
    {
        std::string code = "session.upsert(users.id(1))";
        for (int i = 0; i < 20'000; ++i)
            code += "\n    .bin(\"a\").set_to(" + std::to_string(i) + ")";
        QCOMPARE(onlySegment(code + ".execute()").operations.size(), std::size_t{20'000});
    }
};

QTEST_APPLESS_MAIN(TestRead)
#include "tst_read.moc"
