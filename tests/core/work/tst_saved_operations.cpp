// SPDX-License-Identifier: Apache-2.0
#include "core/work/operation_store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace binnacle;
using namespace binnacle::work;

namespace {

SavedOperation renaming(std::string name = "Rename a user")
{
    Segment segment;
    segment.verb = Verb::update;
    segment.dataSet = DataSet::of("test", "users");
    segment.keys = {KeyValue(1)};
    segment.operations = {{"name", SetTo{Value("Alice")}}, {"age", Add{Value(1)}}};
    segment.where = Filter::text("$.age > 18");
    SavedOperation operation;
    operation.name = std::move(name);
    operation.description = "of the day";
    operation.document = {{segment}, {}};
    operation.parameters = {{"who", ParameterType::key, {"/segments/0/keys/0"}},
                            {"name", ParameterType::string, {"/segments/0/operations/0/value"}},
                            {"when", ParameterType::filter, {"/segments/0/where"}}};
    return operation;
}

struct Folder {
    QTemporaryDir folder;
    OperationStore store{std::filesystem::path(folder.path().toStdString()) / "operations"};

    std::vector<std::string> names(std::string_view text = {}) const
    {
        const OperationStore::Listing listing = store.list(text).value();
        std::vector<std::string> found;
        for (const SavedOperation& operation : listing.operations)
            found.push_back(operation.name);
        return found;
    }
};

bool write(const std::filesystem::path& path, const QByteArray& bytes)
{
    std::filesystem::create_directories(path.parent_path());
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class TestSavedOperations : public QObject {
    Q_OBJECT

private slots:
    void parametersAreFilledIn()
    {
        const SavedOperation operation = renaming();
        const OperationDocument document =
            filled(operation, {{"who", Value("bob")}, {"name", Value("Bob")}, {"when", Value("$.age < 3")}}).value();
        const Segment& segment = document.segments.front();
        QCOMPARE(std::get<KeyValue>(segment.keys.front()), KeyValue("bob"));
        QCOMPARE(std::get<SetTo>(segment.operations[0].action).value, Value("Bob"));
        QCOMPARE(std::get<Add>(segment.operations[1].action).value, Value(1));
        QCOMPARE(segment.where->ael, std::string("$.age < 3"));
        QCOMPARE(filled(operation, {}).value(), operation.document);
        QCOMPARE(defaultOf(operation, operation.parameters[1]).value(), Value("Alice"));
    }

    void valuesOfAnotherTypeAreRefused()
    {
        const SavedOperation operation = renaming();
        QVERIFY(!filled(operation, {{"name", Value(1)}}));
        QVERIFY(!filled(operation, {{"who", Value(1.5)}}));
        QVERIFY(!filled(operation, {{"nobody", Value(1)}}));
        QVERIFY(filled(operation, {{"who", Value(Blob{{1, 2}})}}));
        SavedOperation lost = operation;
        lost.parameters.front().at = {"/segments/7/keys/0"};
        QVERIFY(!filled(lost, {{"who", Value(1)}}));
        for (const char* pointer : {"", "segments", "/segments/x", "/segments/-", "/~2"}) {
            lost.parameters.front().at = {pointer};
            QVERIFY2(!filled(lost, {{"who", Value(1)}}), pointer);
        }
    }

    void typesAreKnownByTheirNames()
    {
        for (int i = 0; i <= static_cast<int>(ParameterType::any); ++i)
            QCOMPARE(parameterTypeNamed(nameOf(static_cast<ParameterType>(i))), std::optional(static_cast<ParameterType>(i)));
        QVERIFY(!parameterTypeNamed("number"));
        QVERIFY(takes(ParameterType::real, Value(1.0)) && !takes(ParameterType::real, Value(1)));
        QVERIFY(takes(ParameterType::any, Value(Nil{})));
    }

    void whatIsSavedIsThereAgain()
    {
        const Folder folder;
        QVERIFY(folder.names().empty());
        QVERIFY(folder.store.save(renaming()).ok());
        SavedOperation changed = renaming();
        changed.description = "changed";
        QVERIFY(folder.store.save(changed).ok());
        QCOMPARE(folder.store.load(changed.name).value(), changed);
        QCOMPARE(folder.names().size(), std::size_t{1});
        QVERIFY(folder.store.remove(changed.name).ok());
        QVERIFY(!folder.store.remove(changed.name));
        QVERIFY(folder.names().empty());
    }

    void namesAreBytes()
    {
        const Folder folder;
        const std::vector<std::string> names{"../../etc/passwd",           "Ärger", "a/b", "x\xff\xfe",
                                             std::string("nul\0byte", 8),  ".",     "..",  std::string(1024, 'n'),
                                             std::string(1023, 'n') + "m", "A",     "a",   "%41"};
        for (const std::string& name : names)
            QVERIFY2(folder.store.save(renaming(name)).ok(), name.c_str());
        std::vector<std::string> sorted = names;
        std::ranges::sort(sorted);
        QCOMPARE(folder.names(), sorted);
        for (const std::string& name : names) {
            QCOMPARE(folder.store.load(name)->name, name);
            QCOMPARE(folder.store.fileOf(name).parent_path(), folder.store.fileOf("A").parent_path());
        }
        QVERIFY(!folder.store.save(renaming("")));
        QVERIFY(!folder.store.save(renaming(std::string(1025, 'n'))));
    }

    void operationsAreFound()
    {
        const Folder folder;
        QVERIFY(folder.store.save(renaming("one")).ok());
        SavedOperation other = renaming("two");
        other.description.clear();
        other.parameters.clear();
        other.document.segments.front().dataSet.set = "orders";
        QVERIFY(folder.store.save(other).ok());
        QCOMPARE(folder.names("ONE"), std::vector<std::string>{"one"});
        QCOMPARE(folder.names("Of The Day"), std::vector<std::string>{"one"});
        QCOMPARE(folder.names("orders"), std::vector<std::string>{"two"});
        QCOMPARE(folder.names("who"), std::vector<std::string>{"one"});
        QCOMPARE(folder.names("age").size(), std::size_t{2});
        QVERIFY(folder.names("nothing").empty());
    }

    void foreignFilesAreToldAndStay()
    {
        const Folder folder;
        QVERIFY(folder.store.save(renaming("mine")).ok());
        const std::filesystem::path foreign = folder.store.fileOf("theirs");
        QVERIFY(write(foreign, "{}"));
        QVERIFY(write(foreign.parent_path() / "notes.txt", "hello"));
        const OperationStore::Listing listing = folder.store.list().value();
        QCOMPARE(listing.operations.size(), std::size_t{1});
        QCOMPARE(listing.problems.size(), std::size_t{1});
        QVERIFY(!folder.store.save(renaming("theirs")));
        QVERIFY(!folder.store.remove("theirs"));
        QVERIFY(std::filesystem::file_size(foreign) == 2);
    }

    void brokenFilesAreRefused()
    {
        const std::string good = toJsonText(renaming());
        QCOMPARE(savedOperationFrom(good).value(), renaming());
        for (std::size_t length = 0; length + 2 < good.size(); length += 7)
            QVERIFY(!savedOperationFrom(std::string_view(good).substr(0, length)));
        const auto with = [&](const std::string& from, const std::string& to) {
            std::string text = good;
            text.replace(text.find(from), from.size(), to);
            return savedOperationFrom(text);
        };
        QVERIFY(!with("\"binnacleOperation\": 1", "\"binnacleOperation\": 2"));
        QVERIFY(!with("\"filter\"", "\"fitler\""));
        QVERIFY(!with("/segments/0/where", "/segments/0/nowhere"));
        QVERIFY(!with("\"who\"", "\"name\""));
        QVERIFY(!with("\"update\"", "\"update all\""));
    }
};

QTEST_GUILESS_MAIN(TestSavedOperations)
#include "tst_saved_operations.moc"
