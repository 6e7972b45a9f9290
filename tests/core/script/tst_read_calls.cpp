// SPDX-License-Identifier: Apache-2.0
#include "core/script/read.h"

#include <QtTest>

using namespace binnacle;

namespace {

const std::string prologue = "users = DataSet.of(\"test\", \"users\")\n";

ScriptResult readBin(const std::string& code)
{
    return readScript(prologue + "session.upsert(users.id(1)).bin(\"b\")." + code + ".execute()");
}

/// The call behind bin("b"). A failing test names what could not be read.
Call callOf(const std::string& code)
{
    const ScriptResult result = readBin(code);
    for (const ScriptError& error : result.errors)
        qWarning("%s", error.sentence.c_str());
    if (result.statements.size() != 1 || result.statements[0].document.segments[0].operations.size() != 1)
        return {};
    const auto* call = std::get_if<Call>(&result.statements[0].document.segments[0].operations[0].action);
    return call ? *call : Call{};
}

QString errorOf(const std::string& code)
{
    QStringList lines;
    for (const ScriptError& error : readBin(code).errors)
        lines << QString("%1+%2 ").arg(error.column).arg(error.length) + QString::fromStdString(error.sentence);
    return lines.join('\n');
}

std::vector<Value> list(std::initializer_list<Value> values)
{
    return {List{values}};
}

std::string snakeCase(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            out += '_';
        out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return out;
}

/// An argument of that kind as both languages write it, and what it means.
std::pair<std::string, Value> exampleOf(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::boolean: return {"true", true};
    case ParameterKind::blob: return {"b'ab'", Blob{{'a', 'b'}}};
    case ParameterKind::list: return {"[1, 'a']", List{{1, "a"}}};
    case ParameterKind::map: return {"{'k': 1}", Map{{{"k", 1}}}};
    case ParameterKind::sketches: return {"[b'ab']", List{{Blob{{'a', 'b'}}}}};
    case ParameterKind::expression: return {"'$.a + 1'", "$.a + 1"};
    default: return {"7", 7};
    }
}

} // namespace

class TestReadCalls : public QObject {
    Q_OBJECT

private slots:
    void everyMethodIsReadInBothSpellings_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < methodEntries().size(); ++i) {
            if (methodEntries()[i].family != MethodFamily::selection)
                QTest::newRow(std::string(methodEntries()[i].name).c_str()) << static_cast<int>(i);
        }
    }

    void everyMethodIsReadInBothSpellings()
    {
        QFETCH(int, index);
        const MethodEntry& entry = methodEntries()[static_cast<std::size_t>(index)];
        std::string arguments;
        Call expected;
        expected.method = entry.method;
        for (const Parameter& parameter : used(entry.parameters)) {
            const auto [text, value] = exampleOf(parameter.kind);
            arguments += (arguments.empty() ? "" : ", ") + text;
            expected.arguments.push_back(value);
        }
        QCOMPARE(callOf(snakeCase(entry.name) + '(' + arguments + ')'), expected);
        QCOMPARE(callOf(std::string(entry.name) + '(' + arguments + ')'), expected);
    }

    void everySelectorIsReadInBothSpellings()
    {
        for (const SelectorEntry& entry : selectorEntries()) {
            std::string arguments;
            PathStep step{entry.selector};
            for (const Parameter& parameter : used(entry.parameters)) {
                const auto [text, value] = exampleOf(parameter.kind);
                arguments += (arguments.empty() ? "" : ", ") + text;
                step.arguments.push_back(value);
            }
            Call expected;
            expected.path = {step};
            expected.method = Method::getSelected;
            expected.returns = ReturnType::count;
            QCOMPARE(callOf(snakeCase(entry.name) + '(' + arguments + ").count()"), expected);
            QCOMPARE(callOf(std::string(entry.name) + '(' + arguments + ").count()"), expected);
        }
    }

    void argumentsMayBeNamed()
    {
        QCOMPARE(callOf("list_insert(index=2, value='a')").arguments, (std::vector<Value>{2, "a"}));
        QCOMPARE(callOf("list_insert(2, value='a')").arguments, (std::vector<Value>{2, "a"}));
        QCOMPARE(callOf("list_append_items(items=[1])").arguments, list({1}));
        QCOMPARE(callOf("hll_get_union(hll_list=[b'a'])").arguments, list({Blob{{'a'}}}));
        QCOMPARE(callOf("hll_fold(index_bit_count=4)").arguments, (std::vector<Value>{4}));
        QCOMPARE(callOf("bit_get(bit_offset=1, bit_size=2)").arguments, (std::vector<Value>{1, 2}));
        QCOMPARE(callOf("on_map_key_range(start='a', end='c').count()").path[0].arguments, (std::vector<Value>{"a", "c"}));
        QCOMPARE(callOf("list_get_range(1, count=None)").arguments, (std::vector<Value>{1}));
    }

    void sketchesAreConfigured()
    {
        QCOMPARE(callOf("hll_init(HllConfig.of(14))").arguments, (std::vector<Value>{14}));
        QCOMPARE(callOf("hllInit(HllConfig.of(12, 20))").arguments, (std::vector<Value>{12, 20}));
        QCOMPARE(callOf("hll_init(config=HllConfig(index_bit_count=12, min_hash_bit_count=20))").arguments, (std::vector<Value>{12, 20}));
        QCOMPARE(callOf("hll_add(['a'], config=HllConfig.of(14))").arguments, (std::vector<Value>{List{{"a"}}, 14}));
        QCOMPARE(callOf("hll_add(config=HllConfig.of(14), values=['a'])").arguments, (std::vector<Value>{List{{"a"}}, 14}));
        QCOMPARE(callOf("hll_add(['a'], config=None)").arguments, list({"a"}));
    }

    void flagsAreKeywordsOrOptions()
    {
        const auto flagsOf = [](const char* code) { return callOf(code).flags; };
        using enum CallFlag;
        QCOMPARE(flagsOf("hll_init(HllConfig.of(14), create_only=True, no_fail=True)"), createOnly | noFail);
        QCOMPARE(flagsOf("hll_set_union([b'a'], allow_fold=True, update_only=False)"), CallFlags(allowFold));
        QCOMPARE(flagsOf("list_append(1, unique=True, bounded=True, no_fail=True)"), addUnique | insertBounded | CallFlags(noFail));
        QCOMPARE(flagsOf("listAppend(1, o -> o.allowFailures().addUnique())"), noFail | addUnique);
        QCOMPARE(flagsOf("listAddItems([1], opt -> opt.allowPartial().insertBounded())"), partial | insertBounded);
        QCOMPARE(flagsOf("map_upsert_items({'a': 1}, persist_index=True, partial=True)"), persistIndex | partial);
        QCOMPARE(flagsOf("upsert_from('$.a', ignore_op_failure=True, ignore_eval_failure=True, delete_if_null=True)"),
                 noFail | evalNoFail | CallFlags(allowDelete));
        QCOMPARE(flagsOf("upsertFrom('$.a', o -> o.deleteIfNull().ignoreEvalFailure())"), evalNoFail | allowDelete);
        QCOMPARE(flagsOf("list_sort(ListSortFlags.DESCENDING | ListSortFlags.DROP_DUPLICATES)"), descending | dropDuplicates);
        QCOMPARE(flagsOf("list_sort(flags=ListSortFlags.DEFAULT)"), CallFlags());
        QCOMPARE(flagsOf("bit_add(0, 8, 1, True, BitwiseOverflowActions.WRAP)"), signedInteger | wrap);
        QCOMPARE(flagsOf("bit_add(0, 8, 1, signed=False, action=BitwiseOverflowActions.SATURATE, "
                         "policy=BitPolicy(BitWriteFlags.CREATE_ONLY | BitWriteFlags.NO_FAIL))"),
                 saturate | createOnly | CallFlags(noFail));
        QCOMPARE(flagsOf("bit_resize(4, BitwiseResizeFlags.FROM_FRONT | BitwiseResizeFlags.GROW_ONLY)"), fromFront | growOnly);
        QCOMPARE(flagsOf("bitGetInt(0, 8, o -> o.signed())"), CallFlags(signedInteger));
    }

    void ordersAreRead()
    {
        QCOMPARE(callOf("map_create(MapOrder.KEY_ORDERED)").order, std::optional(CollectionOrder::keyOrdered));
        QCOMPARE(callOf("mapSetPolicy(MapOrder.KEY_VALUE_ORDERED, true)").flags, CallFlags(CallFlag::persistIndex));
        QCOMPARE(callOf("on_list_index(0).list_create(ListOrderType.UNORDERED, pad=True)").order, std::optional(CollectionOrder::unordered));
        QCOMPARE(callOf("on_list_index(0).list_create(ListOrderType.UNORDERED, pad=True)").flags, CallFlags(CallFlag::pad));
        QCOMPARE(callOf("onListIndex(0).listCreate(ListOrder.UNORDERED)").flags, CallFlags(CallFlag::pad));
        QCOMPARE(callOf("listCreate(ListOrder.UNORDERED, o -> o.noPad().persistIndex())").flags, CallFlags(CallFlag::persistIndex));
        QCOMPARE(callOf("map_insert_items({'a': 1}, order=MapOrder.UNORDERED)").order, std::optional(CollectionOrder::unordered));
        QCOMPARE(callOf("mapInsertItems(Map.of(1, 2), o -> o.mapOrder(MapOrder.UNORDERED))").order,
                 std::optional(CollectionOrder::unordered));
    }

    void stepsCreateOnDemand()
    {
        const auto created = [](const char* step) {
            const Call call = callOf(std::string(step) + ".list_size()");
            return call.path.empty() ? std::optional<CreateOnDemand>() : call.path[0].create;
        };
        QCOMPARE(created("on_map_key('k')"), std::optional<CreateOnDemand>());
        QCOMPARE(created("on_map_key('k', create_type=MapOrder.KEY_ORDERED)"), std::optional(CreateOnDemand::keyOrderedMap));
        QCOMPARE(created("onMapKey('k', MapOrder.UNORDERED)"), std::optional(CreateOnDemand::unorderedMap));
        QCOMPARE(created("onMapKey('k', MapOrder.KEY_VALUE_ORDERED)"), std::optional(CreateOnDemand::keyValueOrderedMap));
        QCOMPARE(created("on_list_index(0, order=ListOrderType.UNORDERED)"), std::optional(CreateOnDemand::unorderedList));
        QCOMPARE(created("on_list_index(0, order=ListOrderType.UNORDERED, pad=True)"), std::optional(CreateOnDemand::paddedList));
        QCOMPARE(created("onListIndex(0, ListOrder.UNORDERED, true)"), std::optional(CreateOnDemand::paddedList));
        QCOMPARE(created("onListIndex(0, ListOrder.ORDERED, false)"), std::optional(CreateOnDemand::orderedList));
    }

    void selectionsAreReadAndRemoved()
    {
        const auto is = [](const char* code, Method method, ReturnType returns, bool inverted) {
            const Call call = callOf(std::string("on_map_value_range(1, SpecialValue.INFINITY).") + code);
            return call.method == method && call.returns == returns && call.inverted == inverted &&
                   call.path.at(0).arguments == std::vector<Value>{1, Infinity{}};
        };
        QVERIFY(is("get_values()", Method::getSelected, ReturnType::values, false));
        QVERIFY(is("get_as_map()", Method::getSelected, ReturnType::map, false));
        QVERIFY(is("get_all_other_keys_and_values()", Method::getSelected, ReturnType::keysAndValues, true));
        QVERIFY(is("count_all_others()", Method::getSelected, ReturnType::count, true));
        QVERIFY(is("remove()", Method::removeSelected, ReturnType::none, false));
        QVERIFY(is("remove_all_others()", Method::removeSelected, ReturnType::none, true));
        QVERIFY(is("remove_and().get_values()", Method::removeSelected, ReturnType::values, false));
        QVERIFY(is("removeAllOthersAnd().count()", Method::removeSelected, ReturnType::count, true));
        QVERIFY(is("remove(return_type=MapReturnType.KEY_VALUE)", Method::removeSelected, ReturnType::keysAndValues, false));
        QVERIFY(is("remove_all_others(return_type=MapReturnType.RANK)", Method::removeSelected, ReturnType::ranks, true));
    }

    void nestedValuesAreWritten()
    {
        Call expected;
        expected.path = {{Selector::mapKey, {"a"}}, {Selector::listIndex, {0}}};
        expected.method = Method::add;
        expected.arguments = {5};
        QCOMPARE(callOf("on_map_key('a').on_list_index(0).add(5)"), expected);
        expected.path.pop_back();
        expected.method = Method::setTo;
        QCOMPARE(callOf("on_map_key('a').set_to(5)"), expected);
        QCOMPARE(callOf("onMapKey('a').upsert(5)"), expected);
        expected.method = Method::insert;
        expected.flags = CallFlag::noFail;
        expected.order = CollectionOrder::unordered;
        QCOMPARE(callOf("onMapKey('a').insert(5, o -> o.allowFailures().mapOrder(MapOrder.UNORDERED))"), expected);
        QCOMPARE(callOf("on_map_key('a').update(5)").method, Method::update);
    }

    void anExpressionMayNameItsBin()
    {
        const ScriptResult result = readScript(prologue + "s.upsert(users.id(1)).upsert_from('b', '$.a + 1', delete_if_null=True).execute()");
        QVERIFY(result.ok());
        const BinOperation& operation = result.statements[0].document.segments[0].operations.at(0);
        QCOMPARE(operation.bin, std::string("b"));
        QCOMPARE(std::get<Call>(operation.action).flags, CallFlags(CallFlag::allowDelete));
    }

    void whatCannotBeIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* code, const char* error) { QTest::newRow(code) << QString(code) << QString(error); };
        row("hll_init(HllConfig.of(14), create_only=True, update_only=True)",
            "83+11 create_only and update_only exclude each other");
        row("hllInit(HllConfig.of(14), o -> o.createOnly().updateOnly())", "84+10 create_only and update_only exclude each other");
        row("hll_add(['a'], unique=True)", "53+6 `hll_add` takes no `unique`");
        row("hll_init(14, create_only=1)", "63+1 true or false is needed here");
        row("list_append_items(1)", "38+20 listAppendItems needs a list as its values");
        row("list_get()", "38+10 listGet needs an integer as its index");
        row("list_get(1, 2)", "50+1 `list_get` takes no further argument");
        row("list_get(place=1)", "47+5 `place` is no argument here");
        row("map_create(MapOrder.SORTED)", "49+15 this is no option that is known here");
        row("list_append(1, o -> o.frobnicate())", "60+12 `frobnicate` is no option that is known here");
        row("list_append(1, o -> o)", "58+1 options are set by calls here");
        row("on_map_key('a')", "54+7 `execute` ends no steps into a bin");
        row("on_map_key_range('a', 'b').on_map_key('c').count()",
            "81+7 onMapKeyRange selects several elements: it can only be the last step before get or remove");
        row("on_list_index(0, pad=True).list_size()", "38+26 `on_list_index` pads only with an order");
        row("remove_and().get_values()", "38+10 `remove_and` is no operation on a bin");
        row("on_map_key('a').remove_and().remove()", "67+6 what is removed is told by get_values(), count() and the like, not `remove`");
        row("get_values()", "38+10 `get_values` is no operation on a bin");
        row("hll_frob()", "38+8 `hll_frob` is no operation on a bin");
    }

    void whatCannotBeIsNamedWithItsPlace()
    {
        QFETCH(QString, code);
        QFETCH(QString, error);
        QCOMPARE(errorOf(code.toStdString()), error);
    }
};

QTEST_APPLESS_MAIN(TestReadCalls)
#include "tst_read_calls.moc"
