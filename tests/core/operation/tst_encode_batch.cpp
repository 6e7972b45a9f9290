// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/key_cursor.h"
#include "core/operation/encode_batch.h"
#include "core/wire/big_endian.h"
#include "core/wire/frame.h"
#include "core/wire/particle.h"
#include "tests/support/batch_rows.h"
#include "tests/support/recording.h"

#include <QTest>

using namespace binnacle;
using test::BatchRowView;
using test::bodyOf;

namespace {

const DataSet batchSet = DataSet::of("test", "batch");

Policy withoutKeys()
{
    Policy policy;
    policy.sendKey = false;
    return policy;
}

/// Rows of a document, with what they point at.
struct Rows {
    std::vector<Segment> segments;
    Policy policy;
    std::vector<EncodedSegment> encoded;
    std::vector<BatchRow> rows;

    explicit Rows(std::vector<Segment> given, Policy said = withoutKeys()) : segments(std::move(given)), policy(said)
    {
        for (const Segment& segment : segments)
            encoded.push_back(encodeSegment(segment).value());
        for (std::size_t i = 0; i < segments.size(); ++i) {
            cluster::KeyCursor keys(segments[i]);
            while (const std::optional<Key> key = keys.next())
                rows.push_back({&segments[i], &encoded[i], &policy, *key, static_cast<std::int64_t>(rows.size())});
        }
    }
};

/// The keys of a recorded batch, by digest, in the order of its rows.
std::vector<KeyItem> digestsOf(const Bytes& frame)
{
    std::vector<KeyItem> keys;
    for (const BatchRowView& row : test::batchRowsIn(frame))
        keys.emplace_back(row.digest);
    return keys;
}

Segment segment(Verb verb, std::vector<KeyItem> keys, std::vector<BinOperation> operations = {})
{
    Segment made;
    made.verb = verb;
    made.dataSet = batchSet;
    made.keys = std::move(keys);
    made.operations = std::move(operations);
    return made;
}

Bytes encoded(const std::vector<BatchRow>& rows)
{
    return encodeBatch(rows, {1000, 0}).value();
}

Bytes answerFrame(std::vector<std::pair<std::uint32_t, ServerCode>> rows, bool last)
{
    Bytes body;
    for (const auto& [row, code] : rows) {
        wire::MessageHeader header;
        header.transactionTtl = row;
        header.resultCode = static_cast<std::uint8_t>(code);
        header.generation = 1;
        const Bytes message = wire::MessageWriter(header).takeMessage();
        body.insert(body.end(), message.begin(), message.end());
    }
    if (last) {
        wire::MessageHeader header;
        header.info3 = wire::info3::last;
        const Bytes message = wire::MessageWriter(header).takeMessage();
        body.insert(body.end(), message.begin(), message.end());
    }
    return body;
}

} // namespace

class TestEncodeBatch : public QObject {
    Q_OBJECT

private slots:
    void recordedBatchesAreMade_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("verb");
        QTest::addColumn<bool>("reads");
        QTest::newRow("reads") << "read all bins, one missing" << int(Verb::query) << false;
        QTest::newRow("exists") << "exists" << int(Verb::exists) << false;
        QTest::newRow("reads of a bin") << "read one bin" << int(Verb::query) << true;
        QTest::newRow("deletes") << "remove all" << int(Verb::remove) << false;
    }

    /// Row by row, by meaning: the recorded one asks for every answer of a delete, too, and repeats where we may not.
    void recordedBatchesAreMade()
    {
        QFETCH(QString, name);
        QFETCH(int, verb);
        QFETCH(bool, reads);
        const Bytes recorded = test::recording("batch", name.toStdString()).exchanges.front().request;
        std::vector<BinOperation> operations;
        if (reads)
            operations.push_back({"i", GetBin{}});
        const Rows rows({segment(static_cast<Verb>(verb), digestsOf(recorded), operations)});
        const Bytes ours = encoded(rows.rows);
        const auto wanted = test::batchRowsIn(recorded);
        const auto got = test::batchRowsIn(ours);
        QCOMPARE(got.size(), wanted.size());
        for (std::size_t i = 0; i < got.size(); ++i) {
            QCOMPARE(got[i].index, wanted[i].index);
            QCOMPARE(got[i].digest, wanted[i].digest);
            QCOMPARE(got[i].header.info1, wanted[i].header.info1);
            QCOMPARE(got[i].header.info2 | wire::info2::respondAllOps, wanted[i].header.info2 | wire::info2::respondAllOps);
            QCOMPARE(got[i].header.info3, wanted[i].header.info3);
            QCOMPARE(got[i].header.recordTtl, wanted[i].header.recordTtl);
            QCOMPARE(got[i].parts, wanted[i].parts);
        }
    }

    void rowsOfASegmentRepeatTheirFirst()
    {
        const Rows rows({segment(Verb::upsert, {KeyRange{1, 3}}, {{"n", SetTo{1}}}), segment(Verb::remove, {KeyRange{4, 5}})});
        const auto views = test::batchRowsIn(encoded(rows.rows));
        QCOMPARE(views.size(), std::size_t{5});
        std::vector<bool> repeats;
        for (const BatchRowView& view : views)
            repeats.push_back(view.repeats);
        QCOMPARE(repeats, (std::vector<bool>{false, true, true, false, true}));
        QCOMPARE(views[2].parts, views[0].parts);
        QVERIFY((views[4].header.info2 & wire::info2::remove) != 0);
    }

    void aRowThatSendsItsKeyRepeatsNothing()
    {
        const Rows rows({segment(Verb::upsert, {KeyRange{1, 3}}, {{"n", SetTo{1}}})}, Policy{});
        for (const BatchRowView& view : test::batchRowsIn(encoded(rows.rows)))
            QVERIFY(!view.repeats);
    }

    void aRowSaysWhatItsSegmentSays()
    {
        Segment one = segment(Verb::update, {std::string("k")}, {{"n", Add{7}}});
        one.generation = 3;
        one.expiry = {Expiry::Kind::afterSeconds, 60};
        one.where = Filter::expression(*fromHex("9304935102a361676512"));
        const Rows rows({one, segment(Verb::exists, {std::int64_t{1}})}, Policy{});
        const auto views = test::batchRowsIn(encoded(rows.rows));
        QCOMPARE(views[0].header.info2, static_cast<std::uint8_t>(wire::info2::write | wire::info2::generation));
        QCOMPARE(views[0].header.info3, wire::info3::updateOnly);
        QCOMPARE(views[0].header.generation, 3U);
        QCOMPARE(views[0].header.recordTtl, 60U);
        QVERIFY(views[0].has(wire::FieldType::filterExpression));
        QVERIFY(views[0].has(wire::FieldType::key));
        QVERIFY(!views[1].has(wire::FieldType::filterExpression));
    }

    void theSizeOfARowIsNotUnderstated()
    {
        const Rows rows({segment(Verb::upsert, {std::string(200, 'k')}, {{"bin", SetTo{std::string(5000, 'x')}}})}, Policy{});
        const Bytes frame = encoded(rows.rows);
        QVERIFY(rowSize(rows.encoded[0], rows.rows[0].key) + 64 >= frame.size());
    }

    void recordedAnswersAreRead()
    {
        const test::Exchange exchange = test::recording("batch", "per key failure stays in line").exchanges.front();
        const Rows rows({segment(Verb::upsert, digestsOf(exchange.request), {{"i", Add{1}}})});
        BatchReader reader(rows.rows);
        const BatchAnswer answer = reader.read(bodyOf(exchange.responses.at(0))).value();
        QCOMPARE(answer.rows.size(), std::size_t{2});
        QVERIFY(answer.rows[0].result.error->is(ServerCode::binTypeError));
        QVERIFY(answer.rows[1].result.isOk());
        QCOMPARE(answer.rows[1].result.record->generation, 3U);
        QCOMPARE(answer.rows[1].result.index, std::int64_t{1});
        QVERIFY(!answer.last);
        QVERIFY(reader.read(bodyOf(exchange.responses.at(1))).value().last);
    }

    void aBatchThatIsRefusedSaysWhy()
    {
        const Rows rows({segment(Verb::exists, {KeyRange{1, 2}})});
        BatchReader reader(rows.rows);
        wire::MessageHeader header;
        header.info3 = wire::info3::last;
        header.resultCode = static_cast<std::uint8_t>(ServerCode::batchDisabled);
        const BatchAnswer answer = reader.read(wire::MessageWriter(header).takeMessage()).value();
        QVERIFY(answer.last);
        QCOMPARE(answer.code, ServerCode::batchDisabled);
        QVERIFY(!reader.isAnswered(0));
    }

    void whatWasNotAskedForIsRefused()
    {
        const Rows rows({segment(Verb::exists, {KeyRange{1, 2}})});
        BatchReader reader(rows.rows);
        const auto ok = ServerCode::ok;
        QVERIFY(!reader.read(answerFrame({{0, ok}, {2, ok}}, false)));
        QVERIFY(!reader.isAnswered(0)); // nothing of such a frame counts
        QVERIFY(!reader.read(answerFrame({{1, ok}, {1, ok}}, false)));
        QVERIFY(reader.read(answerFrame({{1, ok}}, false)).ok());
        QVERIFY(!reader.read(answerFrame({{1, ok}}, false)));
        Bytes after = answerFrame({{0, ok}}, true);
        const Bytes more = answerFrame({{0, ok}}, false);
        after.insert(after.end(), more.begin(), more.end());
        QVERIFY(!reader.read(after));
    }

    void everyTruncationIsRefused()
    {
        const Rows rows({segment(Verb::exists, {KeyRange{1, 2}})});
        const Bytes whole = answerFrame({{0, ServerCode::ok}, {1, ServerCode::ok}}, true);
        for (std::size_t size = 0; size < whole.size(); ++size) {
            BatchReader reader(rows.rows);
            const auto read = reader.read(ByteView(whole).first(size));
            QCOMPARE(read.ok(), size > 0 && size % wire::messageHeaderSize == 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestEncodeBatch)
#include "tst_encode_batch.moc"
