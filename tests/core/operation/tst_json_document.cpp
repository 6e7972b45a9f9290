// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json.h"
#include "tests/core/operation/random_values.h"
#include "tests/support/seed.h"

#include <QtTest>
#include <nlohmann/json.hpp>

using namespace binnacle;

namespace {

const char* const full = R"({
  "segments": [
    {
      "verb": "upsert",
      "namespace": "test",
      "set": "users",
      "keys": [1, "a", {"$blob": "00"}, {"range": [1, 500]}, {"digest": "000102030405060708090a0b0c0d0e0f10111213"}],
      "operations": [
        {"bin": "name", "op": "setTo", "value": "Alice"},
        {"bin": "age", "op": "incrementBy", "value": 1.5},
        {"bin": "log", "op": "append", "value": {"$blob": "ff"}},
        {"bin": "log", "op": "prepend", "value": "x"},
        {"bin": {"$string": "ff"}, "op": "remove"},
        {"bin": "age", "op": "get"}
      ],
      "expiry": {"afterSeconds": 3600},
      "generation": 5,
      "durableDelete": true
    },
    {"verb": "delete", "namespace": "test", "keys": ["x"], "expiry": "never", "durableDelete": false},
    {"verb": "touch", "namespace": "test", "keys": [2], "expiry": "unchanged"},
    {"verb": "query", "namespace": {"$string": "ff"}, "set": "s"}
  ],
  "policy": {"totalTimeoutMs": 5, "maxRetries": 0, "sendKey": false, "durableDelete": false}
})";

OperationDocument fullDocument()
{
    Digest digest{};
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<std::uint8_t>(i);
    Segment upsert;
    upsert.dataSet = DataSet::of("test", "users");
    upsert.keys = {KeyValue(1), KeyValue(std::string("a")), KeyValue(Blob{{0}}), KeyRange{1, 500}, digest};
    upsert.operations = {{"name", SetTo{"Alice"}}, {"age", Add{1.5}},     {"log", Append{Blob{{0xff}}}},
                         {"log", Prepend{"x"}},    {"\xff", RemoveBin{}}, {"age", GetBin{}}};
    upsert.expiry = {Expiry::Kind::afterSeconds, 3600};
    upsert.generation = 5;
    upsert.durableDelete = true;
    Segment remove;
    remove.verb = Verb::remove;
    remove.dataSet = DataSet::of("test", "");
    remove.keys = {KeyValue(std::string("x"))};
    remove.expiry.kind = Expiry::Kind::never;
    remove.durableDelete = false;
    Segment touch;
    touch.verb = Verb::touch;
    touch.dataSet = DataSet::of("test", "");
    touch.keys = {KeyValue(2)};
    touch.expiry.kind = Expiry::Kind::unchanged;
    Segment query;
    query.verb = Verb::query;
    query.dataSet = DataSet::of("\xff", "s");
    Settings settings;
    settings.totalTimeoutMs = 5;
    settings.maxRetries = 0;
    settings.sendKey = false;
    settings.durableDelete = false;
    return {{upsert, remove, touch, query}, Behavior::with(settings)};
}

/// A document with one segment that has these fields beside its verb and namespace.
std::string withFields(const std::string& fields)
{
    return R"({"segments": [{"verb": "upsert", "namespace": "n")" + fields + "}]}";
}

QString refusalOf(const std::string& text)
{
    const Result<OperationDocument> document = documentFromJson(text);
    return document ? QString("it was taken") : QString::fromStdString(document.error().detail());
}

RecordResult resultOfOne()
{
    RecordResult result;
    result.index = 3;
    result.key = DataSet::of("test", "users").id(1);
    return result;
}

} // namespace

class TestJsonDocument : public QObject {
    Q_OBJECT

private slots:
    void theWholeFormIsPrinted() { QCOMPARE(QString::fromStdString(toJsonText(fullDocument())), QString(full)); }

    void theWholeFormIsRead()
    {
        const Result<OperationDocument> document = documentFromJson(full);
        QVERIFY2(document.ok(), document ? "" : document.error().detail().c_str());
        QCOMPARE(*document, fullDocument());
    }

    void defaultsAreLeftOut()
    {
        Segment segment;
        segment.dataSet = DataSet::of("n", "");
        QCOMPARE(toJsonText({{segment}, {}}), std::string(R"({"segments": [{"verb": "upsert", "namespace": "n"}]})"));
        QCOMPARE(toJsonText({}), std::string(R"({"segments": []})"));
    }

    void behaviorsAreWrittenByNameAndByTheirChanges()
    {
        Settings fast;
        fast.maxRetries = 7;
        fast.replica = Replica::master;
        const Behavior mine = Behavior::readFast().deriveWithChanges("mine", {{Scope::readsBatch, fast}});
        QCOMPARE(toJsonText({{}, Behavior::readFast()}), std::string(R"({"segments": [], "behavior": "READ_FAST"})"));
        const std::string text = toJsonText({{}, mine});
        QCOMPARE(documentFromJson(text).value().behavior, mine);
        QVERIFY2(text.find(R"("basedOn": "READ_FAST")") != std::string::npos, text.c_str());
        std::string deep = R"("DEFAULT")";
        for (int i = 0; i < 40; ++i)
            deep = R"({"name": "x", "basedOn": )" + deep + "}";
        QVERIFY(!documentFromJson(R"({"segments": [], "behavior": )" + deep + "}"));
    }

    void defaultsMayBeWritten()
    {
        const auto document = documentFromJson(R"({"policy":{"totalTimeoutMs":30000,"maxRetries":2,"sendKey":true},)"
                                               R"("segments":[{"namespace":"n","set":"","keys":[],)"
                                               R"("operations":[],"expiry":"serverDefault","verb":"touch"}]})");
        Segment segment;
        segment.verb = Verb::touch;
        segment.dataSet = DataSet::of("n", "");
        segment.expiry.kind = Expiry::Kind::serverDefault;
        QCOMPARE(document.value(), (OperationDocument{{segment}, {}}));
    }

    void wrongShapesAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("refusal");
        const auto row = [](const std::string& text, const char* refusal) {
            QTest::newRow(text.c_str()) << QString::fromStdString(text) << QString(refusal);
        };
        row("[]", "an object is needed, not an array");
        row("{}", "the field \"segments\" is missing");
        row(R"({"segments": {}})", "segments: an array is needed, not an object");
        row(R"({"segments": [], "extra": 1})", "the field \"extra\" is not known");
        row(R"({"segments": [{}]})", "segments[0]: the field \"verb\" is missing");
        row(R"({"segments": [{"verb": "touch"}]})", "segments[0]: the field \"namespace\" is missing");
        row(R"({"segments": [{"verb": "remove"}]})", "segments[0].verb: the verb \"remove\" is not known");
        row(R"({"segments": [{"verb": 1}]})", "segments[0].verb: the verb 1 is not known");
        row(withFields(R"(, "when": "$.a")"), "segments[0]: the field \"when\" is not known");
        row(withFields(R"(, "where": 5)"),
            "segments[0].where: a filter is AEL text or a packed expression in {\"$blob\": hex}, not 5");
        row(withFields(R"(, "set": 1)"), "segments[0].set: a text is needed, not 1");
        row(withFields(R"(, "keys": 1)"), "segments[0].keys: an array is needed, not 1");
        row(withFields(R"(, "keys": [1, 1.5])"), "segments[0].keys[1]: a key is an integer, a string or a blob, not 1.5");
        row(withFields(R"(, "keys": [true])"), "segments[0].keys[0]: a key is an integer, a string or a blob, not true");
        row(withFields(R"(, "keys": [{"range": [1]}])"), "segments[0].keys[0]: a range is [first, last], not an array");
        row(withFields(R"(, "keys": [{"range": [1, "2"]}])"),
            "segments[0].keys[0]: an integer from -9223372036854775808 to 9223372036854775807 is needed, not \"2\"");
        row(withFields(R"(, "keys": [{"range": [1, 2], "digest": ""}])"),
            "segments[0].keys[0]: a key is an integer, a string or a blob, not an object");
        row(withFields(R"(, "keys": [{"digest": "00"}])"), "segments[0].keys[0]: a digest is 40 hexadecimal digits, not \"00\"");
        row(withFields(R"(, "keys": [{"$x": 1}])"),
            "segments[0].keys[0]: the mark \"$x\" is not known; a key of a map that begins with $ is doubled, $$");
        row(withFields(R"(, "operations": [{"bin": "a"}])"), "segments[0].operations[0]: the field \"op\" is missing");
        row(withFields(R"(, "operations": [{"bin": "a", "op": "hllSub"}])"),
            "segments[0].operations[0]: the op \"hllSub\" is not known");
        row(withFields(R"(, "operations": [{"bin": "a", "op": "setTo"}])"),
            "segments[0].operations[0]: setTo needs the field \"value\"");
        row(withFields(R"(, "operations": [{"bin": "a", "op": "get", "value": 1}])"),
            "segments[0].operations[0]: get takes no value");
        row(withFields(R"(, "operations": [{"bin": "a", "op": "setTo", "value": {"$hll": 1}}])"),
            "segments[0].operations[0].value: $hll takes pairs of hexadecimal digits, not 1");
        row(withFields(R"(, "operations": [{"name": "a"}])"), "segments[0].operations[0]: the field \"name\" is not known");
        row(withFields(R"(, "expiry": "soon")"), "segments[0].expiry: an expiry is \"serverDefault\", \"never\", \"unchanged\", "
                                                 "{\"afterSeconds\": n} or {\"at\": unix time}, not \"soon\"");
        row(withFields(R"(, "expiry": {"afterSeconds": -1})"),
            "segments[0].expiry: an integer from 0 to 4294967295 is needed, not -1");
        row(withFields(R"(, "generation": 4294967296)"),
            "segments[0].generation: an integer from 0 to 4294967295 is needed, not 4294967296");
        row(withFields(R"(, "generation": 1.0)"), "segments[0].generation: an integer from 0 to 4294967295 is needed, not 1.0");
        row(withFields(R"(, "durableDelete": 1)"), "segments[0].durableDelete: true or false is needed, not 1");
        row(R"({"segments": [], "policy": {}, "behavior": "DEFAULT"})", "\"policy\" and \"behavior\" exclude each other");
        row(R"({"segments": [], "behavior": "FASTEST"})", "behavior: the behavior \"FASTEST\" is not known");
        row(R"({"segments": [], "behavior": {"name": "x", "changes": [{"scope": "some"}]}})",
            "behavior.changes[0]: the scope \"some\" is not known");
        row(R"({"segments": [], "behavior": {"name": "x", "changes": [{"replica": "any"}]}})",
            "behavior.changes[0].replica: the choice \"any\" is not known");
        row(R"({"segments": [], "policy": {"retries": 1}})", "policy: the field \"retries\" is not known");
        row(R"({"segments": [], "policy": {"sendKey": null}})", "policy.sendKey: true or false is needed, not null");
    }

    void wrongShapesAreRefusedWithTheirPlace()
    {
        QFETCH(QString, text);
        QFETCH(QString, refusal);
        QCOMPARE(refusalOf(text.toStdString()), refusal);
    }

    void refusalsAreBadInput()
    {
        for (const char* text : {"", "{}", "{\"segments\":[1]}"})
            QVERIFY2(documentFromJson(text).error().is(ClientCode::badInput), text);
    }

    void everyTruncationIsRefused()
    {
        const std::string text = full;
        for (std::size_t length = 0; length < text.size(); ++length)
            QVERIFY2(!documentFromJson(text.substr(0, length)).ok(), std::to_string(length).c_str());
    }

    void randomDocumentsSurvive()
    {
        test::RandomValues random(test::seededGenerator());
        for (int i = 0; i < 1000; ++i) {
            const OperationDocument document = random.document();
            const std::string text = toJsonText(document);
            const Result<OperationDocument> again = documentFromJson(text);
            QVERIFY2(again.ok(), again ? "" : (again.error().detail() + '\n' + text).c_str());
            QVERIFY2(*again == document, text.c_str());
            QCOMPARE(toJsonText(*again), text);
        }
    }

    void longListsAreSpreadOut()
    {
        Segment segment;
        segment.dataSet = DataSet::of("n", "");
        for (int i = 0; i < 40; ++i)
            segment.keys.emplace_back(std::in_place_type<KeyValue>, std::int64_t{1000 + i});
        const std::string text = toJsonText({{segment}, {}});
        QVERIFY2(text.find("\"keys\": [\n        1000,\n        1001,") != std::string::npos, text.c_str());
        QCOMPARE(documentFromJson(text).value().segments[0].keys.size(), std::size_t{40});
    }

    void aGoodResultIsOneLine()
    {
        RecordResult result = resultOfOne();
        result.record = Record{result.key, 4, 100, {{"a", 1}, {"$b", 1.0}}};
        QCOMPARE(QString::fromStdString(toJsonLine(result, voidTimeEpoch + 40)),
                 QString(R"({"index":3,"key":1,"ok":true,"code":0,"message":"","generation":4,"ttl":60,"bins":{"a":1,"$$b":1.0},)"
                         R"("exists":null,"skipped":false,"inDoubt":false})"));
    }

    void aRecordThatNeverExpiresHasTtlMinusOne()
    {
        RecordResult result = resultOfOne();
        result.record = Record{result.key, 1, 0, {}};
        QVERIFY(toJsonLine(result, 0).find("\"ttl\":-1,\"bins\":{}") != std::string::npos);
    }

    void aFailedResultTellsWhy()
    {
        RecordResult result = resultOfOne();
        result.key = DataSet::of("test", "users").idFromDigest(Digest{});
        result.error = Error::client(ClientCode::timeout, "no answer in 5 ms").setInDoubt(true);
        QCOMPARE(
            QString::fromStdString(toJsonLine(result, 0)),
            QString(R"({"index":3,"key":{"digest":"0000000000000000000000000000000000000000"},"ok":false,"code":-22,)"
                    R"("message":"no answer in 5 ms","generation":null,"ttl":null,"bins":null,"exists":null,"skipped":false,)"
                    R"("inDoubt":true})"));
    }

    void aFilteredResultIsSkipped()
    {
        RecordResult result = resultOfOne();
        result.error = Error::server(ServerCode::filteredOut);
        const std::string line = toJsonLine(result, 0);
        QVERIFY2(line.find("\"ok\":false,\"code\":27,") != std::string::npos, line.c_str());
        QVERIFY2(line.find("\"skipped\":true") != std::string::npos, line.c_str());
    }

    void anAnswerOfExistsIsShown()
    {
        RecordResult result = resultOfOne();
        result.exists = false;
        QVERIFY(toJsonLine(result, 0).find("\"ok\":true,\"code\":0,\"message\":\"\"") != std::string::npos);
        QVERIFY(toJsonLine(result, 0).find("\"exists\":false") != std::string::npos);
    }

    void aBinNameThatIsNotUtf8IsMarked()
    {
        RecordResult result = resultOfOne();
        result.record = Record{result.key, 1, 0, {{"\xff", 1}}};
        QVERIFY(toJsonLine(result, 0).find(R"("bins":{"$map":[[{"$string":"ff"},1]]})") != std::string::npos);
    }

    void aServersTextThatIsNotUtf8DoesNotBreakTheLine()
    {
        RecordResult result = resultOfOne();
        result.error = Error::server(ServerCode::parameterError, "bad \xff\n thing");
        const std::string line = toJsonLine(result, 0);
        QVERIFY(isUtf8(line));
        QVERIFY(line.find('\n') == std::string::npos);
        QVERIFY(parseJson(line).ok());
    }
};

QTEST_APPLESS_MAIN(TestJsonDocument)
#include "tst_json_document.moc"
