// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/index_reader.h"

#include <QtTest>

using namespace binnacle;

namespace {

const std::string list = "sindex-list:b64=true";

cluster::NodeAnswer node(std::string indexes)
{
    return {"A1", {{list, std::move(indexes)}}};
}

std::string line(const std::string& name, const std::string& state)
{
    return "ns=test:indexname=" + name + ":set=users:bin=age:type=numeric:indextype=default:context=null:exp=null:state=" + state;
}

} // namespace

class TestIndexReader : public QObject {
    Q_OBJECT

private slots:
    void everythingThatIsSaidOfAnIndexIsRead()
    {
        const auto indexes = readIndexes(
            {node(line("on_age", "RW") +
                  ";ns=bar:indexname=deep:set=null:bin=m:type=string:indextype=mapkeys:context=khAA:exp=null:state=WO;"
                  "ns=bar:indexname=sum:set=null:bin=null:type=geo2dsphere:indextype=list:context=null:exp=k1ECoWE=:state=RW")});
        QCOMPARE(indexes.size(), std::size_t{3});
        SecondaryIndex age;
        age.nameSpace = "test";
        age.set = "users";
        age.name = "on_age";
        age.bin = "age";
        QVERIFY(indexes[0] == age);
        QCOMPARE(indexes[1].set, std::string());
        QVERIFY(indexes[1].type == IndexType::string);
        QVERIFY(indexes[1].collection == IndexCollectionType::mapKeys);
        QCOMPARE(toHex(indexes[1].context), std::string("921000"));
        QVERIFY(!indexes[1].isReadable);
        QCOMPARE(indexes[2].bin, std::string());
        QVERIFY(indexes[2].type == IndexType::geo2dSphere);
        QCOMPARE(toHex(indexes[2].expression), std::string("935102a161"));
    }

    void anIndexIsReadableIfItIsOnAllNodes()
    {
        const auto readable = [](const std::string& first, const std::string& second) {
            return readIndexes({node(first), node(second)}).at(0).isReadable;
        };
        QVERIFY(readable(line("a", "RW"), line("b", "RW") + ';' + line("a", "RW")));
        QVERIFY(!readable(line("a", "RW"), line("a", "WO")));
        QVERIFY(!readable(line("a", "RW"), line("b", "RW")));
        QVERIFY(!readable(line("a", "RW"), ""));
    }

    void whatCannotBeReadIsLeftOut()
    {
        for (const char* bad :
             {"", ";;", "ERROR:4:bad b64", "ns=test", "ns=test:indexname=a:bin=b:type=float:indextype=default",
              "ns=test:indexname=a:set=null:bin=null:type=numeric:indextype=default:context=null:exp=null:state=RW",
              "ns=test:indexname=a:set=null:bin=b:type=numeric:indextype=default:context=???:exp=null:state=RW"})
            QVERIFY2(readIndexes({node(bad)}).empty(), bad);
        QVERIFY(readIndexes({}).empty());
        std::string many;
        for (int i = 0; i < 5000; ++i)
            many += line("i" + std::to_string(i), "RW") + ';';
        QCOMPARE(readIndexes({node(many)}).size(), std::size_t{4096});
    }

    void everyTruncationIsRead()
    {
        const std::string whole = line("a", "RW") + ';' + line("b", "RW");
        for (std::size_t length = 0; length < whole.size(); ++length)
            QVERIFY(readIndexes({node(whole.substr(0, length))}).size() <= 2);
    }

    void entriesAValueAreTheMostThatANodeCounts()
    {
        auto indexes = readIndexes({node(line("a", "RW") + ';' + line("b", "RW"))});
        const std::string a = "sindex-stat:ns=test;indexname=a";
        QCOMPARE(indexStatisticsCommands(indexes), a + "\nsindex-stat:ns=test;indexname=b\n");
        readIndexStatistics(indexes, {{"A1", {{a, "entries=9;entries_per_bval=3;load_pct=100"}}},
                                      {"A2", {{a, "entries_per_bval=7"}, {"sindex-stat:ns=test;indexname=b", "ERROR:201:no"}}}});
        QCOMPARE(indexes[0].entriesPerValue, std::uint64_t{7});
        QCOMPARE(indexes[1].entriesPerValue, std::uint64_t{0});
    }
};

QTEST_APPLESS_MAIN(TestIndexReader)
#include "tst_index_reader.moc"
