// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json.h"
#include "tests/core/operation/random_values.h"
#include "tests/support/seed.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include <bit>
#include <limits>

using namespace binnacle;

namespace {

using Json = nlohmann::ordered_json;

QString refusalOf(const char* text)
{
    const Result<Json> json = parseJson(text);
    if (!json)
        return "no JSON: " + QString::fromStdString(json.error().detail());
    const Result<Value> value = valueFromJson(*json);
    return value ? QString("it was taken") : QString::fromStdString(value.error().detail());
}

void addForms()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* text) { QTest::newRow(name) << QString::fromUtf8(text); };
    row("nil", "null");
    row("true", "true");
    row("lowest integer", "-9223372036854775808");
    row("highest integer", "9223372036854775807");
    row("whole double", "1.0");
    row("negative zero", "-0.0");
    row("shortest double", "0.1");
    row("large double", "1e+100");
    row("least double", "5e-324");
    row("text", "\"a \\\" \\u0001 å 😀\"");
    row("text with zero", "\"\\u0000\"");
    row("blob", "{\"$blob\":\"00ff\"}");
    row("geo", "{\"$geojson\":\"{}\"}");
    row("geo that is not UTF-8", "{\"$geojson\":{\"$string\":\"ff\"}}");
    row("hll", "{\"$hll\":\"0c\"}");
    row("not UTF-8", "{\"$string\":\"61ff\"}");
    row("nan", "{\"$double\":\"NaN\"}");
    row("another nan", "{\"$double\":\"0xfff8000000000001\"}");
    row("infinite", "{\"$double\":\"Infinity\"}");
    row("negative infinite", "{\"$double\":\"-Infinity\"}");
    row("opaque", "{\"$opaque\":\"01\",\"type\":7}");
    row("end of range", "{\"$infinity\":true}");
    row("anything", "{\"$wildcard\":true}");
    row("list", "[1,[2.5,null],\"x\"]");
    row("ordered list", "{\"$list\":[1,2],\"order\":\"ordered\"}");
    row("indexed list", "{\"$list\":[],\"persistIndex\":true}");
    row("map", "{\"a\":1,\"b\":{\"c\":[]}}");
    row("empty map", "{}");
    row("map with marks as keys", "{\"$$blob\":1,\"$$\":2,\"$$$x\":3}");
    row("map of integers", "{\"$map\":[[1,\"a\"],[2,\"b\"]]}");
    row("map with a name that is not UTF-8", "{\"$map\":[[{\"$string\":\"ff\"},1]]}");
    row("ordered map", "{\"$map\":[[\"a\",1]],\"order\":\"keyOrdered\"}");
    row("map ordered by both", "{\"$map\":[],\"order\":\"keyValueOrdered\",\"persistIndex\":true}");
}

} // namespace

class TestJsonValue : public QObject {
    Q_OBJECT

private slots:
    void everyFormReadsAndPrintsTheSame_data() { addForms(); }

    void everyFormReadsAndPrintsTheSame()
    {
        QFETCH(QString, text);
        const Result<Json> json = parseJson(text.toStdString());
        QVERIFY2(json.ok(), json ? "" : json.error().detail().c_str());
        const Result<Value> value = valueFromJson(*json);
        QVERIFY2(value.ok(), value ? "" : value.error().detail().c_str());
        QCOMPARE(QString::fromStdString(toJson(*value).dump()), text);
    }

    void formsStandForTheirValues()
    {
        const auto valueOf = [](const char* text) { return valueFromJson(*parseJson(text)).value(); };
        QCOMPARE(valueOf("1"), Value(1));
        QCOMPARE(valueOf("1.0"), Value(1.0));
        QCOMPARE(valueOf("1e2"), Value(100.0));
        QCOMPARE(valueOf("{\"$blob\":\"00FF\"}"), Value(Blob{{0, 0xff}}));
        QCOMPARE(valueOf("{\"$string\":\"61\"}"), Value("a"));
        QCOMPARE(valueOf("{\"$$a\":1}"), Value(Map{{{"$a", 1}}}));
        QCOMPARE(valueOf("{\"$list\":[1],\"order\":\"unordered\"}"), Value(List{{1}}));
        QCOMPARE(valueOf("{\"$map\":[[\"a\",1]],\"order\":\"unordered\",\"persistIndex\":false}"), Value(Map{{{"a", 1}}}));
        QCOMPARE(valueOf("{\"order\":\"ordered\",\"$list\":[]}"), Value(List{{}, ListOrder::ordered}));
        QCOMPARE(valueOf("{\"$double\":\"NaN\"}"), Value(std::numeric_limits<double>::quiet_NaN()));
        QCOMPARE(valueOf("{\"$opaque\":\"\",\"type\":255}"), Value(Opaque{255, {}}));
    }

    void aMapWithAKeyTwiceIsSpreadOut()
    {
        QCOMPARE(toJson(Value(Map{{{"a", 1}, {"a", 2}}})).dump(), std::string("{\"$map\":[[\"a\",1],[\"a\",2]]}"));
    }

    void whatIsNotExactIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("refusal");
        const auto row = [](const char* text, const char* refusal) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(refusal);
        };
        row("9223372036854775808", "no JSON: JSON: the integer 9223372036854775808 does not fit in 64 bits");
        row("-9223372036854775809", "no JSON: JSON: the integer -9223372036854775809 does not fit in 64 bits");
        row("123456789012345678901234567890",
            "no JSON: JSON: the integer 123456789012345678901234567890 does not fit in 64 bits");
        row("{\"a\":1,\"b\":2,\"a\":3}", "no JSON: JSON: the key \"a\" is there twice in one object");
        row("{\"$blob\":\"0\"}", "$blob takes pairs of hexadecimal digits, not \"0\"");
        row("{\"$blob\":[]}", "$blob takes pairs of hexadecimal digits, not an array");
        row("{\"$hll\":\"zz\"}", "$hll takes pairs of hexadecimal digits, not \"zz\"");
        row("{\"$string\":1}", "$string takes pairs of hexadecimal digits, not 1");
        row("{\"$geojson\":1}", "a text is needed, not 1");
        row("{\"$double\":\"nan\"}",
            "$double takes \"NaN\", \"Infinity\", \"-Infinity\" or 0x and 16 hexadecimal digits, not \"nan\"");
        row("{\"$double\":1.5}", "$double takes \"NaN\", \"Infinity\", \"-Infinity\" or 0x and 16 hexadecimal digits, not 1.5");
        row("{\"$what\":1}", "the mark \"$what\" is not known; a key of a map that begins with $ is doubled, $$");
        row("{\"$\":1}", "the mark \"$\" is not known; a key of a map that begins with $ is doubled, $$");
        row("{\"$blob\":\"00\",\"x\":1}", "\"x\" has no meaning beside $blob");
        row("{\"$blob\":\"00\",\"$hll\":\"00\"}", "\"$hll\" has no meaning beside $blob");
        row("{\"\":1,\"$blob\":\"00\"}", "\"\" has no meaning beside $blob");
        row("{\"$list\":1}", "$list takes an array, not 1");
        row("{\"$list\":[],\"order\":\"keyOrdered\"}", "the order of a list is \"ordered\" or \"unordered\", not \"keyOrdered\"");
        row("{\"$list\":[],\"persistIndex\":1}", "persistIndex is true or false, not 1");
        row("{\"$map\":{}}", "$map takes an array of pairs, not an object");
        row("{\"$map\":[[1]]}", "an entry of $map is [key, value], not an array");
        row("{\"$map\":[],\"order\":1}", "the order of a map is \"unordered\", \"keyOrdered\" or \"keyValueOrdered\", not 1");
        row("{\"$opaque\":\"00\"}", "$opaque needs a type from 0 to 255");
        row("{\"$opaque\":\"00\",\"type\":256}", "$opaque needs a type from 0 to 255");
        row("{\"$infinity\":false}", "$infinity takes true, not false");
        row("{\"$wildcard\":1}", "$wildcard takes true, not 1");
    }

    void whatIsNotExactIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, refusal);
        QCOMPARE(refusalOf(text.toUtf8().constData()), refusal);
    }

    void malformedTextIsRefusedWithItsPlace()
    {
        const QString refusal = refusalOf("{\"a\":\n 1,}");
        QVERIFY2(refusal.startsWith("no JSON: JSON: parse error at line 2, column 4"), qPrintable(refusal));
        for (const char* text : {"", "[1", "nul", "1 2", "\"\xff\"", "\"\\ud800\"", "01", "1e999", "[1,]", "'a'", "NaN"})
            QVERIFY2(refusalOf(text).startsWith("no JSON: JSON: "), text);
    }

    void nestingHasABound()
    {
        const auto nested = [](int levels) {
            return std::string(static_cast<std::size_t>(levels), '[') + std::string(static_cast<std::size_t>(levels), ']');
        };
        QVERIFY(parseJson(nested(320)).ok());
        const Result<Json> deeper = parseJson(nested(321));
        QVERIFY(!deeper.ok());
        QCOMPARE(deeper.error().detail(), std::string("JSON: more than 320 levels deep"));
        QVERIFY(!parseJson(std::string(1'000'000, '[')).ok());
    }

    void aLongTextIsRefusedBeforeItIsParsed()
    {
        const Result<Json> json = parseJson(std::string(64u * 1024 * 1024 + 1, ' '));
        QCOMPARE(json.error().detail(), std::string("JSON: the text has more than 64 MiB"));
    }

    void manyKeysInOneObjectTakeLinearTime()
    {
        std::string text = "{";
        for (int i = 0; i < 200'000; ++i)
            text += (i ? ",\"" : "\"") + std::to_string(i) + "\":0";
        const Result<Json> json = parseJson(text + '}');
        QCOMPARE(json.value().size(), std::size_t{200'000});
        QCOMPARE(valueFromJson(*json).value().as<Map>()->entries.size(), std::size_t{200'000});
    }

    void aTreeThatWasNotParsedIsHeldToTheSameBounds()
    {
        QVERIFY(!valueFromJson(Json(std::uint64_t{1} << 63)).ok());
        QVERIFY(!valueFromJson(Json::binary({1})).ok());
        Json nested = 1;
        for (int i = 0; i < 102; ++i)
            nested = Json::array({nested});
        QCOMPARE(valueFromJson(nested).error().detail(), std::string("a value nests at most 100 levels deep"));
    }

    void randomValuesSurvive()
    {
        test::RandomValues random(test::seededGenerator());
        for (int i = 0; i < 3000; ++i) {
            const Value value = random.value(4);
            const std::string text = toJson(value).dump();
            const Result<Json> json = parseJson(text);
            QVERIFY2(json.ok(), text.c_str());
            const Result<Value> again = valueFromJson(*json);
            QVERIFY2(again.ok() && *again == value, text.c_str());
        }
    }

    void everyTruncationIsRefused()
    {
        const std::string text = R"({"a":[1.5,{"$blob":"00"},null,true],"$$b":"x"})";
        for (std::size_t length = 0; length < text.size(); ++length)
            QVERIFY2(!parseJson(text.substr(0, length)).ok(), text.substr(0, length).c_str());
        QVERIFY(parseJson(text).ok());
    }
};

QTEST_APPLESS_MAIN(TestJsonValue)
#include "tst_json_value.moc"
