// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/operation/document.h"
#include "core/operation/record_result.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace binnacle {

/// Values in JSON are exact or refused. What JSON cannot carry is marked: {"$blob": hex}, {"$geojson": text}, {"$hll": hex},
/// {"$string": hex} (not UTF-8), {"$double": "NaN"}, {"$map": [[k, v], …], "order": …}, {"$list": […], "order": …}; a map key
/// that begins with $ is doubled ($$). Integers beyond 64 bits are refused. A double always has a point or an exponent.
nlohmann::ordered_json toJson(const Value& value);
Result<Value> valueFromJson(const nlohmann::ordered_json& json);

nlohmann::ordered_json toJson(const KeyValue& key);

/// The document's JSON form, the one that is saved, journalled and taken by `binnacle exec FILE.json`.
/// What fits in `lineWidth` bytes stands in one line.
std::string toJsonText(const OperationDocument& document, std::size_t lineWidth = 120);
Result<OperationDocument> documentFromJson(std::string_view text);

/// Of one document, or of several in an array, which is how scripts of several statements are printed.
Result<std::vector<OperationDocument>> documentsFromJson(std::string_view text);

/// One line, as `binnacle exec` prints it: index, key, ok, code, message, generation, ttl, bins, exists, skipped, inDoubt.
/// `unixNow` is what the ttl counts from, in seconds; ttl -1 means never.
std::string toJsonLine(const RecordResult& result, std::int64_t unixNow);

/// Parses JSON with its own bounds: at most 64 MiB of text, at most 320 levels deep, no duplicate keys in an object, and
/// integers outside 64 bits are refused instead of becoming doubles.
Result<nlohmann::ordered_json> parseJson(std::string_view text);

} // namespace binnacle
