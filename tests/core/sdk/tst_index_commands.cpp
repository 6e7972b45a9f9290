// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/index_commands.h"

#include <QtTest>

using namespace binnacle;

namespace {

SecondaryIndex onAge()
{
    SecondaryIndex index;
    index.nameSpace = "test";
    index.set = "users";
    index.name = "idx";
    index.bin = "age";
    return index;
}

QString created(const SecondaryIndex& index, std::string_view build = "8.1.2.0")
{
    const Result<std::string> command = createIndexCommand(index, build);
    return QString::fromStdString(command ? *command : '<' + command.error().detail() + '>');
}

} // namespace

class TestIndexCommands : public QObject {
    Q_OBJECT

private slots:
    void indexesAreWordedAsTheNodeTakesThem()
    {
        QCOMPARE(created(onAge()), "sindex-create:namespace=test;set=users;indexname=idx;bin=age;type=NUMERIC");
        QCOMPARE(created(onAge(), "8.1.3.0"), "sindex-create:namespace=test;set=users;indexname=idx;bin=age;type=INTEGER");
        QCOMPARE(created(onAge(), "10.0.0"), "sindex-create:namespace=test;set=users;indexname=idx;bin=age;type=INTEGER");
        QCOMPARE(created(onAge(), "7.2.0.1"), "sindex-create:ns=test;set=users;indexname=idx;indexdata=age,NUMERIC");
        SecondaryIndex index = onAge();
        index.set.clear();
        index.type = IndexType::string;
        index.collection = IndexCollectionType::mapKeys;
        index.context = {0x92, 0x10, 0x00};
        QCOMPARE(created(index), "sindex-create:namespace=test;indexname=idx;context=khAA;indextype=MAPKEYS;bin=age;type=STRING");
        index.context.clear();
        index.bin.clear();
        index.type = IndexType::geo2dSphere;
        index.collection = IndexCollectionType::defaultType;
        index.expression = {0x93, 0x51, 0x02, 0xA1, 'a'};
        QCOMPARE(created(index), "sindex-create:namespace=test;indexname=idx;exp=k1ECoWE=;type=GEO2DSPHERE");
    }

    void namesThatCannotBeWrittenAreRefused()
    {
        for (const char* bad : {"", "a;b", "a:b", "a=b", "a\nb", "a,b", "a/b"}) {
            SecondaryIndex index = onAge();
            index.name = bad;
            QVERIFY2(created(index).startsWith("<the name \""), bad);
            index = onAge();
            index.bin = bad;
            QVERIFY2(created(index).startsWith("<the name \""), bad);
            QVERIFY2(created(index, "7.0").startsWith("<the name \""), bad);
            QVERIFY(!dropIndexCommand({"test", "users"}, bad, "8.1.2"));
            QVERIFY(!truncateCommand({bad, ""}, {}, "8.1.2"));
        }
    }

    void indexesAreDropped()
    {
        QCOMPARE(dropIndexCommand({"test", "users"}, "idx", "8.1.2").value(),
                 std::string("sindex-delete:namespace=test;set=users;indexname=idx"));
        QCOMPARE(dropIndexCommand({"test", ""}, "idx", "6.4").value(), std::string("sindex-delete:ns=test;indexname=idx"));
    }

    void setsAndNamespacesAreTruncated()
    {
        QCOMPARE(truncateCommand({"test", "users"}, {}, "8.1.2").value(), std::string("truncate:namespace=test;set=users"));
        QCOMPARE(truncateCommand({"test", ""}, 1'700'000'000'000'000'000, "8.1.2").value(),
                 std::string("truncate-namespace:namespace=test;lut=1700000000000000000"));
    }

    void aContextIsMadeOfStepsToOneItem()
    {
        const Result<Bytes> context = indexContext({{Selector::mapKey, {Value("k")}}, {Selector::listIndex, {Value(2)}}});
        QCOMPARE(toHex(context.value()), std::string("9422a2036b1002"));
        QVERIFY(indexContext({}).value().empty());
        QVERIFY(!indexContext({{Selector::mapKeyList, {Value(List{})}}}));
        QVERIFY(!indexContext({{Selector::mapKey, {Value("k")}, CreateOnDemand::keyOrderedMap}}));
    }
};

QTEST_APPLESS_MAIN(TestIndexCommands)
#include "tst_index_commands.moc"
