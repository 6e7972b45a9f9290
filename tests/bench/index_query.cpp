// SPDX-License-Identifier: GPL-3.0-or-later
// What a query by an index costs, beside the same by a scan of everything with a filter.
//   bench_index_query [RECORDS …]      10000 100000 unless told
// Each figure is the best of five. Records go into the database directly; the queries go over a socket, as a client's do.
#include "core/bins/scalars.h"
#include "core/expression/ael.h"
#include "core/expression/wire.h"
#include "core/node/node.h"
#include "core/node/record_table.h"
#include "core/node/storage.h"
#include "core/wire/particle.h"
#include "tests/support/index_fields.h"
#include "tests/support/node_answer.h"
#include "tests/support/node_command.h"
#include "tests/support/raw_client.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace binnacle;
using test::NodeCommand;
using test::RawClient;

namespace {

constexpr std::string_view square = R"({"type":"Polygon","coordinates":[[[10,10],[12,10],[12,12],[10,12],[10,10]]]})";

engine::StoredBin binOf(std::string name, const Value& value)
{
    const wire::Particle sent = *wire::encodeParticle(value);
    wire::Particle kept = *bins::written({sent.type, sent.bytes});
    return {std::move(name), kept.type, std::move(kept.bytes)};
}

engine::StoredRecord recordOf(std::int64_t id)
{
    // Spread over the earth's warmer half, by two numbers that have nothing in common.
    const double longitude = static_cast<double>(id * 7919 % 36'000) / 100.0 - 180.0;
    const double latitude = static_cast<double>(id * 104'729 % 10'000) / 100.0 - 50.0;
    const GeoJson place{R"({"type":"Point","coordinates":[)" + std::to_string(longitude) + "," + std::to_string(latitude) + "]}"};
    return {.generation = 1,
            .voidTime = 0,
            .lastUpdateMs = 1,
            .set = "things",
            .key = {},
            .bins = {binOf("n", id), binOf("s", "s" + std::to_string(id % 1000)), binOf("loc", place)}};
}

void fill(const node::Options& options, std::int64_t records)
{
    const auto storage = node::Storage::open(options);
    constexpr std::int64_t atOnce = 10'000;
    for (std::int64_t id = 0; id < records;) {
        auto transaction = (*storage)->environment().write();
        bool whole = true;
        const std::int64_t end = std::min(records, id + atOnce);
        std::int64_t next = id;
        for (; whole && next < end; ++next) {
            const Digest digest = DataSet::of("test", "things").id(next).digest;
            whole = node::putRecord(**transaction, (*storage)->find("test")->tables, digest, nullptr, recordOf(next)).ok();
        }
        if (whole && (*transaction)->commit()) {
            id = end;
            continue;
        }
        transaction->reset();
        if (!(*storage)->environment().grow())
            std::abort();
    }
}

struct Measured {
    double milliseconds = 0;
    std::size_t records = 0;
};

Measured bestOf(RawClient& client, const NodeCommand& command)
{
    Measured best{1e12, 0};
    for (int run = 0; run < 5; ++run) {
        QElapsedTimer timer;
        timer.start();
        const std::vector<Bytes> frames = client.askMany(command.frame());
        best.milliseconds = std::min(best.milliseconds, static_cast<double>(timer.nsecsElapsed()) / 1e6);
        best.records = test::answersIn(frames).size() - 1;
    }
    return best;
}

double build(RawClient& client, const std::string& parameters)
{
    QElapsedTimer timer;
    timer.start();
    client.askInfo("sindex-create:ns=test;set=things;" + parameters + "\n");
    while (client.askInfo("sindex-list:ns=test\n").find("state=WO") != std::string::npos)
        QThread::msleep(5);
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

NodeCommand scanWith(Bytes filter)
{
    return NodeCommand::scan("test", "things").allPartitions().field(wire::FieldType::filterExpression, std::move(filter));
}

NodeCommand scanFor(std::string_view ael)
{
    return scanWith(*expression::compileAel(ael));
}

Bytes inSquare()
{
    expression::Node bin;
    bin.op = expression::Op::bin;
    bin.type = expression::Type::geoJson;
    bin.name = "loc";
    expression::Node region;
    region.value = GeoJson{std::string(square)};
    expression::Node compared;
    compared.op = expression::Op::geoCompare;
    compared.operands = {bin, region};
    return expression::pack(compared);
}

NodeCommand queryFor(Bytes range)
{
    return NodeCommand::scan("test", "things").allPartitions().field(wire::FieldType::indexRange, std::move(range));
}

void compare(RawClient& client, std::int64_t records, const char* what, const NodeCommand& query, const NodeCommand& scan)
{
    const Measured byIndex = bestOf(client, query);
    const Measured byScan = bestOf(client, scan);
    std::printf("%9lld  %-22s %8zu %8zu %12.2f %12.2f %8.1f\n", static_cast<long long>(records), what, byIndex.records,
                byScan.records, byIndex.milliseconds, byScan.milliseconds, byScan.milliseconds / byIndex.milliseconds);
}

void measure(std::int64_t records)
{
    const QTemporaryDir directory;
    node::Options options;
    options.dataDirectory = directory.path().toStdString();
    fill(options, records);
    const auto node = node::Node::start(options);
    RawClient client((*node)->port());
    const double numbers = build(client, "indexname=n;bin=n;type=numeric");
    const double texts = build(client, "indexname=s;bin=s;type=string");
    const double places = build(client, "indexname=loc;bin=loc;type=geo2dsphere");
    compare(client, records, "one integer", queryFor(test::integerRange("n", 7, 7)), scanFor("$.n == 7"));
    compare(client, records, "hundred integers", queryFor(test::integerRange("n", 100, 199)),
            scanFor("$.n >= 100 and $.n <= 199"));
    compare(client, records, "a string of thousand", queryFor(test::equalTo("s", ParticleType::string, "s3")),
            scanFor("$.s == 's3'"));
    compare(client, records, "points in a square", queryFor(test::equalTo("loc", ParticleType::geoJson, square)),
            scanWith(inSquare()));
    std::printf("%9lld  built in ms: integers %.0f, strings %.0f, points %.0f\n", static_cast<long long>(records), numbers, texts,
                places);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    std::printf("%9s  %-22s %8s %8s %12s %12s %8s\n", "records", "what", "by index", "by scan", "index ms", "scan ms", "times");
    if (argc < 2) {
        measure(10'000);
        measure(100'000);
    }
    for (int i = 1; i < argc; ++i)
        measure(std::atoll(argv[i]));
    return 0;
}
