// SPDX-License-Identifier: Apache-2.0
#include "tests/core/bins/cdt_driver.h"

#include <QElapsedTimer>
#include <QTest>

using namespace binnacle;
namespace as = test::as;
using test::call;
using test::ints;
using test::list;
using test::map;
using test::nested;

namespace {

const Value mixed = list({1, "a", 0.5, ints({1, 2}), map({{"k", list({Nil(), true})}}), Blob{{1}}});

/// Operations of every family, on lists and on maps.
std::vector<Value> operations()
{
    return {call(1, {"x", 1, 1}),
            call(2, {ints({1, 2}), 0, 13}),
            call(3, {1, map({{1, 2}}), 2}),
            call(12, {0, 2.5, 0, 0}),
            call(13, {2}),
            call(23, {as::rank, ints({1, 2})}),
            call(26, {as::value, 0, 3}),
            call(38, {as::index, Nil(), list({"a", Wildcard()})}),
            call(40, {as::value, 1, -1, 2}),
            call(67, {"k", ints({1}), 1, 4}),
            call(68, {map({{1, 2}, {3, 4}}), 0, 8}),
            call(73, {"k", 2}),
            call(81, {as::index | as::inverted, list({"a", 1})}),
            call(105, {as::orderedMap, Nil(), Infinity()}),
            nested({0x10, 3}, call(1, {5})),
            nested({0x62, "a", 0x90, 2}, call(67, {1, 2}))};
}

const std::vector<Value>& samples()
{
    static const std::vector<Value> all = {
        mixed, test::ordered({1, 2, "a", ints({3})}), map({{"k", 1}, {1, ints({2})}}),
        map({{"k", 1}, {"l", 1}}, MapOrder::keyValueOrdered)};
    return all;
}

/// Whatever comes of it, it comes as a value or as a server's code.
void operate(std::uint8_t type, ByteView present, ByteView operation)
{
    const bins::ParticleView view{type, present};
    if (const auto answer = bins::readCdt(view, operation); !answer)
        QVERIFY(answer.error().isServer());
    if (const auto modified = bins::modifyCdt(&view, operation); !modified)
        QVERIFY(modified.error().isServer());
}

} // namespace

class TestCdtHostile : public QObject {
    Q_OBJECT

private slots:
    void everyTruncationOfAnOperationIsRefused();
    void everyTruncationOfABinIsRefused();
    void everyBytewiseChangeIsSurvived();
    void anEmptyOperationIsAParameterError();
    void countsThatLieAreParameterErrors();
    void deepBinsAreOperatedOn();
    void manyItemsFindManyItemsInTime();
};

void TestCdtHostile::everyTruncationOfAnOperationIsRefused()
{
    const wire::Particle present = test::stored(mixed);
    const bins::ParticleView view{present.type, present.bytes};
    for (const Value& operation : operations()) {
        const Bytes whole = test::packed(operation);
        for (std::size_t length = 0; length < whole.size(); ++length)
            QVERIFY(!bins::modifyCdt(&view, ByteView(whole).first(length)));
    }
}

void TestCdtHostile::everyTruncationOfABinIsRefused()
{
    for (const Value& bin : samples()) {
        const wire::Particle present = test::stored(bin);
        for (std::size_t length = 0; length < present.bytes.size(); ++length) {
            const bins::ParticleView view{present.type, ByteView(present.bytes).first(length)};
            for (const Value& operation : operations()) {
                QVERIFY(!bins::readCdt(view, test::packed(operation)));
                QVERIFY(!bins::modifyCdt(&view, test::packed(operation)));
            }
        }
    }
}

void TestCdtHostile::everyBytewiseChangeIsSurvived()
{
    const auto changes = [](const Bytes& bytes, auto use) {
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            for (const int byte : {0x00, 0x7F, 0x80, 0x93, 0xC1, 0xC7, 0xD4, 0xDD, 0xDF, 0xFF}) {
                Bytes changed = bytes;
                changed[i] = static_cast<std::uint8_t>(byte);
                use(changed);
            }
        }
    };
    for (const Value& bin : samples()) {
        const wire::Particle present = test::stored(bin);
        for (const Value& operation : operations()) {
            const Bytes packed = test::packed(operation);
            changes(packed, [&](const Bytes& changed) { operate(present.type, present.bytes, changed); });
            changes(present.bytes, [&](const Bytes& changed) { operate(present.type, changed, packed); });
        }
    }
}

void TestCdtHostile::anEmptyOperationIsAParameterError()
{
    QVERIFY(bins::modifyCdt(nullptr, {}).error().is(ServerCode::parameterError));
    const bins::ParticleView empty{20, {}};
    QVERIFY(bins::modifyCdt(&empty, test::packed(call(1, {1}))).error().is(ServerCode::parameterError));
    QVERIFY(bins::modifyCdt(&empty, test::packed(nested({0x50, 0}, call(1, {1})))).error().is(ServerCode::parameterError));
}

void TestCdtHostile::countsThatLieAreParameterErrors()
{
    for (const char* hex : {"ddffffffff01", "9201ddffffffff", "93ccffddffffffff", "9317" "05" "ddffffffff", "dcffff1000"})
        QVERIFY(bins::modifyCdt(nullptr, *fromHex(hex)).error().is(ServerCode::parameterError));
}

void TestCdtHostile::deepBinsAreOperatedOn()
{
    Bytes deep(1'000'000, 0x91);
    deep.push_back(0x01);
    const bins::ParticleView view{20, deep};
    QVERIFY(test::decoded(*bins::readCdt(view, test::packed(call(16, {})))) == Value(1));
    QVERIFY(test::decoded(*bins::readCdt(view, test::packed(call(22, {as::count, list({})})))) == Value(0));
    QVERIFY(bins::readCdt(view, test::packed(nested({0x10, 0, 0x10, 0}, call(16, {})))).ok());
    QVERIFY(!bins::modifyCdt(nullptr, Bytes(deep.size(), 0x92)));
}

void TestCdtHostile::manyItemsFindManyItemsInTime()
{
    const std::vector<Value> many(20'000, 7);
    const Value bin = test::ordered(many);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(test::read(bin, call(23, {as::count, list(many)})).code == 4); // four hundred million results
    QVERIFY(test::read(list(many), call(23, {as::count, list(many)})) == test::answered(20'000));
    QVERIFY(test::read(list(many), call(24, {as::rank, 1})).code == 0);
    QVERIFY(test::write(list(many), call(2, {list(many), 0, 13})).code == 0);
    QVERIFY(timer.elapsed() < 30'000);
}

QTEST_APPLESS_MAIN(TestCdtHostile)
#include "tst_cdt_hostile.moc"
