// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/gathered_sketch.h"

#include "core/operation/json.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>
#include <nlohmann/json.hpp>

namespace binnacle::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("binnacle::ui::Gathered", text);
}

Bytes bytesOf(const QByteArray& content)
{
    return Bytes(content.begin(), content.end());
}

/// The bytes that a text stands for; nothing if it is none of the two forms.
std::optional<Bytes> spelledBytes(const QByteArray& content)
{
    std::string text = content.trimmed().toStdString();
    if (text.starts_with("0x"))
        text.erase(0, 2);
    if (std::optional<Bytes> bytes = fromHex(text))
        return bytes;
    const auto json = parseJson(text);
    const auto value = json ? valueFromJson(*json) : Result<Value>(json.error());
    const auto* const hll = value ? value->as<Hll>() : nullptr;
    return hll ? std::optional(hll->bytes) : std::nullopt;
}

} // namespace

Gathered sketchesOf(const Record& record, const std::optional<std::string>& bin)
{
    Gathered gathered;
    const QString key = keyText(record.key);
    for (const Bin& one : record.bins) {
        const auto* const hll = one.value.as<Hll>();
        if (hll == nullptr || (bin && *bin != one.name))
            continue;
        Result<HllSketch> sketch = HllSketch::fromBytes(hll->bytes);
        if (sketch)
            gathered.sketches.push_back({key, record.key, one.name, *std::move(sketch)});
        else
            gathered.problems
                << tr("%1, bin %2: %3").arg(key, nameText(one.name), QString::fromStdString(sketch.error().detail()));
    }
    if (gathered.sketches.size() > 1) {
        for (GatheredSketch& one : gathered.sketches)
            one.name = QStringLiteral("%1 · %2").arg(one.name, nameText(one.bin));
    }
    return gathered;
}

Gathered sketchOfFile(const QString& name, const QByteArray& content)
{
    Result<HllSketch> sketch = HllSketch::fromBytes(bytesOf(content));
    if (!sketch) {
        if (std::optional<Bytes> bytes = spelledBytes(content))
            sketch = HllSketch::fromBytes(*std::move(bytes));
    }
    if (!sketch)
        return {{}, {tr("%1: %2").arg(name, QString::fromStdString(sketch.error().detail()))}};
    return {{{name, std::nullopt, {}, *std::move(sketch)}}, {}};
}

} // namespace binnacle::ui
