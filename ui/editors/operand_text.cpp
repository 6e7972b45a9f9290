// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/operand_text.h"

#include "core/base/bytes.h"
#include "core/operation/json.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>
#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cmath>

namespace binnacle::ui {

namespace {

struct Operands {
    Q_DECLARE_TR_FUNCTIONS(Operands)

public:
    static OperandReading refused(const QString& reason) { return {std::nullopt, reason}; }
    static OperandReading integer(const std::string& text);
    static OperandReading float64(const std::string& text);
    static OperandReading boolean(const std::string& text);
    static OperandReading blob(const QString& text);
    static OperandReading json(OperandType type, const std::string& text);
};

template <typename Number>
std::errc readWhole(const std::string& text, Number& number)
{
    const std::size_t sign = text.starts_with('+') && !text.starts_with("+-") ? 1 : 0;
    const auto [end, failure] = std::from_chars(text.data() + sign, text.data() + text.size(), number);
    if (failure == std::errc{} && end != text.data() + text.size())
        return std::errc::invalid_argument;
    return failure;
}

OperandReading Operands::integer(const std::string& text)
{
    std::int64_t number = 0;
    const std::errc failure = readWhole(text, number);
    if (failure == std::errc{})
        return {Value(number), {}};
    if (failure == std::errc::result_out_of_range)
        return refused(tr("does not fit in 64 bits"));
    return refused(text.empty() ? tr("an integer is needed") : tr("is no integer"));
}

/// A NaN's sign and payload are not in its text.
bool isPlain(double number)
{
    return !std::isnan(number);
}

OperandReading Operands::float64(const std::string& text)
{
    double number = 0;
    const std::errc failure = readWhole(text, number);
    if (failure == std::errc{})
        return isPlain(number) ? OperandReading{Value(number), {}} : refused(tr("NaN has no exact text"));
    if (failure == std::errc::result_out_of_range)
        return refused(tr("is out of a double's range"));
    return refused(text.empty() ? tr("a number is needed") : tr("is no number; the point is a point"));
}

OperandReading Operands::boolean(const std::string& text)
{
    if (text != "true" && text != "false")
        return refused(tr("is neither true nor false"));
    return {Value(text == "true"), {}};
}

OperandReading Operands::blob(const QString& text)
{
    QString digits = text.simplified().remove(u' ');
    if (digits.startsWith(QStringLiteral("0x"), Qt::CaseInsensitive))
        digits.remove(0, 2);
    auto bytes = fromHex(digits.toStdString());
    if (!bytes)
        return refused(tr("bytes are pairs of hex digits, as in de ad"));
    return {Value(Blob{std::move(*bytes)}), {}};
}

OperandReading Operands::json(OperandType type, const std::string& text)
{
    const auto parsed = parseJson(text);
    if (!parsed)
        return refused(QString::fromStdString(parsed.error().sentence()));
    if (type == OperandType::geoJson)
        return parsed->is_object() ? OperandReading{Value(GeoJson{text}), {}} : refused(tr("GeoJSON is an object"));
    Result<Value> value = valueFromJson(*parsed);
    if (!value)
        return refused(QString::fromStdString(value.error().sentence()));
    if (type != OperandType::json && typeOf(*value) != type)
        return refused(type == OperandType::list ? tr("a list is written [1, 2]") : tr("a map is written {\"a\": 1}"));
    return {std::move(*value), {}};
}

struct TypeName {
    OperandType type;
    const char* chip;
    const char* text;
};

constexpr std::array<TypeName, 10> typeNames{{
    {OperandType::integer, "int", QT_TRANSLATE_NOOP("Operands", "64-bit integer")},
    {OperandType::float64, "dbl", QT_TRANSLATE_NOOP("Operands", "double")},
    {OperandType::string, "str", QT_TRANSLATE_NOOP("Operands", "string")},
    {OperandType::boolean, "bool", QT_TRANSLATE_NOOP("Operands", "boolean")},
    {OperandType::blob, "blob", QT_TRANSLATE_NOOP("Operands", "blob, in hex")},
    {OperandType::list, "list", QT_TRANSLATE_NOOP("Operands", "list, as JSON")},
    {OperandType::map, "map", QT_TRANSLATE_NOOP("Operands", "map, as JSON")},
    {OperandType::nil, "nil", QT_TRANSLATE_NOOP("Operands", "nil, which removes the bin")},
    {OperandType::geoJson, "geo", QT_TRANSLATE_NOOP("Operands", "GeoJSON")},
    {OperandType::json, "any", QT_TRANSLATE_NOOP("Operands", "any value, as JSON")},
}};

const TypeName& nameOfType(OperandType type)
{
    return typeNames[static_cast<std::size_t>(type)];
}

} // namespace

OperandType typeOf(const Value& value)
{
    struct Typer {
        OperandType operator()(Nil) const { return OperandType::nil; }
        OperandType operator()(bool) const { return OperandType::boolean; }
        OperandType operator()(std::int64_t) const { return OperandType::integer; }
        OperandType operator()(double number) const { return isPlain(number) ? OperandType::float64 : OperandType::json; }
        OperandType operator()(const std::string& text) const { return isUtf8(text) ? OperandType::string : OperandType::json; }
        OperandType operator()(const Blob&) const { return OperandType::blob; }
        OperandType operator()(const GeoJson& geo) const { return isUtf8(geo.text) ? OperandType::geoJson : OperandType::json; }
        OperandType operator()(const List&) const { return OperandType::list; }
        OperandType operator()(const Map&) const { return OperandType::map; }
        OperandType operator()(const Hll&) const { return OperandType::json; }
        OperandType operator()(const Opaque&) const { return OperandType::json; }
        OperandType operator()(Infinity) const { return OperandType::json; }
        OperandType operator()(Wildcard) const { return OperandType::json; }
    };
    return std::visit(Typer{}, value.storage());
}

QString chipOf(OperandType type)
{
    return QString::fromUtf8(nameOfType(type).chip);
}

QString textOf(OperandType type)
{
    return Operands::tr(nameOfType(type).text);
}

Value emptyValue(OperandType type)
{
    switch (type) {
    case OperandType::integer:
        return std::int64_t{0};
    case OperandType::float64:
        return 0.0;
    case OperandType::string:
        return "";
    case OperandType::boolean:
        return true;
    case OperandType::blob:
        return Blob{};
    case OperandType::list:
        return List{};
    case OperandType::map:
        return Map{};
    case OperandType::geoJson:
        return GeoJson{"{}"};
    case OperandType::nil:
    case OperandType::json:
        return Nil{};
    }
    return Nil{};
}

QString jsonText(const Value& value)
{
    return QString::fromStdString(toJson(value).dump());
}

QString operandText(const Value& value)
{
    if (const auto* number = value.as<double>(); number && isPlain(*number))
        return doubleText(*number);
    if (const auto* text = value.as<std::string>(); text && isUtf8(*text))
        return QString::fromStdString(*text);
    if (const auto* blob = value.as<Blob>())
        return QString::fromStdString(toHex(blob->bytes));
    if (const auto* geo = value.as<GeoJson>(); geo && isUtf8(geo->text))
        return QString::fromStdString(geo->text);
    if (value.isNil())
        return {};
    return jsonText(value);
}

OperandReading readOperand(OperandType type, const QString& text)
{
    const std::string trimmed = text.trimmed().toStdString();
    switch (type) {
    case OperandType::integer:
        return Operands::integer(trimmed);
    case OperandType::float64:
        return Operands::float64(trimmed);
    case OperandType::string:
        return text.isValidUtf16() ? OperandReading{Value(text.toStdString()), {}}
                                   : Operands::refused(Operands::tr("is no valid text"));
    case OperandType::boolean:
        return Operands::boolean(trimmed);
    case OperandType::blob:
        return Operands::blob(text);
    case OperandType::list:
    case OperandType::map:
        return Operands::json(type, trimmed);
    case OperandType::geoJson:
        return Operands::json(type, text.toStdString());
    case OperandType::nil:
        return {Value(), {}};
    case OperandType::json:
        return Operands::json(type, trimmed);
    }
    return {};
}

Value converted(const Value& value, OperandType type)
{
    if (typeOf(value) == type || type == OperandType::json)
        return value;
    OperandReading reading;
    if (typeOf(value) != OperandType::json && !value.isNil())
        reading = readOperand(type, operandText(value));
    return reading.value ? std::move(*reading.value) : emptyValue(type);
}

} // namespace binnacle::ui
