// SPDX-License-Identifier: Apache-2.0
#include "core/expression/evaluate.h"
#include "core/expression/wire.h"
#include "core/wire/particle.h"

#include <cstdlib>

using namespace binnacle;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

struct NamedParticle {
    const char* name;
    wire::Particle particle;
};

/// A bin of every type, under names of one letter.
const std::vector<NamedParticle>& binsOfAllTypes()
{
    const auto particle = [](const Value& value) { return wire::encodeParticle(value).value(); };
    static const std::vector<NamedParticle> all = {
        {"i", particle(42)},
        {"n", particle(-7)},
        {"d", particle(2.5)},
        {"s", particle("hello")},
        {"b", particle(Blob{{0, 255}})},
        {"t", particle(true)},
        {"l", particle(Value(List{{3, 1, 2, "x"}}))},
        {"m", particle(Value(Map{{{"a", 1}, {"b", "two"}, {"c", Value(List{{1, 2}})}}, MapOrder::keyOrdered}))},
        {"g", particle(GeoJson{R"({"type":"Point","coordinates":[1,2]})"})},
    };
    return all;
}

bool isSame(const expression::Evaluated& a, const expression::Evaluated& b)
{
    return a.kind == b.kind && expression::particleOf(a) == expression::particleOf(b);
}

} // namespace

/// An expression as bytes, on one record: whatever it is, it comes to something, and explaining it comes to the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Result<expression::Node> node = expression::unpack(ByteView(data, size));
    if (!node)
        return 0;
    const Result<expression::Program> program = expression::Program::compile(*std::move(node));
    if (!program)
        return 0;
    expression::RecordView record;
    for (const NamedParticle& bin : binsOfAllTypes())
        record.bins.push_back({bin.name, {bin.particle.type, bin.particle.bytes}});
    const expression::Evaluated value = expression::evaluate(*program, record);
    require(isSame(value, expression::explain(*program, record).value));
    expression::valueOf(value);
    return 0;
}
