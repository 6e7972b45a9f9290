// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/node_answer.h"
#include "tests/support/node_command.h"
#include "tests/support/raw_client.h"

#include <map>

namespace binnacle::test {

/// Builds a batch out of single-record commands, right or wrong as a test wants it.
class BatchCommand {
public:
    /// The flags of a batch: report all errors, as clients have it.
    std::uint8_t flags = 0x04;
    /// What the batch claims, where that is not the number of its rows.
    std::optional<std::uint32_t> claimedRows;
    /// The batch's own filter.
    std::optional<Bytes> filter;

    /// A row for the key of the command, numbered by its place.
    BatchCommand& row(const NodeCommand& command);
    /// A row that does to another record what the row before it did.
    BatchCommand& repeat(const Key& key);
    /// Anything.
    BatchCommand& bytes(const Bytes& raw);

    Bytes message() const;
    Bytes frame() const;

private:
    Bytes start(const Digest& digest);

    Bytes m_rows;
    std::uint32_t m_count = 0;
};

/// The rows' answers by their index, and the code of the frame that ends the answer.
struct BatchAnswers {
    std::map<std::uint32_t, NodeAnswer> rows;
    int end = -1;

    int codeOf(std::uint32_t index) const { return rows.contains(index) ? rows.at(index).code : -1; }
};

BatchAnswers batchAnswersIn(const std::vector<Bytes>& frames);

/// Sends a frame and takes all that answers it. The end is -1 if the other end falls silent before that.
BatchAnswers askBatch(RawClient& client, ByteView frame);

} // namespace binnacle::test
