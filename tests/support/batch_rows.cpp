// SPDX-License-Identifier: Apache-2.0
#include "tests/support/batch_rows.h"

#include "core/wire/big_endian.h"
#include "tests/support/recording.h"

#include <QtGlobal>

#include <algorithm>

namespace binnacle::test {

namespace {

constexpr std::uint8_t repeatsRow = 0x01;
constexpr std::uint8_t hasInfo = 0x02;
constexpr std::uint8_t hasGeneration = 0x04;
constexpr std::uint8_t hasTtl = 0x08;

class RowReader {
public:
    explicit RowReader(ByteView bytes) : m_rest(bytes) {}

    BatchRowView row(const BatchRowView& before)
    {
        BatchRowView row = before;
        row.index = static_cast<std::uint32_t>(number(4));
        std::ranges::copy(take(sizeof(Digest)), row.digest.begin());
        const auto flags = static_cast<std::uint8_t>(number(1));
        row.repeats = (flags & repeatsRow) != 0;
        if (!row.repeats)
            readCommand(row, flags);
        return row;
    }

    std::uint64_t number(std::size_t width) { return wire::bigEndian(take(width)); }
    bool atEnd() const { return m_rest.empty(); }

private:
    void readCommand(BatchRowView& row, std::uint8_t flags)
    {
        row.header = {};
        row.header.info1 = static_cast<std::uint8_t>(number(1));
        if ((flags & hasInfo) != 0) {
            row.header.info2 = static_cast<std::uint8_t>(number(1));
            row.header.info3 = static_cast<std::uint8_t>(number(1));
        }
        row.header.generation = (flags & hasGeneration) != 0 ? static_cast<std::uint32_t>(number(2)) : 0;
        row.header.recordTtl = (flags & hasTtl) != 0 ? static_cast<std::uint32_t>(number(4)) : 0;
        const std::uint64_t fields = number(2);
        row.ops = number(2);
        const auto parts = wire::decodeParts(m_rest, fields, row.ops);
        if (!parts)
            qFatal("a row of a batch cannot be read");
        row.fields.clear();
        for (const wire::Field& field : parts->fields)
            row.fields.push_back(field.type);
        const ByteView bytes = take(parts->size);
        row.parts.assign(bytes.begin(), bytes.end());
    }

    ByteView take(std::size_t size)
    {
        if (size > m_rest.size())
            qFatal("a batch ends too early");
        const ByteView taken = m_rest.first(size);
        m_rest = m_rest.subspan(size);
        return taken;
    }

    ByteView m_rest;
};

} // namespace

bool BatchRowView::has(wire::FieldType type) const
{
    return std::ranges::find(fields, type) != fields.end();
}

std::vector<BatchRowView> batchRowsOf(ByteView field)
{
    RowReader reader(field);
    const std::uint64_t count = reader.number(4);
    reader.number(1);
    std::vector<BatchRowView> rows;
    for (std::uint64_t i = 0; i < count; ++i)
        rows.push_back(reader.row(rows.empty() ? BatchRowView{} : rows.back()));
    if (!reader.atEnd())
        qFatal("a batch goes on after its rows");
    return rows;
}

std::vector<BatchRowView> batchRowsIn(const Bytes& frame)
{
    std::size_t offset = 0;
    const auto message = wire::decodeMessage(bodyOf(frame), offset);
    const wire::Field* field = message ? message.value().field(wire::FieldType::batchIndex) : nullptr;
    if (field == nullptr || (message.value().header.info1 & wire::info1::batch) == 0)
        qFatal("this is no batch");
    return batchRowsOf(field->data);
}

} // namespace binnacle::test
