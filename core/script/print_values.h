// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/print_parts.h"

namespace binnacle::script {

/// What one language calls values that are no numbers, texts or collections. An empty word: it has none.
struct ValueWords {
    std::string_view language;
    std::string_view nil;
    std::string_view yes;
    std::string_view no;
    std::string_view infinity;
    std::string_view minusInfinity;
    std::string_view notANumber;
    std::string_view geoJson; ///< a function of a text
    std::string_view highest; ///< Infinity, the end of ranges
    std::string_view wildcard;
    MapOrder mapOrder = MapOrder::unordered; ///< what a literal of a map is stored as
    bool saysOrder = false;                  ///< a literal of a list or a map says its order, and keys as often as they are there
};

/// Writes values as literals of one language.
class ValuePrinter {
public:
    ValuePrinter(const ValueWords& words, Refusal& refuse) : m_refuse(refuse), m_words(words) {}
    virtual ~ValuePrinter() = default;

    std::string print(const Value& value);
    std::string all(const std::vector<Value>& values);
    virtual std::string text(std::string_view text) { return quoted(text, m_refuse); }
    virtual std::string integer(std::int64_t value) = 0;
    virtual std::string blob(const Blob& blob) = 0;

protected:
    virtual std::string real(double value) { return digitsOf(value); } ///< finite
    virtual std::string geoJson(const GeoJson& geo);
    virtual std::string hll(const Hll& hll);
    virtual std::string opaque(const Opaque& opaque);
    virtual std::string list(const List& list) = 0;
    virtual std::string map(const Map& map) = 0;
    /// Two keys of one literal that are the same to the language have the same text here.
    virtual std::string identityOf(const Value& key);

    Refusal& m_refuse;

private:
    std::string word(std::string_view word, std::string_view what);
    std::string plainList(const List& list);
    std::string plainMap(const Map& map);
    std::string number(double value);

    const ValueWords& m_words;
    int m_depth = 0;
};

class PythonValues final : public ValuePrinter {
public:
    explicit PythonValues(Refusal& refuse);
    std::string integer(std::int64_t value) override;
    std::string blob(const Blob& blob) override;

protected:
    std::string list(const List& list) override;
    std::string map(const Map& map) override;
    std::string identityOf(const Value& key) override;
};

class JavaValues final : public ValuePrinter {
public:
    explicit JavaValues(Refusal& refuse);
    std::string integer(std::int64_t value) override;
    std::string blob(const Blob& blob) override;

protected:
    std::string list(const List& list) override;
    std::string map(const Map& map) override;
};

} // namespace binnacle::script
