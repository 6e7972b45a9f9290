// SPDX-License-Identifier: Apache-2.0
#include "core/script/print_chain.h"

#include "core/script/print_keys.h"

#include <algorithm>

namespace binnacle::script {

namespace {

constexpr std::uint32_t highestInt = 0x7FFFFFFF;

bool isWholeSet(const Segment& segment)
{
    return segment.verb == Verb::query && segment.keys.empty();
}

bool onlyGets(const Segment& segment)
{
    return std::ranges::all_of(segment.operations,
                               [](const BinOperation& operation) { return std::holds_alternative<GetBin>(operation.action); });
}

} // namespace

std::vector<std::string> ChainPrinter::links()
{
    const auto& segments = m_document.segments;
    if (segments.empty())
        m_refuse("a document without segments does nothing");
    if (segments.size() > 1 && std::ranges::any_of(segments, isWholeSet))
        m_refuse("a query of a whole data set stands alone in its chain");
    for (std::size_t i = 0; i < segments.size(); ++i)
        segment(i);
    if (!isPython() && !segments.empty())
        chainDefaults();
    add("execute");
    return std::move(m_links);
}

ValuePrinter& ChainPrinter::values()
{
    if (isCpp())
        return m_cpp;
    return isPython() ? static_cast<ValuePrinter&>(m_python) : m_java;
}

void ChainPrinter::add(std::string_view javaName, const std::string& arguments)
{
    m_links.push_back('.' + name(javaName) + '(' + arguments + ')');
}

void ChainPrinter::segment(std::size_t index)
{
    const Segment& segment = m_document.segments[index];
    if (const std::string why = whyUnsayable(segment); !why.empty()) {
        m_refuse(why);
        return;
    }
    m_links.push_back((index == 0 ? "session." : ".") + verb(segment));
    conditions(segment);
    queryOptions(segment.query);
    if (isPython())
        pythonDefaults(index);
    if (isCpp() && segment.defaults.durableDelete)
        add(*segment.defaults.durableDelete ? "defaultWithDurableDelete" : "defaultWithoutDurableDelete");
    operations(segment);
}

std::string ChainPrinter::whyUnsayable(const Segment& segment) const
{
    const bool reads = segment.verb == Verb::query;
    const BuilderClass builder = builderClassOf(segment.verb);
    if (segment.verb == Verb::createOrReplace && !isCpp())
        return "the SDK's replace fails if the record is missing; none of its verbs replaces or creates";
    if (segment.keys.empty() && !reads)
        return "a verb without keys does nothing";
    if (reads && (segment.expiry.kind != Expiry::Kind::unset || segment.generation || segment.durableDelete))
        return "the SDK's query takes no expiry, no generation and no durable delete";
    if (!reads && segment.withNoBins)
        return "only a query reads without bins";
    if (segment.withNoBins && !segment.operations.empty())
        return "with_no_bins and a choice of bins exclude each other";
    if (builder == BuilderClass::noBins && !segment.operations.empty())
        return "the SDK's " + std::string(nameOf(segment.verb)) + " takes no bin operations";
    if (builder == BuilderClass::bins && segment.operations.empty())
        return "a write without bin operations is not sent by the SDK";
    if (isWholeSet(segment) && !onlyGets(segment))
        return "the SDK's query of a whole data set takes no bin operations";
    if (isJava() && segment.durableDelete && segment.verb != Verb::remove)
        return "Java's durable deletes are said of delete only";
    if (std::string why = whyUnsayableOfQuery(segment); !why.empty())
        return why;
    return isCpp() ? whyUnsayableInCpp(segment) : std::string();
}

std::string ChainPrinter::whyUnsayableInCpp(const Segment& segment) const
{
    const SegmentDefaults& defaults = segment.defaults;
    if (isWholeSet(segment) && (segment.failOnFilteredOut || segment.respondAllKeys || defaults != SegmentDefaults()))
        return "the SDK's query of a whole data set takes a where, and no other condition or default";
    if (segment.where == Filter() || defaults.where == Filter())
        return "an empty where says nothing";
    return {};
}

std::string ChainPrinter::verb(const Segment& segment)
{
    const std::string& dataSet = m_names.nameOf(segment.dataSet);
    std::string keys = dataSet;
    if (!segment.keys.empty())
        keys = isCpp()      ? cppKeys(segment, dataSet, m_cpp, m_refuse)
               : isPython() ? pythonKeys(segment, dataSet, m_python, m_refuse)
                            : javaKeys(segment, dataSet, m_java, m_refuse);
    const bool isRemove = isCpp() && segment.verb == Verb::remove; // `delete` is a word of C++
    return name(isRemove ? "remove" : nameOf(segment.verb)) + '(' + keys + ')';
}

void ChainPrinter::conditions(const Segment& segment)
{
    if (segment.where)
        where("where", *segment.where);
    if (segment.failOnFilteredOut)
        add("failOnFilteredOut");
    if (segment.respondAllKeys)
        add(isJava() ? "includeMissingKeys" : "respondAllKeys");
    if (segment.generation == 0u)
        m_refuse("generation 0 does not exist");
    if (isJava() && segment.generation && *segment.generation > highestInt)
        m_refuse("Java's ensureGenerationIs takes an integer of 32 bits");
    if (segment.generation)
        add("ensureGenerationIs", std::to_string(*segment.generation));
    expiry(segment.expiry, false);
    durableDelete(segment);
}

void ChainPrinter::where(std::string_view method, const Filter& filter)
{
    if (!filter.isText() && isCpp())
        return add(method, "Filter::expression(" + CppValues::bytes(filter.packed) + ')');
    if (!filter.isText())
        m_refuse("a packed expression has no text");
    add(method, values().text(filter.ael));
}

void ChainPrinter::expiry(const Expiry& expiry, bool isDefault)
{
    const auto say = [&](std::string_view plain, std::string_view asDefault, const std::string& arguments = {}) {
        add(isDefault ? asDefault : plain, arguments);
    };
    switch (expiry.kind) {
    case Expiry::Kind::unset:
        return;
    case Expiry::Kind::never:
        return say("neverExpire", "defaultNeverExpire");
    case Expiry::Kind::unchanged:
        return say("withNoChangeInExpiration", isJava() ? "defaultNoChangeInExpiration" : "defaultWithNoChangeInExpiration");
    case Expiry::Kind::serverDefault:
        return say("expiryFromServerDefault", "defaultExpiryFromServerDefault");
    case Expiry::Kind::afterSeconds: {
        constexpr std::uint32_t longest = 4'294'967'293;
        // Above these are the numbers that mean never, and no change.
        if (expiry.seconds == 0 || expiry.seconds > longest)
            m_refuse("an expiry after " + std::to_string(expiry.seconds) + " seconds means something else to the SDK");
        if (isJava() && !isDefault && expiry.seconds > highestInt)
            m_refuse("Java's expireRecordAfterSeconds takes an integer of 32 bits");
        return say("expireRecordAfterSeconds", "defaultExpireRecordAfterSeconds", values().integer(expiry.seconds));
    }
    case Expiry::Kind::at:
        break;
    }
    if (isPython() || expiry.unixTime < 0)
        m_refuse(isPython() ? "the Python SDK has no expiry at a moment" : "a moment before 1970 is no expiry");
    say("expireRecordAt", "defaultExpireRecordAt", moment(expiry.unixTime));
}

std::string ChainPrinter::moment(std::int64_t unixTime)
{
    if (!isCpp())
        return "Date.from(Instant.ofEpochSecond(" + m_java.integer(unixTime) + "))";
    constexpr std::int64_t latest = 9'223'372'036; // in nanoseconds, as the clock counts, it still fits in 64 bits
    if (unixTime > latest)
        m_refuse("a moment after the year 2262 is none of C++'s system clock");
    return "std::chrono::system_clock::from_time_t(" + std::to_string(unixTime) + ')';
}

void ChainPrinter::durableDelete(const Segment& segment)
{
    if (segment.durableDelete)
        add(*segment.durableDelete ? "withDurableDelete" : "withoutDurableDelete");
}

/// A default where and a default expiry hold from here on, and only a query has methods for them.
void ChainPrinter::pythonDefaults(std::size_t index)
{
    const Segment& segment = m_document.segments[index];
    const SegmentDefaults before = index == 0 ? SegmentDefaults{} : m_document.segments[index - 1].defaults;
    const SegmentDefaults& here = segment.defaults;
    const bool reads = segment.verb == Verb::query;
    const bool changes = here.where != before.where || here.expiry != before.expiry;
    if ((before.where && !here.where) || (before.expiry.kind != Expiry::Kind::unset && here.expiry.kind == Expiry::Kind::unset))
        m_refuse("in the Python SDK a default holds to the end of the chain");
    if (changes && !reads)
        m_refuse("in the Python SDK only a query begins a default where or a default expiry");
    if (here.where && here.where != before.where)
        where("defaultWhere", *here.where);
    if (here.expiry != before.expiry)
        expiry(here.expiry, true);
    if (here.durableDelete && reads)
        m_refuse("the SDK's query has no default for durable deletes");
    if (here.durableDelete)
        add(*here.durableDelete ? "defaultWithDurableDelete" : "defaultWithoutDurableDelete");
}

/// Java's and C++'s defaults hold for the whole chain, said at its end: in Java a durable delete would be lost before. In C++ that
/// one is a segment's own.
void ChainPrinter::chainDefaults()
{
    const Segment& last = m_document.segments.back();
    const auto ofChain = [this](SegmentDefaults defaults) {
        if (isCpp())
            defaults.durableDelete.reset();
        return defaults;
    };
    const SegmentDefaults all = ofChain(last.defaults);
    for (const Segment& segment : m_document.segments) {
        if (ofChain(segment.defaults) != all)
            m_refuse(std::string("in ") + (isCpp() ? "C++" : "Java") + " the defaults of a chain hold for all of its segments");
    }
    if (all.where)
        where("defaultWhere", *all.where);
    expiry(all.expiry, true);
    if (all.durableDelete && last.verb == Verb::query)
        m_refuse("the SDK's query has no default for durable deletes");
    if (all.durableDelete)
        add(*all.durableDelete ? "defaultWithDurableDelete" : "defaultWithoutDurableDelete");
}

} // namespace binnacle::script
