// SPDX-License-Identifier: Apache-2.0
#include "core/wire/frame.h"
#include "core/wire/message.h"
#include "tests/support/recording.h"
#include "tests/support/seed.h"

#include <QTest>

#include <memory>

using namespace binnacle;
using namespace binnacle::wire;

namespace {

constexpr const char* suites[] = {"verbs", "generation", "ttl", "scalars", "scan", "lists", "maps", "geo", "sdk"};

/// `bytes` at the very end of an allocation of its own, so that a sanitizer sees a read past them.
struct Tight {
    explicit Tight(ByteView bytes) : size(bytes.size()), data(std::make_unique<std::uint8_t[]>(size))
    {
        std::copy(bytes.begin(), bytes.end(), data.get());
    }
    ByteView view() const { return {data.get(), size}; }

    std::size_t size;
    std::unique_ptr<std::uint8_t[]> data;
};

Bytes encodedAgain(const Message& message)
{
    MessageWriter writer(message.header);
    for (const Field& field : message.fields)
        writer.field(field.type, field.data);
    for (const Op& op : message.ops)
        writer.op(op.code, op.name, op.particleType, op.data);
    return writer.takeMessage();
}

Bytes sample()
{
    MessageHeader header{.info1 = 1, .info2 = 2, .info3 = 3, .info4 = 4, .resultCode = 5};
    header.generation = 0x01020304;
    header.recordTtl = 0xFFFFFFFE;
    header.transactionTtl = 0x0A0B0C0D;
    MessageWriter writer(header);
    writer.field(FieldType::nameSpace, "test").field(FieldType::set, "");
    writer.op(OpCode::write, "bin", 3, bytesOf("text")).op(OpCode::touch, "", 0, {});
    return writer.takeMessage();
}

Bytes patched(Bytes bytes, std::size_t offset, std::initializer_list<std::uint8_t> with)
{
    std::copy(with.begin(), with.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset));
    return bytes;
}

} // namespace

class TestMessage : public QObject {
    Q_OBJECT

private slots:
    void everyRecordedMessageDecodesAndEncodesToTheSameBytes();
    void aBodyOfManyMessagesIsReadToItsEnd();
    void aRecordedScanRecordShowsItsParts();
    void theHeaderIsWrittenAndReadWhole();
    void aWrittenMessageHasTheseBytes();
    void fieldFindsTheFirstOfItsType();
    void viewsPointIntoTheBody();
    void everyTruncationIsRefusedAndLeavesTheOffset();
    void hostileLengthsAreRefused_data();
    void hostileLengthsAreRefused();
    void anOffsetBeyondTheBodyIsRefused();
    void lengthAgreesWithDecodingOnDamagedMessages();
};

void TestMessage::everyRecordedMessageDecodesAndEncodesToTheSameBytes()
{
    int seen = 0;
    for (const char* suite : suites) {
        for (const auto& recorded : test::recordings(suite)) {
            for (const auto& exchange : recorded.exchanges) {
                if (exchange.request[1] != static_cast<std::uint8_t>(FrameType::message))
                    continue;
                const ByteView body = test::bodyOf(exchange.request);
                std::size_t offset = 0;
                const auto message = decodeMessage(body, offset);
                QVERIFY2(message.ok(), recorded.name.c_str());
                QCOMPARE(offset, body.size());
                QCOMPARE(toHex(encodedAgain(message.value())), toHex(body));
                ++seen;
            }
        }
    }
    QVERIFY(seen > 1000);
}

void TestMessage::aBodyOfManyMessagesIsReadToItsEnd()
{
    int records = 0;
    int lasts = 0;
    const test::Recording scan = test::recording("scan", "scan a set");
    for (const auto& exchange : scan.exchanges) {
        for (const Bytes& frame : exchange.responses) {
            const ByteView body = test::bodyOf(frame);
            std::size_t offset = 0;
            while (offset < body.size()) {
                const std::size_t start = offset;
                const auto length = messageLength(body, start);
                const auto message = decodeMessage(body, offset);
                QVERIFY(message.ok());
                QVERIFY(length.ok());
                QCOMPARE(offset - start, length.value());
                QCOMPARE(toHex(encodedAgain(message.value())), toHex(body.subspan(start, length.value())));
                records += message.value().field(FieldType::digest) != nullptr;
                lasts += message.value().isLast();
            }
            QCOMPARE(offset, body.size());
        }
    }
    QCOMPARE(records, 50);
    QCOMPARE(lasts, 1);
}

void TestMessage::aRecordedScanRecordShowsItsParts()
{
    const Bytes frame = test::recording("sdk", "query data set").exchanges.front().responses.front();
    std::size_t offset = 0;
    const auto message = decodeMessage(test::bodyOf(frame), offset);
    QVERIFY(message.ok());
    const Message& m = message.value();
    QCOMPARE(m.header.generation, 1U);
    QCOMPARE(textOf(m.field(FieldType::nameSpace)->data), std::string_view("test"));
    QCOMPARE(textOf(m.field(FieldType::set)->data), std::string_view("guide"));
    QCOMPARE(toHex(m.field(FieldType::digest)->data), std::string("c9b5cc53a9bff2f09833e089cf93388283e52e29"));
    QCOMPARE(toHex(m.field(FieldType::key)->data), std::string("010000000000000063"));
    QCOMPARE(m.ops.size(), std::size_t{1});
    QCOMPARE(m.ops[0].code, OpCode::read);
    QCOMPARE(m.ops[0].particleType, std::uint8_t{3});
    QCOMPARE(m.ops[0].name, std::string_view("name"));
    QCOMPARE(textOf(m.ops[0].data), std::string_view("New User"));
    QVERIFY(!m.isLast());
}

void TestMessage::theHeaderIsWrittenAndReadWhole()
{
    const Bytes bytes = sample();
    std::size_t offset = 0;
    const auto message = decodeMessage(bytes, offset);
    QVERIFY(message.ok());
    const MessageHeader& header = message.value().header;
    QCOMPARE(int{header.info1}, 1);
    QCOMPARE(int{header.info2}, 2);
    QCOMPARE(int{header.info3}, 3);
    QCOMPARE(int{header.info4}, 4);
    QCOMPARE(int{header.resultCode}, 5);
    QCOMPARE(header.generation, 0x01020304U);
    QCOMPARE(header.recordTtl, 0xFFFFFFFEU);
    QCOMPARE(header.transactionTtl, 0x0A0B0C0DU);
    QVERIFY(message.value().isLast());
}

void TestMessage::aWrittenMessageHasTheseBytes()
{
    const std::string hex = "160102030405" "01020304" "fffffffe" "0a0b0c0d" "0002" "0002"
                            "00000005" "00" "74657374"
                            "00000001" "01"
                            "0000000b" "02030003" "62696e" "74657874"
                            "00000004" "0b000000";
    QCOMPARE(toHex(sample()), hex);

    MessageWriter writer({.info1 = info1::read});
    writer.field(FieldType::digest, ByteView{});
    QCOMPARE(toHex(writer.takeFrame()), std::string("020300000000001b"
                                                    "160100000000" "00000000" "00000000" "00000000" "0001" "0000"
                                                    "00000001" "04"));
}

void TestMessage::fieldFindsTheFirstOfItsType()
{
    MessageWriter writer(MessageHeader{});
    writer.field(FieldType::set, "first").field(FieldType::set, "second");
    const Bytes bytes = writer.takeMessage();
    std::size_t offset = 0;
    const auto message = decodeMessage(bytes, offset);
    QVERIFY(message.ok());
    QCOMPARE(textOf(message.value().field(FieldType::set)->data), std::string_view("first"));
    QVERIFY(message.value().field(FieldType::nameSpace) == nullptr);
}

void TestMessage::viewsPointIntoTheBody()
{
    const Bytes bytes = sample();
    std::size_t offset = 0;
    const auto message = decodeMessage(bytes, offset);
    QVERIFY(message.ok());
    QCOMPARE(message.value().fields[0].data.data(), bytes.data() + 27);
    QVERIFY(reinterpret_cast<const std::uint8_t*>(message.value().ops[0].name.data()) == bytes.data() + 44);
}

void TestMessage::everyTruncationIsRefusedAndLeavesTheOffset()
{
    const Bytes whole = sample();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const Tight cut(ByteView(whole).first(size));
        std::size_t offset = 0;
        const auto message = decodeMessage(cut.view(), offset);
        QVERIFY2(!message.ok(), std::to_string(size).c_str());
        QVERIFY(message.error().is(ClientCode::protocolError));
        QCOMPARE(offset, std::size_t{0});
        QVERIFY(!messageLength(cut.view(), 0).ok());
    }
    std::size_t offset = 0;
    QVERIFY(decodeMessage(whole, offset).ok());
}

void TestMessage::hostileLengthsAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const Bytes& bytes) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    };
    const Bytes good = sample();
    constexpr std::size_t firstField = messageHeaderSize;
    constexpr std::size_t firstOp = firstField + 9 + 5;
    constexpr std::size_t secondOp = firstOp + 4 + 11;
    row("header size 0", patched(good, 0, {0}));
    row("header size 23", patched(good, 0, {23}));
    row("65535 fields", patched(good, 18, {0xFF, 0xFF}));
    row("65535 operations", patched(good, 20, {0xFF, 0xFF}));
    row("65535 of both", patched(good, 18, {0xFF, 0xFF, 0xFF, 0xFF}));
    row("one field too many", patched(good, 18, {0, 5, 0, 0}));
    row("one operation too many", patched(good, 20, {0, 3}));
    row("field length 0", patched(good, firstField, {0, 0, 0, 0}));
    row("field length over the end", patched(good, firstField, {0, 0, 0, 46}));
    row("field length 2^31", patched(good, firstField, {0x80, 0, 0, 0}));
    row("field length 2^32 - 1", patched(good, firstField, {0xFF, 0xFF, 0xFF, 0xFF}));
    row("operation length 0", patched(good, firstOp, {0, 0, 0, 0}));
    row("operation length 3", patched(good, firstOp, {0, 0, 0, 3}));
    row("operation length 2^32 - 1", patched(good, firstOp, {0xFF, 0xFF, 0xFF, 0xFF}));
    row("last operation a byte too long", patched(good, secondOp, {0, 0, 0, 5}));
    row("name longer than its operation", patched(good, firstOp + 7, {8}));
    row("name of 255 bytes", patched(good, firstOp + 7, {255}));
    row("name in an operation without room", patched(good, secondOp + 7, {1}));
}

void TestMessage::hostileLengthsAreRefused()
{
    QFETCH(QByteArray, bytes);
    const Tight body(bytesOf({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
    std::size_t offset = 0;
    const auto message = decodeMessage(body.view(), offset);
    QVERIFY(!message.ok());
    QVERIFY(message.error().is(ClientCode::protocolError));
    QCOMPARE(offset, std::size_t{0});
    QVERIFY(!messageLength(body.view(), 0).ok());
}

void TestMessage::anOffsetBeyondTheBodyIsRefused()
{
    const Bytes whole = sample();
    for (const std::size_t beyond : {whole.size(), whole.size() + 1, std::size_t{0} - 1}) {
        std::size_t offset = beyond;
        QVERIFY(!decodeMessage(whole, offset).ok());
        QCOMPARE(offset, beyond);
        QVERIFY(!messageLength(whole, beyond).ok());
    }
}

void TestMessage::lengthAgreesWithDecodingOnDamagedMessages()
{
    auto generator = test::seededGenerator();
    int refused = 0;
    int taken = 0;
    for (int round = 0; round < 20'000; ++round) {
        Bytes bytes = sample();
        for (std::int64_t damage = test::between(generator, 1, 3); damage > 0; --damage) {
            const auto at = static_cast<std::size_t>(test::between(generator, 0, static_cast<std::int64_t>(bytes.size()) - 1));
            bytes[at] = static_cast<std::uint8_t>(test::between(generator, 0, 255));
        }
        const Tight body(bytes);
        std::size_t offset = 0;
        const auto message = decodeMessage(body.view(), offset);
        const auto length = messageLength(body.view(), 0);
        QCOMPARE(message.ok(), length.ok());
        if (message) {
            QCOMPARE(offset, length.value());
            QVERIFY(offset <= body.size);
        }
        (message.ok() ? taken : refused) += 1;
    }
    QVERIFY(refused > 100);
    QVERIFY(taken > 100);
}

QTEST_APPLESS_MAIN(TestMessage)
#include "tst_message.moc"
