// SPDX-License-Identifier: Apache-2.0
#include "core/operation/encode.h"
#include "tests/support/recording.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::wire;

namespace {

const DataSet users = DataSet::of("test", "users");

/// A message together with the bytes that its views point at.
struct Held {
    Bytes body;
    Message message;
};

Held decoded(Bytes body)
{
    Held held{std::move(body), {}};
    std::size_t offset = 0;
    auto message = decodeMessage(held.body, offset);
    if (!message)
        qFatal("%s", message.error().text().c_str());
    held.message = std::move(*message);
    return held;
}

Held answer(ServerCode code, std::uint32_t generation = 0)
{
    MessageHeader header;
    header.resultCode = static_cast<std::uint8_t>(code);
    header.generation = generation;
    return decoded(MessageWriter(header).takeMessage());
}

Held recordedAnswer(std::string_view suite, std::string_view name, std::size_t exchange)
{
    const test::Recording recorded = test::recording(suite, name);
    const ByteView body = test::bodyOf(recorded.exchanges[exchange].responses.front());
    return decoded({body.begin(), body.end()});
}

MessageWriter scanRecord()
{
    MessageHeader header;
    header.generation = 3;
    header.recordTtl = 100;
    MessageWriter writer(header);
    return writer;
}

const Digest digest{0xAB, 0xCD};

} // namespace

class TestDecode : public QObject {
    Q_OBJECT

private slots:
    void aRecordedReadHasItsBins();
    void aRecordedWriteTellsGenerationAndVoidTime();
    void aRecordedReadAmongWritesGivesTheReads();
    void answersKeepTheirPlaces();
    void answersToWritesAreNoBins();
    void aWriteThatTookTheLastBinLeavesNoRecord();
    void existsAndDeleteTellWhetherThereIsARecord();
    void codesBecomeErrors_data();
    void codesBecomeErrors();
    void filteredOutIsSkipped();
    void aBinThatCannotBeReadIsKeptAsItsBytes();
    void everyRecordOfARecordedScanDecodes();
    void aScanRecordHasKeyAndMetadata();
    void aScanRecordOutsideAnySet();
    void aKeyOfAnUnknownTypeIsLeftOut();
    void recordsWithoutTheirAddressAreRefused();
    void aFailedMessageIsNoRecord();
};

void TestDecode::aRecordedReadHasItsBins()
{
    const Held reply = recordedAnswer("verbs", "upsert existing record", 2);
    const RecordResult result = decodeReply(Verb::query, users.id(1), reply.message);
    QVERIFY(result.isOk());
    QVERIFY(result.key == users.id(1));
    QVERIFY(!result.exists.has_value());
    QCOMPARE(result.index, 0);
    QCOMPARE(result.elapsed.count(), 0);
    QVERIFY((*result.record == Record{users.id(1), 2, 0, {{"a", 1}, {"b", "y"}, {"c", 2.5}}}));
}

void TestDecode::aRecordedWriteTellsGenerationAndVoidTime()
{
    const Held reply = recordedAnswer("ttl", "put ttl 3600", 0);
    const RecordResult result = decodeReply(Verb::upsert, users.id(1), reply.message);
    QVERIFY(result.isOk());
    QVERIFY((*result.record == Record{users.id(1), 1, 0x1FC56100, {}}));
}

void TestDecode::aRecordedReadAmongWritesGivesTheReads()
{
    const Held once = recordedAnswer("scalars", "read then write same bin", 1);
    QVERIFY((decodeReply(Verb::upsert, users.id(1), once.message).record->bins == std::vector<Bin>{{"a", 1}}));
    const Held twice = recordedAnswer("scalars", "several results for one bin", 1);
    QVERIFY((decodeReply(Verb::upsert, users.id(1), twice.message).record->bins == std::vector<Bin>{{"a", List{{2, 3}}}}));
}

/// What was not there is told apart from what was answered before or after it.
void TestDecode::answersKeepTheirPlaces()
{
    wire::MessageWriter writer(wire::MessageHeader{.generation = 1});
    const Bytes five{0, 0, 0, 0, 0, 0, 0, 5};
    const auto integer = static_cast<std::uint8_t>(ParticleType::integer);
    writer.op(wire::OpCode::cdtRead, "m", 0, {});
    writer.op(wire::OpCode::cdtRead, "m", integer, five);
    writer.op(wire::OpCode::cdtRead, "gone", 0, {});
    const Bytes body = writer.takeMessage();
    std::size_t offset = 0;
    const auto message = wire::decodeMessage(body, offset);
    QVERIFY((decodeReply(Verb::query, users.id(1), *message).record->bins == std::vector<Bin>{{"m", List{{Nil{}, 5}}}}));
}

void TestDecode::answersToWritesAreNoBins()
{
    const Held reply = recordedAnswer("sdk", "upsert chain", 0);
    QCOMPARE(reply.message.ops.size(), std::size_t{3});
    const RecordResult result = decodeReply(Verb::upsert, users.id(1), reply.message);
    QVERIFY(result.isOk());
    QVERIFY(result.record->bins.empty());
    QCOMPARE(result.record->generation, 1U);
}

void TestDecode::aWriteThatTookTheLastBinLeavesNoRecord()
{
    const Held reply = recordedAnswer("scalars", "null for the last bin deletes the record", 1);
    const RecordResult result = decodeReply(Verb::upsert, users.id(1), reply.message);
    QVERIFY(result.isOk());
    QVERIFY(!result.record.has_value());
}

void TestDecode::existsAndDeleteTellWhetherThereIsARecord()
{
    const Held missing = recordedAnswer("verbs", "exists missing", 0);
    for (const Verb verb : {Verb::exists, Verb::remove}) {
        const RecordResult result = decodeReply(verb, users.id(1), missing.message);
        QVERIFY(result.isOk());
        QCOMPARE(result.exists, std::optional<bool>(false));
        QVERIFY(!result.record.has_value());
    }
    const RecordResult there = decodeReply(Verb::exists, users.id(1), recordedAnswer("sdk", "exists", 0).message);
    QCOMPARE(there.exists, std::optional<bool>(true));
    QCOMPARE(there.record->generation, 4U);
    QCOMPARE(there.record->voidTime, 0x1FC5669FU);
    const RecordResult removed =
        decodeReply(Verb::remove, users.id(1), recordedAnswer("generation", "delete with gen match", 1).message);
    QVERIFY(removed.isOk());
    QCOMPARE(removed.exists, std::optional<bool>(true));
    QVERIFY(!removed.record.has_value());
}

void TestDecode::codesBecomeErrors_data()
{
    QTest::addColumn<int>("verb");
    QTest::addColumn<int>("code");
    QTest::newRow("query of a missing record") << int(Verb::query) << 2;
    QTest::newRow("update of a missing record") << int(Verb::update) << 2;
    QTest::newRow("touch of a missing record") << int(Verb::touch) << 2;
    QTest::newRow("insert of an existing one") << int(Verb::insert) << 5;
    QTest::newRow("another generation") << int(Verb::remove) << 3;
    QTest::newRow("exists without a namespace") << int(Verb::exists) << 20;
    QTest::newRow("a code that is not known") << int(Verb::upsert) << 93;
    QTest::newRow("the highest code") << int(Verb::upsert) << 255;
}

void TestDecode::codesBecomeErrors()
{
    QFETCH(int, verb);
    QFETCH(int, code);
    const Held reply = answer(static_cast<ServerCode>(code), 7);
    const RecordResult result = decodeReply(static_cast<Verb>(verb), users.id(1), reply.message);
    QVERIFY(!result.isOk());
    QVERIFY(result.error->isServer());
    QCOMPARE(result.error->code(), code);
    QVERIFY(!result.record.has_value());
    QVERIFY(!result.exists.has_value());
    QVERIFY(!result.inDoubt());
}

void TestDecode::filteredOutIsSkipped()
{
    const Held reply = recordedAnswer("sdk", "where false", 0);
    const RecordResult result = decodeReply(Verb::update, users.id(1), reply.message);
    QVERIFY(!result.isOk());
    QVERIFY(result.skipped());
}

void TestDecode::aBinThatCannotBeReadIsKeptAsItsBytes()
{
    MessageHeader header;
    header.generation = 1;
    MessageWriter writer(header);
    const Bytes natural = *fromHex("91cfffffffffffffffff"); // a natural number beyond 63 bits, as some clients send it
    writer.op(OpCode::read, "odd", 20, natural).op(OpCode::read, "fine", 3, bytesOf("x"));
    const Held reply = decoded(writer.takeMessage());
    const RecordResult result = decodeReply(Verb::query, users.id(1), reply.message);
    QVERIFY(result.isOk());
    QVERIFY((result.record->bins == std::vector<Bin>{{"odd", Opaque{20, natural}}, {"fine", "x"}}));
}

void TestDecode::everyRecordOfARecordedScanDecodes()
{
    int records = 0;
    const auto exchanges = test::recording("scan", "scan a set").exchanges;
    for (const Bytes& frame : exchanges.front().responses) {
        const ByteView body = test::bodyOf(frame);
        for (std::size_t offset = 0; offset < body.size();) {
            const auto message = decodeMessage(body, offset);
            QVERIFY(message.ok());
            if (message.value().isLast() || (message.value().header.info3 & info3::partitionDone) != 0)
                continue;
            const auto record = decodeRecord(message.value());
            QVERIFY(record.ok());
            const std::int64_t i = *record.value().bin("i")->as<std::int64_t>();
            QVERIFY(record.value().key == DataSet::of("test", "scanset").id(i));
            QVERIFY(*record.value().bin("s") == Value("s" + std::to_string(i % 5)));
            QVERIFY(record.value().bin("loc")->as<GeoJson>()->text.starts_with("{\"type\":\"Point\""));
            ++records;
        }
    }
    QCOMPARE(records, 50);
}

void TestDecode::aScanRecordHasKeyAndMetadata()
{
    MessageWriter writer = scanRecord();
    writer.field(FieldType::nameSpace, "test").field(FieldType::digest, digest).field(FieldType::set, "users");
    writer.op(OpCode::read, "a", 17, Bytes{1});
    const Held held = decoded(writer.takeMessage());
    const auto record = decodeRecord(held.message);
    QVERIFY(record.ok());
    QVERIFY((record.value() == Record{Key{"test", "users", digest, {}}, 3, 100, {{"a", true}}}));
}

void TestDecode::aScanRecordOutsideAnySet()
{
    MessageWriter writer = scanRecord();
    writer.field(FieldType::nameSpace, "test").field(FieldType::digest, digest);
    const Held held = decoded(writer.takeMessage());
    const auto record = decodeRecord(held.message);
    QVERIFY(record.ok());
    QVERIFY((record.value().key == Key{"test", "", digest, {}}));
}

void TestDecode::aKeyOfAnUnknownTypeIsLeftOut()
{
    MessageWriter writer = scanRecord();
    writer.field(FieldType::nameSpace, "test").field(FieldType::digest, digest);
    writer.field(FieldType::key, *fromHex("024004000000000000"));
    const Held held = decoded(writer.takeMessage());
    const auto record = decodeRecord(held.message);
    QVERIFY(record.ok());
    QVERIFY(!record.value().key.userKey.has_value());
}

void TestDecode::recordsWithoutTheirAddressAreRefused()
{
    MessageWriter nameless = scanRecord();
    nameless.field(FieldType::digest, digest);
    MessageWriter digestless = scanRecord();
    digestless.field(FieldType::nameSpace, "test");
    MessageWriter shortened = scanRecord();
    shortened.field(FieldType::nameSpace, "test").field(FieldType::digest, ByteView(digest).first(19));
    MessageWriter lengthened = scanRecord();
    lengthened.field(FieldType::nameSpace, "test").field(FieldType::digest, Bytes(21, 1));
    for (MessageWriter* writer : {&nameless, &digestless, &shortened, &lengthened}) {
        const Held held = decoded(writer->takeMessage());
        const auto record = decodeRecord(held.message);
        QVERIFY(!record.ok());
        QVERIFY(record.error().is(ClientCode::protocolError));
    }
}

void TestDecode::aFailedMessageIsNoRecord()
{
    const auto record = decodeRecord(answer(ServerCode::timeout).message);
    QVERIFY(!record.ok());
    QVERIFY(record.error().is(ServerCode::timeout));
}

QTEST_APPLESS_MAIN(TestDecode)
#include "tst_decode.moc"
