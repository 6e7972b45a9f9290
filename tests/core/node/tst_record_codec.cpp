// SPDX-License-Identifier: Apache-2.0
#include "core/node/record_codec.h"
#include "tests/support/seed.h"

#include <QTest>

#include <random>

using namespace binnacle;
using engine::StoredRecord;

namespace {

StoredRecord example()
{
    return {.generation = 258,
            .voidTime = 0x01020304,
            .lastUpdateMs = 0x0102030405060708,
            .set = "users",
            .key = {3, 'k'},
            .bins = {{"a", 1, {0, 0, 0, 0, 0, 0, 0, 9}}, {"", 3, {}}}};
}

std::string randomText(std::mt19937_64& random, std::size_t most)
{
    std::string text(random() % (most + 1), '\0');
    for (char& c : text)
        c = static_cast<char>(random());
    return text;
}

StoredRecord randomRecord(std::mt19937_64& random)
{
    StoredRecord record{.generation = static_cast<std::uint32_t>(random() % 65'535 + 1),
                        .voidTime = static_cast<std::uint32_t>(random()),
                        .lastUpdateMs = random(),
                        .set = randomText(random, 63),
                        .key = toBytes(randomText(random, 100)),
                        .bins = {}};
    for (std::uint64_t i = random() % 20; i > 0; --i)
        record.bins.push_back({randomText(random, 15), static_cast<std::uint8_t>(random()), toBytes(randomText(random, 300))});
    return record;
}

} // namespace

class TestRecordCodec : public QObject {
    Q_OBJECT

private slots:
    void theFormIsTheOneDescribed();
    void recordsComeBackAsTheyWere();
    void everyTruncationIsRefused();
    void bytesAfterTheEndAreRefused();
    void anotherVersionIsRefused();
    void damagedBytesNeverDoHarm();
    void theVoidTimeIsReadAlone();
};

void TestRecordCodec::theFormIsTheOneDescribed()
{
    QCOMPARE(toHex(node::encodeRecord(example())), std::string("01"
                                                               "01020304"
                                                               "0102"
                                                               "0102030405060708"
                                                               "057573657273"
                                                               "00000002036b"
                                                               "0002"
                                                               "016101000000080000000000000009"
                                                               "000300000000"));
}

void TestRecordCodec::recordsComeBackAsTheyWere()
{
    std::mt19937_64 random = test::seededGenerator();
    for (int i = 0; i < 300; ++i) {
        const StoredRecord record = randomRecord(random);
        const auto decoded = node::decodeRecord(node::encodeRecord(record));
        QVERIFY(decoded.ok());
        QVERIFY(*decoded == record);
    }
}

void TestRecordCodec::everyTruncationIsRefused()
{
    const Bytes whole = node::encodeRecord(example());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto decoded = node::decodeRecord(ByteView(whole).first(size));
        QVERIFY2(!decoded, qPrintable(QString::number(size)));
        QVERIFY(decoded.error().is(ClientCode::storageError));
    }
}

void TestRecordCodec::bytesAfterTheEndAreRefused()
{
    Bytes bytes = node::encodeRecord(example());
    bytes.push_back(0);
    QVERIFY(!node::decodeRecord(bytes));
}

void TestRecordCodec::anotherVersionIsRefused()
{
    Bytes bytes = node::encodeRecord(example());
    bytes[0] = 2;
    QVERIFY(!node::decodeRecord(bytes));
    QVERIFY(!node::decodeVoidTime(bytes));
}

void TestRecordCodec::damagedBytesNeverDoHarm()
{
    std::mt19937_64 random = test::seededGenerator();
    const Bytes whole = node::encodeRecord(example());
    for (int i = 0; i < 20'000; ++i) {
        Bytes damaged = whole;
        for (std::uint64_t hits = random() % 4 + 1; hits > 0; --hits)
            damaged[random() % damaged.size()] = static_cast<std::uint8_t>(random());
        const auto decoded = node::decodeRecord(damaged);
        if (decoded)
            QVERIFY(node::encodeRecord(*decoded) == damaged);
    }
}

void TestRecordCodec::theVoidTimeIsReadAlone()
{
    const auto voidTime = node::decodeVoidTime(node::encodeRecord(example()));
    QVERIFY(voidTime.ok());
    QCOMPARE(*voidTime, 0x01020304U);
    QVERIFY(!node::decodeVoidTime(Bytes{1, 0, 0, 0}));
    QVERIFY(!node::decodeVoidTime({}));
}

QTEST_APPLESS_MAIN(TestRecordCodec)
#include "tst_record_codec.moc"
