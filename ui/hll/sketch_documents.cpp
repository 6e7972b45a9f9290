// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/sketch_documents.h"

#include <algorithm>

namespace binnacle::ui {

namespace {

Value listOf(const std::vector<GatheredSketch>& sketches)
{
    List list;
    for (const GatheredSketch& one : sketches)
        list.items.emplace_back(Hll{one.sketch.bytes()});
    return list;
}

} // namespace

KeyItem itemOf(const Key& key)
{
    return key.userKey ? KeyItem(*key.userKey) : KeyItem(key.digest);
}

DataSet dataSetOf(const Key& key)
{
    return DataSet::of(key.nameSpace, key.set);
}

OperationDocument unionDocument(const std::vector<GatheredSketch>& sketches)
{
    Segment segment;
    segment.verb = Verb::upsert;
    const auto kept = std::ranges::find_if(sketches, [](const GatheredSketch& one) { return one.key.has_value(); });
    if (kept != sketches.end()) {
        segment.dataSet = dataSetOf(*kept->key);
        segment.keys = {itemOf(*kept->key)};
    }
    segment.operations = {{"union", Call{{}, Method::hllSetUnion, {listOf(sketches)}}}};
    return {{segment}, {}};
}

OperationDocument foldDocument(const std::vector<GatheredSketch>& sketches, int indexBits)
{
    OperationDocument document;
    for (const GatheredSketch& one : sketches) {
        if (!one.key)
            continue;
        const DataSet dataSet = dataSetOf(*one.key);
        const auto segment = std::ranges::find_if(document.segments, [&](const Segment& other) {
            return other.dataSet == dataSet && other.operations.front().bin == one.bin;
        });
        if (segment != document.segments.end()) {
            segment->keys.push_back(itemOf(*one.key));
            continue;
        }
        Segment added;
        added.verb = Verb::update;
        added.dataSet = dataSet;
        added.keys = {itemOf(*one.key)};
        added.operations = {{one.bin, Call{{}, Method::hllFold, {indexBits}}}};
        document.segments.push_back(std::move(added));
    }
    return document;
}

OperationDocument addDocument(const GatheredSketch& sketch, std::vector<Value> elements)
{
    Segment segment;
    segment.verb = Verb::update;
    segment.dataSet = dataSetOf(*sketch.key);
    segment.keys = {itemOf(*sketch.key)};
    segment.operations = {{sketch.bin, Call{{}, Method::hllAdd, {List{std::move(elements)}}}}};
    return {{segment}, {}};
}

OperationDocument readDocument(const DataSet& dataSet, std::vector<KeyItem> keys)
{
    Segment segment;
    segment.verb = Verb::query;
    segment.dataSet = dataSet;
    segment.keys = std::move(keys);
    segment.respondAllKeys = true; // that there is no such record is to be told
    return {{segment}, {}};
}

} // namespace binnacle::ui
