// SPDX-License-Identifier: Apache-2.0
#include "core/operation/document.h"

#include <QtTest>

#include <limits>

using namespace binnacle;

namespace {

constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
constexpr auto highest = std::numeric_limits<std::int64_t>::max();

Segment segmentWith(std::vector<KeyItem> keys, Verb verb = Verb::upsert)
{
    Segment segment;
    segment.verb = verb;
    segment.dataSet = DataSet::of("test", "users");
    segment.keys = std::move(keys);
    return segment;
}

} // namespace

class TestDocument : public QObject {
    Q_OBJECT

private slots:
    void countsKeysRangesAndDigests()
    {
        const Segment segment = segmentWith({KeyValue(7), KeyRange{1, 500}, KeyValue(std::string("x")), Digest{}});
        QCOMPARE(keyCount(segment), std::optional<std::int64_t>(503));
    }

    void aWriteWithoutKeysNamesNone() { QCOMPARE(keyCount(segmentWith({})), std::optional<std::int64_t>(0)); }

    void aQueryWithoutKeysIsAWholeSet() { QVERIFY(!keyCount(segmentWith({}, Verb::query)).has_value()); }

    void aQueryWithKeysIsCounted()
    {
        QCOMPARE(keyCount(segmentWith({KeyRange{3, 4}}, Verb::query)), std::optional<std::int64_t>(2));
    }

    void aBackwardsRangeNamesNothing() { QCOMPARE(keyCount(segmentWith({KeyRange{2, 1}})), std::optional<std::int64_t>(0)); }

    void countsStayAtTheHighestInteger()
    {
        QCOMPARE(keyCount(segmentWith({KeyRange{lowest, highest}})), std::optional<std::int64_t>(highest));
        QCOMPARE(keyCount(segmentWith({KeyRange{0, highest}})), std::optional<std::int64_t>(highest));
        QCOMPARE(keyCount(segmentWith({KeyRange{1, highest}})), std::optional<std::int64_t>(highest));
        QCOMPARE(keyCount(segmentWith({KeyRange{2, highest}})), std::optional<std::int64_t>(highest - 1));
        QCOMPARE(keyCount(segmentWith({KeyRange{1, highest}, KeyRange{1, highest}})), std::optional<std::int64_t>(highest));
    }

    void verbsHaveNamesAndMeanings_data()
    {
        QTest::addColumn<int>("verb");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("meaning");
        QTest::addColumn<bool>("writes");
        const auto row = [](Verb verb, const char* name, const char* meaning, bool writes) {
            QTest::newRow(name) << static_cast<int>(verb) << QString(name) << QString::fromUtf8(meaning) << writes;
        };
        row(Verb::upsert, "upsert", "changes bins · creates the record if it is missing", true);
        row(Verb::insert, "insert", "creates the record · fails if it exists", true);
        row(Verb::update, "update", "changes bins · fails if the record is missing", true);
        row(Verb::replace, "replace", "replaces all bins · fails if the record is missing", true);
        row(Verb::replaceIfExists, "replaceIfExists", "replaces all bins, as replace does · fails if the record is missing",
            true);
        row(Verb::remove, "delete", "removes the record · a missing one is no failure", true);
        row(Verb::touch, "touch", "resets the time to live · fails if the record is missing", true);
        row(Verb::exists, "exists", "asks whether there is a record · changes nothing", false);
        row(Verb::query, "query", "reads records · changes nothing", false);
    }

    void verbsHaveNamesAndMeanings()
    {
        QFETCH(int, verb);
        QFETCH(QString, name);
        QFETCH(QString, meaning);
        QFETCH(bool, writes);
        const auto v = static_cast<Verb>(verb);
        QCOMPARE(QString::fromUtf8(nameOf(v).data(), static_cast<qsizetype>(nameOf(v).size())), name);
        QCOMPARE(QString::fromUtf8(meaningOf(v).data(), static_cast<qsizetype>(meaningOf(v).size())), meaning);
        QCOMPARE(isWrite(v), writes);
        QCOMPARE(verbNamed(name.toStdString()), std::optional<Verb>(v));
    }

    void otherWordsAreNoVerbs()
    {
        for (const char* name : {"", "remove", "Upsert", "upsert ", "replace_if_exists"})
            QVERIFY2(!verbNamed(name), name);
    }

    void actionsHaveNames()
    {
        QCOMPARE(nameOf(BinAction(SetTo{})), std::string_view("setTo"));
        QCOMPARE(nameOf(BinAction(Add{})), std::string_view("incrementBy"));
        QCOMPARE(nameOf(BinAction(Append{})), std::string_view("append"));
        QCOMPARE(nameOf(BinAction(Prepend{})), std::string_view("prepend"));
        QCOMPARE(nameOf(BinAction(RemoveBin{})), std::string_view("remove"));
        QCOMPARE(nameOf(BinAction(GetBin{})), std::string_view("get"));
    }

    void onlyGetDoesNotWrite()
    {
        QVERIFY(!isWrite(BinAction(GetBin{})));
        for (const BinAction& action : {BinAction(SetTo{}), BinAction(Add{}), BinAction(Append{}), BinAction(RemoveBin{})})
            QVERIFY(isWrite(action));
    }
};

QTEST_APPLESS_MAIN(TestDocument)
#include "tst_document.moc"
