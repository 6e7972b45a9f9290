// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/index_commands.h"

#include "core/base/base64.h"
#include "core/wire/msgpack.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace binnacle {

namespace {

using Version = std::array<unsigned, 3>;

Version versionOf(std::string_view build)
{
    Version version{};
    for (unsigned& part : version) {
        const auto read = std::from_chars(build.data(), build.data() + build.size(), part);
        build.remove_prefix(static_cast<std::size_t>(read.ptr - build.data()));
        build.remove_prefix(build.starts_with('.') ? 1 : 0);
    }
    return version;
}

bool isSince(std::string_view build, Version version)
{
    return versionOf(build) >= version;
}

std::string upperCase(std::string_view name)
{
    std::string text(name);
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

/// Collects `;name=value`, and the first name that cannot be written.
class Parameters {
public:
    void add(std::string_view name, std::string_view value)
    {
        const bool hasMeaning =
            value.empty() || std::ranges::any_of(value, [](char c) {
                return c == ';' || c == ':' || c == '=' || c == ',' || c == '/' || static_cast<unsigned char>(c) < ' ';
            });
        if (hasMeaning && !m_refusal) {
            m_refusal = Error::client(ClientCode::invalidParameter,
                                      "the name \"" + escaped(std::string(value)) + "\" cannot be written in an info command");
        }
        addPlain(name, value);
    }

    void addPlain(std::string_view name, std::string_view value)
    {
        m_text.append(m_text.empty() ? "" : ";").append(name).append("=").append(value);
    }

    Result<std::string> of(std::string_view command) const
    {
        return m_refusal ? Result<std::string>(*m_refusal) : std::string(command) + ':' + m_text;
    }

private:
    std::string m_text;
    std::optional<Error> m_refusal;
};

std::string_view namespaceWord(std::string_view build)
{
    return isSince(build, {8, 1, 0}) ? "namespace" : "ns";
}

std::string typeWord(IndexType type, std::string_view build)
{
    return type == IndexType::integer && isSince(build, {8, 1, 3}) ? "INTEGER" : upperCase(nameOf(type));
}

} // namespace

Result<std::string> createIndexCommand(const SecondaryIndex& index, std::string_view build)
{
    Parameters parameters;
    parameters.add(namespaceWord(build), index.nameSpace);
    if (!index.set.empty()) {
        parameters.add("set", index.set);
    }
    parameters.add("indexname", index.name);
    if (!index.expression.empty()) {
        parameters.addPlain("exp", toBase64(index.expression));
    } else if (!index.context.empty()) {
        parameters.addPlain("context", toBase64(index.context));
    }
    if (index.collection != IndexCollectionType::defaultType) {
        parameters.addPlain("indextype", upperCase(nameOf(index.collection)));
    }
    const std::string type = typeWord(index.type, build);
    if (!index.expression.empty()) {
        parameters.addPlain("type", type);
    } else if (isSince(build, {8, 1, 0})) {
        parameters.add("bin", index.bin);
        parameters.addPlain("type", type);
    } else {
        parameters.add("indexdata", index.bin);
        const Result<std::string> command = parameters.of("sindex-create");
        return command ? Result<std::string>(*command + ',' + type) : command;
    }
    return parameters.of("sindex-create");
}

Result<std::string> dropIndexCommand(const DataSet& dataSet, const std::string& indexName, std::string_view build)
{
    Parameters parameters;
    parameters.add(namespaceWord(build), dataSet.nameSpace);
    if (!dataSet.set.empty()) {
        parameters.add("set", dataSet.set);
    }
    parameters.add("indexname", indexName);
    return parameters.of("sindex-delete");
}

Result<std::string> truncateCommand(const DataSet& dataSet, std::optional<std::int64_t> before, std::string_view build)
{
    Parameters parameters;
    parameters.add(namespaceWord(build), dataSet.nameSpace);
    if (!dataSet.set.empty()) {
        parameters.add("set", dataSet.set);
    }
    if (before) {
        parameters.addPlain("lut", std::to_string(*before));
    }
    return parameters.of(dataSet.set.empty() ? "truncate-namespace" : "truncate");
}

Result<Bytes> indexContext(const std::vector<PathStep>& steps)
{
    List context;
    for (const PathStep& step : steps) {
        const SelectorEntry& entry = entryOf(step.selector);
        if (entry.contextId == 0 || step.arguments.size() != 1 || step.create) {
            return Error::client(ClientCode::invalidParameter,
                                 std::string(entry.name) + " does not lead to one item that is there; an index needs that");
        }
        context.items.push_back(Value(std::int64_t{entry.contextId}));
        context.items.push_back(step.arguments.front());
    }
    Bytes packed;
    if (!context.items.empty()) {
        wire::pack(packed, Value(std::move(context)));
    }
    return packed;
}

} // namespace binnacle
