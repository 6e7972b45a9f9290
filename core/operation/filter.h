// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/value/value.h"

#include <string>

namespace binnacle {

/// A condition on a record, or a value made of one: AEL text, or an expression in its packed wire form, as other Aerospike tools
/// take it. One of the two is empty.
struct Filter {
    std::string ael;
    Bytes packed;

    static Filter text(std::string ael) { return {std::move(ael), {}}; }
    static Filter expression(Bytes packed) { return {{}, std::move(packed)}; }
    bool isText() const { return packed.empty(); }

    friend bool operator==(const Filter&, const Filter&) = default;
};

/// What servers take: the text compiled, or the bytes as they are. An invalid parameter, with the first diagnostic, if the text
/// is no AEL or the bytes are no expression.
Result<Bytes> packedFilter(const Filter& filter);

/// An argument of the kind `expression`: a string is AEL text, a blob the packed form.
Filter filterOf(const Value& argument);

} // namespace binnacle
