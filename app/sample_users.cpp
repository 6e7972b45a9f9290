// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample_sets.h"

#include <array>
#include <cmath>
#include <random>
#include <string>

namespace binnacle::app {

namespace {

constexpr int userCount = 10'000;

struct City {
    const char* name;
    double longitude;
    double latitude;
};

constexpr std::array cities{
    City{"Oslo", 10.746, 59.913},  City{"Bergen", 5.324, 60.393},  City{"Trondheim", 10.395, 63.431}, City{"København", 12.565, 55.676},
    City{"Stockholm", 18.07, 59.33}, City{"Helsinki", 24.936, 60.17}, City{"Hamburg", 10.001, 53.551},  City{"Berlin", 13.41, 52.524},
    City{"London", -0.126, 51.508}, City{"Dublin", -6.249, 53.333},  City{"Lisboa", -9.133, 38.717},   City{"Kraków", 19.937, 50.061},
};
constexpr std::array firstNames{"Alice", "Jonas", "Mina", "Ola", "Sara", "Noor", "Emil", "Ida", "Lukas", "Thea", "Aksel", "Nora",
                                "Oskar", "Maja", "Filip", "Ella", "Jakob", "Sofie", "Henrik", "Leah", "Isak", "Zofia", "Inês", "Søren"};
constexpr std::array lastNames{"Berg", "Lie", "Nordahl", "Hansen", "Aas", "Khan", "Dahl", "Moen", "Vik", "Holm", "Lund", "Eide",
                               "Bakke", "Strand", "Ruud", "Haugen", "Sand", "Solberg", "Foss", "Myhre", "Nowak", "Costa", "Murphy", "Øye"};
constexpr std::array tags{"gold", "trial", "beta", "newsletter", "press", "partner", "vip", "student"};

class UserMaker {
public:
    Segment make(std::int64_t id)
    {
        const City& city = cities[below(cities.size())];
        Segment segment;
        segment.dataSet = DataSet::of("test", "users");
        segment.keys = {KeyValue(id)};
        segment.operations = {
            {"name", SetTo{std::string(firstNames[below(firstNames.size())]) + ' ' + lastNames[below(lastNames.size())]}},
            {"age", SetTo{std::int64_t{16} + static_cast<std::int64_t>(below(60))}},
            {"balance", SetTo{static_cast<double>(below(100'000)) / 100.0}},
            {"active", SetTo{below(3) != 0}},
            {"address", SetTo{address(city)}},
            {"loc", SetTo{pointNear(city)}},
            {"tags", SetTo{tagList()}},
        };
        if (below(7) == 0)
            segment.operations.push_back({"avatar", SetTo{Blob{thumbnail()}}});
        return segment;
    }

private:
    std::uint64_t below(std::uint64_t bound) { return m_random() % bound; }

    Value address(const City& city)
    {
        std::string zip = std::to_string(below(10'000));
        zip.insert(0, 4 - zip.size(), '0');
        Map since{{{"year", std::int64_t{2015} + static_cast<std::int64_t>(below(11))}, {"source", below(2) ? "web" : "store"}}};
        return Map{{{"city", city.name}, {"zip", zip}, {"since", since}, {"floor", static_cast<std::int64_t>(below(9))}},
                   MapOrder::unordered};
    }

    Value pointNear(const City& city)
    {
        const auto shifted = [&](double degrees) {
            const double value = degrees + (static_cast<double>(below(2001)) - 1000.0) / 10'000.0;
            std::string text = std::to_string(value);
            return text.substr(0, text.find('.') + 4);
        };
        const std::string longitude = shifted(city.longitude);
        return GeoJson{"{\"type\":\"Point\",\"coordinates\":[" + longitude + "," + shifted(city.latitude) + "]}"};
    }

    Value tagList()
    {
        List list;
        const std::uint64_t count = below(4);
        for (std::uint64_t i = 0; i < count; ++i)
            list.items.emplace_back(tags[below(tags.size())]);
        if (below(5) == 0)
            list.items.emplace_back(std::int64_t{9007199254740993}); // no double holds it: an exact tool has to show it
        return list;
    }

    /// The first bytes of a PNG, as an avatar's head would be.
    Bytes thumbnail()
    {
        Bytes bytes{0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
        for (int i = 0; i < 24; ++i)
            bytes.push_back(static_cast<std::uint8_t>(below(256)));
        return bytes;
    }

    std::mt19937_64 m_random{20260101};
};

} // namespace

std::vector<Segment> sampleUsers()
{
    std::vector<Segment> segments;
    segments.reserve(userCount);
    UserMaker maker;
    for (std::int64_t id = 1; id <= userCount; ++id)
        segments.push_back(maker.make(id));
    return segments;
}

} // namespace binnacle::app
