// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/cluster.h"
#include "core/sdk/errors.h"
#include "tests/support/batch_rows.h"
#include "tests/support/command_server.h"
#include "tests/support/recording.h"
#include "tests/support/vendor_outcome.h"

#include <QtTest>

#include <mutex>

using namespace binnacle;
using test::CommandServer;

// The steps of the vendor's guide, as its Java Developer SDK sends and reports them, made with the builders of this one. These
// differences are meant, and no others:
//  - replace fails if the record is missing, as the guide says; the vendor's code creates it (its bits are createOrReplace's)
//  - a record that a filter skips is reported with code 27 and as skipped; a single one the vendor reports with code 2
//  - plain writes do not ask for an answer to each operation, so that bins which would only say null are not reported
//  - a whole set is read in pages, with a number of records asked for

namespace {

const DataSet guide{"test", "guide"};

using Step = std::function<RecordStream(const Session&)>;

/// Answers each command with what was recorded, and keeps what was asked.
class Replay {
public:
    explicit Replay(const test::Exchange& exchange)
        : m_server([this, exchange](test::Peer& peer, const Bytes& frame) {
              const std::lock_guard lock(m_mutex);
              m_requests.push_back(frame);
              for (const Bytes& response : exchange.responses) {
                  peer.send(response);
              }
              return true;
          })
    {
    }

    Session connect() const { return ClusterDefinition("127.0.0.1", m_server.port()).connect().createSession(); }

    std::vector<Bytes> requests()
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }

private:
    std::mutex m_mutex;
    std::vector<Bytes> m_requests;
    CommandServer m_server;
};

wire::Message messageOf(const Bytes& frame)
{
    std::size_t offset = 0;
    return wire::decodeMessage(test::bodyOf(frame), offset).value();
}

/// What a command says, whatever the order of its fields.
struct Meaning {
    std::uint8_t info1 = 0;
    std::uint8_t info2 = 0;
    std::uint8_t info3 = 0;
    std::uint32_t generation = 0;
    std::uint32_t ttl = 0;
    std::map<int, Bytes> fields;
    std::vector<Bytes> ops;
    friend bool operator==(const Meaning&, const Meaning&) = default;
};

template <typename Parts>
Meaning meaningOf(const wire::MessageHeader& header, const Parts& parts)
{
    Meaning meaning;
    meaning.info1 = header.info1;
    meaning.info2 = static_cast<std::uint8_t>(header.info2 & ~wire::info2::respondAllOps);
    meaning.info3 = header.info3;
    meaning.generation = header.generation;
    meaning.ttl = header.recordTtl;
    for (const wire::Field& field : parts.fields) {
        meaning.fields[static_cast<int>(field.type)] = Bytes(field.data.begin(), field.data.end());
    }
    for (const wire::Op& op : parts.ops) {
        Bytes bytes{static_cast<std::uint8_t>(op.code), op.particleType};
        bytes.insert(bytes.end(), op.name.begin(), op.name.end());
        bytes.push_back(0);
        bytes.insert(bytes.end(), op.data.begin(), op.data.end());
        meaning.ops.push_back(std::move(bytes));
    }
    return meaning;
}

std::vector<Meaning> meaningsOf(const Bytes& frame)
{
    const wire::Message message = messageOf(frame);
    if (message.field(wire::FieldType::batchIndex) == nullptr) {
        return {meaningOf(message.header, message)};
    }
    std::vector<Meaning> rows;
    for (const test::BatchRowView& row : test::batchRowsIn(frame)) {
        const wire::MessageParts parts = wire::decodeParts(row.parts, row.fields.size(), row.ops).value();
        rows.push_back(meaningOf(row.header, parts));
        rows.back().fields[static_cast<int>(wire::FieldType::digest)] = Bytes(row.digest.begin(), row.digest.end());
    }
    return rows;
}

/// A scan is asked for in its own way; which records it is about is the same.
void keepWhatAScanIsAbout(Meaning& meaning)
{
    meaning.info2 = 0;
    meaning.ttl = 0;
    std::erase_if(meaning.fields, [](const auto& field) {
        using wire::FieldType;
        const auto type = static_cast<FieldType>(field.first);
        return type != FieldType::nameSpace && type != FieldType::set && type != FieldType::filterExpression &&
               type != FieldType::partitionIds;
    });
}

/// Several steps are asked for in the words of another one.
struct NamedStep {
    const char* name;
    Step step;
};

std::vector<NamedStep> singleWrites()
{
    const Key alice = guide.id(1);
    const Key missing = guide.id(4711);
    return {
        {"upsert chain",
         [=](const Session& s) {
             return s.upsert(alice).bin("name").setTo("Alice").bin("age").setTo(30).bin("active").setTo(true).execute();
         }},
        {"increment", [=](const Session& s) { return s.update(alice).bin("age").add(1).execute(); }},
        {"insert new", [=](const Session& s) { return s.insert(guide.id(99)).bin("name").setTo("New User").execute(); }},
        {"insert existing", [=](const Session& s) { return s.insert(guide.id(99)).bin("name").setTo("New User").execute(); }},
        {"update missing", [=](const Session& s) { return s.update(missing).bin("a").setTo(1).execute(); }},
        {"replace existing", [=](const Session& s) { return s.replace(alice).bin("name").setTo("Alice Updated").execute(); }},
        {"replace if exists, missing", [=](const Session& s) { return s.replaceIfExists(missing).bin("a").setTo(1).execute(); }},
        {"touch", [=](const Session& s) { return s.touch(alice).expireRecordAfterSeconds(900).execute(); }},
        {"touch missing", [=](const Session& s) { return s.touch(missing).execute(); }},
        {"ttl",
         [](const Session& s) { return s.upsert(guide.id(2)).bin("t").setTo("x").expireRecordAfterSeconds(3600).execute(); }},
        {"never expire", [](const Session& s) { return s.upsert(guide.id(2)).bin("t").setTo("x").neverExpire().execute(); }},
        {"no change in expiration",
         [](const Session& s) { return s.upsert(guide.id(2)).bin("t").setTo("y").withNoChangeInExpiration().execute(); }},
        {"expiry from server default",
         [](const Session& s) { return s.upsert(guide.id(2)).bin("t").setTo("y").expiryFromServerDefault().execute(); }},
        {"generation mismatch",
         [=](const Session& s) { return s.update(alice).ensureGenerationIs(50).bin("b").setTo(1).execute(); }},
        {"durable delete", [](const Session& s) { return s.remove(guide.id(2)).withDurableDelete().execute(); }},
        {"delete without durable", [](const Session& s) { return s.remove(guide.id(2)).withoutDurableDelete().execute(); }},
        {"delete missing", [=](const Session& s) { return s.remove(missing).execute(); }},
        {"list and map steps",
         [](const Session& s) {
             return s.upsert(guide.id(20)).bin("l").setTo(List{{1, 2, 3}}).bin("m").setTo(Map{{{"a", 1}}}).execute();
         }},
        {"nested map key set", [](const Session& s) { return s.update(guide.id(20)).bin("m").onMapKey("b").setTo(2).execute(); }},
        {"list append and read back",
         [](const Session& s) { return s.update(guide.id(20)).bin("l").listAppend(4).bin("l").get().execute(); }},
    };
}

std::vector<NamedStep> filteredWrites()
{
    const Key alice = guide.id(1);
    const char* adult = "$.age >= 18";
    const char* updated = "$.name == 'Alice Updated'";
    return {
        {"where false", [=](const Session& s) { return s.update(alice).where(adult).bin("verified").setTo(true).execute(); }},
        {"where true", [=](const Session& s) { return s.update(alice).where(updated).bin("verified").setTo(true).execute(); }},
        {"where false, fail on filtered out",
         [=](const Session& s) {
             return s.update(alice).where(adult).failOnFilteredOut().bin("verified").setTo(true).execute();
         }},
        {"batch where", [=](const Session& s) { return s.update(guide.ids(1, 2)).where(updated).bin("z").setTo(1).execute(); }},
        {"batch where, fail on filtered out",
         [=](const Session& s) {
             return s.update(guide.ids(1, 2)).where(updated).failOnFilteredOut().bin("z").setTo(1).execute();
         }},
    };
}

std::vector<NamedStep> batchesAndReads()
{
    return {
        {"query one key", [](const Session& s) { return s.query(guide.id(1)).execute(); }},
        {"exists", [](const Session& s) { return s.exists(guide.id(1)).execute(); }},
        {"exists missing", [](const Session& s) { return s.exists(guide.id(4711)).execute(); }},
        {"batch of three",
         [](const Session& s) { return s.upsert(guide.ids(1, 2, 3)).bin("status").setTo("migrated").execute(); }},
        {"mixed segments",
         [](const Session& s) {
             return s.batch()
                 .upsert(guide.id(11))
                 .bin("v")
                 .setTo(1)
                 .update(guide.id(4711))
                 .bin("v")
                 .setTo(2)
                 .remove(guide.id(3))
                 .execute();
         }},
        {"query three keys", [](const Session& s) { return s.query(guide.ids(1, 2, 4711)).execute(); }},
        {"query data set", [](const Session& s) { return s.query(guide).execute(); }},
        {"query data set where", [](const Session& s) { return s.query(guide).where("$.status == 'migrated'").execute(); }},
        {"durable delete by default, two keys",
         [](const Session& s) { return s.remove(guide.ids(1, 2)).defaultWithDurableDelete().execute(); }},
        {"delete three", [](const Session& s) { return s.remove(guide.ids(1, 11, 99)).execute(); }},
    };
}

/// What the stream reports, or raises, in the words of a recorded outcome.
test::VendorOutcome outcomeOf(const Step& step, const Session& session)
{
    test::VendorOutcome outcome;
    try {
        RecordStream stream = step(session);
        while (const auto result = stream.next()) {
            outcome.results.push_back(test::reported(*result));
        }
    } catch (const AerospikeError& error) {
        outcome.raised = error.error().code();
    }
    return outcome;
}

} // namespace

Q_DECLARE_METATYPE(Step)

class TestVendorSteps : public QObject {
    Q_OBJECT

private slots:
    void everyStepIsMade()
    {
        std::set<std::string> made;
        for (const auto& steps : {singleWrites(), filteredWrites(), batchesAndReads()}) {
            for (const NamedStep& step : steps) {
                made.insert(step.name);
            }
        }
        for (const test::Recording& recorded : test::recordings("sdk")) {
            QVERIFY2(made.contains(recorded.name), recorded.name.c_str());
        }
    }

    void requestAndReportAreTheVendors_data()
    {
        QTest::addColumn<Step>("step");
        for (const auto& steps : {singleWrites(), filteredWrites(), batchesAndReads()}) {
            for (const NamedStep& step : steps) {
                QTest::newRow(step.name) << step.step;
            }
        }
    }

    void requestAndReportAreTheVendors()
    {
        QFETCH(Step, step);
        const std::string name = QTest::currentDataTag();
        const test::Exchange exchange = test::recording("sdk", name).exchanges.front();
        Replay replay(exchange);
        const test::VendorOutcome got = outcomeOf(step, replay.connect());
        QCOMPARE(replay.requests().size(), std::size_t{1});

        std::vector<Meaning> wanted = meaningsOf(exchange.request);
        std::vector<Meaning> asked = meaningsOf(replay.requests().front());
        const bool scan = name.starts_with("query data set");
        if (scan) {
            keepWhatAScanIsAbout(wanted.front());
            keepWhatAScanIsAbout(asked.front());
        }
        if (name == "replace existing") {
            QCOMPARE(wanted.front().info3, wire::info3::createOrReplace);
            wanted.front().info3 = wire::info3::replaceOnly;
        }
        QCOMPARE(asked.size(), wanted.size());
        for (std::size_t i = 0; i < asked.size(); ++i) {
            QCOMPARE(asked[i].info1, wanted[i].info1);
            QCOMPARE(asked[i].info2, wanted[i].info2);
            QCOMPARE(asked[i].info3, wanted[i].info3);
            QVERIFY(asked[i] == wanted[i]);
        }

        test::VendorOutcome recorded = test::vendorOutcome("sdk", name);
        if (name == "where false") {
            QCOMPARE(recorded.results.front().code, 2);
            recorded.results.front().code = static_cast<int>(ServerCode::filteredOut);
        }
        QCOMPARE(got.raised, recorded.raised);
        QCOMPARE(got.results.size(), recorded.results.size());
        for (std::size_t i = 0; i < got.results.size(); ++i) {
            QVERIFY2(test::agree(got.results[i], recorded.results[i], !scan), test::text(got.results[i]).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestVendorSteps)
#include "tst_vendor_steps.moc"
