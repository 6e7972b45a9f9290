// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/print_values.h"

namespace binnacle::script {

/// Values as the core's own types construct them: 1, "a", List{{1, 2}, ListOrder::ordered}. All but a NaN with unusual bits has a
/// literal.
class CppValues final : public ValuePrinter {
public:
    explicit CppValues(Refusal& refuse);
    std::string text(std::string_view text) override;
    std::string integer(std::int64_t value) override;
    std::string blob(const Blob& blob) override;
    /// {0x01, 0x02}
    static std::string bytes(ByteView bytes);

protected:
    std::string geoJson(const GeoJson& geo) override;
    std::string hll(const Hll& hll) override;
    std::string opaque(const Opaque& opaque) override;
    std::string list(const List& list) override;
    std::string map(const Map& map) override;
};

} // namespace binnacle::script
