// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/print_calls.h"
#include "core/script/print_cpp_values.h"

namespace binnacle::script {

/// Writes a document as one chain of the Developer SDK, link by link: session.upsert(…), .bin("a").set_to(1), …, .execute().
/// Names, values and rules are those of the SDK of one language.
class ChainPrinter {
public:
    ChainPrinter(const OperationDocument& document, const DataSetNames& names, Dialect dialect, Refusal& refuse)
        : m_document(document),
          m_names(names),
          m_dialect(dialect),
          m_refuse(refuse),
          m_python(refuse),
          m_java(refuse),
          m_cpp(refuse),
          m_calls(dialect, values(), refuse)
    {
    }

    std::vector<std::string> links();

private:
    bool isPython() const { return m_dialect == Dialect::python; }
    bool isJava() const { return m_dialect == Dialect::java; }
    bool isCpp() const { return m_dialect == Dialect::cpp; }
    ValuePrinter& values();
    std::string name(std::string_view javaName) const { return m_calls.name(javaName); }
    void add(std::string_view javaName, const std::string& arguments = {});

    void segment(std::size_t index);
    std::string verb(const Segment& segment);
    void conditions(const Segment& segment);
    void where(std::string_view method, const Filter& filter);
    std::string moment(std::int64_t unixTime);
    void expiry(const Expiry& expiry, bool isDefault);
    void durableDelete(const Segment& segment);
    void pythonDefaults(std::size_t index);
    void chainDefaults();
    void operations(const Segment& segment);
    void queryOptions(const QueryOptions& query);
    std::string hint(const QueryHint& hint);
    void reads(const Segment& segment);
    std::string operation(const BinOperation& operation, bool reads);
    std::string action(const BinAction& action, bool reads);
    std::string whyUnsayable(const Segment& segment) const;
    std::string whyUnsayableInCpp(const Segment& segment) const;
    std::string whyUnsayableOfQuery(const Segment& segment) const;

    const OperationDocument& m_document;
    const DataSetNames& m_names;
    Dialect m_dialect;
    Refusal& m_refuse;
    PythonValues m_python;
    JavaValues m_java;
    CppValues m_cpp;
    CallPrinter m_calls;
    std::vector<std::string> m_links;
};

} // namespace binnacle::script
