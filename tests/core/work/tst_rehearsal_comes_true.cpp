// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json.h"
#include "core/work/pinned.h"
#include "core/work/rehearsal.h"
#include "tests/core/work/seeded_work.h"
#include "tests/core/work/work_fixture.h"
#include "tests/support/seed.h"

#include <QtTest>

using namespace binnacle;

namespace {

constexpr int documents = 500;

/// Some of the keys have a record, some have not; some are known by their digest alone.
std::vector<KeyItem> seededKeys(test::SeededWork& work, const DataSet& dataSet, int round)
{
    const std::int64_t base = std::int64_t{round} * 100;
    std::vector<KeyItem> keys{KeyValue(base), KeyValue(base + 1), KeyValue("key " + std::to_string(round))};
    if (work.chance())
        keys.emplace_back(dataSet.id(base + 2).digest);
    return keys;
}

bool within(std::uint32_t a, std::uint32_t b)
{
    return (a > b ? a - b : b - a) <= 1 && (a == 0) == (b == 0);
}

/// Bit for bit, the generation too, and the expiry within a second.
bool same(std::optional<Record> rehearsed, std::optional<Record> real)
{
    if (!rehearsed || !real)
        return rehearsed.has_value() == real.has_value();
    return rehearsed->bins == real->bins && rehearsed->generation == real->generation &&
           within(rehearsed->voidTime, real->voidTime);
}

bool sameAnswer(const RecordResult& rehearsed, const RecordResult& real)
{
    const bool records = same(rehearsed.record, real.record);
    return rehearsed.error == real.error && rehearsed.exists == real.exists && records;
}

} // namespace

class TestRehearsalComesTrue : public QObject {
    Q_OBJECT

private slots:
    void whatIsRehearsedIsWhatThenHappens()
    {
        std::mt19937_64 generator = test::seededGenerator();
        const test::WorkFixture sandbox;
        int changed = 0;
        int failed = 0;
        int records = 0;
        for (int round = 0; round < documents; ++round) {
            test::SeededWork work(generator());
            const DataSet dataSet = DataSet::of("test", "rehearsed");
            const std::vector<KeyItem> keys = seededKeys(work, dataSet, round);
            sandbox.fill(work, dataSet, keys);
            const OperationDocument document = work.document(dataSet, keys);
            const Result<work::Rehearsal> rehearsal = work::rehearse(sandbox.session(), document, sandbox.target());
            QVERIFY2(rehearsal.ok(), rehearsal ? "" : rehearsal.error().text().c_str());
            QVERIFY(rehearsal->isComplete());
            const std::vector<RecordResult> results = sandbox.run(document);
            for (const work::RehearsedRecord& record : rehearsal->records) {
                ++records;
                const bool asRehearsed = same(record.after, sandbox.read(record.key));
                QVERIFY2(asRehearsed, (displayText(record.key) + "\n" + toJsonText(document)).c_str());
                for (const work::RehearsedStep& step : record.steps) {
                    changed += step.changes ? 1 : 0;
                    failed += step.result.error ? 1 : 0;
                    const auto real = std::ranges::find(results, step.result.index, &RecordResult::index);
                    if (real == results.end()) // a query leaves out what is missing or filtered out
                        QVERIFY(step.result.error);
                    else
                        QVERIFY2(sameAnswer(step.result, *real), toJsonText(document).c_str());
                }
            }
        }
        qInfo("%d records, %d steps that change, %d that fail", records, changed, failed);
        QVERIFY(changed > documents / 2);
        QVERIFY(failed > documents / 4);
    }

    void whatIsPinnedDoesTheSameOrNothing()
    {
        std::mt19937_64 generator = test::seededGenerator();
        const test::WorkFixture sandbox;
        int mismatched = 0;
        for (int round = 0; round < 100; ++round) {
            test::SeededWork work(generator());
            const DataSet dataSet = DataSet::of("test", "pinned");
            const std::vector<KeyItem> keys = seededKeys(work, dataSet, round);
            sandbox.fill(work, dataSet, keys);
            const OperationDocument document = work.document(dataSet, keys);
            const work::Rehearsal rehearsal = work::rehearse(sandbox.session(), document, sandbox.target()).value();
            const work::Pinned pinned = work::pinned(document, rehearsal);
            const bool meddled = work.chance();
            const KeyItem meddledKey = keys.front();
            if (meddled)
                sandbox.run(test::segmentOf(Verb::upsert, dataSet, {meddledKey}, {{"other", SetTo{Value(1)}}}));
            const work::Executed executed = work::executeAsRehearsed(sandbox.session(), pinned);
            QVERIFY(!executed.failure);
            for (const RecordResult& result : executed.results)
                mismatched += result.error &&
                              (result.error->is(ServerCode::generationMismatch) || result.error->is(ServerCode::recordExists));
            for (const work::RehearsedRecord& record : rehearsal.records) {
                const std::optional<Record> now = sandbox.read(record.key);
                const bool wasMeddledWith = meddled && work::itemOf(record.key) == meddledKey;
                if (wasMeddledWith)
                    QVERIFY2(now && now->bin("other") && now->generation == (record.before ? record.before->generation : 0) + 1,
                             toJsonText(document).c_str());
                else
                    QVERIFY2(same(record.after, now), toJsonText(document).c_str());
            }
        }
        QVERIFY(mismatched > 0);
    }
};

QTEST_GUILESS_MAIN(TestRehearsalComesTrue)
#include "tst_rehearsal_comes_true.moc"
