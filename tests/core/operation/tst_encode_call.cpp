// SPDX-License-Identifier: Apache-2.0
#include "core/operation/encode_call.h"
#include "tests/core/operation/random_values.h"
#include "tests/support/seed.h"

#include <QTest>

using namespace binnacle;

Q_DECLARE_METATYPE(binnacle::Call)

class TestEncodeCall : public QObject {
    Q_OBJECT

private slots:
    void whatIsSaidIsUnderstood();
    void truncatedOperationsAreRefused();
    void truncatedExpressionsAreRefused();
    void anExpressionWithoutTextStaysBytes();
    void whatIsNoExpressionOperationIsRefused_data();
    void whatIsNoExpressionOperationIsRefused();
    void anExpressionMayComeWithoutFlags();
    void whatCannotBeSaidIsRefused_data();
    void whatCannotBeSaidIsRefused();
};

/// Any call that can be sent comes back from the wire as one that is sent as the same bytes.
void TestEncodeCall::whatIsSaidIsUnderstood()
{
    test::RandomValues random(test::seededGenerator());
    int sent = 0;
    for (int i = 0; i < 10'000; ++i) {
        const Call call = random.call();
        const Result<PackedCall> packed = encodeCall(call);
        if (!packed)
            continue;
        ++sent;
        const Result<Call> again = decodeCall(packed->code, packed->data);
        QVERIFY2(again.ok(), (std::string(entryOf(call.method).name) + " " + toHex(packed->data)).c_str());
        const Result<PackedCall> same = encodeCall(*again);
        QVERIFY2(same.ok() && same->data == packed->data,
                 (std::string(entryOf(call.method).name) + " " + toHex(packed->data)).c_str());
    }
    QVERIFY2(sent > 1000, std::to_string(sent).c_str());
}

void TestEncodeCall::truncatedOperationsAreRefused()
{
    const Call call{{{Selector::mapKey, {"a"}, CreateOnDemand::keyOrderedMap}}, Method::listAppend, {5}, CallFlag::addUnique};
    const PackedCall packed = encodeCall(call).value();
    for (std::size_t length = 0; length < packed.data.size(); ++length)
        QVERIFY(!decodeCall(packed.code, ByteView(packed.data).first(length)).ok());
    QCOMPARE(decodeCall(packed.code, packed.data).value(), call);
}

void TestEncodeCall::truncatedExpressionsAreRefused()
{
    const Call call{{}, Method::insertFrom, {"$.n + 1"}, CallFlag::noFail};
    const PackedCall packed = encodeCall(call).value();
    for (std::size_t length = 0; length < packed.data.size(); ++length)
        QVERIFY(!decodeCall(packed.code, ByteView(packed.data).first(length)).ok());
    QCOMPARE(decodeCall(packed.code, packed.data).value(), call);
}

void TestEncodeCall::anExpressionWithoutTextStaysBytes()
{
    const Call call{{}, Method::selectFrom, {Blob{{0x92, 0x52, 0xA1, 0x6E}}}, CallFlag::evalNoFail}; // the type of a bin
    const PackedCall packed = encodeCall(call).value();
    QCOMPARE(decodeCall(packed.code, packed.data).value(), call);
}

void TestEncodeCall::whatIsNoExpressionOperationIsRefused_data()
{
    QTest::addColumn<bool>("writes");
    QTest::addColumn<QString>("bytes");
    QTest::addColumn<QString>("sentence");
    const auto row = [](bool writes, const char* bytes, const char* sentence) {
        QTest::addRow("%s", bytes) << writes << QString(bytes) << QString(sentence);
    };
    row(false, "01", "the operation is no list of an expression and flags");
    row(false, "90", "the operation is no list of an expression and flags");
    row(false, "93010000", "the operation is no list of an expression and flags");
    row(false, "9201c3", "the operation is no list of an expression and flags");
    row(false, "9201ff", "the operation is no list of an expression and flags");
    row(false, "92010001", "the operation is no list of an expression and flags");
    row(true, "920103", "the flags 3 cannot be said in a document");
    row(true, "920120", "the flags 32 cannot be said in a document");
    row(false, "920101", "selectFrom takes other flags");
    row(true, "92910a00", "the filter is no expression: expression: no operation has the code 10");
}

void TestEncodeCall::whatIsNoExpressionOperationIsRefused()
{
    QFETCH(bool, writes);
    QFETCH(QString, bytes);
    QFETCH(QString, sentence);
    const wire::OpCode code = writes ? wire::OpCode::expressionModify : wire::OpCode::expressionRead;
    const Result<Call> call = decodeCall(code, fromHex(bytes.toStdString()).value());
    QVERIFY(!call.ok());
    QVERIFY(call.error().is(ClientCode::invalidParameter));
    QCOMPARE(QString::fromStdString(call.error().detail()), sentence);
}

void TestEncodeCall::anExpressionMayComeWithoutFlags()
{
    const Bytes bytes = fromHex("91935102a16e").value();
    QCOMPARE(decodeCall(wire::OpCode::expressionRead, bytes).value(), (Call{{}, Method::selectFrom, {"$.n"}}));
}

void TestEncodeCall::whatCannotBeSaidIsRefused_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const Call& call, const char* sentence) { QTest::newRow(sentence) << call << QString(sentence); };
    row({{}, Method::listAppend, {}}, "listAppend needs a value as its value");
    row({{}, Method::listSize, {1}}, "listSize takes 0 arguments, not 1");
    row({{}, Method::listGet, {"x"}}, "listGet needs an integer as its index");
    row({{}, Method::bitGet, {0, -1}}, "bitGet needs an integer of 0 or more as its bitSize");
    row({{}, Method::listSize, {}, CallFlag::noFail}, "listSize takes other flags");
    row({{}, Method::getSelected}, "getSelected works on what a step selects; there is none");
    row({{{Selector::mapKeyRange, {"a"}, {}}}, Method::listSize},
        "onMapKeyRange selects several elements: it can only be the last step before get or remove");
    row({{{Selector::mapRank, {1}, {}}}, Method::setTo, {1}}, "setTo works on a map key, not behind onMapRank");
    row({{{Selector::mapRank, {1}, CreateOnDemand::keyOrderedMap}}, Method::mapSize},
        "only a map key makes a map, and only a list index makes a list, on the way to a nested value");
    row({{}, Method::mapCreate, {}, {}, CollectionOrder::ordered}, "mapCreate takes no order \"ordered\"");
    row({{{Selector::mapKey, {"a"}, {}}}, Method::selectFrom, {"$.a"}}, "selectFrom works on a bin, not inside one");
}

void TestEncodeCall::whatCannotBeSaidIsRefused()
{
    QFETCH(Call, call);
    QFETCH(QString, sentence);
    const Result<PackedCall> packed = encodeCall(call);
    QVERIFY(!packed.ok());
    QCOMPARE(QString::fromStdString(packed.error().detail()), sentence);
}

QTEST_GUILESS_MAIN(TestEncodeCall)
#include "tst_encode_call.moc"
