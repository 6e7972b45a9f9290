// SPDX-License-Identifier: Apache-2.0
#include "core/operation/describe_request.h"
#include "core/operation/encode.h"
#include "core/sdk/request_preview.h"
#include "core/wire/frame.h"
#include "core/wire/message.h"

#include <QTest>

#include <algorithm>

using namespace binnacle;

namespace {

OperationDocument documentOf(std::vector<KeyItem> keys, Verb verb = Verb::upsert)
{
    Segment segment;
    segment.verb = verb;
    segment.dataSet = DataSet::of("test", "users");
    segment.keys = std::move(keys);
    if (isWrite(verb))
        segment.operations = {{"text", SetTo{std::string(400, 'a')}}};
    return {{segment}, {}};
}

bool has(const RequestDescription& told, std::string_view name)
{
    return std::ranges::find(told.parts, name, &RequestPart::name) != told.parts.end();
}

} // namespace

class RequestPreviewTest : public QObject {
    Q_OBJECT

private slots:
    void oneRecordIsACommandOfItsOwn()
    {
        const OperationDocument document = documentOf({KeyValue(std::int64_t{1})});
        const Result<RequestPreview> preview = previewOf(document, 0);
        QVERIFY(preview.ok());
        QVERIFY(preview->kind == RequestPreview::Kind::command);
        const Segment& segment = document.segments[0];
        const Policy policy = policyFor(document.behavior, segment);
        QVERIFY(preview->frame == *encodeCommand(segment, policy, segment.dataSet.id(std::int64_t{1}), {policy.totalTimeoutMs, 0}));
        QCOMPARE(preview->sentSize, preview->frame.size());
    }

    void severalAreABatch()
    {
        const Result<RequestPreview> preview = previewOf(documentOf({KeyRange{1, 9'000'000}}), 0);
        QVERIFY(preview.ok());
        QVERIFY(preview->kind == RequestPreview::Kind::batch);
        QCOMPARE(preview->rows, 256);
        QCOMPARE(preview->ofRows, 9'000'000);
        const RequestDescription told = describeRequest(preview->frame);
        QVERIFY(told.problem.empty());
        QVERIFY(has(told, "row 0") && has(told, "batch"));
    }

    void aWholeSetIsAQuery()
    {
        OperationDocument document = documentOf({}, Verb::query);
        document.segments[0].where = Filter::text("$.age > 1");
        const Result<RequestPreview> preview = previewOf(document, 0);
        QVERIFY(preview.ok());
        QVERIFY(preview->kind == RequestPreview::Kind::query);
        const RequestDescription told = describeRequest(preview->frame);
        QVERIFY(told.problem.empty());
        QVERIFY(has(told, "partitions") && has(told, "filter") && has(told, "most records"));
    }

    void whatGoesCompressedIsToldAsItWasBefore()
    {
        OperationDocument document = documentOf({KeyValue(std::int64_t{1})});
        Settings settings;
        settings.useCompression = true;
        document.behavior = Behavior::with(settings);
        const Result<RequestPreview> preview = previewOf(document, 0);
        QVERIFY(preview.ok());
        QVERIFY(preview->sentSize < preview->frame.size());
        QVERIFY(describeRequest(preview->frame).problem.empty());
    }

    void whatIsRefusedIsRefusedHere()
    {
        QVERIFY(!previewOf(documentOf({}), 0).ok());
        QVERIFY(!previewOf({}, 0).ok());
    }
};

QTEST_APPLESS_MAIN(RequestPreviewTest)
#include "tst_request_preview.moc"
