// SPDX-License-Identifier: Apache-2.0
#include "tests/core/cluster/failing_fixture.h"

#include <map>

using namespace binnacle;
using namespace binnacle::test;

namespace {

constexpr std::size_t rowIndexAt = wire::frameHeaderSize + 14;
constexpr std::size_t halfway = 3;

std::vector<KnownMishap> allMishaps()
{
    std::vector<KnownMishap> all = mishapsOfAnyExchange(briefly);
    std::ranges::move(mishapsOfMessages(), std::back_inserter(all));
    return all;
}

Bytes joined(const std::vector<Bytes>& frames, std::size_t first, std::size_t last)
{
    Bytes all;
    for (std::size_t i = first; i < last; ++i) {
        all.insert(all.end(), frames[i].begin(), frames[i].end());
    }
    return all;
}

/// So many rows are answered, each in a frame of its own, and what goes wrong are the frames after them.
KnownMishap afterRows(std::size_t rows, KnownMishap known)
{
    known.mishap.act = [rows, act = known.mishap.act](Peer& peer, const Bytes& answer) {
        const std::vector<Bytes> frames = framesOf(answer);
        const std::size_t right = std::min(rows, frames.size() - 1);
        peer.send(joined(frames, 0, right));
        if (act) {
            act(peer, joined(frames, right, frames.size()));
        }
    };
    return known;
}

/// Sends what `change` makes of the frames.
Mishap changesFrames(std::function<void(std::vector<Bytes>&)> change, Mishap::Then then = Mishap::Then::stay)
{
    const auto act = [change = std::move(change)](Peer& peer, const Bytes& answer) {
        std::vector<Bytes> frames = framesOf(answer);
        change(frames);
        peer.send(joined(frames, 0, frames.size()));
    };
    return {Mishap::When::answered, act, then};
}

/// Rows 0 to 5 on the records 1 to 6.
OperationDocument batchOf(const std::string& kind)
{
    if (kind == "reads") {
        return documentOf(Verb::query, users, {1, 2, 3, 4, 5, 6});
    }
    if (kind == "writes") {
        return documentOf(Verb::upsert, users, {1, 2, 3, 4, 5, 6});
    }
    OperationDocument mixed = documentOf(Verb::upsert, users, {1});
    const auto add = [&mixed](Verb verb, std::int64_t key) {
        mixed.segments.push_back(documentOf(verb, users, {key}).segments.front());
    };
    add(Verb::query, 2);
    add(Verb::touch, 3);
    add(Verb::exists, 4);
    add(Verb::upsert, 5);
    add(Verb::remove, 6);
    return mixed;
}

bool isWriteRow(const OperationDocument& document, std::size_t row)
{
    return isWrite(document.segments.size() == 1 ? document.segments.front().verb : document.segments[row].verb);
}

/// A batch that is to fail, at a node of its own, so that all kinds can fail at the same time.
struct Failing {
    std::string kind;
    KnownMishap known;
    OperationDocument document = batchOf(kind);
    FailingFixture fixture;
    int connections = 0;
    std::future<Ended> flow;

    Failing(std::string batchKind, const KnownMishap& knownMishap, int times) : kind(std::move(batchKind)), known(knownMishap)
    {
        fixture.core.run(batchOf("writes"));
        connections = fixture.node.connections();
        fixture.fail(known, times);
        flow = fixture.start(document, timeoutFor(known));
    }

    Ended wait()
    {
        Ended ended = CoreFixture::waitFor(std::move(flow));
        if (ended.results.size() != 6) {
            throw std::runtime_error("not six results");
        }
        const auto checkTime = [&] { QVERIFY(ended.elapsed < boundFor(known)); };
        checkTime();
        return ended;
    }

    void checkUnanswered(std::size_t row, const RecordResult& result)
    {
        const std::string where = kind + ", row " + std::to_string(row) + ": ";
        checkError(result.error, known.code, fixture.node, where);
        QVERIFY2(result.inDoubt() == isWriteRow(document, row), (where + said(result.error)).c_str());
    }

    /// No write was carried out twice, and the connection that failed is not used any more.
    void checkWhatIsLeft()
    {
        fixture.node.behave();
        const Ended after = CoreFixture::waitFor(fixture.start(batchOf("reads"), patiently));
        for (std::size_t row = 0; row < after.results.size(); ++row) {
            const RecordResult& result = after.results[row];
            if (result.isOk()) {
                QVERIFY(result.record->generation <= (isWriteRow(document, row) ? 2U : 1U));
            } else {
                QVERIFY2(result.error->is(ServerCode::recordNotFound) && kind == "mixed" && row == 5, said(result.error).c_str());
            }
        }
        QVERIFY(fixture.node.connections() > connections);
        QCOMPARE(fixture.node.bytesAfterMishaps(), 0);
    }
};

std::vector<std::unique_ptr<Failing>> failEachKind(const KnownMishap& known, int times)
{
    std::vector<std::unique_ptr<Failing>> all;
    for (const char* kind : {"reads", "writes", "mixed"}) {
        all.push_back(std::make_unique<Failing>(kind, known, times));
    }
    return all;
}

} // namespace

class TestEveryFailureOfBatches : public QObject {
    Q_OBJECT

private slots:
    void withoutAnyAnswerEachRowFails_data() { addRows(allMishaps()); }

    void withoutAnyAnswerEachRowFails()
    {
        QFETCH(KnownMishap, known);
        for (const auto& failing : failEachKind(known, always)) {
            const Ended ended = failing->wait();
            QVERIFY2(!ended.failure, said(ended.failure).c_str());
            for (std::size_t row = 0; row < 6; ++row) {
                failing->checkUnanswered(row, ended.results[row]);
            }
            const int attempts = failing->kind != "writes" && known.isTransient() ? attemptsAllowed : 1;
            QVERIFY(known.mishap.when == Mishap::When::accepted || failing->fixture.node.mishaps() == attempts);
            failing->checkWhatIsLeft();
        }
    }

    void rowsThatWereAnsweredAreUnharmed_data() { addRows(allMishaps(), isOfTheAnswer); }

    void rowsThatWereAnsweredAreUnharmed()
    {
        QFETCH(KnownMishap, known);
        for (const auto& failing : failEachKind(afterRows(halfway, known), 1)) {
            const Ended ended = failing->wait();
            for (std::size_t row = 0; row < 6; ++row) {
                const bool again = known.isTransient() && !isWriteRow(failing->document, row);
                if (row < halfway || again) {
                    QVERIFY2(ended.results[row].isOk(), said(ended.results[row].error).c_str());
                } else {
                    failing->checkUnanswered(row, ended.results[row]);
                }
            }
            failing->checkWhatIsLeft();
        }
    }

    void wrongRowsAreRefused_data()
    {
        const auto index = [](std::uint8_t row) {
            return changesFrames([row](std::vector<Bytes>& frames) { frames[halfway][rowIndexAt + 3] = row; });
        };
        const auto negative = [](std::vector<Bytes>& frames) { frames[halfway][rowIndexAt] = 0xFF; };
        addRows({{"answers a row that was not asked", index(6), ClientCode::protocolError},
                 {"answers a row far away", changesFrames(negative), ClientCode::protocolError},
                 {"answers a row twice", index(1), ClientCode::protocolError}});
    }

    void wrongRowsAreRefused()
    {
        QFETCH(KnownMishap, known);
        for (const auto& failing : failEachKind(known, always)) {
            const Ended ended = failing->wait();
            for (std::size_t row = 0; row < 6; ++row) {
                if (row < halfway) {
                    QVERIFY2(ended.results[row].isOk(), said(ended.results[row].error).c_str());
                } else {
                    failing->checkUnanswered(row, ended.results[row]);
                }
            }
            failing->checkWhatIsLeft();
        }
    }

    void rowsThatAreLeftOutFailAlone()
    {
        const auto leaveOut = [](std::vector<Bytes>& frames) { frames.erase(frames.begin() + 2, frames.begin() + 4); };
        const KnownMishap known{"leaves out two rows", changesFrames(leaveOut, Mishap::Then::goOn), ClientCode::protocolError};
        for (const auto& failing : failEachKind(known, 1)) {
            const Ended ended = failing->wait();
            for (std::size_t row = 0; row < 6; ++row) {
                if (row == 2 || row == 3) {
                    failing->checkUnanswered(row, ended.results[row]);
                } else {
                    QVERIFY2(ended.results[row].isOk(), said(ended.results[row].error).c_str());
                }
            }
        }
    }

    /// All is said by then; what comes after it only costs the connection.
    void whatFollowsTheEndHarmsNoRow()
    {
        KnownMishap apart = goesOnAfterTheEnd();
        apart.mishap = changesFrames([](std::vector<Bytes>& frames) { frames.push_back(frames.front()); });
        for (const auto& failing : failEachKind(apart, 1)) {
            for (const RecordResult& result : failing->wait().results) {
                QVERIFY2(result.isOk(), said(result.error).c_str());
            }
            failing->checkWhatIsLeft();
        }
    }

    void aRefusedBatchIsNotInDoubt()
    {
        for (const auto& failing : failEachKind({"refuses", answersWithCode(93), ClientCode::clientError}, 1)) {
            for (const RecordResult& result : failing->wait().results) {
                QVERIFY2(result.error && result.error->isServer() && result.error->code() == 93, said(result.error).c_str());
                QVERIFY(!result.inDoubt());
            }
        }
    }

    void whatIsRefusedIsNotInDoubt()
    {
        for (const char* kind : {"reads", "writes", "mixed"}) {
            FailingFixture fixture;
            fixture.node.stop();
            for (const RecordResult& result : CoreFixture::waitFor(fixture.start(batchOf(kind), patiently)).results) {
                checkError(result.error, ClientCode::connectionFailed, fixture.node);
                QVERIFY(!result.inDoubt());
            }
            QCOMPARE(fixture.node.commands(), 0);
        }
    }

    void aStreamTellsOfEveryRecordOnce_data() { addRows(allMishaps(), isOfTheAnswer); }

    /// Twenty records at a time; the second batch breaks off.
    void aStreamTellsOfEveryRecordOnce()
    {
        QFETCH(KnownMishap, known);
        for (const Verb verb : {Verb::exists, Verb::upsert}) {
            FailingFixture fixture;
            fixture.fail(afterRows(halfway, known), 1, 1);
            OperationDocument document = documentOf(verb, users, {});
            document.segments.front().keys = {KeyRange{1, 60}};
            document.behavior = Behavior::withTotalTimeout(static_cast<std::uint32_t>(timeoutFor(known).count()));
            const Ended ended = CoreFixture::waitFor(fixture.core.start(document, 20));
            QCOMPARE(ended.results.size(), std::size_t{60});
            std::size_t failed = 0;
            for (std::size_t i = 0; i < 60; ++i) {
                QCOMPARE(ended.results[i].index, static_cast<std::int64_t>(i));
                QCOMPARE(ended.results[i].inDoubt(), isWrite(verb) && !ended.results[i].isOk());
                failed += !ended.results[i].isOk();
            }
            QVERIFY(failed == 0 || (failed < 20 && (isWrite(verb) || !known.isTransient())));
            QVERIFY(failed > 0 || (known.isTransient() && !isWrite(verb)));
            QCOMPARE(fixture.node.mishaps(), 1);
            QCOMPARE(fixture.node.bytesAfterMishaps(), 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestEveryFailureOfBatches)
#include "tst_every_failure_of_batches.moc"
