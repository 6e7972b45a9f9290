// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/call.h"
#include "core/value/value.h"

#include <string>
#include <string_view>
#include <variant>

namespace binnacle {

/// set_to, and set_to_geo_json when the value is a GeoJson. A Nil removes the bin.
struct SetTo {
    Value value;
    friend bool operator==(const SetTo&, const SetTo&) = default;
};

/// increment_by / add: an integer or a double. A missing bin counts as zero; integers wrap around, as servers do it.
struct Add {
    Value value;
    friend bool operator==(const Add&, const Add&) = default;
};

/// Strings to strings, blobs to blobs. A missing bin counts as empty.
struct Append {
    Value value;
    friend bool operator==(const Append&, const Append&) = default;
};

struct Prepend {
    Value value;
    friend bool operator==(const Prepend&, const Prepend&) = default;
};

struct RemoveBin {
    friend bool operator==(RemoveBin, RemoveBin) = default;
};

/// Reads the bin at this place in the order of operations.
struct GetBin {
    friend bool operator==(GetBin, GetBin) = default;
};

using BinAction = std::variant<SetTo, Add, Append, Prepend, RemoveBin, GetBin, Call>;

/// What is done to one bin. Operations run in order; a later one sees what an earlier one wrote.
struct BinOperation {
    std::string bin; ///< bytes, 1 to 15 of them on any current server
    BinAction action;
    friend bool operator==(const BinOperation&, const BinOperation&) = default;
};

/// The SDK's name of the action: setTo, incrementBy, append, prepend, remove, get, or that of the called method.
std::string_view nameOf(const BinAction& action);

bool isWrite(const BinAction& action);

} // namespace binnacle
