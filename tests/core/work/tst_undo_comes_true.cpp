// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/key_cursor.h"
#include "core/operation/json.h"
#include "core/work/run_undo.h"
#include "tests/core/work/work_fixture.h"
#include "tests/support/seed.h"

#include <QtTest>

#include <map>

using namespace binnacle;

namespace {

constexpr int documents = 1000;

/// Bins by name: the order in which a record keeps them is nothing that anybody set.
std::map<std::string, Value> binsOf(const std::optional<Record>& record)
{
    std::map<std::string, Value> bins;
    if (record) {
        for (const Bin& bin : record->bins)
            bins[bin.name] = bin.value;
    }
    return bins;
}

std::vector<std::optional<Record>> readAll(const test::WorkFixture& sandbox, const DataSet& dataSet,
                                           const std::vector<KeyItem>& keys)
{
    const Segment segment = test::segmentOf(Verb::exists, dataSet, keys);
    cluster::KeyCursor cursor(segment);
    std::vector<Key> all;
    while (const std::optional<Key> key = cursor.next())
        all.push_back(*key);
    std::vector<std::optional<Record>> records;
    const auto results = work::readRecords(sandbox.session(), all, {});
    for (const RecordResult& result : *results)
        records.push_back(result.record);
    return records;
}

std::vector<KeyItem> seededKeys(test::SeededWork& work, const DataSet& dataSet, int round)
{
    const std::int64_t base = std::int64_t{round} * 100;
    std::vector<KeyItem> keys{KeyValue(base), KeyValue("key " + std::to_string(round))};
    if (work.chance())
        keys.emplace_back(dataSet.id(base + 2).digest);
    return keys;
}

/// What a session says of the same document.
bool saysTheSame(const RecordResult& a, const RecordResult& b)
{
    return a.index == b.index && a.error == b.error && a.exists == b.exists && a.record.has_value() == b.record.has_value() &&
           (!a.record || a.record->bins == b.record->bins);
}

std::string shown(const std::vector<RecordResult>& results)
{
    std::string text;
    for (const RecordResult& result : results)
        text += toJsonLine(result, 0) + "\n";
    return text + "\n";
}

} // namespace

class TestUndoComesTrue : public QObject {
    Q_OBJECT

private slots:
    void undoneRecordsAreAsTheyWere()
    {
        std::mt19937_64 generator = test::seededGenerator();
        const test::WorkFixture sandbox;
        const DataSet dataSet = DataSet::of("test", "undone");
        int changed = 0;
        std::int64_t undone = 0;
        for (int round = 0; round < documents; ++round) {
            test::SeededWork work(generator());
            const std::vector<KeyItem> keys = seededKeys(work, dataSet, round);
            sandbox.fill(work, dataSet, keys);
            const auto before = readAll(sandbox, dataSet, keys);
            const OperationDocument document = work.document(dataSet, keys);
            const work::UndoOptions options{true, std::size_t{64} << 20, work.chance()};
            const work::Executed executed = work::executeWithUndo(sandbox.session(), document, options);
            QVERIFY(!executed.failure);
            QVERIFY2(executed.undo.notUndoable.empty(), toJsonText(document).c_str());
            const auto between = readAll(sandbox, dataSet, keys);
            const work::UndoReport report = work::runUndo(sandbox.session(), executed.undo.inverse);
            QVERIFY2(report.notUndone.empty() && !report.failure, toJsonText(document).c_str());
            undone += report.undone;
            const auto after = readAll(sandbox, dataSet, keys);
            for (std::size_t i = 0; i < keys.size(); ++i) {
                changed += binsOf(before[i]) != binsOf(between[i]) ? 1 : 0;
                const bool same = before[i].has_value() == after[i].has_value() && binsOf(before[i]) == binsOf(after[i]);
                QVERIFY2(same, (toJsonText(document) + "\n" + toJsonText(executed.undo.inverse)).c_str());
                if (options.restoreExpiry && before[i])
                    QVERIFY(before[i]->voidTime == after[i]->voidTime ||
                            (before[i]->voidTime != 0 && qAbs(qint64(before[i]->voidTime) - qint64(after[i]->voidTime)) <= 1));
            }
        }
        qInfo("%d records had changed, %lld were undone", changed, static_cast<long long>(undone));
        QVERIFY(changed > documents / 2);
    }

    /// Two equal sets of records, one written by a session, one with undo. Names of one length: expressions look at sizes.
    void resultsAreThoseOfASession()
    {
        std::mt19937_64 generator = test::seededGenerator();
        const test::WorkFixture sandbox;
        for (int round = 0; round < 200; ++round) {
            const std::uint64_t seed = generator();
            const auto run = [&](const char* set, bool undo) {
                test::SeededWork work(seed);
                const DataSet dataSet = DataSet::of("test", set);
                const std::vector<KeyItem> keys{KeyValue(std::int64_t{round}), KeyValue("k" + std::to_string(round))};
                sandbox.fill(work, dataSet, keys);
                const OperationDocument document = work.document(dataSet, keys);
                return undo ? work::executeWithUndo(sandbox.session(), document).results : sandbox.run(document);
            };
            const std::vector<RecordResult> plain = run("plain", false);
            const std::vector<RecordResult> undoable = run("undos", true);
            QVERIFY2(std::ranges::equal(plain, undoable, saysTheSame), (shown(plain) + shown(undoable)).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestUndoComesTrue)
#include "tst_undo_comes_true.moc"
