// SPDX-License-Identifier: Apache-2.0
#include "core/script/chain_defaults.h"

namespace binnacle::script {

BuilderClass builderClassOf(Verb verb)
{
    switch (verb) {
    case Verb::query:
        return BuilderClass::query;
    case Verb::remove:
    case Verb::touch:
    case Verb::exists:
        return BuilderClass::noBins;
    default:
        return BuilderClass::bins;
    }
}

void ChainDefaults::pass(Segment& segment) const
{
    segment.defaults.where = m_said.where;
    segment.defaults.expiry = m_said.expiry;
    if (m_dialect == Dialect::java)
        segment.defaults.durableDelete = m_said.durableDelete;
}

bool ChainDefaults::begin(std::vector<Segment>& segments)
{
    if (m_dialect == Dialect::python) {
        pass(segments.back());
        return false;
    }
    const bool changes =
        segments.size() > 1 && builderClassOf(segments[segments.size() - 2].verb) != builderClassOf(segments.back().verb);
    const bool loses = changes && m_said.durableDelete;
    if (loses)
        m_said.durableDelete.reset();
    return loses;
}

void ChainDefaults::setWhere(Filter where, Segment& segment)
{
    m_said.where = std::move(where);
    pass(segment);
}

void ChainDefaults::setExpiry(Expiry expiry, Segment& segment)
{
    m_said.expiry = expiry;
    pass(segment);
}

void ChainDefaults::setDurableDelete(bool durable, Segment& segment)
{
    m_said.durableDelete = durable;
    segment.defaults.durableDelete = durable;
}

void ChainDefaults::finish(std::vector<Segment>& segments) const
{
    if (m_dialect == Dialect::python)
        return;
    for (Segment& segment : segments)
        pass(segment);
}

} // namespace binnacle::script
