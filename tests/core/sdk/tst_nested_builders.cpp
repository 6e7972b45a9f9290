// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/session.h"
#include "core/sdk/states.h"

#include <QtTest>

using namespace binnacle;

namespace {

const DataSet users{"test", "users"};

OperationBuilder chain()
{
    return Session(std::make_shared<Session::State>(nullptr, Behavior())).update(users.id(1));
}

/// The only operation of a chain.
Call callOf(const OperationBuilder& builder)
{
    const auto& operations = builder.document().segments.front().operations;
    if (operations.size() != 1 || operations.front().bin != "b")
        qFatal("one operation on bin b was expected");
    const auto* call = std::get_if<Call>(&operations.front().action);
    return call != nullptr ? *call : Call{};
}

PathStep step(Selector selector, std::vector<Value> arguments, std::optional<CreateOnDemand> create = {})
{
    return {selector, std::move(arguments), create};
}

Call call(Method method, std::vector<PathStep> path, std::vector<Value> arguments = {}, CallFlags flags = {})
{
    Call made;
    made.method = method;
    made.path = std::move(path);
    made.arguments = std::move(arguments);
    made.flags = flags;
    return made;
}

Call selecting(Method method, std::vector<PathStep> path, ReturnType returns, bool inverted = false)
{
    Call made = call(method, std::move(path));
    made.returns = returns;
    made.inverted = inverted;
    return made;
}

const Hll sketch{Bytes{0, 4, 0}};

} // namespace

class TestNestedBuilders : public QObject {
    Q_OBJECT

private slots:
    void pathsLeadIntoValues()
    {
        const PathStep a = step(Selector::mapKey, {"a"});
        QCOMPARE(callOf(chain().bin("b").onMapKey("a").setTo(5)), call(Method::setTo, {a}, {5}));
        QCOMPARE(callOf(chain().bin("b").onMapKey("a").onListIndex(0).setTo(5)), call(Method::listSet, {a}, {0, 5}));
        QCOMPARE(callOf(chain().bin("b").onMapKey("a").onListIndex(-1).add(2)),
                 call(Method::add, {a, step(Selector::listIndex, {-1})}, {2}));
        QCOMPARE(callOf(chain().bin("b").onMapKey("a", CreateOnDemand::keyOrderedMap).onMapKey("c").insert("x")),
                 call(Method::insert,
                      {step(Selector::mapKey, {"a"}, CreateOnDemand::keyOrderedMap), step(Selector::mapKey, {"c"})}, {"x"}));
        QCOMPARE(callOf(chain().bin("b").onMapKey("a").listAppend(7, {CallFlag::addUnique, CallFlag::noFail})),
                 call(Method::listAppend, {a}, {7}, CallFlag::addUnique | CallFlag::noFail));
        QCOMPARE(callOf(chain().bin("b").onListRank(1).mapClear()), call(Method::mapClear, {step(Selector::listRank, {1})}));
    }

    void elementsAreReadAndRemoved()
    {
        const auto get = Method::getSelected;
        const auto removal = Method::removeSelected;
        QCOMPARE(callOf(chain().bin("b").onMapKeyRange("a", "c").getValues()),
                 selecting(get, {step(Selector::mapKeyRange, {"a", "c"})}, ReturnType::values));
        QCOMPARE(callOf(chain().bin("b").onMapKeyRange("a").getKeysAndValues()),
                 selecting(get, {step(Selector::mapKeyRange, {"a"})}, ReturnType::keysAndValues));
        QCOMPARE(callOf(chain().bin("b").onListIndexRange(1, 2).remove()),
                 selecting(removal, {step(Selector::listIndexRange, {1, 2})}, ReturnType::none));
        QCOMPARE(callOf(chain().bin("b").onListValue(3).removeAnd().getValues()),
                 selecting(removal, {step(Selector::listValue, {3})}, ReturnType::values));
        QCOMPARE(callOf(chain().bin("b").onMapValueList({1, 2}).removeAllOthersAnd().count()),
                 selecting(removal, {step(Selector::mapValueList, {List{{1, 2}}})}, ReturnType::count, true));
        QCOMPARE(callOf(chain().bin("b").onMapRankRange(-3).getAllOtherKeys()),
                 selecting(get, {step(Selector::mapRankRange, {-3})}, ReturnType::keys, true));
        QCOMPARE(callOf(chain().bin("b").onListValueRelativeRankRange(5, 0, 2).countAllOthers()),
                 selecting(get, {step(Selector::listValueRelativeRankRange, {5, 0, 2})}, ReturnType::count, true));
        QCOMPARE(callOf(chain().bin("b").onMapKey("a").exists()),
                 selecting(get, {step(Selector::mapKey, {"a"})}, ReturnType::exists));
    }

    void listsAndMapsAreChangedAsAWhole()
    {
        QCOMPARE(callOf(chain().bin("b").listAppendItems({1, 2}, CallFlag::partial | CallFlag::noFail)),
                 call(Method::listAppendItems, {}, {List{{1, 2}}}, CallFlag::partial | CallFlag::noFail));
        QCOMPARE(callOf(chain().bin("b").listIncrement(2)), call(Method::listIncrement, {}, {2}));
        QCOMPARE(callOf(chain().bin("b").listPopRange(0, 3)), call(Method::listPopRange, {}, {0, 3}));
        QCOMPARE(callOf(chain().bin("b").listSort(CallFlag::dropDuplicates)),
                 call(Method::listSort, {}, {}, CallFlag::dropDuplicates));
        const Map items{{{"k", 1}}};
        Call upsert = call(Method::mapUpsertItems, {}, {items});
        QCOMPARE(callOf(chain().bin("b").mapUpsertItems(items)), upsert);
        upsert.order = CollectionOrder::unordered;
        QCOMPARE(callOf(chain().bin("b").mapUpsertItems(items, {}, CollectionOrder::unordered)), upsert);
    }

    void bitsAreChangedAndRead()
    {
        QCOMPARE(callOf(chain().bin("b").bitResize(4, CallFlag::growOnly)), call(Method::bitResize, {}, {4}, CallFlag::growOnly));
        QCOMPARE(callOf(chain().bin("b").bitOr(0, 8, Blob{{0xF0}})), call(Method::bitOr, {}, {0, 8, Blob{{0xF0}}}));
        QCOMPARE(callOf(chain().bin("b").bitAdd(0, 8, 3, CallFlag::signedInteger | CallFlag::wrap)),
                 call(Method::bitAdd, {}, {0, 8, 3}, CallFlag::signedInteger | CallFlag::wrap));
        QCOMPARE(callOf(chain().bin("b").bitLscan(0, 8, true)), call(Method::bitLscan, {}, {0, 8, true}));
    }

    void sketchesAreMadeAndAsked()
    {
        QCOMPARE(callOf(chain().bin("b").hllInit(HllConfig::of(14), {CallFlag::createOnly, CallFlag::noFail})),
                 call(Method::hllInit, {}, {14}, CallFlag::createOnly | CallFlag::noFail));
        QCOMPARE(callOf(chain().bin("b").hllInit(HllConfig::of(14, 20))), call(Method::hllInit, {}, {14, 20}));
        QCOMPARE(callOf(chain().bin("b").hllAdd({"u1", "u2"})), call(Method::hllAdd, {}, {List{{"u1", "u2"}}}));
        QCOMPARE(callOf(chain().bin("b").hllAdd({"u1"}, HllConfig::of(10))), call(Method::hllAdd, {}, {List{{"u1"}}, 10}));
        QCOMPARE(callOf(chain().bin("b").hllSetUnion({sketch}, CallFlag::allowFold)),
                 call(Method::hllSetUnion, {}, {List{{sketch}}}, CallFlag::allowFold));
        QCOMPARE(callOf(chain().bin("b").hllDescribe()), call(Method::hllDescribe, {}));
    }

    void expressionsMakeBins()
    {
        const Blob packed{*fromHex("9304935102a361676512")};
        QCOMPARE(callOf(chain().bin("b").upsertFrom(packed, CallFlag::allowDelete)),
                 call(Method::upsertFrom, {}, {packed}, CallFlag::allowDelete));
        QCOMPARE(callOf(chain().bin("b").selectFrom(packed)), call(Method::selectFrom, {}, {packed}));
    }

    void whatExcludesEachOtherThrowsAtTheCall()
    {
        const CallFlags both = CallFlag::createOnly | CallFlag::updateOnly;
        QVERIFY_EXCEPTION_THROWN(chain().bin("b").hllInit(HllConfig::of(14), both), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(chain().bin("b").hllAdd({1}, both), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(chain().bin("b").hllSetUnion({sketch}, both), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(chain().bin("b").bitAdd(0, 8, 1, CallFlag::saturate | CallFlag::wrap), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(chain().bin("b").listAppend(1, CallFlag::allowFold), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(chain().bin("b").onListRank(0).setTo(1), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(chain().bin("b").onMapKeyRange("a").listSize(), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(chain().bin("b").listAppend(Infinity{}), std::invalid_argument);
    }

    void aBatchBeginsWithAVerb()
    {
        const Session session(std::make_shared<Session::State>(nullptr, Behavior()));
        QVERIFY_EXCEPTION_THROWN(session.batch().bin("b").setTo(1), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(session.batch().neverExpire(), std::invalid_argument);
    }

    void aDescriptionIsAConfig()
    {
        RecordResult result;
        QVERIFY(!result.getHllConfig("h"));
        result.record = Record{users.id(1), 1, 0, {{"h", List{{14, 0}}}, {"m", List{{1, List{{10, 20}}}}}, {"n", 7}}};
        QCOMPARE(result.getHllConfig("h"), std::optional(HllConfig::of(14)));
        QCOMPARE(result.getHllConfig("m"), std::optional(HllConfig::of(10, 20)));
        QVERIFY(!result.getHllConfig("n"));
        QVERIFY(!result.getHllConfig("missing"));
    }
};

QTEST_APPLESS_MAIN(TestNestedBuilders)
#include "tst_nested_builders.moc"
