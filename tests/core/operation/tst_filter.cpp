// SPDX-License-Identifier: Apache-2.0
#include "core/operation/check.h"
#include "core/operation/encode.h"
#include "core/wire/frame.h"
#include "tests/support/recording.h"

#include <QTest>

using namespace binnacle;

namespace {

constexpr const char* adults = "$.age >= 18";
constexpr const char* adultsPacked = "9304935102a361676512";

Segment update()
{
    Segment segment;
    segment.verb = Verb::update;
    segment.dataSet = DataSet::of("test", "users");
    segment.keys = {KeyValue(std::int64_t{1})};
    segment.operations = {{"verified", SetTo{true}}};
    return segment;
}

QString filterSentOf(const Segment& segment)
{
    const Result<Bytes> frame = encodeCommand(segment, {}, segment.dataSet.id(1), {1000, 0});
    if (!frame)
        return QString::fromStdString(frame.error().detail());
    std::size_t offset = 0;
    const auto message = wire::decodeMessage(test::bodyOf(*frame), offset);
    const wire::Field* field = message->field(wire::FieldType::filterExpression);
    return field ? QString::fromStdString(toHex(field->data)) : QString();
}

std::string firstError(const Segment& segment)
{
    for (const Problem& problem : check({{segment}, {}})) {
        if (problem.severity == Problem::Severity::error)
            return problem.sentence;
    }
    return {};
}

} // namespace

class TestFilter : public QObject {
    Q_OBJECT

private slots:
    void textIsCompiledAsTheVendorsSdkDoes();
    void packedExpressionsAreSentAsTheyAre();
    void theDefaultAppliesWhereTheSegmentSaysNothing();
    void whatIsNoFilterIsRefusedBeforeSending();
};

void TestFilter::textIsCompiledAsTheVendorsSdkDoes()
{
    Segment segment = update();
    QCOMPARE(filterSentOf(segment), QString());
    segment.where = Filter::text(adults);
    QCOMPARE(filterSentOf(segment), QString(adultsPacked));
    QCOMPARE(firstError(segment), std::string());
}

void TestFilter::packedExpressionsAreSentAsTheyAre()
{
    Segment segment = update();
    segment.where = Filter::expression(*fromHex(adultsPacked));
    QCOMPARE(filterSentOf(segment), QString(adultsPacked));
}

void TestFilter::theDefaultAppliesWhereTheSegmentSaysNothing()
{
    Segment segment = update();
    segment.defaults.where = Filter::text(adults);
    QCOMPARE(filterSentOf(segment), QString(adultsPacked));
    segment.where = Filter::text("$.age >= 21");
    QCOMPARE(filterSentOf(segment), QString("9304935102a361676515"));
}

void TestFilter::whatIsNoFilterIsRefusedBeforeSending()
{
    Segment segment = update();
    segment.where = Filter::text("$.age = 18");
    QVERIFY(!firstError(segment).empty());
    QCOMPARE(filterSentOf(segment), QString::fromStdString(firstError(segment)));
    segment.where = Filter::expression({0x93, 0x04});
    QVERIFY2(firstError(segment).starts_with("the filter is no expression: "), firstError(segment).c_str());
}

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
