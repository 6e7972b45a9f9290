// SPDX-License-Identifier: Apache-2.0
#include "core/script/print_keys.h"

#include <algorithm>
#include <limits>

namespace binnacle::script {

namespace {

std::string userKey(const KeyValue& key, ValuePrinter& values)
{
    if (const auto* integer = std::get_if<std::int64_t>(&key))
        return values.integer(*integer);
    if (const auto* text = std::get_if<std::string>(&key))
        return values.text(*text);
    return values.blob(std::get<Blob>(key));
}

bool isDigest(const KeyItem& item)
{
    return std::holds_alternative<Digest>(item);
}

bool isRange(const KeyItem& item)
{
    return std::holds_alternative<KeyRange>(item);
}

Blob bytesOf(const Digest& digest)
{
    return {Bytes(digest.begin(), digest.end())};
}

/// A range that names nothing cannot be told from no range.
bool isBackwards(const KeyItem& item)
{
    const auto* range = std::get_if<KeyRange>(&item);
    return range && range->first > range->last;
}

std::string pythonItem(const KeyItem& item, PythonValues& values, Refusal& refuse)
{
    if (const auto* digest = std::get_if<Digest>(&item))
        return '"' + toHex(ByteView(digest->data(), digest->size())) + '"';
    if (const auto* key = std::get_if<KeyValue>(&item))
        return userKey(*key, values);
    const KeyRange& range = std::get<KeyRange>(item);
    if (range.last == std::numeric_limits<std::int64_t>::max())
        return refuse("the end of a range that holds the highest integer does not fit in 64 bits");
    return "*range(" + std::to_string(range.first) + ", " + std::to_string(range.last + 1) + ')';
}

/// Items of one kind, digests or keys, as one argument. `spread` if it is a list.
std::string pythonRun(std::span<const KeyItem> run, const std::string& name, PythonValues& values, Refusal& refuse)
{
    const bool digests = isDigest(run.front());
    const bool one = run.size() == 1 && !isRange(run.front());
    std::vector<std::string> items;
    for (const KeyItem& item : run)
        items.push_back(pythonItem(item, values, refuse));
    const std::string list = '(' + joined(items) + ')';
    if (one)
        return name + (digests ? ".id_from_digest" : ".id") + list;
    return '*' + name + (digests ? ".ids_from_digests" : ".ids") + list;
}

/// 1, 2, 3 or 1L, 5000000000L: Java's ids takes one type.
std::string javaIntegers(const std::vector<KeyItem>& keys, JavaValues& values)
{
    std::vector<std::string> items;
    for (const KeyItem& item : keys)
        items.push_back(userKey(std::get<KeyValue>(item), values));
    const bool anyLong = std::ranges::any_of(items, [](const std::string& item) { return item.ends_with('L'); });
    for (std::string& item : items)
        item += anyLong && !item.ends_with('L') ? "L" : "";
    return joined(items);
}

std::string javaRange(const KeyRange& range, JavaValues& values)
{
    return "LongStream.rangeClosed(" + values.integer(range.first) + ", " + values.integer(range.last) + ").boxed().toList()";
}

std::string javaSingle(const KeyItem& item, const std::string& name, JavaValues& values)
{
    if (const auto* digest = std::get_if<Digest>(&item))
        return name + ".idFromDigest(" + values.blob(bytesOf(*digest)) + ')';
    return name + ".id(" + userKey(std::get<KeyValue>(item), values) + ')';
}

std::string cppSingle(const KeyItem& item, const std::string& name, CppValues& values)
{
    if (const auto* digest = std::get_if<Digest>(&item))
        return name + ".idFromDigest(Digest" + CppValues::bytes(*digest) + ')';
    return name + ".id(" + userKey(std::get<KeyValue>(item), values) + ')';
}

} // namespace

std::string pythonKeys(const Segment& segment, const std::string& name, PythonValues& values, Refusal& refuse)
{
    const auto& keys = segment.keys;
    if (std::ranges::any_of(keys, isBackwards))
        return refuse("a range that runs backwards names no keys");
    std::vector<std::string> arguments;
    for (std::size_t first = 0; first < keys.size();) {
        std::size_t end = first + 1;
        while (end < keys.size() && isDigest(keys[end]) == isDigest(keys[first]))
            ++end;
        arguments.push_back(pythonRun(std::span(keys).subspan(first, end - first), name, values, refuse));
        first = end;
    }
    return joined(arguments);
}

std::string javaKeys(const Segment& segment, const std::string& name, JavaValues& values, Refusal& refuse)
{
    const auto& keys = segment.keys;
    if (std::ranges::any_of(keys, isBackwards))
        return refuse("a range that runs backwards names no keys");
    if (keys.size() == 1 && isRange(keys.front()))
        return name + ".ids(" + javaRange(std::get<KeyRange>(keys.front()), values) + ')';
    if (std::ranges::any_of(keys, isRange))
        return refuse("Java's ids takes a range of keys, or keys, not both");
    if (keys.size() == 1)
        return javaSingle(keys.front(), name, values);
    std::vector<std::string> items;
    if (std::ranges::any_of(keys, isDigest)) {
        for (const KeyItem& item : keys)
            items.push_back(javaSingle(item, name, values));
        return joined(items);
    }
    const auto kindOf = [](const KeyItem& item) { return std::get<KeyValue>(item).index(); };
    const bool oneType = std::ranges::all_of(keys, [&](const KeyItem& item) { return kindOf(item) == kindOf(keys.front()); });
    if (oneType && kindOf(keys.front()) == 0)
        return name + ".ids(" + javaIntegers(keys, values) + ')';
    for (const KeyItem& item : keys)
        items.push_back(userKey(std::get<KeyValue>(item), values));
    return name + (oneType ? ".ids(" : ".ids(List.of(") + joined(items) + (oneType ? ")" : "))");
}

std::string cppKeys(const Segment& segment, const std::string& name, CppValues& values, Refusal& refuse)
{
    const auto& keys = segment.keys;
    if (const auto* range = std::get_if<KeyRange>(&keys.front()); range && keys.size() == 1)
        return name + ".idRange(" + values.integer(range->first) + ", " + values.integer(range->last) + ')';
    if (std::ranges::any_of(keys, isRange))
        return refuse("the SDK takes a range of keys, or keys, not both");
    if (keys.size() == 1)
        return cppSingle(keys.front(), name, values);
    const bool digests = std::ranges::any_of(keys, isDigest);
    std::vector<std::string> items;
    for (const KeyItem& item : keys)
        items.push_back(digests ? cppSingle(item, name, values) : userKey(std::get<KeyValue>(item), values));
    return digests ? '{' + joined(items) + '}' : name + ".ids(" + joined(items) + ')';
}

} // namespace binnacle::script
