// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"

#include <vector>

namespace binnacle::script {

/// The SDK of a language. Chains of C++ are printed, never read.
enum class Dialect : std::uint8_t { python, java, cpp };

/// Which builder of the Java SDK a verb's chain is at.
enum class BuilderClass : std::uint8_t { bins, noBins, query };
BuilderClass builderClassOf(Verb verb);

/// Hands what a chain says by default to the segments it reaches, as the SDK of the chain's language does it:
/// Python: a default where and a default expiry hold from the segment where they stand, a durable delete for that segment alone.
/// Java: the last ones said hold for the whole chain, but a durable delete is lost where the chain goes on with another builder.
class ChainDefaults {
public:
    explicit ChainDefaults(Dialect dialect) : m_dialect(dialect) {}

    /// A verb begins the last one of `segments`. True if Java's builders lose a default here.
    bool begin(std::vector<Segment>& segments);
    /// The chain says it behind the verb of `segment`, its last one.
    void setWhere(Filter where, Segment& segment);
    void setExpiry(Expiry expiry, Segment& segment);
    void setDurableDelete(bool durable, Segment& segment);
    /// At execute().
    void finish(std::vector<Segment>& segments) const;

private:
    void pass(Segment& segment) const;

    Dialect m_dialect;
    SegmentDefaults m_said;
};

} // namespace binnacle::script
