// SPDX-License-Identifier: Apache-2.0
#include "tests/core/cluster/core_fixture.h"
#include "tests/support/fake_node.h"

#include <QtTest>

#include <thread>

using namespace binnacle;
using namespace binnacle::test;
using namespace std::chrono_literals;

namespace {

const DataSet users{"test", "users"};

/// A client that is connected to a node which does not hold anything yet.
struct Fixture {
    FakeNode node{"A1", std::make_shared<FakeStore>(), everyNth(0, 1)};
    CoreFixture core{node.port()};

    Fixture()
    {
        node.leaveCluster();
        if (const auto failure = core.connect()) {
            throw std::runtime_error(failure->text());
        }
    }
};

OperationDocument within(std::chrono::milliseconds timeout, OperationDocument document)
{
    document.behavior = Behavior::withTotalTimeout(static_cast<std::uint32_t>(timeout.count()));
    return document;
}

cluster::ScanPlan scanOf(std::chrono::milliseconds timeout)
{
    cluster::ScanPlan plan;
    plan.dataSet = users;
    plan.timeoutMs = static_cast<std::uint32_t>(timeout.count());
    return plan;
}

} // namespace

class TestEmptyMap : public QObject {
    Q_OBJECT

private slots:
    void commandsWaitForTheFirstPartitions_data()
    {
        QTest::addColumn<int>("verb");
        QTest::newRow("a write") << int(Verb::upsert);
        QTest::newRow("a write that is never repeated") << int(Verb::update);
        QTest::newRow("a read") << int(Verb::exists);
    }

    void commandsWaitForTheFirstPartitions()
    {
        QFETCH(int, verb);
        Fixture fixture;
        OperationDocument document = within(20s, documentOf(static_cast<Verb>(verb), users, {1, 2, 3}));
        if (static_cast<Verb>(verb) == Verb::update) {
            document.segments.front().operations = {{"n", Add{Value(1)}}};
        }
        auto ended = fixture.core.start(std::move(document));
        QVERIFY(ended.wait_for(600ms) == std::future_status::timeout); // longer than all attempts that are allowed take
        fixture.node.setPartitions(everyNth(0, 1));
        for (const RecordResult& result : CoreFixture::waitFor(std::move(ended)).results) {
            QVERIFY2(result.isOk(), result.error ? result.error->text().c_str() : "");
        }
    }

    void commandsEndAtTheirDeadline()
    {
        Fixture fixture;
        const Ended ended = fixture.core.run(within(400ms, documentOf(Verb::upsert, users, {1, 2})));
        QVERIFY(ended.failure->is(ClientCode::invalidNode));
        QVERIFY(ended.results.empty());
        QVERIFY(ended.elapsed >= 390ms && ended.elapsed < 5s);
        QCOMPARE(fixture.node.commands(), 0);
    }

    void aStoppedCommandWaitsNoLonger()
    {
        auto fixture = std::make_unique<Fixture>();
        auto ended = fixture->core.start(within(20s, documentOf(Verb::upsert, users, {1})));
        QVERIFY(ended.wait_for(50ms) == std::future_status::timeout);
        fixture.reset();
        const Ended told = CoreFixture::waitFor(std::move(ended));
        QVERIFY(told.failure->is(ClientCode::aborted));
        QVERIFY(told.elapsed < 10s);
    }

    void scansWait()
    {
        Fixture fixture;
        auto ended = fixture.core.start(scanOf(20s));
        QVERIFY(ended.wait_for(300ms) == std::future_status::timeout);
        fixture.node.setPartitions(everyNth(0, 1));
        QVERIFY(!CoreFixture::waitFor(std::move(ended)).failure);
        const Ended late = Fixture().core.run(scanOf(300ms));
        QVERIFY(late.failure->is(ClientCode::invalidNode));
    }

    void aNamespaceThatAFullMapDoesNotHaveIsNotThere()
    {
        FakeNode node("A1", std::make_shared<FakeStore>(), everyNth(0, 1));
        CoreFixture core(node.port());
        QVERIFY(!core.connect());
        const Ended ended = core.run(within(20s, documentOf(Verb::upsert, DataSet{"nope", "s"}, {1})));
        QVERIFY(ended.results.front().error->is(ServerCode::namespaceNotFound));
        QVERIFY(ended.elapsed < 5s);
    }
};

QTEST_GUILESS_MAIN(TestEmptyMap)
#include "tst_empty_map.moc"
