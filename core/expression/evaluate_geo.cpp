// SPDX-License-Identifier: Apache-2.0
#include "core/expression/evaluate_geo.h"

namespace binnacle::expression {

std::shared_ptr<const GeoOperand> GeoOperand::parse(std::string_view text)
{
    const Result<GeoShape> shape = parseGeoJson(text);
    if (!shape)
        return nullptr;
    auto operand = std::make_shared<GeoOperand>();
    if (const auto* point = std::get_if<GeoPosition>(&*shape))
        operand->m_cell = bins::geoCellOf(*point);
    else
        operand->m_region = bins::GeoRegion::of(*shape);
    return operand;
}

bool GeoOperand::matches(const GeoOperand& other) const
{
    if (isRegion() == other.isRegion())
        return false;
    return isRegion() ? m_region->contains(other.m_cell) : other.m_region->contains(m_cell);
}

} // namespace binnacle::expression
