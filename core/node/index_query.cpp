// SPDX-License-Identifier: Apache-2.0
#include "core/node/index_query.h"

namespace binnacle::node {
namespace {

Error wrong(std::string why)
{
    return Error::server(ServerCode::parameterError, std::move(why));
}

Result<std::string> nameIn(const wire::Message& message)
{
    const wire::Field* field = message.field(wire::FieldType::indexName);
    if (field == nullptr)
        return std::string();
    if (message.field(wire::FieldType::indexExpression) != nullptr)
        return wrong("an index by its name and by its expression");
    if (field->data.empty() || field->data.size() > engine::maxIndexName)
        return wrong("no name of an index, or too long a one");
    return std::string(textOf(field->data));
}

Result<void> checkContext(const wire::Message& message, bool isNamed)
{
    const wire::Field* field = message.field(wire::FieldType::indexContext);
    if (field == nullptr)
        return {};
    if (isNamed || message.field(wire::FieldType::indexExpression) != nullptr)
        return wrong("an index by a context and in another way");
    if (const auto path = engine::parseIndexContext(field->data); !path)
        return path.error();
    return {};
}

Result<void> takeDefinition(const wire::Message& message, engine::IndexDefinition& definition)
{
    if (const wire::Field* type = message.field(wire::FieldType::indexType)) {
        if (type->data.empty())
            return wrong("an index of no type");
        definition.collection = static_cast<engine::IndexCollection>(type->data[0]);
    }
    if (const wire::Field* expression = message.field(wire::FieldType::indexExpression)) {
        if (expression->data.empty())
            return wrong("an index by no expression");
        definition.expression.assign(expression->data.begin(), expression->data.end());
    }
    if (const wire::Field* context = message.field(wire::FieldType::indexContext))
        definition.context.assign(context->data.begin(), context->data.end());
    return {};
}

} // namespace

Result<std::optional<IndexWanted>> parseIndexFields(const wire::Message& message)
{
    Result<std::string> name = nameIn(message);
    if (!name)
        return name.error();
    const wire::Field* field = message.field(wire::FieldType::indexRange);
    if (field == nullptr)
        return std::optional<IndexWanted>();
    Result<engine::RangeField> range = engine::parseRangeField(field->data);
    if (!range)
        return range.error();
    const bool otherwise = !name->empty() || message.field(wire::FieldType::indexExpression) != nullptr;
    if (range->bin.empty() != otherwise)
        return wrong("an index is found by its name, by an expression or by a bin");
    if (Result<void> checked = checkContext(message, !name->empty()); !checked)
        return checked.error();
    IndexWanted wanted{*std::move(name), {}, std::move(range->predicate)};
    wanted.definition.bin = std::move(range->bin);
    wanted.definition.type = wanted.predicate.type();
    if (Result<void> taken = takeDefinition(message, wanted.definition); !taken)
        return taken.error();
    return std::optional(std::move(wanted));
}

Result<IndexQuery> findIndex(const IndexWanted& wanted, const std::string& set, const IndexCatalog& catalog)
{
    std::shared_ptr<const Index> index;
    if (!wanted.name.empty()) {
        index = catalog.named(wanted.name);
    } else {
        engine::IndexDefinition definition = wanted.definition;
        definition.set = set;
        index = catalog.over(definition);
        definition.set.clear();
        if (index == nullptr)
            index = catalog.over(definition);
    }
    if (index == nullptr)
        return Error::server(ServerCode::indexNotFound);
    if (!index->progress->ready)
        return Error::server(ServerCode::indexNotReadable);
    return IndexQuery{std::move(index), wanted.predicate};
}

} // namespace binnacle::node
