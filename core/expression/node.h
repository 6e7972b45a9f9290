// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/value/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle::expression {

/// What a node does. The numbers are the operation codes of the wire; `literal` alone has none there.
enum class Op : std::uint8_t {
    unknown = 0, ///< the value that is neither true nor false; its record is filtered out
    equal = 1,
    notEqual = 2,
    greater = 3,
    greaterOrEqual = 4,
    less = 5,
    lessOrEqual = 6,
    matchesRegex = 7, ///< `name` is the pattern, `number` its flags
    geoCompare = 8,
    inList = 9,
    logicalAnd = 16,
    logicalOr = 17,
    logicalNot = 18,
    exclusive = 19, ///< exactly one of the operands is true
    add = 20,
    subtract = 21,
    multiply = 22,
    divide = 23,
    power = 24,
    logarithm = 25, ///< of the first operand, to the base of the second
    modulo = 26,
    absolute = 27,
    floor = 28,
    ceil = 29,
    toInteger = 30,
    toFloat = 31,
    bitAnd = 32,
    bitOr = 33,
    bitXor = 34,
    bitNot = 35,
    shiftLeft = 36,
    shiftRightLogical = 37,
    shiftRightArithmetic = 38,
    countBits = 39,
    scanLeft = 40,
    scanRight = 41,
    minimum = 50,
    maximum = 51,
    digestModulo = 64, ///< `number` is the modulus
    deviceSize = 65,
    lastUpdate = 66,  ///< nanoseconds since 1970
    sinceUpdate = 67, ///< milliseconds
    voidTime = 68,    ///< nanoseconds since 1970
    timeToLive = 69,  ///< seconds
    setName = 70,
    keyExists = 71,
    isTombstone = 72,
    memorySize = 73,
    recordSize = 74,
    key = 80,     ///< of `type`
    bin = 81,     ///< `name`, of `type`
    binType = 82, ///< `name`; gives the particle type, 0 for a bin that is not there
    removeResult = 100,
    mapKeys = 101,
    mapValues = 102,
    builtInVariable = 122, ///< `number` is one of BuiltIn, of `type`
    condition = 123,       ///< test, value, test, value, …, default
    variable = 124,        ///< `name`
    let = 125,             ///< `names` define the operands but the last, which is the body
    call = 127,            ///< `call` on the last operand, giving `type`; the operands before it are the arguments
    literal = 128,         ///< `value`; a list is quoted on the wire (126), which sets it apart from an operation
};

/// Of what type a value is, in the numbers of expressions (those of particles are others).
enum class Type : std::uint8_t {
    nil = 0,
    boolean = 1,
    integer = 2,
    string = 3,
    list = 4,
    map = 5,
    blob = 6,
    float64 = 7,
    geoJson = 8,
    hll = 9,
};

/// What the filter inside a path has in hand.
enum class BuiltIn : std::uint8_t { key = 0, value = 1, index = 2 };

enum class CallModule : std::uint8_t { collection = 0, bits = 1, hll = 2 };

/// An operation on a list, map, blob or sketch, as bin operations have them.
struct Call {
    CallModule module = CallModule::collection;
    bool modifies = false;       ///< the operation gives its operand changed, rather than something read from it
    std::int64_t code = 0;       ///< the module's own operation code
    std::optional<List> context; ///< where inside the operand: pairs of a kind and a value

    friend bool operator==(const Call&, const Call&) = default;
};

/// The code of the call that takes all that a context with filters in it selects.
inline constexpr std::int64_t selectCode = 0xFE;

/// An expression: a tree of plain values, copied deeply. Which fields count is said at each Op; the others keep their defaults.
struct Node {
    Op op = Op::literal;
    Type type = Type::nil;
    std::int64_t number = 0;
    std::string name; ///< bytes
    Value value;
    Call call;
    std::vector<std::string> names;
    std::vector<Node> operands;

    friend bool operator==(const Node&, const Node&) = default;
};

/// How many operands an operation takes; `most` is empty where there is no bound.
struct Arity {
    std::size_t least = 0;
    std::optional<std::size_t> most;
};

/// Null if no operation has this code on the wire, or it is `literal`.
const Arity* arityOf(Op op);

/// The operation's name in messages, such as `equal`.
std::string_view nameOf(Op op);

/// bool, int, string, …
std::string_view nameOf(Type type);

} // namespace binnacle::expression
