// SPDX-License-Identifier: Apache-2.0
#include "core/node/commit_queue.h"
#include "core/node/in_transaction.h"
#include "core/node/now.h"
#include "core/node/read_record.h"
#include "core/node/record_table.h"
#include "core/node/tombstones.h"
#include "core/node/truncation.h"
#include "tests/support/node_command.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace binnacle;
using namespace std::chrono_literals;
using node::Storage;
using node::WriteTransaction;
using test::NodeCommand;

namespace {

constexpr std::uint64_t moment = 1'000'000;

Key key(std::int64_t id, const std::string& set)
{
    return DataSet::of("test", set).id(id);
}

engine::StoredRecord record(const std::string& set, std::uint64_t lastUpdateMs)
{
    return {.generation = 7,
            .voidTime = 0,
            .lastUpdateMs = lastUpdateMs,
            .set = set,
            .key = {},
            .bins = {{"n", 1, test::integerBytes(1)}}};
}

} // namespace

class TestTruncation : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatIsOlderIsGoneAtOnce();
    void whatIsWrittenAgainBeginsAnew();
    void stepsAreBoundedAndEndWithTheLastRecord();
    void itIsGoneOnWithAfterARestart();
    void undoingBringsBackWhatIsLeft();
    void anEarlierMomentChangesNothing();
    void aSetThatIsNotThereLeavesNoTrace();
    void tombstonesGoToo();
    void writesGoThroughWhileItGoesOn();
    void aClockThatWasPutBackIsToldByARefusal();

private:
    void open();
    const node::NamespaceTables& tables() const { return m_storage->find("test")->tables; }
    void change(const std::function<Result<void>(WriteTransaction&)>& work);
    void fill(const std::string& set, int from, int to, std::uint64_t lastUpdateMs);
    void truncate(const std::string& set, std::uint64_t before)
    {
        change([&](WriteTransaction& transaction) { return node::truncate(transaction, tables(), set, before); });
    }
    /// One step; whether there is more to do.
    bool step(std::size_t limit);
    int codeOfReading(const Key& from) const;
    std::size_t count(MDB_dbi table) const { return *(*m_storage->environment().read())->count(table); }
    std::uint64_t recordsOf(const std::string& set) const
    {
        return (*node::findSet(**m_storage->environment().read(), tables(), set))->records;
    }
    engine::Outcome write(node::CommitQueue& queue, const Key& to) const;

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Storage> m_storage;
};

void TestTruncation::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    open();
}

void TestTruncation::cleanup()
{
    m_storage.reset();
}

void TestTruncation::open()
{
    m_storage.reset();
    node::Options options;
    options.dataDirectory = m_directory->path().toStdString();
    auto storage = Storage::open(options);
    QVERIFY(storage.ok());
    m_storage = *std::move(storage);
}

void TestTruncation::change(const std::function<Result<void>(WriteTransaction&)>& work)
{
    const auto done = node::inTransaction(m_storage->environment(), work);
    QVERIFY2(done.ok(), done ? "" : done.error().text().c_str());
}

void TestTruncation::fill(const std::string& set, int from, int to, std::uint64_t lastUpdateMs)
{
    change([&](WriteTransaction& transaction) -> Result<void> {
        for (int i = from; i < to; ++i) {
            if (Result<void> put = node::putRecord(transaction, tables(), key(i, set).digest, nullptr, record(set, lastUpdateMs));
                !put)
                return put;
        }
        return {};
    });
}

bool TestTruncation::step(std::size_t limit)
{
    change([&](WriteTransaction& transaction) { return node::removeTruncated(transaction, tables(), limit); });
    return *node::hasTruncated(**m_storage->environment().read(), tables());
}

int TestTruncation::codeOfReading(const Key& from) const
{
    const Bytes bytes = NodeCommand::get(from).message();
    std::size_t offset = 0;
    const auto message = wire::decodeMessage(bytes, offset);
    return static_cast<int>(node::readRecord(*message, from.digest, *m_storage, *m_storage->find("test"), {})->code);
}

engine::Outcome TestTruncation::write(node::CommitQueue& queue, const Key& to) const
{
    std::promise<engine::Outcome> promise;
    queue.submit({m_storage->find("test"), to.digest,
                  std::make_shared<const Bytes>(NodeCommand::write(to).setInteger("m", 2).message()),
                  [&](engine::Outcome outcome) { promise.set_value(std::move(outcome)); }});
    return promise.get_future().get();
}

void TestTruncation::whatIsOlderIsGoneAtOnce()
{
    fill("a", 0, 1, moment - 1);
    fill("a", 1, 2, moment);
    fill("b", 0, 1, moment - 1);
    fill("", 0, 1, moment - 1);
    truncate("a", moment);
    QCOMPARE(codeOfReading(key(0, "a")), 2);
    QCOMPARE(codeOfReading(key(1, "a")), 0);
    QCOMPARE(codeOfReading(key(0, "b")), 0);
    QCOMPARE(codeOfReading(key(0, "")), 0);
    truncate("", moment);
    QCOMPARE(codeOfReading(key(1, "a")), 0);
    QCOMPARE(codeOfReading(key(0, "b")), 2);
    QCOMPARE(codeOfReading(key(0, "")), 2);
    QCOMPARE(count(tables().records), std::size_t{4});
}

void TestTruncation::whatIsWrittenAgainBeginsAnew()
{
    fill("a", 0, 2, moment - 1);
    truncate("a", moment);
    node::CommitQueue queue(*m_storage, engine::Configuration{}, 1h);
    const engine::Outcome outcome = write(queue, key(0, "a"));
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(outcome.generation, 1U);
    QTRY_COMPARE_WITH_TIMEOUT(count(tables().records), std::size_t{1}, 10'000);
    QCOMPARE(recordsOf("a"), std::uint64_t{1});
    QCOMPARE(codeOfReading(key(0, "a")), 0);
}

void TestTruncation::stepsAreBoundedAndEndWithTheLastRecord()
{
    fill("a", 0, 25, moment - 1);
    fill("a", 25, 30, moment + 1);
    fill("b", 0, 10, moment - 1);
    truncate("a", moment);
    std::size_t left = 40;
    int steps = 0;
    while (step(10)) {
        const std::size_t now = count(tables().records);
        QVERIFY(left - now <= 10);
        left = now;
        QVERIFY(++steps < 10);
    }
    QCOMPARE(count(tables().records), std::size_t{15});
    QCOMPARE(count(tables().setIndex), std::size_t{15});
    QCOMPARE(recordsOf("a"), std::uint64_t{5});
    QCOMPARE(recordsOf("b"), std::uint64_t{10});
    truncate("", moment);
    while (step(4))
        QVERIFY(++steps < 30);
    QCOMPARE(count(tables().records), std::size_t{5});
    QCOMPARE(recordsOf("b"), std::uint64_t{0});
}

void TestTruncation::itIsGoneOnWithAfterARestart()
{
    fill("a", 0, 30, moment - 1);
    truncate("a", moment);
    QVERIFY(step(10));
    open();
    QCOMPARE(count(tables().records), std::size_t{20});
    node::CommitQueue queue(*m_storage, engine::Configuration{}, 1h);
    QTRY_COMPARE_WITH_TIMEOUT(count(tables().records), std::size_t{0}, 10'000);
    QCOMPARE(codeOfReading(key(1, "a")), 2);
}

void TestTruncation::undoingBringsBackWhatIsLeft()
{
    fill("a", 0, 30, moment - 1);
    truncate("a", moment);
    QVERIFY(step(10));
    change([&](WriteTransaction& transaction) { return node::undoTruncation(transaction, tables(), "a"); });
    QVERIFY(!step(10));
    QCOMPARE(count(tables().records), std::size_t{20});
    int there = 0;
    for (int i = 0; i < 30; ++i)
        there += codeOfReading(key(i, "a")) == 0 ? 1 : 0;
    QCOMPARE(there, 20);
}

void TestTruncation::anEarlierMomentChangesNothing()
{
    fill("a", 0, 3, moment - 1);
    truncate("a", moment);
    while (step(10))
        ;
    fill("a", 3, 4, moment + 5);
    truncate("a", moment - 10);
    QVERIFY(!step(10));
    truncate("a", moment + 10);
    QCOMPARE(codeOfReading(key(3, "a")), 2);
    while (step(10))
        ;
    QCOMPARE(count(tables().records), std::size_t{0});
}

void TestTruncation::aSetThatIsNotThereLeavesNoTrace()
{
    truncate("none", moment);
    QCOMPARE(count(tables().truncations), std::size_t{0});
}

void TestTruncation::tombstonesGoToo()
{
    fill("a", 0, 3, moment - 1);
    change([&](WriteTransaction& transaction) {
        engine::StoredRecord tombstone = record("a", moment - 1);
        tombstone.bins.clear();
        return node::buryRecord(transaction, tables(), key(0, "a").digest, record("a", moment - 1), tombstone);
    });
    truncate("a", moment);
    while (step(2))
        ;
    QCOMPARE(count(tables().records), std::size_t{0});
    QCOMPARE(count(tables().tombstones), std::size_t{0});
    QCOMPARE((*node::findSet(**m_storage->environment().read(), tables(), "a"))->tombstones, std::uint64_t{0});
}

void TestTruncation::writesGoThroughWhileItGoesOn()
{
    fill("a", 0, 60'000, moment - 1);
    truncate("a", moment);
    node::CommitQueue queue(*m_storage, engine::Configuration{}, 1h);
    int written = 0;
    while (*node::hasTruncated(**m_storage->environment().read(), tables()) && written < 1000)
        QCOMPARE(write(queue, key(written++, "b")).code, ServerCode::ok);
    QVERIFY2(written > 5, "writes waited for the whole of it");
    QTRY_COMPARE_WITH_TIMEOUT(count(tables().records), static_cast<std::size_t>(written), 20'000);
}

void TestTruncation::aClockThatWasPutBackIsToldByARefusal()
{
    fill("a", 0, 1, moment - 1);
    truncate("a", node::now().milliseconds + 3'600'000);
    node::CommitQueue queue(*m_storage, engine::Configuration{}, 1h);
    QCOMPARE(write(queue, key(5, "a")).code, ServerCode::forbidden);
    QCOMPARE(write(queue, key(5, "b")).code, ServerCode::ok);
}

QTEST_APPLESS_MAIN(TestTruncation)
#include "tst_truncation.moc"
