// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/cdt_operation.h"
#include "core/engine/index_definition.h"
#include "core/engine/index_predicate.h"
#include "core/engine/stored_record.h"
#include "core/expression/evaluate_program.h"
#include "core/value/key.h"

#include <functional>
#include <optional>
#include <vector>

namespace binnacle::engine {

/// A definition made ready to be used on records. Pure; const members may be called from any thread.
class SecondaryIndex {
public:
    /// A parameter error if the expression or the context is none that an index may have.
    static Result<SecondaryIndex> prepare(IndexDefinition definition);

    // Its parts look into one another's bytes, which stay where they are when it is moved.
    SecondaryIndex(SecondaryIndex&&) = default;
    SecondaryIndex& operator=(SecondaryIndex&&) = default;
    SecondaryIndex(const SecondaryIndex&) = delete;
    SecondaryIndex& operator=(const SecondaryIndex&) = delete;

    const IndexDefinition& definition() const { return m_definition; }

    /// The record's keys, ascending, each once; none for a record of another set.
    std::vector<std::int64_t> keysOf(const StoredRecord& record, const Digest& digest) const;

    /// True if one of the record's values is what the predicate asks for.
    bool matches(const IndexPredicate& predicate, const StoredRecord& record, const Digest& digest) const;

    /// True if a change from one record to the other cannot change its keys.
    bool ignoresChange(const StoredRecord& before, const StoredRecord& after) const;

private:
    /// Takes a value; false to see no more of them.
    using Visitor = std::function<bool(const IndexedValue&)>;

    explicit SecondaryIndex(IndexDefinition definition) : m_definition(std::move(definition)) {}
    void visit(const StoredRecord& record, const Digest& digest, const Visitor& visitor) const;
    void visitParticle(bins::ParticleView particle, const Visitor& visitor) const;
    void visitElement(ByteView element, const Visitor& visitor) const;
    void visitCollection(ByteView packed, const Visitor& visitor) const;

    IndexDefinition m_definition;
    std::vector<bins::CdtStep> m_path;
    std::optional<expression::Program> m_program;
};

/// The steps of a context: by index, rank, key or value, in the form that servers keep. A parameter error for anything else, in
/// the words of a server's answer.
Result<std::vector<bins::CdtStep>> parseIndexContext(ByteView context);

/// An expression that depends on nothing but bins and the digest. A parameter error for anything else.
Result<expression::Program> parseIndexExpression(ByteView wire);

/// The type that an index's expression has to come to.
ParticleType expectedType(const IndexDefinition& definition);
/// The type that an expression comes to, if it is a bin's; null otherwise.
ParticleType typeOf(const expression::Program& program);

} // namespace binnacle::engine
