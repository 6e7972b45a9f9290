// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/example_documents.h"

namespace binnacle::app {

namespace {

const DataSet users = DataSet::of("test", "users");

OperationDocument simple()
{
    Segment upsert;
    upsert.dataSet = users;
    upsert.keys = {KeyValue(std::int64_t{7})};
    upsert.operations = {{"name", SetTo{"Alice"}}, {"age", SetTo{30}}};
    return {{upsert}, {}};
}

OperationDocument withProblems()
{
    OperationDocument document = simple();
    Segment& segment = document.segments.front();
    segment.where = Filter::text("$.age >= 'eighteen' and");
    segment.operations.push_back({"loc", SetTo{GeoJson{R"({"type":"Point","coordinates":[59.91,200.75]})"}}});
    segment.operations.push_back({"a_name_that_is_too_long", SetTo{1}});
    segment.generation = 70'000;
    return document;
}

OperationDocument withPath()
{
    const PathStep since{Selector::mapKey, {"since"}, CreateOnDemand::keyOrderedMap};
    const PathStep checks{Selector::mapKey, {"checks"}, CreateOnDemand::keyOrderedMap};
    OperationDocument document = simple();
    document.segments.front().operations = {
        {"address", Call{{since, checks}, Method::listAppend, {"2026-11"}, CallFlag::addUnique | CallFlag::noFail}},
        {"tags", Call{{}, Method::listSort, {}}}};
    return document;
}

OperationDocument withBehavior()
{
    OperationDocument document = exampleOfOutcomes();
    Settings writes;
    writes.totalTimeoutMs = 2'000;
    writes.durableDelete = true;
    document.behavior = Behavior::readFast().deriveWithChanges("NIGHTLY", {{Scope::writes, writes}});
    return document;
}

} // namespace

OperationDocument exampleOfOutcomes()
{
    Segment update;
    update.verb = Verb::update;
    update.dataSet = users;
    update.keys = {KeyValue(std::int64_t{7}), KeyRange{42, 43}, KeyValue("no-such-user")};
    update.where = Filter::text("$.age >= 18");
    update.operations = {{"verified", SetTo{true}},
                         {"login_count", Add{1}},
                         {"devices", Call{{}, Method::hllInit, {14}, CallFlag::createOnly | CallFlag::noFail}},
                         {"devices", Call{{}, Method::hllAdd, {List{{"phone-1", "phone-2", "tablet-7"}}}}},
                         {"devices", Call{{}, Method::hllDescribe}},
                         {"devices", Call{{}, Method::hllGetCount}}};
    update.expiry = {Expiry::Kind::afterSeconds, 3600};
    Segment remove;
    remove.verb = Verb::remove;
    remove.dataSet = DataSet::of("test", "sessions");
    remove.keys = {KeyValue("a1")};
    return {{update, remove}, {}};
}

OperationDocument exampleOfChanges()
{
    OperationDocument document = exampleOfOutcomes();
    std::vector<BinOperation>& operations = document.segments.front().operations;
    const PathStep zip{Selector::mapKey, {"zip"}, {}};
    operations.insert(operations.begin() + 2, {"address", Call{{zip}, Method::setTo, {"0152"}}});
    return document;
}

std::optional<OperationDocument> exampleDocument(const QString& page)
{
    if (page == QLatin1String("compose"))
        return exampleOfOutcomes();
    if (page == QLatin1String("compose-simple"))
        return simple();
    if (page == QLatin1String("compose-problem"))
        return withProblems();
    if (page == QLatin1String("compose-path"))
        return withPath();
    if (page == QLatin1String("behavior"))
        return withBehavior();
    return std::nullopt;
}

} // namespace binnacle::app
