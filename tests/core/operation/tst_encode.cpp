// SPDX-License-Identifier: Apache-2.0
#include "core/operation/encode.h"
#include "core/wire/frame.h"
#include "core/wire/particle.h"
#include "tests/support/recording.h"

#include <QTest>

using namespace binnacle;
using test::bodyOf;

Q_DECLARE_METATYPE(binnacle::Segment)
Q_DECLARE_METATYPE(binnacle::BinOperation)

namespace {

const DataSet users = DataSet::of("test", "users");
const Policy plainPolicy = [] {
    Policy policy;
    policy.sendKey = false;
    return policy;
}();

Segment segment(Verb verb, std::vector<BinOperation> operations = {})
{
    Segment result;
    result.verb = verb;
    result.dataSet = users;
    result.operations = std::move(operations);
    return result;
}

BinOperation set(std::string bin, Value value)
{
    return {std::move(bin), SetTo{std::move(value)}};
}

BinOperation get(std::string bin)
{
    return {std::move(bin), GetBin{}};
}

Segment withGeneration(Segment segment, std::uint32_t generation)
{
    segment.generation = generation;
    return segment;
}

Segment expiring(Segment segment, Expiry expiry)
{
    segment.expiry = expiry;
    return segment;
}

/// A decoded request together with the bytes that its views point at.
struct Request {
    Bytes frame;
    wire::Message message;
};

Request request(const Segment& segment, const Policy& policy = plainPolicy, const Key& key = users.id(1))
{
    auto frame = encodeCommand(segment, policy, key, {1000, 0});
    if (!frame)
        qFatal("%s", frame.error().text().c_str());
    Request result{std::move(*frame), {}};
    std::size_t offset = 0;
    auto message = wire::decodeMessage(bodyOf(result.frame), offset);
    if (!message || offset + wire::frameHeaderSize != result.frame.size())
        qFatal("what was encoded does not decode");
    result.message = std::move(*message);
    return result;
}

/// The key that a recorded request asks for, without the user's own.
Key keyOf(const Bytes& frame)
{
    std::size_t offset = 0;
    const auto message = wire::decodeMessage(bodyOf(frame), offset);
    if (!message)
        qFatal("a recorded request does not decode");
    Key key;
    key.nameSpace = textOf(message.value().field(wire::FieldType::nameSpace)->data);
    key.set = textOf(message.value().field(wire::FieldType::set)->data);
    std::ranges::copy(message.value().field(wire::FieldType::digest)->data, key.digest.begin());
    return key;
}

} // namespace

class TestEncode : public QObject {
    Q_OBJECT

private slots:
    void requestsOfTheVendorsClientsAreBuiltByteForByte_data();
    void requestsOfTheVendorsClientsAreBuiltByteForByte();
    void recordedKeysAreSentWhenAsked_data();
    void recordedKeysAreSentWhenAsked();
    void everyVerbHasItsBits_data();
    void everyVerbHasItsBits();
    void readsAmongWritesAskForEveryAnswer();
    void expiryTakesTheProtocolsNumbers_data();
    void expiryTakesTheProtocolsNumbers();
    void expiryHasNoEffectWhereNothingIsWritten();
    void durableDeleteIsTheSegmentsThenThePolicys_data();
    void durableDeleteIsTheSegmentsThenThePolicys();
    void aRecordWithoutASetHasNoSetField();
    void aDigestAloneSendsNoKey();
    void operationsKeepTheirOrder();
    void whatCannotBeSaidIsRefused_data();
    void whatCannotBeSaidIsRefused();
    void moreOperationsThanServersTakeAreRefused();
    void aCommandOverTheBoundIsRefused();
};

void TestEncode::requestsOfTheVendorsClientsAreBuiltByteForByte_data()
{
    QTest::addColumn<QString>("suite");
    QTest::addColumn<QString>("recorded");
    QTest::addColumn<int>("exchange");
    QTest::addColumn<Segment>("document");
    const auto row = [](const char* suite, const char* recorded, int exchange, Segment document) {
        QTest::addRow("%s: %s, %d", suite, recorded, exchange)
            << QString(suite) << QString(recorded) << exchange << std::move(document);
    };
    const std::vector<BinOperation> first{set("a", 1), set("b", "x")};
    const std::vector<BinOperation> second{set("b", "y"), set("c", 2.5)};
    row("verbs", "upsert missing record", 0, segment(Verb::upsert, first));
    row("verbs", "upsert missing record", 1, segment(Verb::query));
    row("verbs", "upsert existing record", 1, segment(Verb::upsert, second));
    row("verbs", "insert existing record", 1, segment(Verb::insert, second));
    row("verbs", "update missing record", 0, segment(Verb::update, first));
    row("verbs", "update existing record", 1, segment(Verb::update, second));
    row("verbs", "replace_if_exists missing record", 0, segment(Verb::replaceIfExists, first));
    row("verbs", "replace_if_exists existing record", 1, segment(Verb::replace, second));
    row("verbs", "exists missing", 0, segment(Verb::exists));
    row("verbs", "get missing", 0, segment(Verb::query));
    row("verbs", "select bins", 1, segment(Verb::query, {get("a"), get("c"), get("zz")}));
    row("generation", "gen equal matches", 1, withGeneration(segment(Verb::upsert, {set("a", 2)}), 1));
    row("generation", "gen equal on missing record", 0, withGeneration(segment(Verb::upsert, {set("a", 2)}), 5));
    row("generation", "delete with gen mismatch", 1, withGeneration(segment(Verb::remove), 9));
    row("generation", "delete with gen match", 1, withGeneration(segment(Verb::remove), 1));
    row("ttl", "put ttl 3600", 0, expiring(segment(Verb::upsert, {set("a", 1)}), {Expiry::Kind::afterSeconds, 3600}));
    row("ttl", "put ttl namespace default", 0, segment(Verb::upsert, {set("a", 1)}));
    row("ttl", "put ttl never expire", 0, expiring(segment(Verb::upsert, {set("a", 1)}), {Expiry::Kind::never, 0}));
    row("scalars", "put get bool1", 0, segment(Verb::upsert, {set("v", true)}));
    row("scalars", "put get bytes", 0, segment(Verb::upsert, {set("v", Blob{{0, 255, 16}})}));
    row("scalars", "put get elist", 0, segment(Verb::upsert, {set("v", List{})}));
    row("scalars", "put get emap", 0, segment(Verb::upsert, {set("v", Map{{}, MapOrder::keyOrdered})}));
    row("scalars", "put get longstr", 0, segment(Verb::upsert, {set("v", std::string(70'000, 'x'))}));
    row("scalars", "null for the last bin deletes the record", 1, segment(Verb::upsert, {{"a", RemoveBin{}}}));
    row("scalars", "null for the last bin deletes the record", 1, segment(Verb::upsert, {set("a", Nil{})}));
    row("scalars", "bin name of 15 characters", 0, segment(Verb::upsert, {set("abcdefghijklmno", 1)}));
    row("scalars", "incr existing int", 1, segment(Verb::upsert, {{"a", Add{3}}}));
    row("scalars", "prepend string", 1, segment(Verb::upsert, {{"a", Prepend{"cd"}}}));
    row("scalars", "append bytes", 1, segment(Verb::upsert, {{"a", Append{Blob{{2}}}}}));
    row("scalars", "operate replace", 1, segment(Verb::replace, {set("b", 3)}));
}

void TestEncode::requestsOfTheVendorsClientsAreBuiltByteForByte()
{
    QFETCH(QString, suite);
    QFETCH(QString, recorded);
    QFETCH(int, exchange);
    QFETCH(Segment, document);
    const auto exchanges = test::recording(suite.toStdString(), recorded.toStdString()).exchanges;
    const Bytes& expected = exchanges[static_cast<std::size_t>(exchange)].request;
    const auto encoded = encodeCommand(document, plainPolicy, keyOf(expected), {1000, 0});
    QVERIFY(encoded.ok());
    QCOMPARE(toHex(encoded.value()), toHex(expected));
}

void TestEncode::recordedKeysAreSentWhenAsked_data()
{
    QTest::addColumn<QString>("suite");
    QTest::addColumn<QString>("recorded");
    QTest::addColumn<QString>("key");
    QTest::addColumn<Segment>("document");
    const Segment one = segment(Verb::upsert, {set("a", 1)});
    QTest::newRow("string") << "verbs" << "send key stored and returned" << "0373746f7265642d6b6579" << one;
    QTest::newRow("blob") << "verbs" << "bytes key" << "04010203ff" << one;
    QTest::newRow("integer, touch") << "sdk" << "touch" << "010000000000000001"
                                    << expiring(segment(Verb::touch), {Expiry::Kind::afterSeconds, 900});
    QTest::newRow("integer, touch missing") << "sdk" << "touch missing" << "010000000000001267" << segment(Verb::touch);
}

void TestEncode::recordedKeysAreSentWhenAsked()
{
    QFETCH(QString, suite);
    QFETCH(QString, recorded);
    QFETCH(QString, key);
    QFETCH(Segment, document);
    const Bytes expected = test::recording(suite.toStdString(), recorded.toStdString()).exchanges.front().request;
    const Key asked = keyOf(expected);
    const KeyValue userKey = wire::decodeKeyValue(*fromHex(key.toStdString())).value();
    const Key whole = DataSet::of(asked.nameSpace, asked.set).id(userKey);
    QCOMPARE(toHex(whole.digest), toHex(asked.digest));
    const auto encoded = encodeCommand(document, Policy{}, whole, {1000, 0});
    QVERIFY(encoded.ok());
    QCOMPARE(toHex(encoded.value()), toHex(expected));
}

void TestEncode::everyVerbHasItsBits_data()
{
    QTest::addColumn<Segment>("document");
    QTest::addColumn<int>("info1");
    QTest::addColumn<int>("info2");
    QTest::addColumn<int>("info3");
    const std::vector<BinOperation> write{set("a", 1)};
    QTest::newRow("upsert") << segment(Verb::upsert, write) << 0x00 << 0x01 << 0x00;
    QTest::newRow("insert") << segment(Verb::insert, write) << 0x00 << 0x21 << 0x00;
    QTest::newRow("update") << segment(Verb::update, write) << 0x00 << 0x01 << 0x08;
    QTest::newRow("replace") << segment(Verb::replace, write) << 0x00 << 0x01 << 0x20;
    QTest::newRow("replaceIfExists") << segment(Verb::replaceIfExists, write) << 0x00 << 0x01 << 0x20;
    QTest::newRow("delete") << segment(Verb::remove) << 0x00 << 0x03 << 0x00;
    QTest::newRow("touch") << segment(Verb::touch) << 0x00 << 0x01 << 0x00;
    QTest::newRow("exists") << segment(Verb::exists) << 0x21 << 0x00 << 0x00;
    QTest::newRow("query") << segment(Verb::query) << 0x03 << 0x00 << 0x00;
    QTest::newRow("query of bins") << segment(Verb::query, {get("a")}) << 0x01 << 0x00 << 0x00;
    QTest::newRow("update with a read") << segment(Verb::update, {get("a"), set("a", 1)}) << 0x01 << 0x81 << 0x08;
    QTest::newRow("update of a generation") << withGeneration(segment(Verb::update, write), 3) << 0x00 << 0x05 << 0x08;
    QTest::newRow("touch of a generation") << withGeneration(segment(Verb::touch), 3) << 0x00 << 0x05 << 0x00;
}

void TestEncode::everyVerbHasItsBits()
{
    QFETCH(Segment, document);
    QFETCH(int, info1);
    QFETCH(int, info2);
    QFETCH(int, info3);
    const Request encoded = request(document);
    const wire::MessageHeader& header = encoded.message.header;
    QCOMPARE(int{header.info1}, info1);
    QCOMPARE(int{header.info2}, info2);
    QCOMPARE(int{header.info3}, info3);
    QCOMPARE(int{header.info4}, 0);
    QCOMPARE(header.generation, document.generation.value_or(0));
    QCOMPARE(header.transactionTtl, 1000U);
}

void TestEncode::readsAmongWritesAskForEveryAnswer()
{
    const Request encoded = request(segment(Verb::upsert, {get("a"), set("a", 9), get("b")}));
    QVERIFY((encoded.message.header.info1 & wire::info1::read) != 0);
    QVERIFY((encoded.message.header.info2 & wire::info2::respondAllOps) != 0);
    const auto& ops = encoded.message.ops;
    QCOMPARE(ops.size(), std::size_t{3});
    QCOMPARE(ops[0].code, wire::OpCode::read);
    QCOMPARE(ops[1].code, wire::OpCode::write);
    QCOMPARE(ops[2].name, std::string_view("b"));
    QVERIFY(ops[0].data.empty() && ops[0].particleType == 0);
}

void TestEncode::expiryTakesTheProtocolsNumbers_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<uint>("seconds");
    QTest::addColumn<uint>("ttl");
    QTest::newRow("server default") << int(Expiry::Kind::serverDefault) << 0U << 0U;
    QTest::newRow("never") << int(Expiry::Kind::never) << 0U << 0xFFFFFFFFU;
    QTest::newRow("unchanged") << int(Expiry::Kind::unchanged) << 0U << 0xFFFFFFFEU;
    QTest::newRow("1 s") << int(Expiry::Kind::afterSeconds) << 1U << 1U;
    QTest::newRow("the longest") << int(Expiry::Kind::afterSeconds) << 4294967293U << 0xFFFFFFFDU;
    QTest::newRow("seconds count only after seconds") << int(Expiry::Kind::never) << 5U << 0xFFFFFFFFU;
}

void TestEncode::expiryTakesTheProtocolsNumbers()
{
    QFETCH(int, kind);
    QFETCH(uint, seconds);
    QFETCH(uint, ttl);
    const Expiry expiry{static_cast<Expiry::Kind>(kind), seconds};
    QCOMPARE(request(expiring(segment(Verb::upsert, {set("a", 1)}), expiry)).message.header.recordTtl, ttl);
    QCOMPARE(request(expiring(segment(Verb::touch), expiry)).message.header.recordTtl, ttl);
}

void TestEncode::expiryHasNoEffectWhereNothingIsWritten()
{
    for (const Verb verb : {Verb::query, Verb::exists, Verb::remove})
        for (const Expiry expiry : {Expiry{Expiry::Kind::never, 0}, Expiry{Expiry::Kind::afterSeconds, 60}})
            QCOMPARE(request(expiring(segment(verb), expiry)).message.header.recordTtl, 0U);
}

void TestEncode::durableDeleteIsTheSegmentsThenThePolicys_data()
{
    QTest::addColumn<int>("ofSegment"); // -1: not said
    QTest::addColumn<int>("ofPolicy");
    QTest::addColumn<bool>("durable");
    QTest::newRow("neither says") << -1 << -1 << false;
    QTest::newRow("policy: on") << -1 << 1 << true;
    QTest::newRow("policy: off") << -1 << 0 << false;
    QTest::newRow("segment: on") << 1 << -1 << true;
    QTest::newRow("segment: on, policy: off") << 1 << 0 << true;
    QTest::newRow("segment: off, policy: on") << 0 << 1 << false;
}

void TestEncode::durableDeleteIsTheSegmentsThenThePolicys()
{
    QFETCH(int, ofSegment);
    QFETCH(int, ofPolicy);
    QFETCH(bool, durable);
    const auto said = [](int value) { return value < 0 ? std::nullopt : std::optional<bool>(value == 1); };
    Policy policy = plainPolicy;
    policy.durableDelete = said(ofPolicy);
    Segment removal = segment(Verb::remove);
    removal.durableDelete = said(ofSegment);
    QCOMPARE(int{request(removal, policy).message.header.info2}, durable ? 0x13 : 0x03);
    Segment write = segment(Verb::upsert, {set("a", 1)});
    write.durableDelete = said(ofSegment);
    QCOMPARE(int{request(write, policy).message.header.info2}, durable ? 0x11 : 0x01); // it may take the last bin
    Segment touch = segment(Verb::touch);
    touch.durableDelete = said(ofSegment);
    QCOMPARE(int{request(touch, policy).message.header.info2}, 0x01);
}

void TestEncode::aRecordWithoutASetHasNoSetField()
{
    const Request encoded = request(segment(Verb::query), Policy{}, DataSet::of("test", "").id("k"));
    QCOMPARE(encoded.message.fields.size(), std::size_t{3});
    QCOMPARE(encoded.message.fields[0].type, wire::FieldType::nameSpace);
    QCOMPARE(encoded.message.fields[1].type, wire::FieldType::digest);
    QCOMPARE(encoded.message.fields[2].type, wire::FieldType::key);
}

void TestEncode::aDigestAloneSendsNoKey()
{
    const Digest digest{1, 2, 3};
    const Request encoded = request(segment(Verb::query), Policy{}, users.idFromDigest(digest));
    QCOMPARE(encoded.message.fields.size(), std::size_t{3});
    QCOMPARE(toHex(encoded.message.field(wire::FieldType::digest)->data), toHex(digest));
    QVERIFY(!encoded.message.field(wire::FieldType::key));
}

void TestEncode::operationsKeepTheirOrder()
{
    const Request encoded = request(segment(
        Verb::upsert, {{"n", Add{1.5}}, {"s", Append{"x"}}, set("g", GeoJson{"{}"}), {"old", RemoveBin{}}, set("h", Hll{{1}})}));
    const auto& ops = encoded.message.ops;
    QCOMPARE(ops.size(), std::size_t{5});
    const wire::OpCode codes[] = {wire::OpCode::increment, wire::OpCode::append, wire::OpCode::write, wire::OpCode::write,
                                  wire::OpCode::write};
    const int types[] = {2, 3, 23, 0, 18};
    for (std::size_t i = 0; i < ops.size(); ++i) {
        QCOMPARE(ops[i].code, codes[i]);
        QCOMPARE(int{ops[i].particleType}, types[i]);
    }
    QCOMPARE(toHex(ops[2].data), std::string("0000007b7d"));
}

void TestEncode::whatCannotBeSaidIsRefused_data()
{
    QTest::addColumn<Segment>("document");
    QTest::addColumn<QString>("word");
    QTest::newRow("write of nothing") << segment(Verb::upsert) << "upsert needs";
    QTest::newRow("write that only reads") << segment(Verb::update, {get("a")}) << "update only reads";
    QTest::newRow("query that writes") << segment(Verb::query, {get("a"), set("a", 1)}) << "query only reads";
    QTest::newRow("delete with operations") << segment(Verb::remove, {set("a", 1)}) << "delete takes no";
    QTest::newRow("replace that appends") << segment(Verb::replace, {{"a", Append{"x"}}}) << "replace starts from no bins";
    QTest::newRow("touch with operations") << segment(Verb::touch, {set("a", 1)}) << "touch takes no";
    QTest::newRow("exists with operations") << segment(Verb::exists, {get("a")}) << "exists takes no";
    QTest::newRow("generation of a query") << withGeneration(segment(Verb::query), 1) << "generation";
    QTest::newRow("generation of exists") << withGeneration(segment(Verb::exists), 1) << "generation";
    const Segment write = segment(Verb::upsert, {set("a", 1)});
    for (const std::uint32_t seconds : {0U, 0xFFFFFFFEU, 0xFFFFFFFFU})
        QTest::addRow("expiry after %u s", seconds) << expiring(write, {Expiry::Kind::afterSeconds, seconds}) << "4,294,967,293";
    QTest::newRow("nameless bin") << segment(Verb::upsert, {set("", 1)}) << "bin name";
    QTest::newRow("bin name of 256 bytes") << segment(Verb::upsert, {set(std::string(256, 'b'), 1)}) << "bin name";
    QTest::newRow("sum of strings") << segment(Verb::upsert, {{"a", Add{"1"}}}) << "added";
    QTest::newRow("append of an integer") << segment(Verb::upsert, {{"a", Append{1}}}) << "appended";
    QTest::newRow("prepend of a list") << segment(Verb::upsert, {{"a", Prepend{List{}}}}) << "prepended";
    QTest::newRow("infinity in a bin") << segment(Verb::upsert, {set("a", Infinity{})}) << "infinity";
}

void TestEncode::whatCannotBeSaidIsRefused()
{
    QFETCH(Segment, document);
    QFETCH(QString, word);
    const auto encoded = encodeCommand(document, plainPolicy, users.id(1), {1000, 0});
    QVERIFY(!encoded.ok());
    QVERIFY(encoded.error().is(ClientCode::invalidParameter));
    QVERIFY2(encoded.error().detail().find(word.toStdString()) != std::string::npos, encoded.error().detail().c_str());
}

void TestEncode::moreOperationsThanServersTakeAreRefused()
{
    Segment document = segment(Verb::upsert, std::vector<BinOperation>(32'768, set("a", 1)));
    QCOMPARE(request(document).message.ops.size(), std::size_t{32'768});
    document.operations.push_back(set("a", 1));
    const auto encoded = encodeCommand(document, plainPolicy, users.id(1), {1000, 0});
    QVERIFY(!encoded.ok());
    QVERIFY(encoded.error().is(ClientCode::invalidParameter));
}

void TestEncode::aCommandOverTheBoundIsRefused()
{
    const Segment document = segment(Verb::upsert, {set("a", std::string(wire::maxBodySize, 'x'))});
    const auto encoded = encodeCommand(document, plainPolicy, users.id(1), {1000, 0});
    QVERIFY(!encoded.ok());
    QVERIFY(encoded.error().is(ClientCode::invalidParameter));
}

QTEST_APPLESS_MAIN(TestEncode)
#include "tst_encode.moc"
