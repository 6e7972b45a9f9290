// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/catalog_reader.h"
#include "core/wire/info.h"
#include "tests/support/recording.h"

#include <QtTest>

using namespace binnacle;

namespace {

cluster::NodeAnswer node(const std::string& objects, const std::string& copies)
{
    return {"A1",
            {{"build", "8.1.2.0"},
             {"edition", "Community"},
             {"sets/test", "ns=test:set=zebra:objects=" + objects + ":x=1;ns=test:set=ant:objects=4"},
             {"namespace/test", "objects=99;master_objects=" + objects + ";effective_replication_factor=" + copies}}};
}

std::string recordedValue(std::string_view name, std::string_view command)
{
    const auto exchange = test::recording("info", name).exchanges.front();
    for (const auto& [key, value] : wire::parseInfo(textOf(test::bodyOf(exchange.responses.front())))) {
        if (key == command) {
            return value;
        }
    }
    return {};
}

} // namespace

class TestCatalogReader : public QObject {
    Q_OBJECT

private slots:
    void everyNamespaceIsAskedFor()
    {
        QCOMPARE(catalogCommands({"test", "bar"}),
                 std::string("build\nedition\nsets/test\nnamespace/test\nsets/bar\nnamespace/bar\n"));
    }

    void aNodesStatisticsAreRead()
    {
        const Catalog catalog = readCatalog({node("10", "1")});
        const Catalog expected{"8.1.2.0", "Community", 1, {{"test", 10, {{"ant", 4}, {"zebra", 10}}}}};
        QCOMPARE(catalog, expected);
    }

    void nodesAreSummedUpAndCopiesCountedOnce()
    {
        const Catalog catalog = readCatalog({node("10", "2"), node("20", "2")});
        QCOMPARE(catalog.nodes, 2U);
        QCOMPARE(catalog.namespaces[0].objects, std::uint64_t{30});
        QCOMPARE(catalog.namespaces[0].sets, (std::vector<CatalogSet>{{"ant", 4}, {"zebra", 15}}));
    }

    void aRealServersAnswersAreRead()
    {
        const cluster::NodeAnswer real{"A4",
                                       {{"sets/test", recordedValue("sets", "sets/test")},
                                        {"namespace/test", recordedValue("namespace/test", "namespace/test")}}};
        const Catalog catalog = readCatalog({real});
        QCOMPARE(catalog.namespaces.size(), std::size_t{1});
        QCOMPARE(catalog.namespaces[0].objects, std::uint64_t{888});
        const auto& sets = catalog.namespaces[0].sets;
        const auto verbs = std::find_if(sets.begin(), sets.end(), [](const CatalogSet& set) { return set.name == "verbs"; });
        QVERIFY(verbs != sets.end());
        QCOMPARE(verbs->objects, std::uint64_t{18});
    }

    void whatDecidesAboutWritesIsRead()
    {
        const auto settingsOf = [](std::string statistics) {
            return readCatalog({{"A1",
                                 {{"sets/test", "ns=test:set=ant:objects=4:default-ttl=77;"},
                                  {"namespace/test", std::move(statistics)}}}})
                .namespaces.front();
        };
        const CatalogNamespace said = settingsOf("default-ttl=3600;max-record-size=1048576;nsup-period=0;stop_writes=true;"
                                                 "allow-ttl-without-nsup=false;strong-consistency=true");
        QCOMPARE(said.defaultTtl, 3600U);
        QCOMPARE(said.maxRecordSize, 1'048'576U);
        QCOMPARE(said.sets.front().defaultTtl, std::optional(77U));
        QVERIFY(!said.expires && said.stopWrites && said.strongConsistency);
        QVERIFY(settingsOf("nsup-period=0;allow-ttl-without-nsup=true").expires);
        const CatalogNamespace silent = settingsOf("default-ttl=99999999999");
        QVERIFY(silent.expires && !silent.stopWrites && !silent.strongConsistency);
        QCOMPARE(silent.defaultTtl, 0U);
    }

    void aSetsOwnExpiryMayBeNeverOrNone_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<qint64>("seconds"); // -1: the set has none of its own
        QTest::newRow("never") << QByteArray("4294967295") << qint64(0);
        QTest::newRow("none") << QByteArray("0") << qint64(-1);
        QTest::newRow("the longest") << QByteArray("315360000") << qint64(315'360'000);
    }

    void aSetsOwnExpiryMayBeNeverOrNone()
    {
        QFETCH(QByteArray, said);
        QFETCH(qint64, seconds);
        const std::string sets = "ns=test:set=ant:objects=4:default-ttl=" + said.toStdString() + ";";
        const Catalog catalog = readCatalog({{"A1", {{"sets/test", sets}, {"namespace/test", "default-ttl=3600"}}}});
        const std::optional<std::uint32_t> own = catalog.namespaces.front().sets.front().defaultTtl;
        QCOMPARE(own ? qint64(*own) : qint64(-1), seconds);
    }

    void whatCannotBeReadCountsAsNothing()
    {
        cluster::NodeAnswer odd{"A1",
                                {{"sets/a", "ERROR:4:unrecognized command"},
                                 {"sets/b", ";;:=:;set=:objects=3;set=s:objects=x"},
                                 {"namespace/b", "master_objects=-5;effective_replication_factor=0"}}};
        const Catalog catalog = readCatalog({odd});
        QCOMPARE(catalog.namespaces, (std::vector<CatalogNamespace>{{"b", 0, {{"s", 0}}}}));
    }
};

QTEST_APPLESS_MAIN(TestCatalogReader)
#include "tst_catalog_reader.moc"
