// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"

#include <span>
#include <string>
#include <vector>

namespace binnacle::script {

/// Why a document cannot be said in a language. Printers go on after a refusal; the first reason counts.
class Refusal {
public:
    /// Gives an empty text, to stand where the refused part would.
    std::string operator()(std::string reason)
    {
        if (m_reason.empty())
            m_reason = std::move(reason);
        return {};
    }
    /// Empty if nothing was refused.
    const std::string& reason() const { return m_reason; }

private:
    std::string m_reason;
};

/// In double quotes, with escapes that all the printed languages read alike. The text must be UTF-8, or it is refused.
std::string quoted(std::string_view text, Refusal& refuse);
/// The shortest digits that read back as the same double, always with a point or an exponent. `value` is finite.
std::string digitsOf(double value);
/// a, b, c
std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ");
/// setTo is set_to.
std::string snakeCase(std::string_view camelCase);

/// The names that data sets go by in the printed code, in the order in which the document uses them.
class DataSetNames {
public:
    explicit DataSetNames(std::span<const OperationDocument> documents);
    struct Entry {
        DataSet dataSet;
        std::string name;
    };
    const std::vector<Entry>& entries() const { return m_entries; }
    const std::string& nameOf(const DataSet& dataSet) const;

private:
    void add(const DataSet& dataSet);

    std::vector<Entry> m_entries;
};

} // namespace binnacle::script
