// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/operation_builder.h"
#include "core/sdk/requests.h"
#include "core/sdk/states.h"

#include <QtTest>

using namespace binnacle;

namespace {

const DataSet users{"test", "users"};

/// A session that was never connected: enough to build documents.
Session session(Behavior behavior = {})
{
    return Session(std::make_shared<Session::State>(nullptr, behavior));
}

} // namespace

class TestBuilders : public QObject {
    Q_OBJECT

private slots:
    void aChainBecomesADocument()
    {
        const auto builder = session()
                                 .upsert(users.id(1))
                                 .bin("name")
                                 .setTo("Alice")
                                 .bin("n")
                                 .incrementBy(2)
                                 .bin("s")
                                 .append("x")
                                 .bin("s")
                                 .prepend("y")
                                 .bin("old")
                                 .remove()
                                 .bin("n")
                                 .get()
                                 .bin("loc")
                                 .setToGeoJson("{}")
                                 .expireRecordAfterSeconds(60)
                                 .ensureGenerationIs(3);
        const Segment& segment = builder.document().segments.at(0);
        QVERIFY(segment.verb == Verb::upsert);
        QCOMPARE(segment.dataSet, users);
        QCOMPARE(segment.keys, std::vector<KeyItem>{KeyValue(std::int64_t{1})});
        const std::vector<BinOperation> expected{{"name", SetTo{"Alice"}},     {"n", Add{2}},        {"s", Append{"x"}},
                                                 {"s", Prepend{"y"}},          {"old", RemoveBin{}}, {"n", GetBin{}},
                                                 {"loc", SetTo{GeoJson{"{}"}}}};
        QCOMPARE(segment.operations, expected);
        QCOMPARE(segment.expiry, (Expiry{Expiry::Kind::afterSeconds, 60}));
        QCOMPARE(segment.generation, std::optional<std::uint32_t>(3));
    }

    void eachVerbIsTheFirstOfItsChain_data()
    {
        QTest::addColumn<int>("verb");
        for (int verb = 0; verb <= static_cast<int>(Verb::query); ++verb) {
            QTest::newRow(std::string(nameOf(static_cast<Verb>(verb))).c_str()) << verb;
        }
    }

    void eachVerbIsTheFirstOfItsChain()
    {
        QFETCH(int, verb);
        const Session s = session();
        const Key key = users.id(1);
        const auto first = [&]() -> OperationBuilder {
            switch (static_cast<Verb>(verb)) {
            case Verb::upsert:
                return s.upsert(key);
            case Verb::insert:
                return s.insert(key);
            case Verb::update:
                return s.update(key);
            case Verb::replace:
                return s.replace(key);
            case Verb::replaceIfExists:
                return s.replaceIfExists(key);
            case Verb::createOrReplace:
                return s.createOrReplace(key);
            case Verb::remove:
                return s.remove(key);
            case Verb::touch:
                return s.touch(key);
            case Verb::exists:
                return s.exists(key);
            default:
                return s.query(std::vector{key});
            }
        };
        QCOMPARE(static_cast<int>(first().document().segments.front().verb), verb);
    }

    void segmentsFollowEachOther()
    {
        const auto builder = session()
                                 .upsert(users.id(1))
                                 .put({{"a", 1}, {"b", "x"}})
                                 .neverExpire()
                                 .remove(users.ids(2, "three"))
                                 .withDurableDelete()
                                 .touch(users.id(4))
                                 .withNoChangeInExpiration();
        const auto& segments = builder.document().segments;
        QCOMPARE(segments.size(), std::size_t{3});
        QVERIFY(segments[0].expiry.kind == Expiry::Kind::never);
        QVERIFY(segments[1].verb == Verb::remove);
        QCOMPARE(segments[1].keys.size(), std::size_t{2});
        QCOMPARE(segments[1].durableDelete, std::optional(true));
        QVERIFY(!segments[0].durableDelete);
        QVERIFY(segments[2].expiry.kind == Expiry::Kind::unchanged);
    }

    void theSessionsBehaviorIsTheDocuments()
    {
        const Behavior fast = Behavior::readFast();
        QCOMPARE(session(fast).touch(users.id(1)).document().behavior, fast);
    }

    void keysWithoutAUserKeyAreDigests()
    {
        const Digest digest{1, 2, 3};
        const auto builder = session().remove(users.idFromDigest(digest));
        QCOMPARE(builder.document().segments[0].keys, std::vector<KeyItem>{digest});
    }

    void whatCanNeverBeRightThrowsAtTheCall()
    {
        const Session s = session();
        const DataSet others{"test", "others"};
        QVERIFY_EXCEPTION_THROWN(s.remove(std::vector<Key>{}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(s.remove(std::vector{users.id(1), others.id(1)}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(s.touch(users.id(1)).expireRecordAfterSeconds(0), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(s.query(users).limit(0), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(s.query(users).pageSize(0), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(s.query(users).bins({"a"}).withNoBins(), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(s.query(users).withNoBins().bins({"a"}), std::invalid_argument);
    }

    void aRangeStaysARange()
    {
        const auto builder = session().upsert(users.idRange(1, 10'000'000)).bin("n").setTo(1);
        QCOMPARE(builder.document().segments[0].keys, (std::vector<KeyItem>{KeyRange{1, 10'000'000}}));
        QCOMPARE(builder.document().segments[0].dataSet, users);
    }

    void conditionsAreTheSegments()
    {
        const auto time = std::chrono::system_clock::time_point(std::chrono::milliseconds{1'900'000'000'999});
        const auto builder = session()
                                 .batch()
                                 .update(users.id(1))
                                 .where("$.age >= 18")
                                 .failOnFilteredOut()
                                 .bin("n")
                                 .add(1)
                                 .expireRecordAt(time)
                                 .query(users.ids(1, 2))
                                 .bins({"a", "b"})
                                 .respondAllKeys()
                                 .query(users.id(3))
                                 .withNoBins()
                                 .touch(users.id(1))
                                 .expireRecordAfter(std::chrono::hours{2});
        const auto& segments = builder.document().segments;
        QCOMPARE(segments.size(), std::size_t{4});
        QCOMPARE(segments[0].where, std::optional(Filter::text("$.age >= 18")));
        QVERIFY(segments[0].failOnFilteredOut);
        QCOMPARE(segments[0].expiry, (Expiry{Expiry::Kind::at, 0, 1'900'000'000}));
        QCOMPARE(segments[1].operations, (std::vector<BinOperation>{{"a", GetBin{}}, {"b", GetBin{}}}));
        QVERIFY(segments[1].respondAllKeys);
        QVERIFY(segments[2].withNoBins);
        QCOMPARE(segments[3].expiry, (Expiry{Expiry::Kind::afterSeconds, 7'200}));
    }

    void defaultsOfTheChainReachEverySegment()
    {
        const auto builder = session()
                                 .upsert(users.id(1))
                                 .bin("n")
                                 .setTo(1)
                                 .defaultExpireRecordAfterSeconds(60)
                                 .defaultWhere("$.n > 1")
                                 .remove(users.id(2))
                                 .defaultWithDurableDelete()
                                 .remove(users.id(3));
        const auto& segments = builder.document().segments;
        for (const Segment& segment : segments) {
            QCOMPARE(segment.defaults.expiry, (Expiry{Expiry::Kind::afterSeconds, 60}));
            QCOMPARE(segment.defaults.where, std::optional(Filter::text("$.n > 1")));
        }
        QCOMPARE(segments[1].defaults.durableDelete, std::optional(true)); // of its segment alone
        QVERIFY(!segments[2].defaults.durableDelete);
    }

    void aWholeSetIsReadByItsBins()
    {
        Segment segment;
        segment.verb = Verb::query;
        segment.dataSet = users;
        segment.operations = {{"a", GetBin{}}, {"b", GetBin{}}};
        OperationDocument document{{segment}, {}};
        document.behavior = Behavior::withTotalTimeout(777);
        QVERIFY(readsWholeSet(document));
        const ScanOptions options = scanOptionsOf(document, Consistency::ap);
        QCOMPARE(options.bins, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(options.timeoutMs, 777U);
        QVERIFY(!refusal(document));
        document.segments.front().keys = {KeyValue(std::int64_t{1})};
        QVERIFY(!readsWholeSet(document));
    }

    void warningsRefuseNothing()
    {
        const auto builder = session().replace(users.id(1)).bin("n").setTo(1); // drops other bins, which is a warning
        QVERIFY(!refusal(builder.document()));
    }
};

QTEST_APPLESS_MAIN(TestBuilders)
#include "tst_builders.moc"
