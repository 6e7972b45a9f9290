// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/cluster.h"
#include "core/sdk/errors.h"
#include "core/sdk/filtered_handler.h"
#include "tests/support/one_node.h"
#include "tests/support/worker.h"

#include <QtTest>

#include <algorithm>
#include <future>
#include <set>

using namespace binnacle;
using namespace std::chrono_literals;
using test::Worker;
using Fixture = test::OneNode;

namespace {

const DataSet users{"test", "users"};

/// What somebody who runs a chain was told, in whatever way it was run.
struct Told {
    std::vector<std::int64_t> passed; ///< indexes of results without an error, in order
    std::vector<std::int64_t> failed; ///< … and of those with one
    std::optional<Error> raised;

    friend bool operator==(const Told& a, const Told& b)
    {
        return a.passed == b.passed && a.failed == b.failed && a.raised.has_value() == b.raised.has_value() &&
               (!a.raised || a.raised->code() == b.raised->code());
    }

    void note(const RecordResult& result) { (result.error ? failed : passed).push_back(result.index); }
    void sort()
    {
        std::ranges::sort(passed);
        std::ranges::sort(failed);
    }
};

Told streamed(OperationBuilder chain)
{
    Told told;
    try {
        RecordStream stream = std::move(chain).executeStream();
        while (const auto result = stream.next()) {
            told.note(*result);
        }
    } catch (const AerospikeError& error) {
        told.raised = error.error();
    }
    told.sort();
    return told;
}

Told called(OperationBuilder chain)
{
    Told told;
    Worker worker;
    std::promise<void> ended;
    DocumentHandler handler;
    handler.onResults = [&told](const std::vector<RecordResult>& results) {
        std::ranges::for_each(results, [&told](const RecordResult& result) { told.note(result); });
    };
    handler.onDone = [&](std::optional<Error> failure) {
        told.raised = std::move(failure);
        ended.set_value();
    };
    std::move(chain).executeAsync(worker.dispatcher(), std::move(handler));
    if (ended.get_future().wait_for(20s) != std::future_status::ready) {
        throw std::runtime_error("onDone did not come");
    }
    told.sort();
    return told;
}

RecordResult resultAt(std::int64_t index, std::optional<Error> error = {})
{
    RecordResult result;
    result.index = index;
    result.error = std::move(error);
    return result;
}

Error inDoubtError()
{
    Error error = Error::client(ClientCode::timeout, "no answer");
    error.setInDoubt(true);
    return error;
}

ResultFilter filterOf(const ErrorDisposition& errors)
{
    Segment segment;
    segment.verb = Verb::insert;
    segment.dataSet = users;
    segment.keys = {KeyRange{0, 9}};
    return ResultFilter(ResultRules(OperationDocument{{segment}, {}}), errors);
}

/// Runs the handler that is made for `errors` on what it is given.
struct Direct {
    Told told;
    int batches = 0;
    DocumentHandler handler;

    explicit Direct(const ErrorDisposition& errors)
    {
        DocumentHandler inner;
        inner.onResults = [this](const std::vector<RecordResult>& results) {
            ++batches;
            std::ranges::for_each(results, [this](const RecordResult& result) { told.note(result); });
        };
        inner.onDone = [this](std::optional<Error> failure) { told.raised = std::move(failure); };
        handler = filteredHandler(std::move(inner), filterOf(errors));
    }
};

} // namespace

class TestErrorDispositions : public QObject {
    Q_OBJECT

private slots:
    void inStreamEachResultTells()
    {
        Fixture fixture;
        const Session& session = fixture.session;
        session.insert(users.id(2)).bin("n").setTo(1).execute();
        const auto chain = [&] { return session.insert(users.ids(1, 2, 3)).bin("n").setTo(1).inStream(); };
        const Told told = called(chain());
        QCOMPARE(told.passed, (std::vector<std::int64_t>{0, 2}));
        QCOMPARE(told.failed, std::vector<std::int64_t>{1});
        QVERIFY(!told.raised);
        QCOMPARE(streamed(chain()).failed, (std::vector<std::int64_t>{0, 1, 2}));
    }

    void withoutAWordTheOnlyRecordTellsInAStream()
    {
        Fixture fixture;
        fixture.session.insert(users.id(1)).bin("n").setTo(1).execute();
        const auto chain = [&]() -> OperationBuilder { return fixture.session.insert(users.id(1)).bin("n").setTo(1); };
        const Told told = called(chain());
        QCOMPARE(told.failed, std::vector<std::int64_t>{0});
        QVERIFY(!told.raised);
        QVERIFY(told == streamed(chain()));
    }

    void aHandlerIsToldOnTheDispatchersThreadAndTheResultLeftOut()
    {
        Fixture fixture;
        fixture.session.insert(users.ids(1, 3)).bin("n").setTo(1).execute();
        std::vector<std::int64_t> failed;
        std::vector<Key> keys;
        std::set<std::thread::id> threads;
        const auto chain = [&]() -> OperationBuilder {
            return fixture.session.insert(users.ids(1, 2, 3)).bin("n").setTo(1).onError(
                [&](const Key& key, std::int64_t index, const Error& error) {
                    QVERIFY(error.is(ServerCode::recordExists));
                    failed.push_back(index);
                    keys.push_back(key);
                    threads.insert(std::this_thread::get_id());
                });
        };
        const Told told = called(chain());
        std::ranges::sort(failed);
        QCOMPARE(told.passed, std::vector<std::int64_t>{1});
        QVERIFY(told.failed.empty());
        QVERIFY(!told.raised);
        QCOMPARE(failed, (std::vector<std::int64_t>{0, 2}));
        QVERIFY(std::ranges::find(keys, users.id(3)) != keys.end());
        QCOMPARE(threads.size(), std::size_t{1});
        QVERIFY(!threads.contains(std::this_thread::get_id()));
    }

    void raiseMakesTheFirstFailureTheEnd()
    {
        Fixture fixture;
        fixture.session.insert(users.id(7)).bin("n").setTo(1).execute();
        const auto chain = [&]() -> OperationBuilder {
            return fixture.session.insert(users.idRange(1, 9)).bin("n").setTo(1).raise();
        };
        const Told told = called(chain());
        QVERIFY(told.raised && told.raised->is(ServerCode::recordExists));
        QVERIFY(told.failed.empty());
        // All has run nevertheless.
        QCOMPARE(fixture.store->count(), std::size_t{9});
        const Told stream = streamed(chain());
        QVERIFY(stream.raised && stream.raised->is(ServerCode::recordExists));
    }

    void raiseWithoutFailureSaysNothing()
    {
        Fixture fixture;
        const auto chain = [&]() -> OperationBuilder {
            return fixture.session.upsert(users.idRange(1, 9)).bin("n").setTo(1).raise();
        };
        const Told told = called(chain());
        QCOMPARE(told.passed.size(), std::size_t{9});
        QVERIFY(!told.raised);
        QVERIFY(told == streamed(chain()));
    }

    void aMissingRecordOfAQueryIsNoFailure()
    {
        Fixture fixture;
        fixture.session.insert(users.id(1)).bin("n").setTo(1).execute();
        const auto chain = [&]() -> OperationBuilder { return fixture.session.query(users.ids(1, 2)).respondAllKeys().raise(); };
        const Told told = called(chain());
        QCOMPARE(told.passed, std::vector<std::int64_t>{0});
        QCOMPARE(told.failed, std::vector<std::int64_t>{1});
        QVERIFY(!told.raised);
        QVERIFY(told == streamed(chain()));
    }

    void resultsBeforeTheRaisedOneAreGivenAndNoneAfter()
    {
        Direct direct(ErrorDisposition::raise());
        direct.handler.onResults({resultAt(0), resultAt(1, Error::server(ServerCode::recordExists)), resultAt(2)});
        direct.handler.onResults({resultAt(3), resultAt(4, Error::server(ServerCode::recordTooBig))});
        direct.handler.onDone(std::nullopt);
        QCOMPARE(direct.told.passed, std::vector<std::int64_t>{0});
        QCOMPARE(direct.batches, 1);
        QVERIFY(direct.told.raised->is(ServerCode::recordExists));
    }

    void aFailureOfTheWholeGoesBeforeARaisedOneAndIsInDoubtLikeItsRecords()
    {
        Direct direct(ErrorDisposition::raise());
        direct.handler.onResults({resultAt(1, Error::server(ServerCode::recordExists)), resultAt(2, inDoubtError())});
        direct.handler.onDone(Error::client(ClientCode::aborted, "stopped"));
        QVERIFY(direct.told.raised->is(ClientCode::aborted));
        QVERIFY(direct.told.raised->inDoubt());
    }

    void aHandlerWithoutPartsIsLeftAlone()
    {
        const DocumentHandler handler = filteredHandler({}, filterOf(ErrorDisposition::raise()));
        handler.onResults({resultAt(0)});
        handler.onDone(std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestErrorDispositions)
#include "tst_error_dispositions.moc"
