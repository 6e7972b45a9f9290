// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/value/record.h"
#include "tests/support/expression_nodes.h"

#include <random>

namespace binnacle::test {

/// Expressions of every kind and records for them, such that both sides of a comparison are often equal, and bins are now and
/// then missing or of another type.
class RandomExpressions {
public:
    explicit RandomExpressions(std::mt19937_64 generator) : m_random(generator) {}

    std::vector<Bin> record();

    /// One that gives a truth value. Servers take nearly all of them.
    expression::Node truth(int depth);

private:
    using Node = expression::Node;

    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(m_random() % bound); }
    bool chance(std::size_t of) { return below(of) == 0; }
    template <typename T>
    T pick(std::initializer_list<T> from)
    {
        return *(from.begin() + static_cast<std::ptrdiff_t>(below(from.size())));
    }

    Value valueOf(expression::Type type);
    Value element();
    Node compared(int depth);
    Node combined(int depth);
    Node scoped(int depth);
    Node geometry();
    Node any(expression::Type type, int depth);
    Node leaf(expression::Type type);
    Node integer(int depth);
    Node integerOfNumbers(int depth);
    Node integerOfCollections();
    Node real(int depth);
    Node text(int depth);
    Node list(int depth);
    Node map(int depth);
    Node choice(expression::Type type, int depth);
    Node call(expression::Type gives, std::int64_t code, std::vector<Node> operands);

    std::mt19937_64 m_random;
    int m_names = 0; ///< given to variables
};

} // namespace binnacle::test
