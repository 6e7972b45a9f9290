// SPDX-License-Identifier: Apache-2.0
#include "core/bins/hll.h"
#include "core/operation/encode_call.h"
#include "core/operation/hll_element.h"
#include "core/value/hll_sketch.h"

#include <QTest>

#include <limits>

using namespace binnacle;

class TestHllElement : public QObject {
    Q_OBJECT

private slots:
    void elementsAreThoseThatTheOperationAdds();
    void listsAndMapsAreNoElements();
};

void TestHllElement::elementsAreThoseThatTheOperationAdds()
{
    const std::vector<Value> values{Value("user-1"),
                                    Value(""),
                                    Value(1),
                                    Value(-129),
                                    Value(std::numeric_limits<std::int64_t>::max()),
                                    Value(1.5),
                                    Value(0.1),
                                    Value(true),
                                    Value(),
                                    Value(Blob{{1, 2, 3}}),
                                    Value(std::string(300, 'x'))};
    HllSketch sketch = *HllSketch::create(10, 20);
    for (const Value& value : values)
        sketch.add(*hllElement(value));
    const Result<PackedCall> call = encodeCall({{}, Method::hllAdd, {List{values}, 10, 20}});
    QVERIFY(call.ok());
    const auto modified = bins::modifyHll(nullptr, call->data);
    QVERIFY(modified.ok());
    QCOMPARE(modified->bin->bytes, sketch.bytes());
}

void TestHllElement::listsAndMapsAreNoElements()
{
    QVERIFY(hllElement(Value(List{})).error().is(ClientCode::invalidParameter));
    QVERIFY(hllElement(Value(Map{})).error().is(ClientCode::invalidParameter));
}

QTEST_APPLESS_MAIN(TestHllElement)
#include "tst_hll_element.moc"
