// SPDX-License-Identifier: Apache-2.0
#include "core/node/environment.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace binnacle;
using node::Environment;
using node::WriteTransaction;

namespace {

constexpr std::size_t mib = std::size_t{1} << 20;

/// Puts `count` values of a mebibyte each in one transaction.
Result<void> fill(WriteTransaction& transaction, int count)
{
    const Result<MDB_dbi> table = transaction.openTable("things");
    if (!table)
        return table.error();
    const Bytes value(mib, 7);
    for (int i = 0; i < count; ++i) {
        if (Result<void> put = transaction.put(*table, bytesOf(std::to_string(i)), value); !put)
            return put;
    }
    return transaction.commit();
}

std::size_t countThings(const Environment& environment)
{
    const auto snapshot = environment.read();
    MDB_dbi table = 0;
    if (!snapshot || mdb_dbi_open((*snapshot)->handle(), "things", 0, &table) != 0)
        return 0;
    const auto count = (*snapshot)->count(table);
    return count ? *count : 0;
}

} // namespace

class TestEnvironment : public QObject {
    Q_OBJECT

private slots:
    void init();
    void whatIsCommittedIsThereAgain();
    void whatIsNotCommittedIsNotThere();
    void aFullMapIsToldApartAndGrows();
    void growthEndsAtTheBound();
    void growthWaitsForSnapshots();
    void aGrownMapIsKept();
    void theFileIsAsLongAsTheMap();
    void missingKeysAreNoErrors();

private:
    std::filesystem::path path() const { return m_directory->path().toStdString(); }
    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestEnvironment::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
}

void TestEnvironment::whatIsCommittedIsThereAgain()
{
    {
        const auto environment = Environment::open(path(), 4);
        QVERIFY(environment.ok());
        auto transaction = (*environment)->write();
        QVERIFY(transaction.ok());
        QVERIFY(fill(**transaction, 3).ok());
    }
    const auto environment = Environment::open(path(), 4);
    QVERIFY(environment.ok());
    QCOMPARE(countThings(**environment), std::size_t{3});
}

void TestEnvironment::whatIsNotCommittedIsNotThere()
{
    const auto environment = Environment::open(path(), 4);
    QVERIFY(environment.ok());
    {
        auto first = (*environment)->write();
        QVERIFY(fill(**first, 1).ok());
    }
    {
        auto transaction = (*environment)->write();
        const auto table = (*transaction)->openTable("things");
        QVERIFY(table.ok());
        QVERIFY((*transaction)->put(*table, bytesOf("x"), bytesOf("y")).ok());
    }
    QCOMPARE(countThings(**environment), std::size_t{1});
}

void TestEnvironment::aFullMapIsToldApartAndGrows()
{
    const auto environment = Environment::open(path(), 4, {4 * mib, 64 * mib});
    QVERIFY(environment.ok());
    {
        auto transaction = (*environment)->write();
        const Result<void> filled = fill(**transaction, 10);
        QVERIFY(!filled);
        QVERIFY((*transaction)->mapFull());
    }
    QVERIFY((*environment)->grow().ok());
    QVERIFY((*environment)->grow().ok());
    QCOMPARE((*environment)->mapSize(), 16 * mib);
    auto transaction = (*environment)->write();
    QVERIFY(fill(**transaction, 10).ok());
    QCOMPARE(countThings(**environment), std::size_t{10});
}

void TestEnvironment::growthEndsAtTheBound()
{
    const auto environment = Environment::open(path(), 4, {4 * mib, 12 * mib});
    QVERIFY(environment.ok());
    QVERIFY((*environment)->grow().ok());
    QVERIFY((*environment)->grow().ok());
    QCOMPARE((*environment)->mapSize(), 12 * mib);
    const Result<void> refused = (*environment)->grow();
    QVERIFY(!refused && refused.error().is(ServerCode::outOfSpace));
}

void TestEnvironment::growthWaitsForSnapshots()
{
    const auto environment = Environment::open(path(), 4, {4 * mib, 64 * mib});
    QVERIFY(environment.ok());
    std::optional<std::unique_ptr<node::ReadTransaction>> snapshot;
    auto opened = (*environment)->read();
    QVERIFY(opened.ok());
    snapshot = *std::move(opened);
    auto growth = std::async(std::launch::async, [&] { return (*environment)->grow().ok(); });
    QCOMPARE(growth.wait_for(std::chrono::milliseconds(100)), std::future_status::timeout);
    snapshot.reset();
    QCOMPARE(growth.wait_for(std::chrono::seconds(10)), std::future_status::ready);
    QVERIFY(growth.get());
}

void TestEnvironment::aGrownMapIsKept()
{
    {
        const auto environment = Environment::open(path(), 4, {4 * mib, 64 * mib});
        QVERIFY(environment.ok());
        QVERIFY((*environment)->grow().ok());
        auto transaction = (*environment)->write();
        QVERIFY(fill(**transaction, 5).ok());
    }
    const auto environment = Environment::open(path(), 4, {4 * mib, 64 * mib});
    QVERIFY(environment.ok());
    QCOMPARE((*environment)->mapSize(), 8 * mib);
    QCOMPARE(countThings(**environment), std::size_t{5});
}

void TestEnvironment::theFileIsAsLongAsTheMap()
{
    const auto environment = Environment::open(path(), 4, {4 * mib, 64 * mib});
    QVERIFY(environment.ok());
    QCOMPARE(std::filesystem::file_size(path() / "data.mdb"), std::uintmax_t{4 * mib});
    QVERIFY((*environment)->grow().ok());
    QCOMPARE(std::filesystem::file_size(path() / "data.mdb"), std::uintmax_t{8 * mib});
}

void TestEnvironment::missingKeysAreNoErrors()
{
    const auto environment = Environment::open(path(), 4);
    QVERIFY(environment.ok());
    auto transaction = (*environment)->write();
    const auto table = (*transaction)->openTable("things");
    QVERIFY(table.ok());
    const auto value = (*transaction)->get(*table, bytesOf("none"));
    QVERIFY(value.ok() && !value->has_value());
    const auto removed = (*transaction)->remove(*table, bytesOf("none"));
    QVERIFY(removed.ok() && !*removed);
    QVERIFY((*transaction)->put(*table, bytesOf("empty"), {}).ok());
    const auto empty = (*transaction)->get(*table, bytesOf("empty"));
    QVERIFY(empty.ok() && empty->has_value() && (*empty)->empty());
}

QTEST_APPLESS_MAIN(TestEnvironment)
#include "tst_environment.moc"
