// SPDX-License-Identifier: Apache-2.0
#include "core/node/answers.h"
#include "core/node/commit_queue.h"
#include "core/node/now.h"
#include "core/node/record_table.h"
#include "tests/support/node_answer.h"
#include "tests/support/node_command.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace binnacle;
using namespace std::chrono_literals;
using node::CommitQueue;
using node::Storage;
using test::NodeCommand;

namespace {

constexpr std::size_t mib = std::size_t{1} << 20;

Key key(std::int64_t id, const std::string& set = "things")
{
    return DataSet::of("test", set).id(id);
}

} // namespace

class TestCommitQueue : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void manyWritesAreAnsweredInOrder();
    void aFailingWriteDoesNotSpoilTheOthers();
    void oneSetTooManyDoesNotSpoilTheOthers();
    void whatCannotBeDecodedIsAnswered();
    void theMapGrowsUnderneath();
    void aFullStoreIsToldAndTheRestGetsThrough();
    void stoppingCarriesOutWhatWaits();
    void expiredRecordsAreRemovedWhileIdle();

private:
    void open(node::MapBounds bounds = {}, std::chrono::milliseconds expiryPeriod = 1h);
    /// Submits without waiting.
    std::future<Bytes> submit(const NodeCommand& command, const Key& to);
    test::NodeAnswer run(const NodeCommand& command, const Key& to) { return test::answerIn(submit(command, to).get()); }
    std::size_t countRecords();

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Storage> m_storage;
    std::unique_ptr<CommitQueue> m_queue;
};

void TestCommitQueue::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
}

void TestCommitQueue::cleanup()
{
    m_queue.reset();
    m_storage.reset();
}

void TestCommitQueue::open(node::MapBounds bounds, std::chrono::milliseconds expiryPeriod)
{
    node::Options options;
    options.dataDirectory = m_directory->path().toStdString();
    auto storage = Storage::open(options, bounds);
    QVERIFY(storage.ok());
    m_storage = *std::move(storage);
    m_queue = std::make_unique<CommitQueue>(*m_storage, engine::Configuration{}, expiryPeriod);
}

std::future<Bytes> TestCommitQueue::submit(const NodeCommand& command, const Key& to)
{
    auto promise = std::make_shared<std::promise<Bytes>>();
    m_queue->submit({m_storage->find("test"), to.digest, std::make_shared<const Bytes>(command.message()),
                     [promise](const engine::Outcome& outcome) { promise->set_value(node::answerFrame(outcome)); }});
    return promise->get_future();
}

std::size_t TestCommitQueue::countRecords()
{
    const auto snapshot = m_storage->environment().read();
    const auto count = snapshot ? (*snapshot)->count(m_storage->find("test")->tables.records) : snapshot.error();
    return count ? *count : 999'999;
}

void TestCommitQueue::manyWritesAreAnsweredInOrder()
{
    open();
    std::vector<std::future<Bytes>> answers;
    for (int i = 0; i < 10'000; ++i)
        answers.push_back(submit(NodeCommand::write(key(i % 10)).add("n", 1).read("n"), key(i % 10)));
    for (std::size_t i = 0; i < answers.size(); ++i) {
        QCOMPARE(answers[i].wait_for(30s), std::future_status::ready);
        const test::NodeAnswer answer = test::answerIn(answers[i].get());
        QCOMPARE(answer.code, 0);
        QCOMPARE(answer.integer("n"), std::optional<std::int64_t>(static_cast<std::int64_t>(i / 10 + 1)));
    }
    QCOMPARE(countRecords(), std::size_t{10});
}

void TestCommitQueue::aFailingWriteDoesNotSpoilTheOthers()
{
    open();
    std::vector<std::future<Bytes>> answers;
    for (int i = 0; i < 300; ++i) {
        NodeCommand command = NodeCommand::write(key(i)).setInteger("n", i);
        if (i % 3 == 1)
            command.append("n", "x");
        answers.push_back(submit(command, key(i)));
    }
    for (std::size_t i = 0; i < answers.size(); ++i)
        QCOMPARE(test::answerIn(answers[i].get()).code, i % 3 == 1 ? 12 : 0);
    QCOMPARE(countRecords(), std::size_t{200});
}

void TestCommitQueue::oneSetTooManyDoesNotSpoilTheOthers()
{
    open();
    std::vector<std::future<Bytes>> answers;
    for (int i = 0; i < 4097; ++i) {
        const Key to = key(i, "set" + std::to_string(i));
        answers.push_back(submit(NodeCommand::write(to).setInteger("n", i), to));
    }
    for (std::size_t i = 0; i < answers.size(); ++i)
        QCOMPARE(test::answerIn(answers[i].get()).code, i < 4095 ? 0 : 4);
    QCOMPARE(countRecords(), std::size_t{4095});
}

void TestCommitQueue::whatCannotBeDecodedIsAnswered()
{
    open();
    std::promise<engine::Outcome> promise;
    m_queue->submit({m_storage->find("test"), key(1).digest, std::make_shared<const Bytes>(Bytes{1, 2, 3}),
                     [&](engine::Outcome outcome) { promise.set_value(std::move(outcome)); }});
    QCOMPARE(promise.get_future().get().code, ServerCode::parameterError);
}

void TestCommitQueue::theMapGrowsUnderneath()
{
    open({2 * mib, 256 * mib});
    std::vector<std::future<Bytes>> answers;
    for (int i = 0; i < 60; ++i)
        answers.push_back(submit(NodeCommand::write(key(i)).setText("s", std::string(mib / 2, 'x')), key(i)));
    for (std::future<Bytes>& answer : answers)
        QCOMPARE(test::answerIn(answer.get()).code, 0);
    QCOMPARE(countRecords(), std::size_t{60});
    QVERIFY(m_storage->environment().mapSize() > 30 * mib);
}

void TestCommitQueue::aFullStoreIsToldAndTheRestGetsThrough()
{
    open({2 * mib, 8 * mib});
    std::vector<std::future<Bytes>> answers;
    for (int i = 0; i < 30; ++i)
        answers.push_back(submit(NodeCommand::write(key(i)).setText("s", std::string(mib / 2, 'x')), key(i)));
    int refused = 0;
    for (std::future<Bytes>& answer : answers) {
        const int code = test::answerIn(answer.get()).code;
        QVERIFY(code == 0 || code == 8);
        refused += code == 8 ? 1 : 0;
    }
    QVERIFY(refused > 5 && refused < 30);
    QCOMPARE(countRecords(), static_cast<std::size_t>(30 - refused));
    QCOMPARE(run(NodeCommand::remove(key(0)), key(0)).code, 0);
    QCOMPARE(countRecords(), static_cast<std::size_t>(29 - refused));
}

void TestCommitQueue::stoppingCarriesOutWhatWaits()
{
    open();
    std::vector<std::future<Bytes>> answers;
    for (int i = 0; i < 5000; ++i)
        answers.push_back(submit(NodeCommand::write(key(i)).setInteger("n", i), key(i)));
    m_queue->stop();
    for (std::future<Bytes>& answer : answers) {
        QCOMPARE(answer.wait_for(0s), std::future_status::ready);
        QCOMPARE(test::answerIn(answer.get()).code, 0);
    }
    QCOMPARE(countRecords(), std::size_t{5000});
}

void TestCommitQueue::expiredRecordsAreRemovedWhileIdle()
{
    open({}, 50ms);
    engine::StoredRecord gone{.generation = 1,
                              .voidTime = node::now().seconds - 10,
                              .lastUpdateMs = 1,
                              .set = "things",
                              .key = {},
                              .bins = {{"n", 1, test::integerBytes(1)}}};
    NodeCommand lasting = NodeCommand::write(key(1)).setInteger("n", 1);
    lasting.header.recordTtl = 1000;
    QCOMPARE(run(lasting, key(1)).code, 0);
    m_queue.reset();
    {
        auto transaction = m_storage->environment().write();
        QVERIFY(transaction.ok());
        for (int i = 100; i < 2600; ++i)
            QVERIFY(node::putRecord(**transaction, m_storage->find("test")->tables, key(i).digest, nullptr, gone).ok());
        QVERIFY((*transaction)->commit().ok());
    }
    QCOMPARE(countRecords(), std::size_t{2501});
    m_queue = std::make_unique<CommitQueue>(*m_storage, engine::Configuration{}, 50ms);
    QTRY_COMPARE_WITH_TIMEOUT(countRecords(), std::size_t{1}, 10'000);
}

QTEST_APPLESS_MAIN(TestCommitQueue)
#include "tst_commit_queue.moc"
