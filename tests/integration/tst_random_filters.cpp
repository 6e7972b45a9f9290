// SPDX-License-Identifier: Apache-2.0
#include "core/bins/scalars.h"
#include "core/expression/wire.h"
#include "core/sdk/errors.h"
#include "tests/support/random_expressions.h"
#include "tests/support/sandbox.h"
#include "tests/support/seed.h"

#include <QTest>

#include <set>
#include <thread>

using namespace binnacle;

namespace {

constexpr std::int64_t recordCount = 60;
constexpr int expressionCount = 2000;

const DataSet things = DataSet::of("test", "things");

/// A record as the node has it, as far as an expression here asks for it.
struct Kept {
    Digest digest{};
    Bytes key; ///< sent with the write, and stored
    std::vector<std::pair<std::string, wire::Particle>> bins;

    expression::RecordView view() const
    {
        expression::RecordView view;
        view.digest = digest;
        view.key = key;
        view.set = "things";
        for (const auto& [name, particle] : bins)
            view.bins.push_back({name, {particle.type, particle.bytes}});
        return view;
    }
};

Kept kept(std::int64_t key, const std::vector<Bin>& bins)
{
    Kept record{things.id(key).digest, wire::encodeKeyValue(key), {}};
    for (const Bin& bin : bins) {
        const wire::Particle sent = wire::encodeParticle(bin.value).value();
        record.bins.emplace_back(bin.name, bins::written({sent.type, sent.bytes}).value());
    }
    return record;
}

/// The records that a scan has returned, or why it has failed.
struct Scanned {
    std::set<Digest> digests;
    std::optional<Error> error;
};

Scanned scannedBy(const Session& session, const Bytes& filter)
{
    Scanned scanned;
    try {
        RecordStream stream = session.query(things).withNoBins().where(Filter::expression(filter)).execute();
        while (const auto result = stream.next())
            scanned.digests.insert(result->key.digest);
    } catch (const AerospikeError& error) {
        scanned.error = error.error();
    }
    return scanned;
}

/// In the order of the filters; several scans at a time.
std::vector<Scanned> scannedBy(const Session& session, const std::vector<Bytes>& filters)
{
    constexpr std::size_t threads = 4;
    std::vector<Scanned> all(filters.size());
    std::vector<std::thread> running;
    for (std::size_t first = 0; first < threads; ++first)
        running.emplace_back([&, first] {
            for (std::size_t i = first; i < filters.size(); i += threads)
                all[i] = scannedBy(session, filters[i]);
        });
    for (std::thread& thread : running)
        thread.join();
    return all;
}

} // namespace

/// A filtered scan returns exactly the records that evaluating the filter picks, and refuses what cannot be evaluated.
class TestRandomFilters : public QObject {
    Q_OBJECT

private slots:
    void scansReturnWhatEvaluationPicks();
};

void TestRandomFilters::scansReturnWhatEvaluationPicks()
{
    test::RandomExpressions random(test::seededGenerator());
    const test::Sandbox sandbox;
    QVERIFY(sandbox.isReady());
    std::vector<Kept> records;
    const auto made = [&](std::int64_t key) {
        std::vector<Bin> bins = random.record();
        records.push_back(kept(key, bins));
        return bins;
    };
    QVERIFY(sandbox.fill(things, recordCount, made));
    const Session session = ClusterDefinition(sandbox.hosts()).connect().createSession();
    std::vector<Bytes> filters(expressionCount);
    for (Bytes& filter : filters)
        filter = expression::pack(random.truth(4));
    const std::vector<Scanned> scanned = scannedBy(session, filters);
    std::size_t picked = 0;
    int selective = 0;
    int refused = 0;
    for (std::size_t i = 0; i < filters.size(); ++i) {
        const Result<expression::Program> program = expression::Program::filter(filters[i]);
        std::set<Digest> expected;
        for (const Kept& record : records) {
            if (program && expression::passes(*program, record.view()))
                expected.insert(record.digest);
        }
        const Scanned& got = scanned[i];
        QVERIFY2(got.error.has_value() == !program.ok(), toHex(filters[i]).c_str());
        QVERIFY2(!got.error || got.error->is(ServerCode::parameterError), toHex(filters[i]).c_str());
        QVERIFY2(got.digests == expected,
                 (std::to_string(got.digests.size()) + " and not " + std::to_string(expected.size()) + ": " + toHex(filters[i]))
                     .c_str());
        picked += expected.size();
        selective += !expected.empty() && expected.size() < records.size() ? 1 : 0;
        refused += got.error ? 1 : 0;
    }
    qInfo("%zu expressions, of which %d pick some and leave others, %d are refused; %zu records picked of %zu", filters.size(),
          selective, refused, picked, filters.size() * records.size());
    QVERIFY(selective > expressionCount / 5);
    QVERIFY(refused < expressionCount / 10);
}

QTEST_GUILESS_MAIN(TestRandomFilters)
#include "tst_random_filters.moc"
