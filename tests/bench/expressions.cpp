// SPDX-License-Identifier: GPL-3.0-or-later
// What a filter costs: from text to bytes, from bytes to a program, and on a record, beside nlohmann_json parsing a text of the same
// length in the same run.
//   bench_expressions [ROUNDS]        20,000 of each unless told; the best of five rows of them counts
#include "core/expression/ael.h"
#include "core/expression/completion.h"
#include "core/expression/evaluate.h"
#include "core/wire/particle.h"
#include "tests/bench/cpu_clock.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace binnacle;
using namespace binnacle::bench;
using namespace binnacle::expression;

namespace {

constexpr std::string_view tenTerms =
    "$.age >= 18 and $.age < 65 and $.name == \"Alice Berg\" and $.city in [\"Oslo\", \"Bergen\"] and $.score > 0.5 and "
    "$.tags.[0] == \"new\" and $.visits.daily.count() > 2 and not($.blocked) and $.ttl() > 3600 and abs($.balance) <= 1000";

/// The best of five, in nanoseconds.
template <typename Work>
double nanoseconds(int rounds, Work work)
{
    double best = 0;
    for (int row = 0; row < 5; ++row) {
        const Stopwatch watch;
        for (int i = 0; i < rounds; ++i)
            work();
        const double each = watch.cpuSeconds() * 1e9 / rounds;
        best = row == 0 ? each : std::min(best, each);
    }
    return best;
}

/// An array of objects, such as a program sends, as long as the filter is.
std::string jsonOf(std::size_t length)
{
    std::string text = "[";
    while (text.size() + 20 < length)
        text += "{\"age\":18,\"ok\":true},";
    text += "\"" + std::string(length - text.size() - 3, 'x') + "\"]";
    return text;
}

struct NamedParticle {
    std::string name;
    wire::Particle particle;
};

/// A record that passes, so that every term is looked at.
std::vector<NamedParticle> storedBins()
{
    const auto particle = [](const Value& value) { return wire::encodeParticle(value).value(); };
    return {{"age", particle(30)},
            {"name", particle("Alice Berg")},
            {"city", particle("Bergen")},
            {"score", particle(0.75)},
            {"tags", particle(Value(List{{"new", "old"}}))},
            {"visits", particle(Value(Map{{{"daily", Value(List{{1, 2, 3}})}}, MapOrder::keyOrdered}))},
            {"blocked", particle(false)},
            {"balance", particle(-500)}};
}

RecordView viewOf(const std::vector<NamedParticle>& bins)
{
    RecordView view;
    view.set = "people";
    view.lastUpdateMs = 500'000'000'000;
    view.nowMs = view.lastUpdateMs + 1000;
    view.voidTime = 500'010'000;
    for (const NamedParticle& bin : bins)
        view.bins.push_back({bin.name, {bin.particle.type, bin.particle.bytes}});
    return view;
}

void print(const char* what, double each, double control)
{
    std::printf("%-44s %9.0f ns   %5.2f of the control\n", what, each, each / control);
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 20'000;
    const std::string json = jsonOf(tenTerms.size());
    const Bytes wire = compileAel(tenTerms).value();
    const Program program = Program::filter(wire).value();
    const std::vector<NamedParticle> stored = storedBins();
    const RecordView record = viewOf(stored);
    if (!passes(program, record)) {
        std::fprintf(stderr, "the record does not pass\n");
        return 1;
    }
    std::size_t sink = 0;
    const double control = nanoseconds(rounds, [&] { sink += nlohmann::json::parse(json).size(); });
    std::printf("a filter of 10 terms, %zu bytes of text and %zu on the wire\n", tenTerms.size(), wire.size());
    print("control: nlohmann_json parses as long a text", control, control);
    print("text to bytes", nanoseconds(rounds, [&] { sink += compileAel(tenTerms)->size(); }), control);
    print("text to tree", nanoseconds(rounds, [&] { sink += parseAel(tenTerms).ok() ? 1 : 0; }), control);
    print("bytes to program", nanoseconds(rounds, [&] { sink += Program::filter(wire)->slots(); }), control);
    print("bytes to text", nanoseconds(rounds, [&] { sink += printAel(ByteView(wire))->size(); }), control);
    print("on a record", nanoseconds(rounds * 10, [&] { sink += passes(program, record) ? 1 : 0; }), control);
    print("completion at the end of it",
          nanoseconds(rounds / 10 + 1, [&] { sink += completeAel(tenTerms, tenTerms.size()).size(); }), control);
    return sink == 0 ? 1 : 0;
}
