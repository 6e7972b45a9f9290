// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/print_values.h"

namespace binnacle::script {

class NodeValues final : public ValuePrinter {
public:
    explicit NodeValues(Refusal& refuse);
    std::string text(std::string_view text) override;
    std::string integer(std::int64_t value) override;
    std::string blob(const Blob& blob) override;

protected:
    std::string real(double value) override;
    std::string list(const List& list) override;
    std::string map(const Map& map) override;
};

/// Writes bin operations for the vendor's client for Node.js: operations.write('a', 1), lists.append('l', 1), …
class NodeOperations {
public:
    explicit NodeOperations(Refusal& refuse) : m_refuse(refuse), m_values(refuse) {}

    std::string print(const BinOperation& operation);
    NodeValues& values() { return m_values; }

private:
    std::string numbers(const std::vector<Value>& values, std::span<const Parameter> parameters);
    std::string operand(const Value& value);
    std::string call(const std::string& bin, const Call& call);
    std::string selected(const std::string& bin, const Call& call);
    std::string mapValue(const std::string& bin, const Call& call);
    std::string method(const std::string& bin, const Call& call);
    std::string context(const Call& call, std::size_t steps);
    std::string policyOf(const Call& call);
    std::string mapPolicy(const Call& call, CallFlags mode);
    std::string flagsIn(CallFlags flags, std::string_view module);

    Refusal& m_refuse;
    NodeValues m_values;
};

/// The client, and a function that makes keys for each data set: const users = id => new Aerospike.Key('test', 'users', id)
std::string nodePrologue(const DataSetNames& names, Refusal& refuse);
/// One command, or one batch, as an expression of a connected `client`: await client.operate(…).
std::string nodeStatement(const OperationDocument& document, const DataSetNames& names, Refusal& refuse);

} // namespace binnacle::script
