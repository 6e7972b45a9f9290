// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/diagnostic.h"
#include "core/expression/node.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace binnacle::expression {

/// One step of a path into a list or a map.
struct Step {
    enum class Kind {
        designator, ///< `[]` and `{}`: says of what type the thing before is
        index,
        rank,
        value,
        key,
        indexRange,
        rankRange,
        valueRange,
        keyRange,
        valueList,
        keyList,
        relativeRank,  ///< ranks counted from a value
        relativeIndex, ///< indexes counted from a key
    };

    Kind kind = Kind::designator;
    bool inMap = false;
    bool inverted = false;
    std::int64_t start = 0;            ///< of indexes and ranks; of relative ones too
    std::optional<std::int64_t> count; ///< of ranges of indexes and ranks
    Value value;                       ///< or the beginning of a range, or a list of values
    std::optional<Value> end;
    std::optional<Type> type; ///< of what is found, as far as what it is compared with tells
    Span span;
};

/// An index, rank, key or value: something that a path can go on from, and that may itself be a list or a map.
inline bool findsOne(const Step& step)
{
    return step.kind == Step::Kind::index || step.kind == Step::Kind::rank || step.kind == Step::Kind::key ||
           step.kind == Step::Kind::value;
}

/// What is asked of the thing at the end of a path.
struct PathFunction {
    enum class Kind { get, count, exists, toInteger, toFloat };
    enum class Return {
        value,
        index,
        rank,
        count,
        none,
        exists,
        reverseIndex,
        reverseRank,
        keyValue,
        unorderedMap,
        orderedMap,
        key,
    };

    Kind kind = Kind::get;
    std::optional<Type> type;
    std::optional<Return> returns;
    Span span;
};

enum class PartKind {
    invalid, ///< what was there is reported already
    value,
    placeholder, ///< one without a value; `number` is its index
    variable,    ///< `name`
    metadata,    ///< `op`, and for digestModulo `number`
    unknown,
    bin,       ///< `name`
    path,      ///< `name`, `steps`, `function`
    exists,    ///< of the bin or path that is its operand
    operation, ///< `op` on the operands; Op::inList stands for the operator `in`
    let,       ///< `names`, operands
    sketch,    ///< `number` is the code of the call; the operand it is made on comes last
};

/// The text as it was written, before types are known. Types are filled in by what things are compared with, as the vendor's SDKs
/// do it: a bin is an integer until something says otherwise.
struct Part {
    PartKind kind = PartKind::invalid;
    Span span;
    Op op = Op::literal;
    Value value;
    std::string name;
    std::int64_t number = 0;
    Type type = Type::integer; ///< of a bin
    bool typeIsGiven = false;  ///< by get(type: …) or a cast, and not to be changed
    std::vector<Step> steps;
    std::optional<PathFunction> function;
    std::vector<std::string> names;
    std::vector<Part> operands;
    int depth = 1;
};

/// The deepest tree that is taken from a text: what becomes of it on the wire stays within the depth that can be read back.
inline constexpr int deepestPart = 240;

} // namespace binnacle::expression
