// SPDX-License-Identifier: Apache-2.0
#include "core/bins/cdt_operation.h"

#include "tests/core/bins/cdt_driver.h"

#include <QTest>

using namespace binnacle;
using bins::CdtCode;
using test::call;
using test::list;
using test::nested;

class TestCdtOperation : public QObject {
    Q_OBJECT

private slots:
    void codesAndPathsAreTakenApart();
    void argumentsGoToTheirPlaces();
    void whatIsLeftOutHasItsDefault();
    void numbersOfArgumentsAreBounded_data();
    void numbersOfArgumentsAreBounded();
    void operandsAreNotStored();
    void codesAboveTheListsAreForMaps();
    void everyTruncationIsRefused();
};

void TestCdtOperation::codesAndPathsAreTakenApart()
{
    const Bytes bytes = test::packed(nested({0x22, "k", 0x10, -1}, call(67, {1, 2})));
    const auto operation = bins::decodeCdtOperation(bytes);
    QVERIFY(operation.ok());
    QCOMPARE(operation->code, CdtCode::mapPut);
    QCOMPARE(operation->given, 2U);
    QCOMPARE(operation->path.size(), std::size_t{2});
    QCOMPARE(operation->path[0].type, std::uint64_t{0x22});
    QCOMPARE(toHex(operation->path[0].operand), std::string("a2036b"));
    QCOMPARE(toHex(operation->path[1].operand), std::string("ff"));
    const Bytes plain = test::packed(call(16, {}));
    QVERIFY(bins::decodeCdtOperation(plain)->path.empty());
}

void TestCdtOperation::argumentsGoToTheirPlaces()
{
    const auto arguments = [](const Value& operation) { return *bins::decodeCdtArguments(*bins::decodeCdtOperation(test::packed(operation))); };
    const bins::CdtArguments range = arguments(call(24, {0x1'0007, -3, 2}));
    QCOMPARE(range.resultType, std::uint64_t{0x1'0007});
    QCOMPARE(range.index, std::int64_t{-3});
    QCOMPARE(range.count, std::uint64_t{2});
    const bins::CdtArguments put = arguments(call(67, {1, 2, 3, 4}));
    QCOMPARE(put.createFlags, std::uint64_t{3});
    QCOMPARE(put.writeFlags, std::uint64_t{4});
    const bins::CdtArguments insert = arguments(call(3, {5, "x", 6}));
    QCOMPARE(insert.index, std::int64_t{5});
    QCOMPARE(insert.writeFlags, std::uint64_t{6});
    QCOMPARE(arguments(call(13, {3})).flags, std::uint64_t{3});
    QCOMPARE(arguments(call(0, {1})).flags, std::uint64_t{1});
}

void TestCdtOperation::whatIsLeftOutHasItsDefault()
{
    const Bytes bytes = test::packed(call(25, {7, 1}));
    const auto range = bins::decodeCdtArguments(*bins::decodeCdtOperation(bytes));
    QVERIFY(range.ok());
    QVERIFY(range->value.data() != nullptr);
    QVERIFY(range->end.data() == nullptr);
    const Bytes open = test::packed(call(24, {7, 1}));
    QCOMPARE(bins::decodeCdtArguments(*bins::decodeCdtOperation(open))->count, std::uint64_t{0xFFFF'FFFF});
    const Bytes crowded = test::packed(call(16, {1, 2, 3})); // what takes no argument does not look at any
    QVERIFY(bins::decodeCdtArguments(*bins::decodeCdtOperation(crowded)).ok());
}

void TestCdtOperation::numbersOfArgumentsAreBounded_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    const auto rows = [](std::initializer_list<int> codes, int least, int most) {
        for (const int code : codes)
            QTest::addRow("operation %d", code) << code << least << most;
    };
    rows({0, 5, 7, 17, 64}, 1, 1);
    rows({13}, 0, 1);
    rows({1, 2, 68}, 1, 3);
    rows({6, 8, 18, 66}, 1, 2);
    rows({10, 19, 20, 21, 22, 23, 32, 33, 34, 35, 36, 69, 76, 77, 78, 79, 81, 82, 83, 97, 98, 99, 100, 102, 107, 108}, 2, 2);
    rows({3, 4, 9, 24, 25, 26, 37, 38, 39, 65, 84, 85, 86, 87, 103, 104, 105, 106}, 2, 3);
    rows({27, 40, 88, 89, 109, 110}, 3, 4);
    rows({12}, 1, 4);
    rows({73, 74}, 1, 3);
    rows({67}, 2, 4);
    rows({70}, 1, 1);
}

void TestCdtOperation::numbersOfArgumentsAreBounded()
{
    QFETCH(int, code);
    QFETCH(int, least);
    QFETCH(int, most);
    for (int given = 0; given < 6; ++given) {
        const Bytes bytes = test::packed(call(code, std::vector<Value>(static_cast<std::size_t>(given), 1)));
        QCOMPARE(bins::decodeCdtArguments(*bins::decodeCdtOperation(bytes)).ok(), given >= least && given <= most);
    }
}

void TestCdtOperation::operandsAreNotStored()
{
    for (const Value& operation : {call(1, {Wildcard()}), call(9, {0, list({Infinity()})}), call(67, {Wildcard(), 1}),
                                   call(67, {1, Wildcard()}), call(68, {Wildcard()})}) {
        const Bytes bytes = test::packed(operation);
        QVERIFY(!bins::decodeCdtArguments(*bins::decodeCdtOperation(bytes)));
    }
    for (const Value& operation : {call(22, {7, Wildcard()}), call(12, {0, Infinity()}), call(73, {Wildcard(), 1})}) {
        const Bytes bytes = test::packed(operation);
        QVERIFY(bins::decodeCdtArguments(*bins::decodeCdtOperation(bytes)).ok());
    }
}

void TestCdtOperation::codesAboveTheListsAreForMaps()
{
    QVERIFY(bins::isListCode(CdtCode::listRemoveByRelativeRank));
    QVERIFY(bins::isListCode(static_cast<CdtCode>(63)));
    QVERIFY(!bins::isListCode(CdtCode::mapSetType));
    QVERIFY(!bins::isListCode(static_cast<CdtCode>(0xFE)));
}

void TestCdtOperation::everyTruncationIsRefused()
{
    const Bytes whole = test::packed(nested({0x22, "k"}, call(67, {1, list({2, "x"})})));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto operation = bins::decodeCdtOperation(ByteView(whole).first(length));
        QVERIFY(!operation || !bins::decodeCdtArguments(*operation));
    }
}

QTEST_APPLESS_MAIN(TestCdtOperation)
#include "tst_cdt_operation.moc"
