// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operation/check.h"
#include "core/value/hll_algebra.h"
#include "tests/ui/hll/sketch_samples.h"
#include "ui/hll/server_check.h"
#include "ui/hll/sketch_documents.h"
#include "ui/models/value_text.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

const GatheredSketch fromFile{QStringLiteral("file"), std::nullopt, {}, sketchOfUsers(0, 10)};

RecordResult answer(std::int64_t index, Value value)
{
    RecordResult result;
    result.index = index;
    result.record = Record{visitors.id("x"), 1, 0, {{"h", std::move(value)}}};
    return result;
}

bool isSendable(const OperationDocument& document)
{
    return binnacle::check(document).empty();
}

} // namespace

class TestSketchDocuments : public QObject {
    Q_OBJECT

private slots:
    void theUnionGoesIntoABinOfTheFirstRecord();
    void foldsAreGroupedBySetAndBin();
    void elementsAreAddedWhereTheSketchIs();
    void aServerIsAskedAboutEveryPairOnce();
    void theSameAnswersAreNoDifference();
    void otherAnswersAreToldByName();
    void aMissingRecordIsTold();
    void nothingIsAskedAboutFilesAlone();
};

void TestSketchDocuments::theUnionGoesIntoABinOfTheFirstRecord()
{
    const OperationDocument document =
        unionDocument({fromFile, gathered("day_1", sketchOfUsers(0, 5)), gathered("day_2", sketchOfUsers(3, 9))});
    QVERIFY(isSendable(document));
    const Segment& segment = document.segments.at(0);
    QCOMPARE(segment.keys, std::vector<KeyItem>{KeyValue("day_1")});
    QVERIFY(segment.dataSet == visitors);
    const auto& call = std::get<Call>(segment.operations.at(0).action);
    QCOMPARE(call.method, Method::hllSetUnion);
    QCOMPARE(call.arguments.at(0).as<List>()->items.size(), std::size_t{3});
    QVERIFY(unionDocument({fromFile}).segments.at(0).keys.empty());
}

void TestSketchDocuments::foldsAreGroupedBySetAndBin()
{
    GatheredSketch other = gathered("day_3", sketchOfUsers(0, 5));
    other.bin = "g";
    const OperationDocument document =
        foldDocument({gathered("day_1", sketchOfUsers(0, 5)), fromFile, gathered("day_2", sketchOfUsers(0, 5)), other}, 8);
    QVERIFY(isSendable(document));
    QCOMPARE(document.segments.size(), std::size_t{2});
    QCOMPARE(document.segments[0].keys.size(), std::size_t{2});
    QCOMPARE(document.segments[1].operations[0].bin, std::string("g"));
    QVERIFY(std::get<Call>(document.segments[0].operations[0].action).arguments == std::vector<Value>{8});
}

void TestSketchDocuments::elementsAreAddedWhereTheSketchIs()
{
    const OperationDocument document = addDocument(gathered("day_1", sketchOfUsers(0, 5)), {Value("a"), Value(7)});
    QVERIFY(isSendable(document));
    QCOMPARE(document.segments[0].verb, Verb::update);
    QCOMPARE(std::get<Call>(document.segments[0].operations[0].action).method, Method::hllAdd);
}

void TestSketchDocuments::aServerIsAskedAboutEveryPairOnce()
{
    const ServerCheck check({gathered("day_1", sketchOfUsers(0, 50)), gathered("day_2", sketchOfUsers(20, 70)),
                             gathered("day_3", sketchOfUsers(0, 9))});
    QVERIFY(isSendable(check.document()));
    QCOMPARE(check.document().segments.size(), std::size_t{3});
    QCOMPARE(check.document().segments[2].operations.size(), std::size_t{7});
    QCOMPARE(check.expected(), 3 + 3 * 3);
}

void TestSketchDocuments::theSameAnswersAreNoDifference()
{
    ServerCheck check({gathered("day_1", sketchOfUsers(0, 50)), gathered("day_2", sketchOfUsers(20, 70))});
    const std::array sketches{sketchOfUsers(0, 50), sketchOfUsers(20, 70)};
    const auto number = [](std::uint64_t count) { return Value(static_cast<std::int64_t>(count)); };
    check.take({answer(1, List{{number(sketches[1].estimate()), number(hllUnionCount(sketches)),
                                number(hllIntersectCount(sketches)), Value(hllSimilarity(sketches))}})});
    check.take({answer(0, number(sketches[0].estimate()))});
    QCOMPARE(check.compared(), 5);
    QCOMPARE(check.differences(), QStringList());
}

void TestSketchDocuments::otherAnswersAreToldByName()
{
    ServerCheck check({gathered("day_1", sketchOfUsers(0, 50)), gathered("day_2", sketchOfUsers(20, 70))});
    const std::array sketches{sketchOfUsers(0, 50), sketchOfUsers(20, 70)};
    const Value count(static_cast<std::int64_t>(sketches[1].estimate()));
    const Value inAny(static_cast<std::int64_t>(hllUnionCount(sketches)));
    check.take({answer(0, Value(1)), answer(1, List{{count, inAny}})});
    const auto here = [](const QString& what, const QString& value, const QString& there) {
        return QStringLiteral("%1: %2 here, %3 there").arg(what, value, there);
    };
    QCOMPARE(check.differences(),
             QStringList({here(QStringLiteral("count of day_1"), QString::number(sketches[0].estimate()), QStringLiteral("1")),
                          here(QStringLiteral("intersection of day_1 and day_2"), QString::number(hllIntersectCount(sketches)),
                               previewOf(Value())),
                          here(QStringLiteral("similarity of day_1 and day_2"), doubleText(hllSimilarity(sketches)),
                               previewOf(Value()))}));
}

void TestSketchDocuments::aMissingRecordIsTold()
{
    ServerCheck check({gathered("day_1", sketchOfUsers(0, 50))});
    RecordResult missing;
    missing.error = Error::server(ServerCode::recordNotFound);
    check.take({missing});
    QCOMPARE(check.differences().size(), 1);
    QVERIFY(check.differences()[0].startsWith(QLatin1String("count of day_1 was not answered: 2")));
}

void TestSketchDocuments::nothingIsAskedAboutFilesAlone()
{
    QVERIFY(ServerCheck({fromFile}).document().segments.empty());
    QCOMPARE(ServerCheck({fromFile, gathered("day_1", sketchOfUsers(0, 5))}).expected(), 4);
}

QTEST_GUILESS_MAIN(TestSketchDocuments)
#include "tst_sketch_documents.moc"
