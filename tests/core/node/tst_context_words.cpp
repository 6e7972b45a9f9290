// SPDX-License-Identifier: Apache-2.0
#include "core/base/base64.h"
#include "core/node/context_words.h"
#include "tests/core/bins/cdt_driver.h"
#include "tests/core/node/index_fixture.h"

#include <QTest>

using namespace binnacle;
using test::packed;

namespace {

constexpr int listIndex = 0x10;
constexpr int listValue = 0x13;
constexpr int mapKey = 0x22;
constexpr int mapValue = 0x23;

} // namespace

class TestContextWords : public QObject {
    Q_OBJECT

private slots:
    void aStepIsToldInAServersWords_data();
    void aStepIsToldInAServersWords();
    void stepsAreToldInTheirOrder();
    void whatIsNoContextIsNotTold();
    void indexesAreListedWithWordsOrBase64();
};

void TestContextWords::aStepIsToldInAServersWords_data()
{
    QTest::addColumn<Bytes>("context");
    QTest::addColumn<std::string>("words");
    const auto row = [](const char* name, int type, const Value& operand, const std::string& words) {
        QTest::newRow(name) << packed(List{{type, operand}}) << "[[" + words + "]";
    };
    row("index", listIndex, Value(-1), "list_index(-1)");
    row("rank", 0x21, Value(300), "map_rank(300)");
    row("string", mapKey, Value("k1"), "map_key(<string#2>)");
    row("empty string", mapKey, Value(""), "map_key(<string#0>)");
    row("blob", mapKey, Value(Blob{{1, 2, 3}}), "map_key(<blob#3>)");
    row("nil", listValue, Value(), "list_value(nil)");
    row("boolean", listValue, Value(true), "list_value(true)");
    row("float", mapValue, Value(1.5), "map_value(1.500000)");
    row("list", listValue, Value(List{{1, 2, List{{3}}}}), "list_value(<list#3>)");
}

void TestContextWords::aStepIsToldInAServersWords()
{
    QFETCH(const Bytes, context);
    QFETCH(const std::string, words);
    QCOMPARE(node::contextInWords(context), words);
}

void TestContextWords::stepsAreToldInTheirOrder()
{
    const Bytes context = packed(List{{listIndex, 1, mapKey, "ab", 0x20, 0}});
    QCOMPARE(node::contextInWords(context), std::string("[[list_index(1), map_key(<string#2>), map_index(0)]"));
}

void TestContextWords::whatIsNoContextIsNotTold()
{
    const Bytes whole = packed(List{{listIndex, 1, mapKey, "ab"}});
    for (std::size_t size = 0; size < whole.size(); ++size)
        QCOMPARE(node::contextInWords(ByteView(whole).first(size)), std::string());
    QCOMPARE(node::contextInWords(packed(List{{listIndex}})), std::string());
    QCOMPARE(node::contextInWords(packed(List{{0x14, 1}})), std::string());
}

void TestContextWords::indexesAreListedWithWordsOrBase64()
{
    test::IndexedNode node;
    const std::string base64 = toBase64(packed(List{{mapKey, "k1"}}));
    QCOMPARE(node.createIndex("ns=test;indexname=k1;bin=m;type=numeric;context=" + base64), std::string("ok"));
    const std::string words = "ns=test:indexname=k1:set=null:bin=m:type=numeric:indextype=default:context=";
    const std::string inWords = words + "[[map_key(<string#2>)]:exp=null:state=RW";
    const std::string inBase64 = words + base64 + ":exp=null:state=RW";
    QCOMPARE(node.info("sindex-list:ns=test"), inWords);
    QCOMPARE(node.info("sindex-list:b64=false"), inWords);
    QCOMPARE(node.info("sindex/test"), inWords);
    QCOMPARE(node.info("sindex-list:ns=test;b64=true"), inBase64);
    QCOMPARE(node.info("sindex-list:b64=true"), inBase64);
}

QTEST_GUILESS_MAIN(TestContextWords)
#include "tst_context_words.moc"
