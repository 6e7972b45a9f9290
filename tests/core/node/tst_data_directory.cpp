// SPDX-License-Identifier: Apache-2.0
#include "core/node/storage.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace binnacle;
using node::Options;
using node::Storage;

namespace {

class Directory {
public:
    std::filesystem::path path() const { return m_directory.filePath(QStringLiteral("data")).toStdString(); }
    QString file(const char* name) const { return m_directory.filePath(QStringLiteral("data/") + QLatin1String(name)); }

    Options options() const
    {
        Options options;
        options.dataDirectory = path();
        return options;
    }

    Result<std::unique_ptr<Storage>> open() const { return Storage::open(options()); }

    bool write(const char* name, const QByteArray& content) const
    {
        std::filesystem::create_directories(path());
        QFile target(file(name));
        return target.open(QIODevice::WriteOnly) && target.write(content) == content.size();
    }

    QByteArray read(const char* name) const
    {
        QFile source(file(name));
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_directory;
};

QString refusal(const Result<std::unique_ptr<Storage>>& opened)
{
    if (opened || !opened.error().is(ClientCode::storageError))
        return {};
    return QString::fromStdString(opened.error().sentence());
}

void changeFormat(Storage& storage, std::string_view format)
{
    auto transaction = storage.environment().write();
    QVERIFY(transaction.ok());
    const auto meta = (*transaction)->openTable("meta");
    QVERIFY(meta.ok());
    QVERIFY((*transaction)->put(*meta, bytesOf("format"), bytesOf(format)).ok());
    QVERIFY((*transaction)->commit().ok());
}

} // namespace

class TestDataDirectory : public QObject {
    Q_OBJECT

private slots:
    void aNewDirectoryIsMadeAndKeepsItsProperties();
    void namespacesAreAddedAndKept();
    void namesThatAreNoneAreRefused_data();
    void namesThatAreNoneAreRefused();
    void aSecondOwnerIsTurnedAwayAndFindsThePort();
    void anOwnerThatWentLeavesNoPort();
    void theFormerFormatIsTakenOver();
    void somebodyElsesFilesAreLeftAlone();
    void aFileThatIsNoDatabaseIsLeftAlone();
    void anotherProgramsDatabaseIsLeftAlone();
    void anotherFormatIsLeftAlone();
    void aFileThatWasCutShortIsLeftAlone_data();
    void aFileThatWasCutShortIsLeftAlone();
    void aProcessKilledBeforeItsFirstWriteDoesNotMatter();
};

void TestDataDirectory::aNewDirectoryIsMadeAndKeepsItsProperties()
{
    const Directory directory;
    std::string name;
    {
        Options options = directory.options();
        options.durableDeletes = true;
        const auto storage = Storage::open(options);
        QVERIFY2(storage.ok(), "it opens");
        name = (*storage)->nodeName();
        QCOMPARE(name.size(), std::size_t{16});
        QVERIFY((*storage)->takesDurableDeletes());
    }
    const auto again = directory.open();
    QVERIFY(again.ok());
    QCOMPARE((*again)->nodeName(), name);
    QVERIFY((*again)->takesDurableDeletes());
    const Directory another;
    const auto other = another.open();
    QVERIFY(other.ok());
    QVERIFY((*other)->nodeName() != name);
    QVERIFY(!(*other)->takesDurableDeletes());
}

void TestDataDirectory::namespacesAreAddedAndKept()
{
    const Directory directory;
    QVERIFY(directory.open().ok());
    Options options = directory.options();
    options.namespaces = {"more", "bar"};
    QVERIFY(Storage::open(options).ok());
    const auto storage = directory.open();
    QVERIFY(storage.ok());
    std::string names;
    for (const node::StoredNamespace& nameSpace : (*storage)->namespaces())
        names += nameSpace.name + " ";
    QCOMPARE(names, std::string("test bar more "));
    QVERIFY((*storage)->find("more") != nullptr);
    QVERIFY((*storage)->find("none") == nullptr);
}

void TestDataDirectory::namesThatAreNoneAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char* name : {"", "a;b", "a:b", "a b", "a\nb", "a/b", "caf\xC3\xA9", "abcdefghijabcdefghijabcdefghijab"})
        QTest::newRow(name) << QByteArray(name);
}

void TestDataDirectory::namesThatAreNoneAreRefused()
{
    QFETCH(QByteArray, name);
    const Directory directory;
    Options options = directory.options();
    options.namespaces = {name.toStdString()};
    const auto storage = Storage::open(options);
    QVERIFY(!storage);
    QVERIFY(storage.error().is(ClientCode::badInput));
}

void TestDataDirectory::aSecondOwnerIsTurnedAwayAndFindsThePort()
{
    const Directory directory;
    const auto first = directory.open();
    QVERIFY(first.ok());
    QVERIFY(refusal(directory.open()).contains(QStringLiteral("another process owns")));
    QVERIFY(!node::DataDirectory::ownerPort(directory.path()).has_value());
    QVERIFY((*first)->directory().publishPort(34567).ok());
    QCOMPARE(node::DataDirectory::ownerPort(directory.path()), std::optional<std::uint16_t>(34567));
    QVERIFY(refusal(directory.open()).contains(QStringLiteral("34567")));
}

void TestDataDirectory::anOwnerThatWentLeavesNoPort()
{
    const Directory directory;
    QVERIFY(!node::DataDirectory::ownerPort(directory.path()).has_value());
    {
        const auto storage = directory.open();
        QVERIFY(storage.ok());
        QVERIFY((*storage)->directory().publishPort(34567).ok());
    }
    QVERIFY(!node::DataDirectory::ownerPort(directory.path()).has_value());
    QVERIFY(directory.open().ok());
}

void TestDataDirectory::somebodyElsesFilesAreLeftAlone()
{
    const Directory directory;
    QVERIFY(directory.write("thesis.txt", "important"));
    QVERIFY(refusal(directory.open()).contains(QStringLiteral("no node's")));
    QCOMPARE(QDir(QString::fromStdString(directory.path())).entryList(QDir::Files | QDir::Hidden),
             QStringList{QStringLiteral("thesis.txt")});
    QCOMPARE(directory.read("thesis.txt"), QByteArray("important"));
}

void TestDataDirectory::aFileThatIsNoDatabaseIsLeftAlone()
{
    const Directory directory;
    const QByteArray content(100'000, 'x');
    QVERIFY(directory.write("data.mdb", content));
    QVERIFY(refusal(directory.open()).contains(QStringLiteral("not a node's data")));
    QCOMPARE(directory.read("data.mdb"), content);
    QCOMPARE(QDir(QString::fromStdString(directory.path())).entryList(QDir::Files | QDir::Hidden),
             QStringList{QStringLiteral("data.mdb")});
}

void TestDataDirectory::anotherProgramsDatabaseIsLeftAlone()
{
    const Directory directory;
    std::filesystem::create_directories(directory.path());
    {
        const auto environment = node::Environment::open(directory.path(), 4);
        QVERIFY(environment.ok());
        auto transaction = (*environment)->write();
        QVERIFY(transaction.ok());
        QVERIFY((*transaction)->openTable("recipes").ok());
        QVERIFY((*transaction)->commit().ok());
    }
    const QByteArray before = directory.read("data.mdb");
    QVERIFY(refusal(directory.open()).contains(QStringLiteral("not a node's data")));
    QVERIFY(directory.read("data.mdb") == before);
}

void TestDataDirectory::theFormerFormatIsTakenOver()
{
    const Directory directory;
    {
        const auto storage = directory.open();
        QVERIFY(storage.ok());
        changeFormat(**storage, "1");
        auto transaction = (*storage)->environment().write();
        const Bytes former{0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9};
        QVERIFY((*transaction)->put((*storage)->namespaces().front().tables.sets, bytesOf("old"), former).ok());
        QVERIFY((*transaction)->commit().ok());
    }
    const auto storage = directory.open();
    QVERIFY2(storage.ok(), storage ? "" : storage.error().text().c_str());
    auto transaction = (*storage)->environment().write();
    const auto meta = (*transaction)->openTable("meta");
    QCOMPARE(textOf(**(*transaction)->get(*meta, bytesOf("format"))), std::string_view("5"));
    const node::NamespaceTables& tables = (*storage)->namespaces().front().tables;
    const auto set = node::findSet(**transaction, tables, "old");
    QVERIFY(set.ok() && set->has_value());
    QCOMPARE((*set)->records, std::uint64_t{9});
    QCOMPARE((*set)->tombstones, std::uint64_t{0});
}

void TestDataDirectory::anotherFormatIsLeftAlone()
{
    const Directory directory;
    {
        const auto storage = directory.open();
        QVERIFY(storage.ok());
        changeFormat(**storage, "6");
    }
    const QByteArray before = directory.read("data.mdb");
    QVERIFY(refusal(directory.open()).contains(QStringLiteral("another format")));
    QVERIFY(directory.read("data.mdb") == before);
}

void TestDataDirectory::aFileThatWasCutShortIsLeftAlone_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1, 100, 4096, 8192, 2 * 4096 + 7, 3 * 4096})
        QTest::addRow("%d bytes", size) << size;
}

void TestDataDirectory::aFileThatWasCutShortIsLeftAlone()
{
    QFETCH(int, size);
    const Directory directory;
    QVERIFY(directory.open().ok());
    QVERIFY(QFile::resize(directory.file("data.mdb"), size));
    const QByteArray before = directory.read("data.mdb");
    QVERIFY(!refusal(directory.open()).isEmpty());
    QVERIFY(directory.read("data.mdb") == before);
}

void TestDataDirectory::aProcessKilledBeforeItsFirstWriteDoesNotMatter()
{
    const Directory empty;
    QVERIFY(empty.write("binnacle.lock", {}));
    QVERIFY(empty.write("data.mdb", {}));
    QVERIFY(empty.open().ok());

    const Directory tableless;
    QVERIFY(tableless.write("binnacle.lock", {}));
    QVERIFY(node::Environment::open(tableless.path(), 4).ok());
    QVERIFY(tableless.open().ok());
}

QTEST_APPLESS_MAIN(TestDataDirectory)
#include "tst_data_directory.moc"
