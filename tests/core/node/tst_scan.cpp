// SPDX-License-Identifier: Apache-2.0
#include "core/node/now.h"
#include "core/node/record_table.h"
#include "core/expression/wire.h"
#include "core/node/scan.h"
#include "tests/support/node_answer.h"
#include "tests/support/expression_nodes.h"
#include "tests/support/node_command.h"
#include "tests/support/seed.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace binnacle;
using node::Scan;
using node::ScanPartition;
using node::ScanRequest;
using node::Storage;

namespace {

using Digests = std::set<Bytes>;

ScanRequest everything(std::string set)
{
    ScanRequest request;
    request.set = std::move(set);
    for (int i = 0; i < partitionCount; ++i)
        request.partitions.push_back({static_cast<std::uint16_t>(i), std::nullopt});
    return request;
}

Bytes digestOf(const test::NodeAnswer& answer)
{
    const auto found = answer.fields.find(static_cast<int>(wire::FieldType::digest));
    return found == answer.fields.end() ? Bytes() : found->second;
}

Digests digestsOf(const std::vector<test::NodeAnswer>& answers)
{
    Digests digests;
    for (const test::NodeAnswer& answer : answers)
        digests.insert(digestOf(answer));
    return digests;
}

} // namespace

class TestScan : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyRecordComesOnce();
    void aSetBringsItsRecordsAlone();
    void anAbsentSetEndsAtOnce();
    void framesAreBounded();
    void recordsCarryTheirFields();
    void chosenBinsAlone();
    void withoutBins();
    void onlyThePartitionsThatWereAskedFor();
    void pagesBringEveryRecordOnce();
    void recordsPerSecondShrinkTheFrames();
    void aFilterLeavesRecordsOut();
    void operationsAreCarriedOutOnEachRecord();
    void expiredRecordsAreNotThere();
    void aChangeBetweenTwoFramesIsNoHarm();
    void aSmallSetInALargeNamespaceIsCheap();

private:
    void put(const Key& key, engine::StoredRecord record, const char* nameSpace = "test");
    const node::StoredNamespace& nameSpace() const { return *m_storage->find("test"); }
    std::vector<test::NodeAnswer> run(Scan scan, std::size_t* frames = nullptr);
    std::vector<test::NodeAnswer> run(ScanRequest request) { return run(Scan(*m_storage, nameSpace(), std::move(request))); }

    QTemporaryDir m_directory;
    std::unique_ptr<Storage> m_storage;
    Digests m_large;
    Digests m_small;
};

void TestScan::put(const Key& key, engine::StoredRecord record, const char* name)
{
    auto transaction = m_storage->environment().write();
    QVERIFY(transaction.ok());
    record.set = key.set;
    QVERIFY(node::putRecord(**transaction, m_storage->find(name)->tables, key.digest, nullptr, record).ok());
    QVERIFY((*transaction)->commit().ok());
}

void TestScan::initTestCase()
{
    node::Options options;
    options.dataDirectory = m_directory.path().toStdString();
    auto storage = Storage::open(options);
    QVERIFY(storage.ok());
    m_storage = *std::move(storage);
    auto transaction = m_storage->environment().write();
    QVERIFY(transaction.ok());
    const auto fill = [&](const std::string& set, int count, Digests& digests) {
        for (int i = 0; i < count; ++i) {
            const Key key = DataSet::of("test", set).id(i);
            const engine::StoredRecord record{.generation = 3,
                                              .voidTime = 0,
                                              .lastUpdateMs = 1,
                                              .set = set,
                                              .key = {3, 'k'},
                                              .bins = {{"i", 1, test::integerBytes(i)}, {"s", 3, toBytes("text")}}};
            QVERIFY(node::putRecord(**transaction, nameSpace().tables, key.digest, nullptr, record).ok());
            digests.insert(Bytes(key.digest.begin(), key.digest.end()));
        }
    };
    fill("large", 20'000, m_large);
    fill("small", 50, m_small);
    QVERIFY((*transaction)->commit().ok());
}

std::vector<test::NodeAnswer> TestScan::run(Scan scan, std::size_t* frames)
{
    std::vector<test::NodeAnswer> answers;
    for (int rounds = 0; !scan.done() && rounds < 100'000; ++rounds) {
        const Result<Bytes> frame = scan.nextFrame();
        if (!frame)
            return {};
        if (frames != nullptr && !frame->empty())
            ++*frames;
        for (test::NodeAnswer& answer : test::answersIn(*frame))
            answers.push_back(std::move(answer));
    }
    return answers;
}

void TestScan::everyRecordComesOnce()
{
    const std::vector<test::NodeAnswer> answers = run(everything({}));
    QCOMPARE(answers.size(), std::size_t{20'050});
    Digests both = m_large;
    both.insert(m_small.begin(), m_small.end());
    QVERIFY(digestsOf(answers) == both);
}

void TestScan::aSetBringsItsRecordsAlone()
{
    QVERIFY(digestsOf(run(everything("small"))) == m_small);
    const std::vector<test::NodeAnswer> large = run(everything("large"));
    QCOMPARE(large.size(), m_large.size());
    QVERIFY(digestsOf(large) == m_large);
}

void TestScan::anAbsentSetEndsAtOnce()
{
    Scan scan(*m_storage, nameSpace(), everything("none"));
    const Result<Bytes> frame = scan.nextFrame();
    QVERIFY(frame.ok() && frame->empty());
    QVERIFY(scan.done());
}

void TestScan::framesAreBounded()
{
    Scan scan(*m_storage, nameSpace(), everything({}));
    while (!scan.done()) {
        const Result<Bytes> frame = scan.nextFrame();
        QVERIFY(frame.ok());
        QVERIFY(frame->size() < Scan::frameBytes + 1024);
        QVERIFY(test::answersIn(*frame).size() <= Scan::frameRecords);
    }
    const Key key = DataSet::of("bar", "big").id(1);
    put(key, {.generation = 1, .voidTime = 0, .lastUpdateMs = 1, .set = {}, .key = {}, .bins = {{"s", 3, Bytes(4'000'000, 'x')}}},
        "bar");
    const std::vector<test::NodeAnswer> big = run(Scan(*m_storage, *m_storage->find("bar"), everything("big")));
    QCOMPARE(big.size(), std::size_t{1});
    QCOMPARE(big[0].bin("s")->bytes.size(), std::size_t{4'000'000});
}

void TestScan::recordsCarryTheirFields()
{
    const std::vector<test::NodeAnswer> answers = run(everything("small"));
    for (const test::NodeAnswer& answer : answers) {
        QCOMPARE(answer.code, 0);
        QCOMPARE(answer.generation, 3U);
        QCOMPARE(answer.fields.at(0), toBytes("test"));
        QCOMPARE(answer.fields.at(1), toBytes("small"));
        QCOMPARE(answer.fields.at(2), (Bytes{3, 'k'}));
        const std::optional<std::int64_t> number = answer.integer("i");
        QVERIFY(number.has_value());
        const Digest digest = DataSet::of("test", "small").id(*number).digest;
        QCOMPARE(digestOf(answer), Bytes(digest.begin(), digest.end()));
        QCOMPARE(answer.text("s"), std::optional<std::string>("text"));
    }
}

void TestScan::chosenBinsAlone()
{
    ScanRequest request = everything("small");
    request.bins = {"i", "none"};
    const std::vector<test::NodeAnswer> answers = run(request);
    QCOMPARE(answers.size(), std::size_t{50});
    for (const test::NodeAnswer& answer : answers)
        QCOMPARE(answer.bins.size(), std::size_t{1});
    request.answersAllBins = true;
    QCOMPARE(run(request)[0].bins.size(), std::size_t{2});
    request.answersAllBins = false;
    request.bins = {"none"};
    QVERIFY(run(request).empty());
}

void TestScan::withoutBins()
{
    ScanRequest request = everything("small");
    request.withoutBins = true;
    const std::vector<test::NodeAnswer> answers = run(request);
    QCOMPARE(answers.size(), std::size_t{50});
    QVERIFY(answers[0].bins.empty());
}

void TestScan::onlyThePartitionsThatWereAskedFor()
{
    ScanRequest request;
    request.set = "large";
    Digests expected;
    for (const std::uint16_t partition : std::initializer_list<std::uint16_t>{3, 4, 77, 1000, 4095})
        request.partitions.push_back({partition, std::nullopt});
    for (const Bytes& bytes : m_large) {
        Digest digest;
        std::ranges::copy(bytes, digest.begin());
        const std::uint16_t partition = partitionOf(digest);
        if (std::ranges::find(request.partitions, partition, &ScanPartition::partition) != request.partitions.end())
            expected.insert(bytes);
    }
    QVERIFY(!expected.empty());
    const std::vector<test::NodeAnswer> answers = run(request);
    QCOMPARE(answers.size(), expected.size());
    QVERIFY(digestsOf(answers) == expected);
}

/// As a client does it: each page resumes every partition after the last digest that came from it.
void TestScan::pagesBringEveryRecordOnce()
{
    std::mt19937_64 random = test::seededGenerator();
    ScanRequest request = everything("large");
    Digests seen;
    std::size_t came = 0;
    for (int page = 0; page < 1000; ++page) {
        request.maxRecords = static_cast<std::uint64_t>(test::between(random, 1, 3000));
        const std::vector<test::NodeAnswer> answers = run(request);
        QVERIFY(answers.size() <= request.maxRecords);
        for (const test::NodeAnswer& answer : answers) {
            Digest digest;
            std::ranges::copy(digestOf(answer), digest.begin());
            request.partitions[partitionOf(digest)].after = digest;
            seen.insert(digestOf(answer));
        }
        came += answers.size();
        if (answers.size() < request.maxRecords)
            break;
    }
    QCOMPARE(came, m_large.size());
    QVERIFY(seen == m_large);
}

void TestScan::recordsPerSecondShrinkTheFrames()
{
    ScanRequest request = everything("small");
    request.recordsPerSecond = 50;
    std::size_t frames = 0;
    const std::vector<test::NodeAnswer> answers = run(Scan(*m_storage, nameSpace(), request), &frames);
    QCOMPARE(answers.size(), std::size_t{50});
    QCOMPARE(frames, std::size_t{10});
}

void TestScan::aFilterLeavesRecordsOut()
{
    using expression::Op;
    ScanRequest request = everything("large");
    request.maxRecords = 10;
    request.filter = *expression::Program::compile(test::opNode(
        Op::logicalAnd, {test::opNode(Op::equal, {test::opNode(Op::setName), test::valueNode("large")}),
                         test::opNode(Op::less, {test::binNode(expression::Type::integer, "i"), test::valueNode(7)})}));
    const std::vector<test::NodeAnswer> answers = run(std::move(request));
    QCOMPARE(answers.size(), std::size_t{7});
    for (const test::NodeAnswer& answer : answers)
        QVERIFY(*answer.integer("i") < 7);
}

void TestScan::operationsAreCarriedOutOnEachRecord()
{
    const expression::Node doubled = test::opNode(
        expression::Op::multiply, {test::binNode(expression::Type::integer, "i"), test::valueNode(2)});
    const auto scanOf = [](const expression::Node& node) {
        Bytes operation{0x92};
        const Bytes packed = expression::pack(node);
        operation.insert(operation.end(), packed.begin(), packed.end());
        operation.push_back(0);
        const Bytes message = test::NodeCommand::scan("test", "small")
                                  .allPartitions()
                                  .read("i")
                                  .op(wire::OpCode::expressionRead, "double", 4, operation)
                                  .message();
        std::size_t offset = 0;
        return *node::parseScan(*wire::decodeMessage(message, offset), {});
    };
    const std::vector<test::NodeAnswer> answers = run(scanOf(doubled));
    QCOMPARE(digestsOf(answers), m_small);
    for (const test::NodeAnswer& answer : answers)
        QCOMPARE(*answer.integer("double"), 2 * *answer.integer("i"));
    // A record on which an operation fails is left out.
    const expression::Node quotient = test::opNode(
        expression::Op::divide, {test::valueNode(100), test::binNode(expression::Type::integer, "i")});
    QCOMPARE(run(scanOf(quotient)).size(), m_small.size() - 1);
}

void TestScan::expiredRecordsAreNotThere()
{
    const engine::StoredRecord record{.generation = 1,
                                      .voidTime = node::now().seconds - 5,
                                      .lastUpdateMs = 1,
                                      .set = {},
                                      .key = {},
                                      .bins = {{"i", 1, test::integerBytes(1)}}};
    engine::StoredRecord lasting = record;
    lasting.voidTime = node::now().seconds + 500;
    put(DataSet::of("bar", "mortal").id(1), record, "bar");
    put(DataSet::of("bar", "mortal").id(2), lasting, "bar");
    const std::vector<test::NodeAnswer> answers = run(Scan(*m_storage, *m_storage->find("bar"), everything("mortal")));
    QCOMPARE(answers.size(), std::size_t{1});
    QCOMPARE(answers[0].voidTime, lasting.voidTime);
}

void TestScan::aChangeBetweenTwoFramesIsNoHarm()
{
    Scan scan(*m_storage, nameSpace(), everything("large"));
    Result<Bytes> frame = scan.nextFrame();
    QVERIFY(frame.ok());
    std::vector<test::NodeAnswer> answers = test::answersIn(*frame);
    Digest last;
    std::ranges::copy(digestOf(answers.back()), last.begin());
    auto transaction = m_storage->environment().write();
    QVERIFY(transaction.ok());
    const auto before = node::getRecord(**transaction, nameSpace().tables, last);
    QVERIFY(before.ok() && before->has_value());
    QVERIFY(node::removeRecord(**transaction, nameSpace().tables, last, **before).ok());
    QVERIFY((*transaction)->commit().ok());
    while (!scan.done()) {
        frame = scan.nextFrame();
        QVERIFY(frame.ok());
        for (test::NodeAnswer& answer : test::answersIn(*frame))
            answers.push_back(std::move(answer));
    }
    QVERIFY(digestsOf(answers) == m_large);
    put(Key{"test", "large", last, std::nullopt}, **before);
}

void TestScan::aSmallSetInALargeNamespaceIsCheap()
{
    // Fifty records are one frame, not a walk over the twenty thousand others.
    Scan scan(*m_storage, nameSpace(), everything("small"));
    const Result<Bytes> frame = scan.nextFrame();
    QVERIFY(frame.ok());
    QVERIFY(scan.done());
    QCOMPARE(test::answersIn(*frame).size(), std::size_t{50});
}

QTEST_APPLESS_MAIN(TestScan)
#include "tst_scan.moc"
