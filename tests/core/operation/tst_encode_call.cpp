// SPDX-License-Identifier: Apache-2.0
#include "core/operation/encode_call.h"
#include "tests/core/operation/random_values.h"
#include "tests/support/recording.h"
#include "tests/support/seed.h"

#include <QTest>

using namespace binnacle;

Q_DECLARE_METATYPE(binnacle::Call)

namespace {

bool carriesCall(wire::OpCode code)
{
    switch (code) {
    case wire::OpCode::cdtRead:
    case wire::OpCode::cdtModify:
    case wire::OpCode::bitRead:
    case wire::OpCode::bitModify:
    case wire::OpCode::hllRead:
    case wire::OpCode::hllModify: return true;
    default: return false;
    }
}

struct RecordedOperation {
    std::string name;
    wire::OpCode code{};
    Bytes data;
};

std::vector<RecordedOperation> recordedOperations(std::string_view suite)
{
    std::vector<RecordedOperation> found;
    for (const test::Recording& recording : test::recordings(suite)) {
        for (const test::Exchange& exchange : recording.exchanges) {
            std::size_t offset = 0;
            const auto message = wire::decodeMessage(test::bodyOf(exchange.request), offset);
            if (!message)
                continue;
            for (const wire::Op& op : message->ops) {
                if (carriesCall(op.code))
                    found.push_back({recording.name, op.code, {op.data.begin(), op.data.end()}});
            }
        }
    }
    return found;
}

} // namespace

class TestEncodeCall : public QObject {
    Q_OBJECT

private slots:
    void recordedOperationsAreUnderstoodAndSaidAgain_data();
    void recordedOperationsAreUnderstoodAndSaidAgain();
    void whatIsSaidIsUnderstood();
    void truncatedOperationsAreRefused();
    void whatCannotBeSaidIsRefused_data();
    void whatCannotBeSaidIsRefused();
};

void TestEncodeCall::recordedOperationsAreUnderstoodAndSaidAgain_data()
{
    QTest::addColumn<QString>("suite");
    for (const char* suite : {"lists", "maps", "bits", "hll", "sdk"})
        QTest::newRow(suite) << suite;
}

void TestEncodeCall::recordedOperationsAreUnderstoodAndSaidAgain()
{
    QFETCH(QString, suite);
    const std::vector<RecordedOperation> all = recordedOperations(suite.toStdString());
    QVERIFY(!all.empty());
    for (const RecordedOperation& recorded : all) {
        const Result<Call> call = decodeCall(recorded.code, recorded.data);
        QVERIFY2(call.ok(), recorded.name.c_str());
        const Result<PackedCall> again = encodeCall(*call);
        QVERIFY2(again.ok(), recorded.name.c_str());
        QCOMPARE(again->code, recorded.code);
        if (recorded.name == "decrement") // said as an increment by the negative
            QCOMPARE(call->arguments, std::vector<Value>{-3});
        else
            QCOMPARE(toHex(again->data), toHex(recorded.data));
    }
}

/// Any call that can be sent comes back from the wire as one that is sent as the same bytes.
void TestEncodeCall::whatIsSaidIsUnderstood()
{
    test::RandomValues random(test::seededGenerator());
    int sent = 0;
    for (int i = 0; i < 10'000; ++i) {
        const Call call = random.call();
        if (entryOf(call.method).family == MethodFamily::expression)
            continue;
        const Result<PackedCall> packed = encodeCall(call);
        if (!packed)
            continue;
        ++sent;
        const Result<Call> again = decodeCall(packed->code, packed->data);
        QVERIFY2(again.ok(), (std::string(entryOf(call.method).name) + " " + toHex(packed->data)).c_str());
        const Result<PackedCall> same = encodeCall(*again);
        QVERIFY2(same.ok() && same->data == packed->data, (std::string(entryOf(call.method).name) + " " + toHex(packed->data)).c_str());
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
