// SPDX-License-Identifier: Apache-2.0
#include "core/work/journal.h"
#include "tests/core/work/work_fixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace binnacle;
using namespace binnacle::work;

namespace {

const DataSet users{"test", "users"};

JournalEntry entryOf(std::int64_t key, Verb verb = Verb::upsert, const char* set = "users")
{
    JournalEntry entry;
    entry.unixMs = key * 1000;
    entry.connection = "Sandbox";
    entry.address = "127.0.0.1:3000";
    Segment segment = test::segmentOf(verb, DataSet::of("test", set), {KeyValue(key)});
    if (verb == Verb::upsert)
        segment.operations = {{"name", SetTo{Value("Alice " + std::to_string(key))}}};
    entry.document = OperationDocument{{segment}, {}};
    entry.outcome = OutcomeSummary{1, 0, 0, 0, {{0, 1}}, {}};
    Segment inverse = test::segmentOf(Verb::remove, DataSet::of("test", set), {KeyValue(key)});
    inverse.generation = 1;
    entry.undo = JournalUndo{{{inverse}, {}}, {{"past the budget", 3}}, {"the expiry stays"}};
    return entry;
}

struct Folder {
    QTemporaryDir folder;
    std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "journal";

    std::unique_ptr<Journal> open(std::uint64_t maxBytes = std::uint64_t{64} << 20) const
    {
        Result<std::unique_ptr<Journal>> opened = Journal::open(path, {maxBytes});
        if (!opened)
            qFatal("%s", opened.error().text().c_str());
        return *std::move(opened);
    }

    QByteArray bytes() const
    {
        QFile file(QString::fromStdString(path.string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void write(const QByteArray& bytes) const
    {
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
    }
};

std::vector<std::uint64_t> idsIn(const Journal& journal, const JournalQuery& query = {})
{
    std::vector<std::uint64_t> ids;
    for (const JournalHead& head : journal.find(query))
        ids.push_back(head.id);
    return ids;
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

private slots:
    void whatIsAppendedIsThereAgain()
    {
        const Folder folder;
        JournalEntry entry = entryOf(7);
        {
            const auto journal = folder.open();
            entry.id = journal->append(entry).value();
            QCOMPARE(journal->entry(entry.id).value(), entry);
        }
        const auto journal = folder.open();
        QCOMPARE(journal->entry(entry.id).value(), entry);
        QVERIFY(journal->find().front().canUndo);
        QVERIFY(journal->markUndone(entry.id, 99).ok());
        QCOMPARE(journal->entry(entry.id)->undoneUnixMs, std::optional<std::int64_t>(99));
        QVERIFY(!journal->markUndone(1234, 99));
    }

    void marksAndNumbersOutliveTheProcess()
    {
        const Folder folder;
        {
            const auto journal = folder.open();
            QVERIFY(journal->append(entryOf(1)).ok() && journal->append(entryOf(2)).ok() && journal->markUndone(1, 5).ok());
        }
        const auto journal = folder.open();
        QCOMPARE(journal->find().back().undoneUnixMs, std::optional<std::int64_t>(5));
        QCOMPARE(journal->append(entryOf(3)).value(), std::uint64_t{3});
    }

    void aTornEndIsCutOff()
    {
        const Folder folder;
        {
            const auto journal = folder.open();
            QVERIFY(journal->append(entryOf(1)).ok());
            QVERIFY(journal->append(entryOf(2)).ok());
        }
        const QByteArray whole = folder.bytes();
        const qsizetype second = whole.indexOf('\n', whole.indexOf('\n') + 1) + 1;
        for (qsizetype length = second; length < whole.size(); ++length) {
            folder.write(whole.left(length));
            const auto journal = folder.open();
            QCOMPARE(idsIn(*journal), std::vector<std::uint64_t>{1});
            QCOMPARE(journal->cutBytes(), static_cast<std::uint64_t>(length - second));
            if (length % 40 != 0)
                continue;
            QCOMPARE(journal->append(entryOf(9)).value(), std::uint64_t{2});
            QCOMPARE(journal->entry(2)->unixMs, std::int64_t{9000});
        }
    }

    void aTornFirstLineIsMadeAgain()
    {
        const Folder folder;
        for (const char* begun : {"", "b", "binnacle jour", "binnacle journal 1"}) {
            folder.write(begun);
            QVERIFY(folder.open()->append(entryOf(1)).ok());
            QCOMPARE(idsIn(*folder.open()), std::vector<std::uint64_t>{1});
        }
    }

    void aForeignFileIsLeftAlone()
    {
        const Folder folder;
        for (const char* foreign : {"notes of mine\n", "binnacle journal 2\n{}",
                                    "bin"
                                    "ary\0data"}) {
            folder.write(foreign);
            QVERIFY(!Journal::open(folder.path));
            QCOMPARE(folder.bytes(), QByteArray(foreign));
        }
    }

    void aDamagedLineIsSteppedOver()
    {
        const Folder folder;
        {
            const auto journal = folder.open();
            for (std::int64_t i = 1; i <= 3; ++i)
                QVERIFY(journal->append(entryOf(i)).ok());
        }
        QByteArray bytes = folder.bytes();
        const qsizetype middle = bytes.indexOf("Alice 2");
        bytes[middle] = 'B';
        folder.write(bytes);
        const auto journal = folder.open();
        QCOMPARE(idsIn(*journal), (std::vector<std::uint64_t>{3, 1}));
        QCOMPARE(journal->damagedLines(), std::uint64_t{1});
        QCOMPARE(journal->cutBytes(), std::uint64_t{0});
    }

    void onlyOneProcessKeepsIt()
    {
        const Folder folder;
        const auto journal = folder.open();
        const auto second = Journal::open(folder.path);
        QVERIFY(!second && second.error().sentence().find("another process") != std::string::npos);
    }

    void theOldestGoWhenItIsFull()
    {
        const Folder folder;
        constexpr std::uint64_t bound = 20'000;
        std::uint64_t dropped = 0;
        {
            const auto journal = folder.open(bound);
            for (std::int64_t i = 1; i <= 200; ++i) {
                QVERIFY(journal->append(entryOf(i)).ok());
                if (i % 3 == 0)
                    QVERIFY(journal->markUndone(static_cast<std::uint64_t>(i), 1).ok());
                QVERIFY(static_cast<std::uint64_t>(folder.bytes().size()) <= bound);
            }
            dropped = journal->dropped();
            QCOMPARE(journal->find().size() + dropped, std::size_t{200});
            QVERIFY(!Journal::open(folder.path)); // the new file is locked, too
        }
        const auto journal = folder.open(bound);
        QCOMPARE(journal->dropped(), dropped);
        QCOMPARE(journal->find().front().id, std::uint64_t{200});
        for (const JournalHead& head : journal->find())
            QCOMPARE(head.undoneUnixMs.has_value(), head.id % 3 == 0);
    }

    void whatIsTooLargeIsLeftOutAndSaid()
    {
        const Folder folder;
        const auto journal = folder.open(40'000);
        JournalEntry large = entryOf(1);
        large.undo->inverse.segments.front().verb = Verb::upsert;
        large.undo->inverse.segments.front().operations = {{"s", SetTo{Value(std::string(6000, 'x'))}}};
        const std::uint64_t first = journal->append(large).value();
        QVERIFY(!journal->entry(first)->undo && journal->entry(first)->document);
        large.document->segments.front().operations = {{"s", SetTo{Value(std::string(6000, 'x'))}}};
        const std::uint64_t second = journal->append(large).value();
        QVERIFY(!journal->entry(second)->document);
        QVERIFY(!journal->entry(second)->leftOut.empty());
    }

    void entriesAreFound()
    {
        const Folder folder;
        const auto journal = folder.open();
        QVERIFY(journal->append(entryOf(1)).ok());
        QVERIFY(journal->append(entryOf(2, Verb::remove)).ok());
        QVERIFY(journal->append(entryOf(3, Verb::upsert, "orders")).ok());
        JournalEntry range = entryOf(4, Verb::touch);
        range.document->segments.front().keys = {KeyRange{10, 20}};
        QVERIFY(journal->append(range).ok());
        using Ids = std::vector<std::uint64_t>;
        const auto with = [](auto set) {
            JournalQuery query;
            set(query);
            return query;
        };
        QCOMPARE(idsIn(*journal), (Ids{4, 3, 2, 1}));
        QCOMPARE(idsIn(*journal, with([](JournalQuery& q) { q.text = "aLICE 1"; })), Ids{1});
        QCOMPARE(idsIn(*journal, with([](JournalQuery& q) { q.verb = "delete"; })), Ids{2});
        QCOMPARE(idsIn(*journal, with([](JournalQuery& q) { q.set = "orders"; })), Ids{3});
        QCOMPARE(idsIn(*journal, with([](JournalQuery& q) { q.set = "test.orders"; })), Ids{3});
        QCOMPARE(idsIn(*journal, with([](JournalQuery& q) { q.fromUnixMs = 2000, q.untilUnixMs = 3000; })), Ids{2});
        QCOMPARE(idsIn(*journal, with([](JournalQuery& q) { q.key = users.id(1); })), Ids{1});
        QCOMPARE(idsIn(*journal, with([](JournalQuery& q) { q.key = users.id(15); })), Ids{4});
        QCOMPARE(idsIn(*journal, with([](JournalQuery& q) { q.key = users.idFromDigest(users.id(2).digest); })), Ids{2});
        QCOMPARE(idsIn(*journal, with([](JournalQuery& q) { q.limit = 2; })), (Ids{4, 3}));
    }

    void summariesCountWhatBecameOfRecords()
    {
        std::vector<RecordResult> results(4);
        results[1].error = Error::server(ServerCode::filteredOut);
        results[2].error = Error::server(ServerCode::generationMismatch);
        results[3].error = Error::client(ClientCode::timeout, "late").setInDoubt(true);
        const OutcomeSummary summary = summaryOf(results, Error::client(ClientCode::aborted, "stopped"));
        QCOMPARE(summary.records, std::int64_t{4});
        QCOMPARE(summary.failed, std::int64_t{2});
        QCOMPARE(summary.skipped, std::int64_t{1});
        QCOMPARE(summary.inDoubt, std::int64_t{1});
        QCOMPARE(summary.codes, (std::map<int, std::int64_t>{{-22, 1}, {0, 1}, {3, 1}, {27, 1}}));
        QVERIFY(!summary.failure.empty());
    }

    /// A process that appends is killed at any moment: what it was told is kept is there.
    void nothingKeptIsLostWhenItIsKilled()
    {
        for (int round = 0; round < 10; ++round) {
            const Folder folder;
            int told[2];
            QCOMPARE(::pipe(told), 0);
            const pid_t child = ::fork();
            if (child == 0) {
                const auto journal = folder.open(30'000);
                for (std::int64_t i = 1;; ++i) {
                    const Result<std::uint64_t> id = journal->append(entryOf(i));
                    if (!id || ::write(told[1], &*id, sizeof *id) != sizeof *id)
                        ::_exit(1);
                }
            }
            ::close(told[1]);
            std::uint64_t last = 0;
            const int before = 5 + round * 17;
            for (std::uint64_t id = 0; last < static_cast<std::uint64_t>(before) && ::read(told[0], &id, sizeof id) == sizeof id;)
                last = id;
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            for (std::uint64_t id = 0; ::read(told[0], &id, sizeof id) == sizeof id;)
                last = id;
            ::close(told[0]);
            const auto journal = folder.open(30'000);
            const std::vector<std::uint64_t> ids = idsIn(*journal);
            QVERIFY(!ids.empty() && ids.front() >= last && ids.front() <= last + 1);
            for (std::size_t i = 1; i < ids.size(); ++i)
                QCOMPARE(ids[i - 1], ids[i] + 1);
            QCOMPARE(ids.size() + journal->dropped(), ids.front());
            QVERIFY(journal->append(entryOf(1)).ok());
        }
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
