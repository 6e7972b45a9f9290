// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/camel_words.h"
#include "ui/models/filter_text.h"
#include "ui/compose/moment_text.h"
#include "ui/compose/operation_text.h"
#include "ui/compose/path_text.h"
#include "ui/compose/policy_text.h"
#include "ui/compose/segment_sentence.h"
#include "ui/models/sketch_cost.h"

#include <QtTest>

#include <limits>
#include <random>

using namespace binnacle;
using namespace binnacle::ui;

class CallTextTest : public QObject {
    Q_OBJECT

private slots:
    void anOperationIsToldInShort_data()
    {
        QTest::addColumn<QString>("text");
        m_operations = {
            {"h", Call{{}, Method::hllAdd, {List{{"a", "b", 3}}, 14}}},
            {"h", Call{{}, Method::hllInit, {14, 8}, CallFlag::createOnly | CallFlag::noFail}},
            {"h", Call{{}, Method::hllSetUnion, {List{{Hll{}}}}}},
            {"m", Call{{{Selector::mapKey, {"a"}, {}}, {Selector::listIndex, {0}, {}}}, Method::listAppend, {5}}},
            {"m", Call{{}, Method::mapUpsertItems, {Map{{{"a", 1}}}}, {}, CollectionOrder::keyOrdered}},
            {"m", Call{{{Selector::mapKeyRange, {"a", "c"}, {}}}, Method::getSelected, {}, {}, {}, ReturnType::values}},
            {"m", Call{{{Selector::mapRank, {-1}, {}}}, Method::removeSelected, {}, {}, {}, ReturnType::count, true}},
            {"b", Call{{}, Method::bitSet, {8, 16, Blob{{0xde}}}}},
            {"e", Call{{}, Method::upsertFrom, {"$.age + 1"}}},
            {"n\xff", SetTo{"x"}},
            {"n", RemoveBin{}},
        };
        const char* const texts[] = {"h: hllAdd 3 values (14 index bits)",
                                     "h: hllInit (14 index bits, 8 min-hash bits, create only, no fail)",
                                     "h: hllSetUnion 1 sketch",
                                     "m › \"a\" › [0]: listAppend 5",
                                     "m: mapUpsertItems 1 item (key ordered)",
                                     "m › keys \"a\" … \"c\": get values",
                                     "m › rank -1: remove all others, giving count",
                                     "b: bitSet 8, 16, de",
                                     "e: upsertFrom $.age + 1",
                                     "n\\xff: set to \"x\"",
                                     "n: remove"};
        QCOMPARE(std::size(texts), m_operations.size());
        for (const char* text : texts)
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void anOperationIsToldInShort()
    {
        QFETCH(QString, text);
        QVERIFY(std::any_of(m_operations.begin(), m_operations.end(),
                            [&](const BinOperation& operation) { return textOf(operation) == text; }));
    }

    void everyStepHasAText()
    {
        for (const SelectorEntry& entry : selectorEntries()) {
            QVERIFY2(!textOf(PathStep{entry.selector, {List{{1}}, 2, 3}, {}}).isEmpty(), entry.name.data());
            QVERIFY2(!textOf(PathStep{entry.selector, {}, {}}).isEmpty(), entry.name.data());
        }
        QCOMPARE(textOf(PathStep{Selector::listIndexRange, {2, 3}, {}}), QStringLiteral("[2 … +3]"));
        QCOMPARE(textOf(PathStep{Selector::listIndexRange, {2}, {}}), QStringLiteral("[2 …]"));
        QCOMPARE(textOf(PathStep{Selector::mapValueRange, {1, Infinity{}}, {}}), QStringLiteral("values 1 … ∞"));
    }

    void aFoldedSegmentTellsItsFirstOperations()
    {
        Segment segment;
        segment.dataSet = DataSet::of("test", "users");
        segment.keys = {KeyValue(std::int64_t{1})};
        segment.where = Filter::text("$.a > 1");
        segment.operations = {{"h", Call{{}, Method::hllAdd, {List{{1, 2, 3}}, 14}}}};
        QCOMPARE(sentenceOf(segment).plain,
                 QStringLiteral("Upsert 1 record of test · users, where $.a > 1 — h: hllAdd 3 values (14 index bits)"));
        segment.operations.resize(5, {"a", GetBin{}});
        QVERIFY(sentenceOf(segment).tail.endsWith(QStringLiteral("; a: get; 3 more")));
    }

    void namesOfTheSdkBecomeWords()
    {
        QCOMPARE(wordsOf("hllGetUnionCount"), QStringLiteral("HLL get union count"));
        QCOMPARE(wordsOf("bitLshift"), QStringLiteral("bit left shift"));
        QCOMPARE(wordsOf("minHashBits"), QStringLiteral("min-hash bits"));
        QCOMPARE(wordsOf("signed"), QStringLiteral("signed"));
    }

    void theCostOfASketchIsItsErrorAndItsSize()
    {
        QCOMPARE(sketchCost(14, 0), QStringLiteral("error ±0.81 %, 12 KiB"));
        QCOMPARE(sketchCost(4, 0), QStringLiteral("error ±26 %, 23 B"));
        QCOMPARE(sketchCost(17, 0), QString());
        QCOMPARE(sketchCost(14, 3), QString());
        QCOMPARE(sketchCost(std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()), QString());
    }

    void momentsReadBackFromTheirText()
    {
        const auto seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937_64 random(seed);
        for (int i = 0; i < 1'000; ++i) {
            const auto moment = static_cast<std::int64_t>(random() >> random() % 64);
            QVERIFY2(momentOf(momentText(moment)) == moment, qPrintable(momentText(moment)));
        }
        QCOMPARE(momentText(0), QStringLiteral("1970-01-01 00:00:00"));
        QVERIFY(momentOf(QStringLiteral(" 2027-01-31  12:30 ")) == std::int64_t{1'801'398'600});
        QVERIFY(momentOf(QStringLiteral("2027-01-31")) == std::int64_t{1'801'353'600});
        for (const char* wrong : {"", "soon", "2027-02-30", "2027-01-31 25:00", "@", "@x"})
            QVERIFY2(!momentOf(QLatin1String(wrong)), wrong);
    }

    void filtersReadBackFromTheirText()
    {
        for (const Filter& filter : {Filter::text("$.a == '0x93'"), Filter::expression({0x93, 0, 0xff}), Filter::text("0x9")})
            QVERIFY(filterOfText(filterText(filter)) == filter);
        QVERIFY(!filterOfText(QStringLiteral("  ")));
    }

    void theNoteTellsWhichDefaultMakesADeleteDurable()
    {
        Segment segment;
        Policy policy;
        QCOMPARE(durableDefaultText(segment, policy), QStringLiteral("without, as nothing says otherwise"));
        policy.durableDelete = true;
        QCOMPARE(durableDefaultText(segment, policy), QStringLiteral("with, from the policy"));
        segment.defaults.durableDelete = false;
        QCOMPARE(durableDefaultText(segment, policy), QStringLiteral("without, from the chain's default"));
        segment.durableDelete = true;
        QCOMPARE(durableDefaultText(segment, policy), QStringLiteral("against the chain's default, without"));
        segment.durableDelete = false;
        QCOMPARE(durableDefaultText(segment, policy), QString());
    }

private:
    std::vector<BinOperation> m_operations;
};

QTEST_APPLESS_MAIN(CallTextTest)
#include "tst_call_text.moc"
