// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/message_body.h"
#include "core/wire/compression.h"
#include "core/wire/message.h"

#include <QtTest>

using namespace binnacle;
using namespace binnacle::cluster;

namespace {

/// A message with a text of so many bytes.
Bytes messageOf(std::size_t size)
{
    wire::MessageWriter writer({});
    writer.field(wire::FieldType::set, std::string(size, 'x'));
    return writer.takeFrame();
}

net::Frame frameOf(wire::FrameType type, const Bytes& frame)
{
    return {type, Bytes(frame.begin() + wire::frameHeaderSize, frame.end())};
}

net::Frame packed(std::size_t size)
{
    return frameOf(wire::FrameType::compressed, wire::compressedFrame(messageOf(size)));
}

std::uint64_t bodySize(std::size_t size)
{
    return messageOf(size).size() - wire::frameHeaderSize;
}

bool isRefused(const Result<Bytes>& body)
{
    return !body && body.error().is(ClientCode::protocolError);
}

} // namespace

class TestMessageBody : public QObject {
    Q_OBJECT

private slots:
    void messagesAreTakenAsTheyCome()
    {
        MessageBodies bodies(false, 0);
        for (int i = 0; i < 3; ++i) { // without compression nothing becomes more than was sent
            const net::Frame frame = frameOf(wire::FrameType::message, messageOf(1'000));
            QCOMPARE(bodies.take(frame).value(), frame.body);
        }
    }

    void compressedOnesAreUnpackedWhereTheyWereAskedFor()
    {
        const Bytes expected = frameOf(wire::FrameType::message, messageOf(500)).body;
        QCOMPARE(MessageBodies(true, wire::maxBodySize).take(packed(500)).value(), expected);
        QVERIFY(isRefused(MessageBodies(false, wire::maxBodySize).take(packed(500))));
    }

    void otherFramesAreRefused()
    {
        QVERIFY(isRefused(MessageBodies(true, wire::maxBodySize).take(frameOf(wire::FrameType::info, messageOf(1)))));
    }

    void whatAnExchangeUnpacksIsBoundedAltogether()
    {
        MessageBodies bodies(true, 3 * bodySize(10'000) - 1);
        QVERIFY(bodies.take(packed(10'000)));
        QVERIFY(bodies.take(packed(10'000)));
        QVERIFY(isRefused(bodies.take(packed(10'000))));
        MessageBodies wider(true, 3 * bodySize(10'000));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(wider.take(packed(10'000)));
        }
        QVERIFY(isRefused(wider.take(packed(1))));
    }

    void theBoundHasRoomForTheLargestRecords()
    {
        constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20;
        QCOMPARE(unpackedBound(0), 128 * mebibyte);
        QCOMPARE(unpackedBound(256), (128 + 256 * 16) * mebibyte);
        QVERIFY(unpackedBound(~std::uint64_t{0}) > unpackedBound(1'000'000)); // no overflow
    }
};

QTEST_APPLESS_MAIN(TestMessageBody)
#include "tst_message_body.moc"
