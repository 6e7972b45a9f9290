// SPDX-License-Identifier: Apache-2.0
#include "core/bins/packed_canonical.h"

#include "core/bins/packed_compare.h"
#include "core/bins/packed_element.h"
#include "core/bins/packed_scalar.h"
#include "core/wire/msgpack_format.h"
#include "core/wire/msgpack_heads.h"

#include <algorithm>
#include <vector>

namespace binnacle::bins {
namespace {

using namespace wire::msgpack;

void append(Bytes& out, ByteView bytes)
{
    out.insert(out.end(), bytes.begin(), bytes.end());
}

/// Puts the entries that `out` ends with, each up to one of `ends` behind `start`, in the order of their keys. False if two keys are
/// equal.
bool sortEntries(Bytes& out, std::size_t start, const std::vector<std::size_t>& ends)
{
    const Bytes unsorted(out.begin() + static_cast<std::ptrdiff_t>(start), out.end());
    std::vector<ByteView> entries;
    entries.reserve(ends.size());
    for (std::size_t begin = 0; const std::size_t end : ends) {
        entries.push_back(ByteView(unsorted).subspan(begin, end - begin));
        begin = end;
    }
    std::stable_sort(entries.begin(), entries.end(), isLess);
    const auto notLess = [](ByteView a, ByteView b) { return !isLess(a, b); };
    if (std::adjacent_find(entries.begin(), entries.end(), notLess) != entries.end())
        return false;
    out.resize(start);
    for (const ByteView entry : entries)
        append(out, entry);
    return true;
}

/// Rewrites elements from the front of its bytes. What it reads is known to be well formed.
class Rewriter {
public:
    explicit Rewriter(ByteView bytes) : m_in(bytes) {}

    bool element(Bytes& out, int depth, bool topLevel);

private:
    bool list(Bytes& out, std::uint64_t count, int depth, bool topLevel);
    bool map(Bytes& out, std::uint64_t count, int depth, bool topLevel);
    bool entries(Bytes& out, std::uint64_t count, std::uint8_t flags, int depth);
    std::uint8_t takeFlags(std::uint64_t& count, std::uint8_t known, bool isMap, bool topLevel);

    ByteView m_in;
};

/// An ext at the beginning carries flags, and in a map an entry's value after it, which says nothing.
std::uint8_t Rewriter::takeFlags(std::uint64_t& count, std::uint8_t known, bool isMap, bool topLevel)
{
    const std::optional<PackedHead> head = readHead(m_in);
    if (count == 0 || !head || head->kind != PackedKind::ext || head->first == specialExtByte)
        return 0;
    m_in = m_in.subspan(head->size);
    if (isMap)
        m_in = m_in.subspan(elementSize(m_in));
    --count;
    const int dropped = topLevel ? 0 : persistIndexFlag;
    return static_cast<std::uint8_t>(head->extType & known & ~dropped);
}

bool Rewriter::list(Bytes& out, std::uint64_t count, int depth, bool topLevel)
{
    const std::uint8_t flags = takeFlags(count, listFlags, false, topLevel);
    wire::appendListHead(out, count + (flags != 0));
    if (flags != 0)
        wire::appendFlags(out, flags);
    ByteView before;
    for (std::uint64_t i = 0; i < count; ++i) {
        const ByteView item = m_in;
        if (i > 0 && (flags & orderedFlag) != 0 && isLess(item, before))
            return false;
        before = item;
        if (!element(out, depth + 1, false))
            return false;
    }
    return true;
}

bool Rewriter::entries(Bytes& out, std::uint64_t count, std::uint8_t flags, int depth)
{
    const std::size_t start = out.size();
    std::vector<std::size_t> ends;
    bool sorted = true;
    ByteView before;
    for (std::uint64_t i = 0; i < count; ++i) {
        const ByteView key = m_in;
        if (!isMapKey(key))
            return false;
        if (i > 0 && sorted && !isLess(before, key)) {
            if ((flags & orderedFlag) != 0 || compare(before, key) == PackedOrder::equal)
                return false;
            sorted = false;
        }
        before = key;
        if (!element(out, depth + 1, false) || !element(out, depth + 1, false))
            return false;
        ends.push_back(out.size() - start);
    }
    return sorted || sortEntries(out, start, ends);
}

bool Rewriter::map(Bytes& out, std::uint64_t count, int depth, bool topLevel)
{
    const std::uint8_t flags = takeFlags(count, mapFlags, true, topLevel);
    wire::appendMapHead(out, count + (flags != 0));
    if (flags != 0) {
        wire::appendFlags(out, flags);
        out.push_back(nilByte);
    }
    return entries(out, count, flags, depth);
}

bool Rewriter::element(Bytes& out, int depth, bool topLevel)
{
    const std::optional<PackedHead> head = readHead(m_in);
    if (!head || head->isOperand || depth > maxNesting)
        return false;
    const ByteView whole = m_in;
    m_in = m_in.subspan(head->size);
    if (head->kind == PackedKind::list)
        return list(out, head->children, depth, topLevel);
    if (head->kind == PackedKind::map)
        return map(out, head->children / 2, depth, topLevel);
    appendSmallest(out, whole, *head);
    return true;
}

} // namespace

std::optional<Bytes> canonical(ByteView element, bool topLevel)
{
    if (element.empty() || elementSize(element) != element.size())
        return std::nullopt;
    Bytes out;
    out.reserve(element.size());
    if (!Rewriter(element).element(out, 0, topLevel))
        return std::nullopt;
    return out;
}

} // namespace binnacle::bins
