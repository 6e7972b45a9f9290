// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/value.h"

#include <QString>

#include <optional>

namespace binnacle::ui {

/// The type of an operand by its chip. `json` is any value in the form that documents have for it, for what has no text of its own:
/// sketches, ends of ranges, texts that are not UTF-8.
enum class OperandType { integer, float64, string, boolean, blob, list, map, nil, geoJson, json };

OperandType typeOf(const Value& value);
/// int, dbl, str, bool, blob, list, map, nil, geo, any.
QString chipOf(OperandType type);
/// `64-bit integer` and the like, for menus and accessible names.
QString textOf(OperandType type);
/// What an operand of that type is before anything was typed.
Value emptyValue(OperandType type);

/// The text in which a value is edited: digits, the string itself, hex, JSON for lists and maps.
QString operandText(const Value& value);
/// The form that documents have for it, on one line.
QString jsonText(const Value& value);

struct OperandReading {
    std::optional<Value> value; ///< nothing: the text is no value of the type
    QString reason;
};

/// Reads what operandText() writes, exactly or not at all. boolean is `true` or `false`, nil is empty.
OperandReading readOperand(OperandType type, const QString& text);

/// Integers become doubles, strings of digits become integers and so on where nothing is lost; else the type's empty value.
Value converted(const Value& value, OperandType type);

} // namespace binnacle::ui
