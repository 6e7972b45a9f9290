// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle {

/// A place in SDK code that cannot be read, and why. Offsets and lengths are in bytes; lines and columns count from 1, columns in
/// characters.
struct ScriptError {
    std::size_t offset = 0;
    std::size_t length = 0; ///< at least 1, but for an error at the very end of the text
    std::size_t line = 1;
    std::size_t column = 1;
    std::string sentence; ///< ends without a full stop
    std::string hint;     ///< what to write instead; empty if there is nothing to say

    friend bool operator==(const ScriptError&, const ScriptError&) = default;
};

/// A place in the code that is passed over because no document comes of it, such as a loop over results; or where the code does
/// something else than it seems to.
struct ScriptNote {
    std::size_t offset = 0;
    std::size_t length = 0;
    std::size_t line = 1;
    std::string sentence; ///< ends without a full stop

    friend bool operator==(const ScriptNote&, const ScriptNote&) = default;
};

/// One statement that ends in execute(), as data.
struct ScriptStatement {
    OperationDocument document;
    bool stream = false; ///< execute_stream(), executeStream(): results as they arrive
    std::size_t offset = 0;
    std::size_t length = 0;

    friend bool operator==(const ScriptStatement&, const ScriptStatement&) = default;
};

/// All that could be read, and all that could not. Reading goes on after an error with the next statement.
struct ScriptResult {
    std::vector<ScriptStatement> statements;
    std::vector<ScriptError> errors;
    std::vector<ScriptNote> notes{};

    bool ok() const { return errors.empty(); }
};

/// Reads the chains of the vendor's Developer SDK, in Python and in Java, mixed or not:
///     users = DataSet.of("test", "users")
///     await session.upsert(users.id(1)).put({"name": "Alice"}).execute()
/// Both languages' spellings, literals, comments and assignments are taken. What a document cannot say is an error, never left
/// out; only imports and what is done with results afterwards are passed over, with a note. Which segments a chain's defaults reach
/// is decided as the SDK of its language decides it: methods in snake_case are Python. The documents are not yet check()ed. At most
/// 16 MiB of text, brackets at most 100 deep. Nothing is executed.
ScriptResult readScript(std::string_view text);

/// `2:5: sentence (hint)`, the line of the code, and a caret under the place; the first alone if that line is
/// longer than 500 bytes or no UTF-8.
std::string displayText(const ScriptError& error, std::string_view text);

} // namespace binnacle
