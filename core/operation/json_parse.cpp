// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json_parse.h"

#include "core/operation/json.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <iterator>
#include <limits>
#include <unordered_set>

namespace binnacle {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longestText = 64u * 1024 * 1024;
// A value of 100 levels, each level a key-ordered map that takes three, inside a document.
constexpr std::size_t deepest = 320;

/// Builds the tree itself, because the library's own builder keeps the last of two equal keys and turns integers beyond 64 bits
/// into doubles.
class StrictBuilder : public nlohmann::json_sax<Json> {
public:
    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override
    {
        if (value > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
            return refuseNumber(std::to_string(value));
        return add(static_cast<std::int64_t>(value));
    }
    bool number_float(number_float_t value, const string_t& text) override
    {
        if (text.find_first_of(".eE") == string_t::npos)
            return refuseNumber(text.substr(0, 40));
        return add(value);
    }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t&) override { return refuse("JSON has no binary values"); }

    bool start_object(std::size_t) override { return open(Json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override
    {
        Level& level = m_levels.back();
        if (!level.names.insert(name).second)
            return refuse("the key \"" + escaped(name) + "\" is there twice in one object");
        level.name = std::move(name);
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const Json::exception& error) override
    {
        const std::string what = error.what();
        const std::size_t start = what.find("] ");
        return refuse(escaped(start == std::string::npos ? what : what.substr(start + 2)));
    }

    bool stumbledOverNumber() const { return m_badNumber; }

    Result<Json> take(bool parsed)
    {
        if (!parsed)
            return Error::client(ClientCode::badInput, "JSON: " + m_why);
        return std::move(m_root);
    }

private:
    struct Level {
        Json container;
        std::string name;
        std::unordered_set<std::string> names;
    };

    bool refuse(std::string why)
    {
        if (m_why.empty())
            m_why = std::move(why);
        return false;
    }

    bool refuseNumber(const std::string& digits)
    {
        m_badNumber = true;
        return refuse("the integer " + digits + " does not fit in 64 bits");
    }

    bool open(Json container)
    {
        if (m_levels.size() == deepest)
            return refuse("more than 320 levels deep");
        m_levels.push_back({std::move(container), {}, {}});
        return true;
    }

    bool close()
    {
        Json done = std::move(m_levels.back().container);
        m_levels.pop_back();
        return add(std::move(done));
    }

    bool add(Json value)
    {
        if (m_levels.empty()) {
            m_root = std::move(value);
            return true;
        }
        Level& level = m_levels.back();
        // The names are known to be distinct, so the object's own search for an equal one, linear in its size, is passed by.
        if (level.container.is_object())
            level.container.get_ref<Json::object_t&>().emplace_back(std::move(level.name), std::move(value));
        else
            level.container.push_back(std::move(value));
        return true;
    }

    Json m_root;
    std::vector<Level> m_levels;
    std::string m_why;
    bool m_badNumber = false;
};

/// Goes over a text and leaves word of how far it came.
class Watched {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Watched(const char* at, const char*& furthest) : m_at(at), m_furthest(&furthest) {}

    reference operator*() const { return *m_at; }
    Watched& operator++()
    {
        *m_furthest = ++m_at;
        return *this;
    }
    Watched operator++(int)
    {
        const Watched before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const Watched& a, const Watched& b) { return a.m_at == b.m_at; }

private:
    const char* m_at;
    const char** m_furthest;
};

} // namespace

std::size_t json::parsedLength(std::string_view text)
{
    const char* furthest = text.data();
    StrictBuilder builder;
    const char* const end = text.data() + text.size();
    const bool parsed = Json::sax_parse(Watched(text.data(), furthest), Watched(end, furthest), &builder);
    const auto length = static_cast<std::size_t>(furthest - text.data());
    // A number is known to end by what follows it, which has been read, too.
    const bool beyond = !parsed && builder.stumbledOverNumber() && length > 0 && (text[length - 1] < '0' || text[length - 1] > '9');
    return beyond ? length - 1 : length;
}

Result<Json> parseJson(std::string_view text)
{
    if (text.size() > longestText)
        return Error::client(ClientCode::badInput, "JSON: the text has more than 64 MiB");
    StrictBuilder builder;
    const bool parsed = Json::sax_parse(text.begin(), text.end(), &builder);
    return builder.take(parsed);
}

} // namespace binnacle
