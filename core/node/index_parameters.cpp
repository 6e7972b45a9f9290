// SPDX-License-Identifier: Apache-2.0
#include "core/node/index_parameters.h"

#include "core/base/base64.h"
#include "core/bins/bin_name.h"
#include "core/engine/record_rules.h"
#include "core/engine/secondary_index.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

namespace binnacle::node {
namespace {

// A value has to be shorter than these.
constexpr std::size_t collectionBound = 10;
constexpr std::size_t typeBound = 12;
constexpr std::size_t indexDataBound = 28;
constexpr std::size_t contextBound = 2048;
constexpr std::size_t expressionBound = std::size_t{16} << 10;

struct TypeName {
    ParticleType type;
    std::string_view name;
};
constexpr TypeName indexedTypes[] = {{ParticleType::integer, "numeric"},
                                     {ParticleType::string, "string"},
                                     {ParticleType::blob, "blob"},
                                     {ParticleType::geoJson, "geo2dsphere"}};
constexpr TypeName otherTypes[] = {{ParticleType::float64, "float"},
                                   {ParticleType::boolean, "bool"},
                                   {ParticleType::hll, "hll"},
                                   {ParticleType::map, "map"},
                                   {ParticleType::list, "list"}};
constexpr std::string_view collections[] = {"default", "list", "mapkeys", "mapvalues", "set"};

Error wrong(std::string words)
{
    return Error::server(ServerCode::parameterError, std::move(words));
}

bool sameLetters(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
    return std::ranges::equal(a, b, {}, lower, lower);
}

std::optional<ParticleType> typeNamed(std::string_view name)
{
    const auto* found =
        std::ranges::find_if(indexedTypes, [name](const TypeName& known) { return sameLetters(known.name, name); });
    return found == std::end(indexedTypes) ? std::nullopt : std::optional(found->type);
}

Result<void> takeContext(const InfoParameters& parameters, engine::IndexDefinition& definition)
{
    const Result<std::optional<std::string>> text = parameters.optional("context", contextBound);
    if (!text)
        return text.error();
    if (!text->has_value())
        return {};
    std::optional<Bytes> context = fromBase64(**text);
    if (!context)
        return wrong("'context' invalid base64");
    if (const auto path = engine::parseIndexContext(*context); !path)
        return path.error();
    definition.context = *std::move(context);
    return {};
}

Result<void> takeCollection(const InfoParameters& parameters, engine::IndexDefinition& definition)
{
    const Result<std::optional<std::string>> text = parameters.optional("indextype", collectionBound);
    if (!text)
        return text.error();
    if (!text->has_value())
        return {};
    const auto* found = std::ranges::find_if(collections, [&](std::string_view known) { return sameLetters(known, **text); });
    if (found == std::end(collections))
        return wrong("bad 'indextype' - must be one of 'default', 'list', 'mapkeys', 'mapvalues'");
    definition.collection = static_cast<engine::IndexCollection>(found - collections);
    return {};
}

Result<void> takeExpression(const std::string& text, engine::IndexDefinition& definition)
{
    if (!definition.context.empty())
        return wrong("both 'context' and 'exp' are specified");
    std::optional<Bytes> expression = fromBase64(text);
    if (!expression)
        return wrong("bad 'exp'");
    const Result<expression::Program> program = engine::parseIndexExpression(*expression);
    if (!program)
        return wrong("bad 'exp'");
    const ParticleType type = engine::typeOf(*program);
    const ParticleType expected = engine::expectedType(definition);
    if (type != expected)
        return wrong("bad 'exp' - expression type '" + std::string(indexTypeName(type)) + "' does not match expected type '" +
                     std::string(indexTypeName(expected)) + "'");
    definition.expression = *std::move(expression);
    return {};
}

/// `type=TYPE` with `bin=NAME` or `exp=BASE64`.
Result<void> takeTypeAndSource(const InfoParameters& parameters, std::string_view typeName, engine::IndexDefinition& definition)
{
    const std::optional<ParticleType> type = typeNamed(typeName);
    if (!type)
        return wrong("bad 'type' - must be one of 'numeric', 'string', 'blob', 'geo2dsphere'");
    definition.type = *type;
    const Result<std::optional<std::string>> bin = parameters.optional("bin", bins::maxBinName + 1);
    if (!bin)
        return bin.error();
    const Result<std::optional<std::string>> expression = parameters.optional("exp", expressionBound);
    if (!expression)
        return expression.error();
    if (bin->has_value() && expression->has_value())
        return wrong("both 'bin' and 'exp' are specified");
    if (!bin->has_value() && !expression->has_value())
        return wrong("both 'bin' and 'exp' are missing");
    if (expression->has_value())
        return takeExpression(**expression, definition);
    definition.bin = **bin;
    return {};
}

/// The older form, `indexdata=BIN,TYPE`.
Result<void> takeIndexData(std::string_view data, engine::IndexDefinition& definition)
{
    const std::size_t comma = data.find(',');
    if (comma == std::string_view::npos)
        return wrong("'indexdata' missing bin type");
    if (comma == 0)
        return wrong("'indexdata' missing bin name");
    if (comma > bins::maxBinName)
        return wrong("'indexdata' bin name too long");
    const std::optional<ParticleType> type = typeNamed(data.substr(comma + 1));
    if (!type)
        return wrong("bad 'indexdata' bin type - must be one of 'numeric', 'string', 'blob', 'geo2dsphere'");
    definition.bin = data.substr(0, comma);
    definition.type = *type;
    return {};
}

Result<void> takeWhat(const InfoParameters& parameters, engine::IndexDefinition& definition)
{
    const Result<std::optional<std::string>> data = parameters.optional("indexdata", indexDataBound);
    if (!data)
        return data.error();
    const Result<std::optional<std::string>> type = parameters.optional("type", typeBound);
    if (!type)
        return type.error();
    if (!data->has_value() && !type->has_value())
        return wrong("both 'indexdata' and 'type' are missing");
    if (data->has_value() && type->has_value())
        return wrong("both 'indexdata' and 'type' are specified");
    return type->has_value() ? takeTypeAndSource(parameters, **type, definition) : takeIndexData(**data, definition);
}

bool isOfSet(const InfoParameters& parameters)
{
    const std::optional<std::string> text = parameters.get("indextype");
    return text && sameLetters(*text, collectionName(engine::IndexCollection::wholeSet));
}

Result<engine::IndexDefinition> indexOfSet(const InfoParameters& parameters)
{
    constexpr std::pair<std::string_view, std::size_t> others[] = {{"context", contextBound},
                                                                   {"indexdata", indexDataBound},
                                                                   {"type", typeBound},
                                                                   {"bin", bins::maxBinName + 1},
                                                                   {"exp", expressionBound}};
    for (const auto& [name, bound] : others) {
        // What is empty or too long is passed over.
        if (const auto value = parameters.optional(name, bound); value && value->has_value())
            return wrong(std::string(name) + " parameter is not supported for set index");
    }
    Result<std::string> set = parameters.required("set", engine::maxSetName + 1);
    if (!set)
        return set.error();
    engine::IndexDefinition definition;
    definition.set = *std::move(set);
    definition.collection = engine::IndexCollection::wholeSet;
    definition.type = ParticleType::null;
    return definition;
}

} // namespace

std::string_view indexTypeName(ParticleType type)
{
    for (const std::span<const TypeName> names :
         {std::span<const TypeName>(indexedTypes), std::span<const TypeName>(otherTypes)}) {
        const auto found = std::ranges::find(names, type, &TypeName::type);
        if (found != names.end())
            return found->name;
    }
    return "null";
}

std::string_view collectionName(engine::IndexCollection collection)
{
    return collections[static_cast<std::size_t>(collection)];
}

Result<engine::IndexDefinition> parseIndexParameters(const InfoParameters& parameters)
{
    if (isOfSet(parameters))
        return indexOfSet(parameters);
    engine::IndexDefinition definition;
    const Result<std::optional<std::string>> set = parameters.optional("set", engine::maxSetName + 1);
    if (!set)
        return set.error();
    definition.set = set->value_or("");
    for (const auto take : {takeContext, takeCollection, takeWhat}) {
        if (Result<void> taken = take(parameters, definition); !taken)
            return taken.error();
    }
    if (definition.collection == engine::IndexCollection::mapKeys && definition.type == ParticleType::geoJson)
        return wrong("bad 'indexdata' bin type for 'indextype' 'mapkeys' - must be one of 'numeric', 'string', 'blob'");
    return definition;
}

} // namespace binnacle::node
