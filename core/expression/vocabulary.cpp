// SPDX-License-Identifier: Apache-2.0
#include "core/expression/vocabulary.h"

namespace binnacle::expression {

namespace {

constexpr Type number = Type::float64;
constexpr std::nullopt_t any = std::nullopt;

constexpr FunctionWord functions[] = {
    {"abs", Op::absolute, 1, false, "value", number, any, "the number without its sign"},
    {"ceil", Op::ceil, 1, false, "value", number, Type::float64, "the next whole number upwards"},
    {"floor", Op::floor, 1, false, "value", number, Type::float64, "the next whole number downwards"},
    {"log", Op::logarithm, 2, false, "value, base", number, Type::float64, "the logarithm of a float to a base"},
    {"pow", Op::power, 2, false, "base, exponent", number, Type::float64, "a float raised to a power"},
    {"min", Op::minimum, 2, true, "value, value, …", number, any, "the least of the numbers"},
    {"max", Op::maximum, 2, true, "value, value, …", number, any, "the greatest of the numbers"},
    {"countOneBits", Op::countBits, 1, false, "integer", Type::integer, Type::integer, "how many bits are set"},
    {"findBitLeft", Op::scanLeft, 2, false, "integer, bit", Type::integer, Type::integer,
     "where a bit is first found from the left, or -1"},
    {"findBitRight", Op::scanRight, 2, false, "integer, bit", Type::integer, Type::integer,
     "where a bit is first found from the right, or -1"},
    {"geoCompare", Op::geoCompare, 2, false, "shape, shape", Type::geoJson, Type::boolean,
     "whether a point lies in a region, or a region holds a point"},
    {"geoJson", Op::literal, 1, false, "text", Type::string, Type::geoJson, "a shape, written as GeoJSON"},
};

/// The sizes on the device and in memory are one number on today's servers.
constexpr MetadataWord metadata[] = {
    {"ttl()", Op::timeToLive, Type::integer, "seconds that the record has to live; -1 if it never expires"},
    {"lastUpdate()", Op::lastUpdate, Type::integer, "when the record was written, in nanoseconds since 1970"},
    {"sinceUpdate()", Op::sinceUpdate, Type::integer, "milliseconds since the record was written"},
    {"voidTime()", Op::voidTime, Type::integer, "when the record expires, in nanoseconds since 1970; -1 for never"},
    {"recordSize()", Op::recordSize, Type::integer, "bytes that the record takes in storage"},
    {"deviceSize()", Op::recordSize, Type::integer, "the same as recordSize()"},
    {"memorySize()", Op::recordSize, Type::integer, "the same as recordSize()"},
    {"setName()", Op::setName, Type::string, "the set that the record is in"},
    {"keyExists()", Op::keyExists, Type::boolean, "whether the record's user key is stored with it"},
    {"isTombstone()", Op::isTombstone, Type::boolean, "whether the record is a tombstone"},
    {"digestModulo", Op::digestModulo, Type::integer, "the record's digest modulo a number, for a sample"},
};

constexpr PathFunctionWord pathFunctions[] = {
    {"exists", "", any, Type::boolean, "whether there is such a thing"},
    {"get", "type: …, return: …", any, any, "says of what type the thing is, and what of it is wanted"},
    {"asFloat", "", Type::integer, Type::float64, "the integer as a float"},
    {"asInt", "", Type::float64, Type::integer, "the float as an integer"},
    {"count", "", Type::list, Type::integer, "how many elements there are"},
    {"hllCount", "", Type::hll, Type::integer, "how many distinct values the sketch has seen, about"},
    {"hllDescribe", "", Type::hll, Type::list, "the bits of the sketch's index and its min-hash"},
    {"hllMayContain", "values", Type::hll, Type::integer, "1 if the sketch may have seen all values of a list, 0 if not"},
    {"hllUnion", "sketches", Type::hll, Type::hll, "the sketch of all that any of the sketches has seen"},
    {"hllUnionCount", "sketches", Type::hll, Type::integer, "how many distinct values the sketches have seen together, about"},
    {"hllIntersectCount", "sketches", Type::hll, Type::integer, "how many values all sketches have seen, about"},
    {"hllSimilarity", "sketches", Type::hll, Type::float64, "what part of their values the sketches share, 0.0 to 1.0, about"},
};

using Group = OperatorWord::Group;

constexpr OperatorWord operators[] = {
    {"==", Group::comparison, "equal"},
    {"!=", Group::comparison, "not equal"},
    {">", Group::comparison, "greater"},
    {">=", Group::comparison, "greater or equal"},
    {"<", Group::comparison, "less"},
    {"<=", Group::comparison, "less or equal"},
    {"in", Group::membership, "one of the elements of a list"},
    {"and", Group::logic, "both hold"},
    {"or", Group::logic, "one of them holds, or both"},
    {"+", Group::arithmetic, "sum"},
    {"-", Group::arithmetic, "difference"},
    {"*", Group::arithmetic, "product"},
    {"/", Group::arithmetic, "quotient; of integers without its fraction"},
    {"%", Group::arithmetic, "remainder of integers"},
    {"**", Group::arithmetic, "power of floats"},
    {"&", Group::bits, "bits set in both integers"},
    {"|", Group::bits, "bits set in either integer"},
    {"^", Group::bits, "bits set in one of the integers alone"},
    {"<<", Group::bits, "bits shifted to the left"},
    {">>", Group::bits, "bits shifted to the right, the sign kept"},
    {">>>", Group::bits, "bits shifted to the right, zeros following"},
};

constexpr ParameterValue types[] = {
    {"INT", "an integer of 64 bits"},
    {"STRING", "a string"},
    {"FLOAT", "a float of 64 bits"},
    {"BOOL", "true or false"},
    {"BLOB", "bytes"},
    {"LIST", "a list"},
    {"MAP", "a map"},
    {"GEO", "a GeoJSON shape"},
    {"HLL", "a HyperLogLog sketch"},
};

constexpr ParameterValue returns[] = {
    {"VALUE", "the values found"},
    {"KEY", "the keys of the values found"},
    {"KEY_VALUE", "keys and values, one after the other in a list"},
    {"COUNT", "how many are found"},
    {"EXISTS", "whether any is found"},
    {"INDEX", "at which indexes they stand"},
    {"RANK", "which ranks they have"},
    {"REVERSE_INDEX", "at which indexes they stand, counted from the end"},
    {"REVERSE_RANK", "which ranks they have, counted from the greatest"},
    {"ORDERED_MAP", "what is found, as an ordered map"},
    {"UNORDERED_MAP", "what is found, as an unordered map"},
    {"NONE", "nothing; their count stands for it"},
};

} // namespace

std::span<const FunctionWord> functionWords()
{
    return functions;
}

std::span<const MetadataWord> metadataWords()
{
    return metadata;
}

std::span<const PathFunctionWord> pathFunctionWords()
{
    return pathFunctions;
}

std::span<const OperatorWord> operatorWords()
{
    return operators;
}

std::span<const ParameterValue> typeValues()
{
    return types;
}

std::span<const ParameterValue> returnValues()
{
    return returns;
}

} // namespace binnacle::expression
