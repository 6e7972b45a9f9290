// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"
#include "core/wire/frame.h"
#include "tests/support/node_answer.h"
#include "tests/support/recording.h"

#include <QTest>

#include <cstdlib>
#include <map>

using namespace binnacle;

namespace {

/// When the suites were recorded, in seconds since 2010-01-01 UTC; all of them within ten seconds.
constexpr std::uint32_t recordedAt = 533'025'525;

/// Records in memory, changed by the engine alone.
class Memory {
public:
    engine::Outcome apply(const wire::Message& command)
    {
        const ByteView digest = command.field(wire::FieldType::digest)->data;
        const Bytes address(digest.begin(), digest.end());
        const auto found = m_records.find(address);
        std::optional<engine::StoredRecord> before;
        if (found != m_records.end())
            before = found->second;
        engine::Outcome outcome = engine::apply(before, command, {recordedAt, std::uint64_t{recordedAt} * 1000}, {});
        if (outcome.change == engine::Change::put)
            m_records[address] = *outcome.record;
        else if (outcome.change == engine::Change::remove)
            m_records.erase(address);
        return outcome;
    }

private:
    std::map<Bytes, engine::StoredRecord> m_records;
};

bool isNear(std::uint32_t a, std::uint32_t b)
{
    return std::abs(static_cast<std::int64_t>(a) - static_cast<std::int64_t>(b)) <= 10;
}

void compareBins(const std::vector<engine::AnswerBin>& bins, const std::vector<engine::AnswerBin>& recorded)
{
    QCOMPARE(bins.size(), recorded.size());
    for (std::size_t i = 0; i < bins.size(); ++i) {
        QCOMPARE(bins[i].code, recorded[i].code);
        QCOMPARE(bins[i].name, recorded[i].name);
        QCOMPARE(bins[i].particleType, recorded[i].particleType);
        QCOMPARE(toHex(bins[i].bytes), toHex(recorded[i].bytes));
    }
}

void replay(Memory& memory, const test::Recording& recording)
{
    for (const test::Exchange& exchange : recording.exchanges) {
        std::size_t offset = 0;
        const auto command = wire::decodeMessage(test::bodyOf(exchange.request), offset);
        QVERIFY(command.ok());
        const engine::Outcome outcome = memory.apply(*command);
        QCOMPARE(exchange.responses.size(), std::size_t{1});
        const test::NodeAnswer recorded = test::answerIn(exchange.responses.front());
        QCOMPARE(static_cast<int>(outcome.code), recorded.code);
        QCOMPARE(outcome.generation, recorded.generation);
        QCOMPARE(outcome.voidTime == 0, recorded.voidTime == 0);
        QVERIFY2(isNear(outcome.voidTime, recorded.voidTime), qPrintable(QString::number(outcome.voidTime)));
        compareBins(outcome.bins, recorded.bins);
        if (QTest::currentTestFailed())
            return;
    }
}

} // namespace

class TestRecordings : public QObject {
    Q_OBJECT

private slots:
    void theEngineAnswersAsTheRecordedServer_data();
    void theEngineAnswersAsTheRecordedServer();
    void expressionsAreAnsweredAsByTheRecordedServer();
};

void TestRecordings::theEngineAnswersAsTheRecordedServer_data()
{
    QTest::addColumn<QString>("suite");
    QTest::addColumn<int>("at");
    for (const char* suite : {"verbs", "generation", "ttl", "digests", "scalars", "lists", "maps", "bits", "hll", "geo"}) {
        const std::vector<test::Recording> cases = test::recordings(suite);
        QVERIFY(!cases.empty());
        for (std::size_t i = 0; i < cases.size(); ++i) {
            if (cases[i].name.starts_with("filter expression"))
                continue;
            QTest::addRow("%s: %s", suite, cases[i].name.c_str()) << QString::fromLatin1(suite) << static_cast<int>(i);
        }
    }
}

void TestRecordings::theEngineAnswersAsTheRecordedServer()
{
    QFETCH(QString, suite);
    QFETCH(int, at);
    Memory memory;
    replay(memory, test::recordings(suite.toStdString())[static_cast<std::size_t>(at)]);
}

/// Their cases build on the first one.
void TestRecordings::expressionsAreAnsweredAsByTheRecordedServer()
{
    const std::vector<test::Recording> cases = test::recordings("expressions");
    QVERIFY(cases.size() > 100);
    Memory memory;
    for (const test::Recording& recording : cases) {
        replay(memory, recording);
        QVERIFY2(!QTest::currentTestFailed(), recording.name.c_str());
    }
}

QTEST_APPLESS_MAIN(TestRecordings)
#include "tst_recordings.moc"
