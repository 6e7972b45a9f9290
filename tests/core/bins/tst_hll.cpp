// SPDX-License-Identifier: Apache-2.0
#include "core/bins/hll.h"
#include "core/value/hll_algebra.h"
#include "tests/core/bins/packed_operation.h"

#include <QTest>

#include <bit>
#include <optional>

using namespace binnacle;
using test::codeOf;
using test::integerParticle;
using test::packedOperation;
using test::viewOf;
using wire::Particle;

namespace {

// Codes and flags as they travel.
enum { init, add, setUnion, refreshCount, fold };
enum { count = 50, getUnion, unionCount, intersectCount, similarity, describe, mayContain };
enum { createOnly = 1, updateOnly = 2, noFail = 4, allowFold = 8 };

Value elements(int first, int last)
{
    List list;
    for (int i = first; i < last; ++i)
        list.items.emplace_back("user-" + std::to_string(i));
    return list;
}

HllSketch sketchOf(int first, int last, int indexBits, int minHashBits = 0)
{
    HllSketch sketch = *HllSketch::create(indexBits, minHashBits);
    for (int i = first; i < last; ++i) {
        Bytes element;
        wire::pack(element, Value("user-" + std::to_string(i)));
        sketch.add(element);
    }
    return sketch;
}

Particle bin(const HllSketch& sketch)
{
    return {18, sketch.bytes()};
}

Value operand(const HllSketch& sketch)
{
    return Hll{sketch.bytes()};
}

Result<bins::Modified> modified(const std::optional<HllSketch>& present, const Bytes& operation)
{
    const Particle particle = present ? bin(*present) : Particle();
    const bins::ParticleView view = viewOf(particle);
    return bins::modifyHll(present ? &view : nullptr, operation);
}

Result<Particle> read(const HllSketch& present, const Bytes& operation)
{
    const Particle particle = bin(present);
    const bins::ParticleView view = viewOf(particle);
    return bins::readHll(&view, operation);
}

const Value unset(-1);

} // namespace

class TestHll : public QObject {
    Q_OBJECT

private slots:
    void sketchesAreMadeAndMadeAnew();
    void elementsAreAddedAndCounted();
    void elementsAreTakenInTheirSmallestForm_data();
    void elementsAreTakenInTheirSmallestForm();
    void unionsAreKept();
    void countsAreRefreshed();
    void sketchesAreFolded();
    void flagsDecideAboutBins();
    void sketchesAreRead();
    void manySketchesAreComparedByMinHashesOnly();
    void otherTypesOfBinsAreTypeErrors();
    void aMissingBinHasNothingToSay();
    void malformedModificationsAreParameterErrors_data();
    void malformedModificationsAreParameterErrors();
    void malformedReadsAreParameterErrors_data();
    void malformedReadsAreParameterErrors();
    void everyTruncationIsAParameterError();
};

void TestHll::sketchesAreMadeAndMadeAnew()
{
    QCOMPARE(*modified(std::nullopt, packedOperation(init, {8}))->bin, bin(*HllSketch::create(8)));
    QCOMPARE(modified(std::nullopt, packedOperation(init, {8}))->answer.type, 0);
    QCOMPARE(*modified(std::nullopt, packedOperation(init, {8, 20}))->bin, bin(*HllSketch::create(8, 20)));
    QCOMPARE(*modified(std::nullopt, packedOperation(init, {8, unset, 0}))->bin, bin(*HllSketch::create(8)));
    const HllSketch present = sketchOf(0, 10, 10, 20);
    QCOMPARE(*modified(present, packedOperation(init))->bin, bin(*HllSketch::create(10, 20)));
    QCOMPARE(*modified(present, packedOperation(init, {12}))->bin, bin(*HllSketch::create(12, 20)));
    QCOMPARE(*modified(present, packedOperation(init, {unset, 0}))->bin, bin(*HllSketch::create(10)));
    QCOMPARE(codeOf(modified(std::nullopt, packedOperation(init))), 26);
    QCOMPARE(codeOf(modified(std::nullopt, packedOperation(init, {unset, 20}))), 26);
    QCOMPARE(codeOf(modified(sketchOf(0, 1, 14), packedOperation(init, {unset, 51}))), 26);
}

void TestHll::elementsAreAddedAndCounted()
{
    const auto first = modified(std::nullopt, packedOperation(add, {elements(0, 10), 12}));
    QVERIFY(first.ok());
    QCOMPARE(*first->bin, bin(sketchOf(0, 10, 12)));
    QCOMPARE(first->answer, integerParticle(10));
    const auto second = modified(sketchOf(0, 10, 12), packedOperation(add, {elements(5, 12), 8, 4}));
    QVERIFY(second.ok());
    QCOMPARE(*second->bin, bin(sketchOf(0, 12, 12)));
    QCOMPARE(second->answer, integerParticle(2));
    QCOMPARE(codeOf(modified(std::nullopt, packedOperation(add, {elements(0, 1)}))), 26);
}

void TestHll::elementsAreTakenInTheirSmallestForm_data()
{
    QTest::addColumn<Bytes>("sent");
    QTest::addColumn<Bytes>("hashed");
    QTest::newRow("a byte for a small number") << Bytes{0xCC, 0x05} << Bytes{0x05};
    QTest::newRow("eight bytes") << Bytes{0xCF, 0, 0, 0, 0, 0, 0, 1, 0} << Bytes{0xCD, 1, 0};
    QTest::newRow("signed, but positive") << Bytes{0xD1, 0x00, 0xC8} << Bytes{0xCC, 0xC8};
    QTest::newRow("negative") << Bytes{0xD3, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF} << Bytes{0xFF};
    QTest::newRow("above 63 bits") << Bytes{0xCF, 0x80, 0, 0, 0, 0, 0, 0, 0} << Bytes{0xCF, 0x80, 0, 0, 0, 0, 0, 0, 0};
    QTest::newRow("a short blob") << Bytes{0xC4, 0x02, 0x04, 0x61} << Bytes{0xA2, 0x04, 0x61};
    QTest::newRow("a long head") << Bytes{0xDB, 0, 0, 0, 2, 3, 0x61} << Bytes{0xA2, 3, 0x61};
    QTest::newRow("a float stays") << Bytes{0xCA, 0x3F, 0x80, 0, 0} << Bytes{0xCA, 0x3F, 0x80, 0, 0};
    QTest::newRow("nil") << Bytes{0xC0} << Bytes{0xC0};
    QTest::newRow("an ext of two bytes") << Bytes{0xC7, 0x02, 0x07, 1, 2} << Bytes{0xD5, 0x07, 1, 2};
    QTest::newRow("an ext of three bytes") << Bytes{0xC8, 0, 0x03, 0x07, 1, 2, 3} << Bytes{0xC7, 0x03, 0x07, 1, 2, 3};
    QTest::newRow("a wildcard") << Bytes{0xC7, 0x01, 0xFF, 0x00} << Bytes{0xD4, 0xFF, 0x00};
}

void TestHll::elementsAreTakenInTheirSmallestForm()
{
    QFETCH(Bytes, sent);
    QFETCH(Bytes, hashed);
    HllSketch expected = *HllSketch::create(12, 20);
    expected.add(hashed);
    Bytes operation{0x94, add, 0x91};
    operation.insert(operation.end(), sent.begin(), sent.end());
    operation.insert(operation.end(), {12, 20});
    const auto result = modified(std::nullopt, operation);
    QCOMPARE(codeOf(result), 0);
    QCOMPARE(*result->bin, bin(expected));
}

void TestHll::unionsAreKept()
{
    const HllSketch ten = sketchOf(0, 500, 10);
    const HllSketch twelve = sketchOf(300, 800, 12);
    const HllSketch united = sketchOf(0, 800, 10);
    QCOMPARE(*modified(std::nullopt, packedOperation(setUnion, {List{{operand(ten), operand(twelve)}}}))->bin, bin(united));
    QCOMPARE(*modified(ten, packedOperation(setUnion, {operand(twelve)}))->bin, bin(united));
    QCOMPARE(modified(ten, packedOperation(setUnion, {operand(twelve)}))->answer.type, 0);
    QCOMPARE(codeOf(modified(twelve, packedOperation(setUnion, {operand(ten)}))), 26);
    QCOMPARE(codeOf(modified(twelve, packedOperation(setUnion, {operand(ten), noFail}))), 26);
    QCOMPARE(*modified(twelve, packedOperation(setUnion, {operand(ten), allowFold}))->bin, bin(united));
    const HllSketch hashed = sketchOf(0, 500, 10, 20);
    QCOMPARE(codeOf(modified(hashed, packedOperation(setUnion, {operand(ten)}))), 26);
    QCOMPARE(*modified(hashed, packedOperation(setUnion, {operand(ten), allowFold}))->bin, bin(ten));
    QCOMPARE(*modified(ten, packedOperation(setUnion, {operand(hashed)}))->bin, bin(ten));
}

void TestHll::countsAreRefreshed()
{
    HllSketch sketch = sketchOf(0, 300, 12);
    const auto result = modified(sketch, packedOperation(refreshCount));
    QCOMPARE(result->answer, integerParticle(static_cast<std::int64_t>(sketch.estimate())));
    sketch.refreshCachedCount();
    QCOMPARE(*result->bin, bin(sketch));
    QCOMPARE(codeOf(modified(std::nullopt, packedOperation(refreshCount))), 17);
}

void TestHll::sketchesAreFolded()
{
    const HllSketch sketch = sketchOf(0, 300, 12);
    QCOMPARE(*modified(sketch, packedOperation(fold, {8}))->bin, bin(sketchOf(0, 300, 8)));
    QCOMPARE(*modified(sketch, packedOperation(fold, {12}))->bin, bin(sketch));
    QCOMPARE(codeOf(modified(sketch, packedOperation(fold, {13}))), 26);
    QCOMPARE(codeOf(modified(sketch, packedOperation(fold, {unset}))), 26);
    QCOMPARE(codeOf(modified(sketchOf(0, 3, 12, 20), packedOperation(fold, {8}))), 26);
    QCOMPARE(codeOf(modified(std::nullopt, packedOperation(fold, {8}))), 17);
}

void TestHll::flagsDecideAboutBins()
{
    const HllSketch sketch = sketchOf(0, 3, 10);
    QCOMPARE(codeOf(modified(sketch, packedOperation(init, {12, unset, createOnly}))), 6);
    const auto skipped = modified(sketch, packedOperation(init, {12, unset, createOnly | noFail}));
    QCOMPARE(codeOf(skipped), 0);
    QVERIFY(!skipped->bin);
    QCOMPARE(codeOf(modified(std::nullopt, packedOperation(init, {12, unset, updateOnly}))), 17);
    QVERIFY(!modified(std::nullopt, packedOperation(init, {12, unset, updateOnly | noFail}))->bin);
    QCOMPARE(codeOf(modified(std::nullopt, packedOperation(setUnion, {operand(sketch), updateOnly}))), 17);
    QCOMPARE(codeOf(modified(sketch, packedOperation(setUnion, {operand(sketch), createOnly}))), 6);
    QCOMPARE(codeOf(modified(sketch, packedOperation(add, {elements(0, 1), unset, unset, createOnly}))), 6);
}

void TestHll::sketchesAreRead()
{
    const HllSketch a = sketchOf(0, 1000, 12, 20);
    const HllSketch b = sketchOf(500, 1500, 12, 20);
    const std::vector<HllSketch> both{b, a};
    QCOMPARE(*read(a, packedOperation(count)), integerParticle(static_cast<std::int64_t>(a.estimate())));
    QCOMPARE(*read(a, packedOperation(getUnion, {operand(b)})), bin(sketchOf(0, 1500, 12, 20)));
    QCOMPARE(*read(a, packedOperation(unionCount, {operand(b)})),
             integerParticle(static_cast<std::int64_t>(sketchOf(0, 1500, 12, 20).estimate())));
    QCOMPARE(*read(a, packedOperation(intersectCount, {operand(b)})),
             integerParticle(static_cast<std::int64_t>(hllIntersectCount(both))));
    QCOMPARE(*read(a, packedOperation(similarity, {operand(b)})), *wire::encodeParticle(hllSimilarity(both)));
    QCOMPARE(*read(a, packedOperation(describe)), (Particle{20, {0x92, 12, 20}}));
    QCOMPARE(*read(a, packedOperation(mayContain, {elements(0, 5)})), integerParticle(1));
    QCOMPARE(*read(a, packedOperation(mayContain, {elements(998, 1004)})), integerParticle(0));
}

void TestHll::manySketchesAreComparedByMinHashesOnly()
{
    const HllSketch plain = sketchOf(0, 100, 10);
    const HllSketch hashed = sketchOf(0, 100, 10, 20);
    const Value three = List{{operand(hashed), operand(hashed), operand(hashed)}};
    QCOMPARE(codeOf(read(hashed, packedOperation(intersectCount, {three}))), 0);
    QCOMPARE(codeOf(read(plain, packedOperation(intersectCount, {three}))), 26);
    QCOMPARE(codeOf(read(sketchOf(0, 9, 10, 21), packedOperation(similarity, {three}))), 26);
    QCOMPARE(codeOf(read(plain, packedOperation(unionCount, {three}))), 0);
    const Value mixed = List{{operand(hashed), operand(plain), operand(hashed)}};
    QCOMPARE(codeOf(read(hashed, packedOperation(intersectCount, {mixed}))), 4);
    const Value plains = List{{operand(plain), operand(plain), operand(plain)}};
    QCOMPARE(codeOf(read(plain, packedOperation(similarity, {plains}))), 4);
}

void TestHll::otherTypesOfBinsAreTypeErrors()
{
    const Particle text{3, toBytes("abc")};
    const bins::ParticleView view = viewOf(text);
    QCOMPARE(codeOf(bins::readHll(&view, packedOperation(count))), 12);
    QCOMPARE(codeOf(bins::readHll(&view, packedOperation(count, {1}))), 12);
    QCOMPARE(codeOf(bins::readHll(&view, packedOperation(99))), 4);
    QCOMPARE(codeOf(bins::modifyHll(&view, packedOperation(init, {10}))), 12);
    const Particle broken{18, {0, 4}};
    const bins::ParticleView brokenView = viewOf(broken);
    QCOMPARE(codeOf(bins::readHll(&brokenView, packedOperation(count))), 1);
}

void TestHll::aMissingBinHasNothingToSay()
{
    const auto answer = bins::readHll(nullptr, packedOperation(count));
    QVERIFY(answer.ok());
    QCOMPARE(answer->type, 0);
}

void TestHll::malformedModificationsAreParameterErrors_data()
{
    QTest::addColumn<Bytes>("operation");
    const Value sketch = operand(sketchOf(0, 3, 4));
    QTest::newRow("nothing") << Bytes();
    QTest::newRow("no list") << Bytes{0x01};
    QTest::newRow("an empty list") << Bytes{0x90};
    QTest::newRow("a read") << packedOperation(count);
    QTest::newRow("an unknown code") << packedOperation(5);
    QTest::newRow("a negative code") << packedOperation(-1);
    QTest::newRow("index bits too low") << packedOperation(init, {3});
    QTest::newRow("index bits too high") << packedOperation(init, {17});
    QTest::newRow("min-hash bits too low") << packedOperation(init, {8, 3});
    QTest::newRow("min-hash bits too high") << packedOperation(init, {8, 52});
    QTest::newRow("together too high") << packedOperation(init, {16, 49});
    QTest::newRow("too many arguments") << packedOperation(init, {8, 0, 0, 0});
    QTest::newRow("too few arguments") << packedOperation(add);
    QTest::newRow("no elements") << packedOperation(add, {List{}, 8});
    QTest::newRow("elements that are none") << packedOperation(add, {1, 8});
    QTest::newRow("a list as an element") << packedOperation(add, {List{{List{}}}, 8});
    QTest::newRow("a map as an element") << packedOperation(add, {List{{Map{}}}, 8});
    QTest::newRow("fold for init") << packedOperation(init, {8, 0, allowFold});
    QTest::newRow("fold for add") << packedOperation(add, {elements(0, 1), 8, 0, allowFold});
    QTest::newRow("update only for add") << packedOperation(add, {elements(0, 1), 8, 0, updateOnly | noFail});
    QTest::newRow("contradicting flags") << packedOperation(setUnion, {sketch, createOnly | updateOnly});
    QTest::newRow("no sketches") << packedOperation(setUnion, {List{}});
    QTest::newRow("a number for a sketch") << packedOperation(setUnion, {1});
    QTest::newRow("an ext for a sketch") << Bytes{0x92, setUnion, 0xC7, 0x02, 0x07, 1, 2};
    QTest::newRow("bytes that are no sketch") << packedOperation(setUnion, {Blob{{0, 4, 0}}});
    QTest::newRow("a missing sketch") << Bytes{0x92, setUnion, 0x92, 0xA1, 0x04};
}

void TestHll::malformedModificationsAreParameterErrors()
{
    QFETCH(Bytes, operation);
    QCOMPARE(codeOf(modified(std::nullopt, operation)), 4);
    QCOMPARE(codeOf(modified(sketchOf(0, 3, 4), operation)), 4);
}

void TestHll::malformedReadsAreParameterErrors_data()
{
    QTest::addColumn<Bytes>("operation");
    QTest::newRow("a modification") << packedOperation(init);
    QTest::newRow("an unknown code") << packedOperation(57);
    QTest::newRow("an argument for a count") << packedOperation(count, {1});
    QTest::newRow("a union of nothing") << packedOperation(getUnion);
    QTest::newRow("flags for a union") << packedOperation(getUnion, {operand(sketchOf(0, 3, 4)), 0});
}

void TestHll::malformedReadsAreParameterErrors()
{
    QFETCH(Bytes, operation);
    QCOMPARE(codeOf(read(sketchOf(0, 3, 4), operation)), 4);
}

void TestHll::everyTruncationIsAParameterError()
{
    const Bytes whole = packedOperation(add, {elements(0, 2), 8, 20, noFail});
    QCOMPARE(codeOf(modified(std::nullopt, whole)), 0);
    for (std::size_t size = 0; size < whole.size(); ++size)
        QCOMPARE(codeOf(modified(std::nullopt, Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)))), 4);
    const Bytes united = packedOperation(getUnion, {List{{operand(sketchOf(0, 3, 4))}}});
    for (std::size_t size = 0; size < united.size(); ++size)
        QCOMPARE(codeOf(read(sketchOf(0, 3, 4), Bytes(united.begin(), united.begin() + static_cast<std::ptrdiff_t>(size)))), 4);
}

QTEST_APPLESS_MAIN(TestHll)
#include "tst_hll.moc"
