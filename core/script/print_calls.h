// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/chain_defaults.h"
#include "core/script/print_values.h"

namespace binnacle::script {

/// Writes what stands behind bin("a"): steps and the method behind them, in the words of the SDK of one language.
class CallPrinter {
public:
    CallPrinter(Dialect dialect, ValuePrinter& values, Refusal& refuse) : m_dialect(dialect), m_values(values), m_refuse(refuse)
    {
    }

    /// .on_map_key("a").get_values(). `reads` says that the chain is at a query.
    std::string print(const Call& call, bool reads);
    /// The value of a set_to and its like, which not every type of the language's methods takes.
    std::string operand(const Value& value, std::string_view method);
    std::string name(std::string_view javaName) const;

private:
    bool isPython() const { return m_dialect == Dialect::python; }
    bool isJava() const { return m_dialect == Dialect::java; }
    bool isCpp() const { return m_dialect == Dialect::cpp; }
    std::string step(const PathStep& step);
    std::string stepArgument(const Value& value, const Parameter& parameter, const PathStep& step);
    std::string creation(CreateOnDemand create);
    std::string selection(const Call& call);
    std::string removal(const Call& call);
    std::string method(const Call& call);
    std::vector<std::string> arguments(const Call& call);
    std::string argument(const Value& value, const Parameter& parameter, std::string_view method);
    std::string methodName(const Call& call);
    std::string whyMissing(const Call& call, bool reads) const;
    void addOptions(const Call& call, std::vector<std::string>& out);
    void addPythonOptions(const Call& call, std::vector<std::string>& out);
    void addJavaOptions(const Call& call, std::vector<std::string>& out);
    void addBitOptions(const Call& call, std::vector<std::string>& out);
    std::string orderName(CollectionOrder order, bool ofMap);
    std::string config(const Call& call, std::size_t first);
    std::string whyMissingInCpp(const Call& call) const;
    std::string cppArgument(const Value& value, ParameterKind kind);
    std::vector<std::string> cppArguments(const Call& call);
    static std::string cppOrder(CollectionOrder order);

    Dialect m_dialect;
    ValuePrinter& m_values;
    Refusal& m_refuse;
};

} // namespace binnacle::script
