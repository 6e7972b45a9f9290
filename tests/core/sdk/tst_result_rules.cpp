// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/result_filter.h"

#include <QtTest>

using namespace binnacle;

namespace {

const DataSet users{"test", "users"};

Segment segment(Verb verb, std::int64_t keys)
{
    Segment made;
    made.verb = verb;
    made.dataSet = users;
    made.keys = {KeyRange{1, keys}};
    return made;
}

RecordResult failed(ServerCode code, std::int64_t index = 0)
{
    RecordResult result;
    result.index = index;
    result.key = users.id(index + 1);
    result.error = Error::server(code);
    return result;
}

} // namespace

class TestResultRules : public QObject {
    Q_OBJECT

private slots:
    void whatIsToldAndWhatFails_data()
    {
        QTest::addColumn<int>("verb");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("failOnFilteredOut");
        QTest::addColumn<bool>("respondAllKeys");
        QTest::addColumn<bool>("told");
        QTest::addColumn<bool>("fails");
        const auto row = [](const char* name, Verb verb, ServerCode code, bool fail, bool all, bool told, bool fails) {
            QTest::newRow(name) << int(verb) << int(code) << fail << all << told << fails;
        };
        const auto missing = ServerCode::recordNotFound;
        const auto filtered = ServerCode::filteredOut;
        row("a query of a missing record", Verb::query, missing, false, false, false, false);
        row("… of all keys", Verb::query, missing, false, true, true, false);
        row("a query that filters out", Verb::query, filtered, false, false, false, false);
        row("… of all keys", Verb::query, filtered, false, true, true, false);
        row("… that is to fail", Verb::query, filtered, true, false, true, true);
        row("a query that fails", Verb::query, ServerCode::timeout, false, false, true, true);
        row("an update of a missing record", Verb::update, missing, false, false, true, true);
        row("a replace of a missing record", Verb::replace, missing, false, false, true, true);
        row("a touch of a missing record", Verb::touch, missing, false, false, true, false);
        row("an update that is filtered out", Verb::update, filtered, false, false, true, false);
        row("… that is to fail", Verb::update, filtered, true, false, true, true);
        row("exists, filtered out", Verb::exists, filtered, false, false, true, false);
        row("an insert of what exists", Verb::insert, ServerCode::recordExists, false, false, true, true);
    }

    void whatIsToldAndWhatFails()
    {
        QFETCH(int, verb);
        QFETCH(int, code);
        QFETCH(bool, failOnFilteredOut);
        QFETCH(bool, respondAllKeys);
        QFETCH(bool, told);
        QFETCH(bool, fails);
        Segment asked = segment(static_cast<Verb>(verb), 1);
        asked.failOnFilteredOut = failOnFilteredOut;
        asked.respondAllKeys = respondAllKeys;
        const ResultRules rules({{asked}, {}});
        RecordResult result = failed(static_cast<ServerCode>(code));
        QCOMPARE(rules.admit(result), told);
        if (told) {
            QCOMPARE(rules.isFailure(result), fails);
            QCOMPARE(result.skipped(), static_cast<ServerCode>(code) == ServerCode::filteredOut && !failOnFilteredOut);
        }
    }

    void eachResultIsJudgedByItsSegment()
    {
        const ResultRules rules({{segment(Verb::query, 3), segment(Verb::update, 2), segment(Verb::query, 1)}, {}});
        std::vector<RecordResult> results;
        for (std::int64_t index = 0; index < 6; ++index) {
            results.push_back(failed(ServerCode::recordNotFound, index));
        }
        std::erase_if(results, [&rules](RecordResult& result) { return !rules.admit(result); });
        QCOMPARE(results.size(), std::size_t{2});
        QCOMPARE(results[0].index, std::int64_t{3});
        QCOMPARE(results[1].index, std::int64_t{4});
    }

    void oneRecordIsOneInAll()
    {
        QVERIFY(ResultRules({{segment(Verb::update, 1)}, {}}).namesOneRecord());
        QVERIFY(!ResultRules({{segment(Verb::update, 2)}, {}}).namesOneRecord());
        QVERIFY(!ResultRules({{segment(Verb::update, 1), segment(Verb::update, 1)}, {}}).namesOneRecord());
    }

    void aHandlerGetsWhatFails()
    {
        std::vector<std::int64_t> told;
        const auto handler = [&told](const Key& key, std::int64_t index, const Error& error) {
            if (key == users.id(index + 1) && error.is(ServerCode::recordTooBig)) {
                told.push_back(index);
            }
        };
        const ResultFilter filter(ResultRules({{segment(Verb::upsert, 3)}, {}}), ErrorDisposition::onError(handler));
        RecordResult fine;
        RecordResult bad = failed(ServerCode::recordTooBig, 2);
        RecordResult skipped = failed(ServerCode::filteredOut, 1);
        QVERIFY(filter.pass(fine));
        QVERIFY(!filter.pass(bad));
        QVERIFY(filter.pass(skipped));
        QCOMPARE(told, std::vector<std::int64_t>{2});
    }

    void whatIsToBeRaisedIsThrown()
    {
        const ResultRules rules({{segment(Verb::upsert, 3)}, {}});
        RecordResult bad = failed(ServerCode::recordTooBig);
        QVERIFY(ResultFilter(rules, ErrorDisposition::inStream()).pass(bad));
        QVERIFY(ResultFilter(rules, {}).pass(bad));
        bool raised = false;
        try {
            ResultFilter(rules, ErrorDisposition::raise()).pass(bad);
        } catch (const AerospikeError& error) {
            raised = error.error().is(ServerCode::recordTooBig);
        }
        QVERIFY(raised);
    }
};

QTEST_GUILESS_MAIN(TestResultRules)
#include "tst_result_rules.moc"
