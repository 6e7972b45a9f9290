// SPDX-License-Identifier: Apache-2.0
#include "core/node/batch_answer.h"
#include "tests/support/batch_command.h"

#include <QTest>

using namespace binnacle;
using node::BatchAnswer;

namespace {

engine::Outcome outcomeOf(ServerCode code, std::size_t bytes = 0)
{
    engine::Outcome outcome;
    outcome.code = code;
    outcome.generation = 3;
    if (bytes > 0)
        outcome.bins.push_back({wire::OpCode::cdtRead, "b", 4, Bytes(bytes, 1)});
    return outcome;
}

std::vector<Bytes> framesOf(node::BatchFlags flags, std::initializer_list<engine::Outcome> outcomes)
{
    BatchAnswer answer(flags);
    std::uint32_t index = 0;
    for (const engine::Outcome& outcome : outcomes)
        answer.add(index++, outcome, true);
    return answer.takeLastFrames();
}

constexpr std::size_t most = BatchAnswer::frameBytes - 100;

} // namespace

class TestBatchAnswer : public QObject {
    Q_OBJECT

private slots:
    void rowsShareAFrameAndAnEndFollows();
    void whatDoesNotFitGoesIntoTheNextFrame();
    void readsAreToldAsPlainReads();
    void aFailureEndsTheAnswerUnlessAllAreWanted();
    void missingAndFilteredRecordsAreNoFailures();
    void theFrameWithTheFailureIsTheLastWhereItIsWanted();
    void aDamagedRequestIsToldAlone();
};

void TestBatchAnswer::rowsShareAFrameAndAnEndFollows()
{
    const std::vector<Bytes> frames =
        framesOf({.reportAllErrors = true}, {outcomeOf(ServerCode::ok, 5), outcomeOf(ServerCode::binTypeError)});
    QCOMPARE(frames.size(), std::size_t{2});
    const test::BatchAnswers answers = test::batchAnswersIn(frames);
    QCOMPARE(answers.rows.size(), std::size_t{2});
    QCOMPARE(answers.codeOf(1), 12);
    QCOMPARE(answers.rows.at(1).generation, 3U);
    QCOMPARE(answers.end, 0);
}

void TestBatchAnswer::whatDoesNotFitGoesIntoTheNextFrame()
{
    BatchAnswer answer({.reportAllErrors = true});
    answer.add(0, outcomeOf(ServerCode::ok, most), true);
    QVERIFY(answer.takeFrames().empty());
    answer.add(1, outcomeOf(ServerCode::ok, 3 * most), true);
    QCOMPARE(answer.takeFrames().size(), std::size_t{1});
    QVERIFY(answer.takeFrames().empty());
    QCOMPARE(answer.takeLastFrames().size(), std::size_t{2});
}

void TestBatchAnswer::readsAreToldAsPlainReads()
{
    for (const bool isRead : {true, false}) {
        BatchAnswer answer({});
        answer.add(9, outcomeOf(ServerCode::ok, 1), isRead);
        const test::BatchAnswers answers = test::batchAnswersIn(answer.takeLastFrames());
        QCOMPARE(answers.rows.at(9).bins[0].code, isRead ? wire::OpCode::read : wire::OpCode::cdtRead);
    }
}

void TestBatchAnswer::aFailureEndsTheAnswerUnlessAllAreWanted()
{
    const test::BatchAnswers answers =
        test::batchAnswersIn(framesOf({}, {outcomeOf(ServerCode::ok, most), outcomeOf(ServerCode::ok, most),
                                           outcomeOf(ServerCode::binTypeError), outcomeOf(ServerCode::ok)}));
    QCOMPARE(answers.rows.size(), std::size_t{1});
    QCOMPARE(answers.end, 12);
}

void TestBatchAnswer::missingAndFilteredRecordsAreNoFailures()
{
    const test::BatchAnswers answers =
        test::batchAnswersIn(framesOf({}, {outcomeOf(ServerCode::recordNotFound), outcomeOf(ServerCode::filteredOut)}));
    QCOMPARE(answers.rows.size(), std::size_t{2});
    QCOMPARE(answers.end, 0);
}

void TestBatchAnswer::theFrameWithTheFailureIsTheLastWhereItIsWanted()
{
    const test::BatchAnswers answers = test::batchAnswersIn(
        framesOf({.reportErrorRow = true}, {outcomeOf(ServerCode::ok), outcomeOf(ServerCode::binTypeError),
                                            outcomeOf(ServerCode::ok, most), outcomeOf(ServerCode::ok, most)}));
    QCOMPARE(answers.rows.size(), std::size_t{3});
    QCOMPARE(answers.codeOf(1), 12);
    QCOMPARE(answers.end, 12);
}

void TestBatchAnswer::aDamagedRequestIsToldAlone()
{
    BatchAnswer answer({.reportAllErrors = true});
    answer.add(0, outcomeOf(ServerCode::ok), true);
    answer.fail(ServerCode::parameterError);
    const test::BatchAnswers answers = test::batchAnswersIn(answer.takeLastFrames());
    QVERIFY(answers.rows.empty());
    QCOMPARE(answers.end, 4);
}

QTEST_APPLESS_MAIN(TestBatchAnswer)
#include "tst_batch_answer.moc"
