// SPDX-License-Identifier: Apache-2.0
#include "core/node/record_table.h"
#include "core/node/set_list.h"
#include "core/node/storage.h"
#include "tests/support/node_command.h"
#include "tests/support/seed.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <random>

using namespace binnacle;
using engine::StoredRecord;
using node::NamespaceTables;
using node::Storage;
using node::WriteTransaction;

namespace {

StoredRecord record(std::string set, std::uint32_t voidTime = 0, std::int64_t value = 1)
{
    return {.generation = 1,
            .voidTime = voidTime,
            .lastUpdateMs = 1,
            .set = std::move(set),
            .key = {},
            .bins = {{"a", 1, test::integerBytes(value)}}};
}

Digest digest(std::int64_t key)
{
    return DataSet::of("test", "any").id(key).digest;
}

} // namespace

class TestRecordTable : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aRecordComesBackAndGoes();
    void countsFollowTheRecords();
    void aRecordThatChangesItsSetIsCountedOnce();
    void setsAreBounded();
    void expiredRecordsGoAndOnlyThey();
    void removingIsBounded();
    void aRenewedRecordIsNotRemoved();
    void countsAndIndexesAgreeAfterManyChanges();

private:
    /// Runs `change` in a transaction that is committed.
    template <typename Change>
    void change(Change change)
    {
        auto transaction = m_storage->environment().write();
        QVERIFY(transaction.ok());
        change(**transaction);
        QVERIFY((*transaction)->commit().ok());
    }
    void put(std::int64_t key, const StoredRecord& after);
    void remove(std::int64_t key);
    std::optional<StoredRecord> get(std::int64_t key);
    std::size_t count(MDB_dbi table);
    std::map<std::string, std::uint64_t> sets();
    const NamespaceTables& tables() const { return m_storage->namespaces().front().tables; }

    std::unique_ptr<Storage> m_storage;
    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestRecordTable::init()
{
    m_storage.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    node::Options options;
    options.dataDirectory = m_directory->path().toStdString();
    auto storage = Storage::open(options);
    QVERIFY(storage.ok());
    m_storage = *std::move(storage);
}

void TestRecordTable::put(std::int64_t key, const StoredRecord& after)
{
    change([&](WriteTransaction& transaction) {
        const auto before = node::getRecord(transaction, tables(), digest(key));
        QVERIFY(before.ok());
        QVERIFY(node::putRecord(transaction, tables(), digest(key), *before ? &**before : nullptr, after).ok());
    });
}

void TestRecordTable::remove(std::int64_t key)
{
    change([&](WriteTransaction& transaction) {
        const auto before = node::getRecord(transaction, tables(), digest(key));
        QVERIFY(before.ok() && before->has_value());
        QVERIFY(node::removeRecord(transaction, tables(), digest(key), **before).ok());
    });
}

std::optional<StoredRecord> TestRecordTable::get(std::int64_t key)
{
    const auto snapshot = m_storage->environment().read();
    const auto found = snapshot ? node::getRecord(**snapshot, tables(), digest(key)) : snapshot.error();
    return found ? *found : std::nullopt;
}

std::size_t TestRecordTable::count(MDB_dbi table)
{
    const auto snapshot = m_storage->environment().read();
    const auto entries = snapshot ? (*snapshot)->count(table) : snapshot.error();
    return entries ? *entries : 999'999;
}

std::map<std::string, std::uint64_t> TestRecordTable::sets()
{
    std::map<std::string, std::uint64_t> counts;
    const auto all = node::listSets(*m_storage, m_storage->namespaces().front());
    if (all) {
        for (const node::NamedSet& set : *all)
            counts[set.name] = set.entry.records;
    }
    return counts;
}

void TestRecordTable::aRecordComesBackAndGoes()
{
    QVERIFY(!get(1).has_value());
    put(1, record("users", 77));
    QVERIFY(get(1) == record("users", 77));
    put(1, record("users", 0, 2));
    QVERIFY(get(1) == record("users", 0, 2));
    remove(1);
    QVERIFY(!get(1).has_value());
    QCOMPARE(count(tables().records), std::size_t{0});
    QCOMPARE(count(tables().setIndex), std::size_t{0});
    QCOMPARE(count(tables().expiry), std::size_t{0});
}

void TestRecordTable::countsFollowTheRecords()
{
    put(1, record("users"));
    put(2, record("users"));
    put(2, record("users", 0, 5));
    put(3, record("places"));
    put(4, record(""));
    QCOMPARE(sets(), (std::map<std::string, std::uint64_t>{{"users", 2}, {"places", 1}}));
    QCOMPARE(count(tables().records), std::size_t{4});
    QCOMPARE(count(tables().setIndex), std::size_t{3});
    remove(3);
    remove(4);
    QCOMPARE(sets(), (std::map<std::string, std::uint64_t>{{"users", 2}, {"places", 0}}));
}

void TestRecordTable::aRecordThatChangesItsSetIsCountedOnce()
{
    put(1, record("users"));
    put(1, record("places"));
    QCOMPARE(sets(), (std::map<std::string, std::uint64_t>{{"users", 0}, {"places", 1}}));
    QCOMPARE(count(tables().setIndex), std::size_t{1});
    put(1, record(""));
    QCOMPARE(sets(), (std::map<std::string, std::uint64_t>{{"users", 0}, {"places", 0}}));
}

void TestRecordTable::setsAreBounded()
{
    change([&](WriteTransaction& transaction) {
        for (std::int64_t i = 0; i < 4095; ++i) {
            const StoredRecord after = record("set" + std::to_string(i));
            QVERIFY(node::putRecord(transaction, tables(), digest(i), nullptr, after).ok());
        }
        const Result<void> refused = node::putRecord(transaction, tables(), digest(5000), nullptr, record("one more"));
        QVERIFY(!refused && refused.error().is(ServerCode::parameterError));
        QVERIFY(node::putRecord(transaction, tables(), digest(5001), nullptr, record("set7")).ok());
        QVERIFY(node::putRecord(transaction, tables(), digest(5002), nullptr, record("")).ok());
    });
    QCOMPARE(sets().size(), std::size_t{4095});
    QCOMPARE(count(tables().records), std::size_t{4097});
}

void TestRecordTable::expiredRecordsGoAndOnlyThey()
{
    put(1, record("users", 100));
    put(2, record("users", 101));
    put(3, record("users", 99));
    put(4, record("users"));
    change([&](WriteTransaction& transaction) {
        QVERIFY(*node::hasExpired(transaction, tables(), 101));
        QCOMPARE(*node::removeExpired(transaction, tables(), 101, 1000), std::size_t{2});
        QVERIFY(!*node::hasExpired(transaction, tables(), 101));
    });
    QVERIFY(!get(1) && get(2) && !get(3) && get(4));
    QCOMPARE(sets()["users"], std::uint64_t{2});
}

void TestRecordTable::removingIsBounded()
{
    for (std::int64_t i = 0; i < 10; ++i)
        put(i, record("users", static_cast<std::uint32_t>(10 + i)));
    change(
        [&](WriteTransaction& transaction) { QCOMPARE(*node::removeExpired(transaction, tables(), 1000, 4), std::size_t{4}); });
    QCOMPARE(count(tables().records), std::size_t{6});
    QVERIFY(!get(0) && !get(3) && get(4));
}

void TestRecordTable::aRenewedRecordIsNotRemoved()
{
    put(1, record("users", 100));
    put(1, record("users", 500));
    put(2, record("users", 100));
    put(2, record("users", 0));
    change(
        [&](WriteTransaction& transaction) { QCOMPARE(*node::removeExpired(transaction, tables(), 400, 1000), std::size_t{0}); });
    QVERIFY(get(1) && get(2));
    QCOMPARE(count(tables().expiry), std::size_t{1});
}

void TestRecordTable::countsAndIndexesAgreeAfterManyChanges()
{
    std::mt19937_64 random = test::seededGenerator();
    std::map<std::int64_t, StoredRecord> expected;
    const char* names[] = {"", "a", "b", "c"};
    change([&](WriteTransaction& transaction) {
        for (int i = 0; i < 3000; ++i) {
            const auto key = static_cast<std::int64_t>(random() % 200);
            const auto found = expected.find(key);
            const StoredRecord* before = found == expected.end() ? nullptr : &found->second;
            if (before != nullptr && random() % 3 == 0) {
                QVERIFY(node::removeRecord(transaction, tables(), digest(key), *before).ok());
                expected.erase(found);
                continue;
            }
            const StoredRecord after = record(names[random() % 4], static_cast<std::uint32_t>(random() % 3 * 100));
            QVERIFY(node::putRecord(transaction, tables(), digest(key), before, after).ok());
            expected[key] = after;
        }
    });
    std::map<std::string, std::uint64_t> counts{{"a", 0}, {"b", 0}, {"c", 0}};
    std::size_t inSets = 0;
    std::size_t expiring = 0;
    for (const auto& [key, kept] : expected) {
        QVERIFY(get(key) == kept);
        inSets += kept.set.empty() ? 0 : 1;
        expiring += kept.voidTime == 0 ? 0 : 1;
        if (!kept.set.empty())
            ++counts[kept.set];
    }
    QCOMPARE(sets(), counts);
    QCOMPARE(count(tables().records), expected.size());
    QCOMPARE(count(tables().setIndex), inSets);
    QCOMPARE(count(tables().expiry), expiring);
}

QTEST_APPLESS_MAIN(TestRecordTable)
#include "tst_record_table.moc"
