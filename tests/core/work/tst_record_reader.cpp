// SPDX-License-Identifier: Apache-2.0
#include "core/operation/read_touch.h"
#include "core/sdk/cluster.h"
#include "core/work/record_reader.h"
#include "tests/support/command_server.h"

#include <QtTest>

#include <atomic>

using namespace binnacle;

class TestRecordReader : public QObject {
    Q_OBJECT

private slots:
    void aLookAtARecordProlongsNothing()
    {
        std::atomic<std::uint32_t> told{0};
        test::CommandServer server([&told](test::Peer& peer, const Bytes& frame) {
            std::size_t offset = 0;
            told = wire::decodeMessage(ByteView(frame).subspan(wire::frameHeaderSize), offset)->header.recordTtl;
            return peer.send(wire::MessageWriter({}).takeFrame());
        });
        Settings settings;
        settings.readTouchTtlPercent = 80;
        const Behavior prolongs = Behavior().deriveWithChanges("own", {{Scope::readsPoint, settings}});
        const Session session = ClusterDefinition("127.0.0.1", server.port()).connect().createSession();
        const Key key = DataSet::of("test", "users").id(1);
        (void)work::readRecords(session, std::span(&key, 1), prolongs);
        QCOMPARE(told.exchange(0), neverTouches);
        (void)work::readMetadata(session, std::span(&key, 1), prolongs);
        QCOMPARE(told.load(), neverTouches);
    }
};

QTEST_GUILESS_MAIN(TestRecordReader)
#include "tst_record_reader.moc"
