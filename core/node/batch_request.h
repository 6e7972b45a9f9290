// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/storage.h"
#include "core/value/key.h"
#include "core/wire/message.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

namespace binnacle::node {

/// One row of a batch as the single-record command that it stands for.
struct BatchRow {
    std::uint32_t index = 0; ///< as the client numbered it; its answer carries it
    const StoredNamespace* nameSpace = nullptr;
    Digest digest{};
    std::shared_ptr<const Bytes> message; ///< without a digest field; shared by the rows that repeat it
};

/// What a batch says about its answer as a whole.
struct BatchFlags {
    bool reportAllErrors = false; ///< a row that fails does not end the answer
    bool reportErrorRow = false;  ///< otherwise: the frame with the failure is still sent
};

/// Reads the rows of a batch one after another, so that a long batch costs no more than its bytes. The layout is the client's, in
/// as_batch.c: count (4), flags (1), then per row index (4), digest (20), flags (1), and unless it repeats the row before it:
/// info bits, generation, time to live, counts, fields with the namespace first, operations.
class BatchRequest {
public:
    /// Takes a message over. The error's code is the server's answer to the whole batch.
    static Result<BatchRequest> open(const Storage& storage, Bytes message);

    BatchFlags flags() const { return m_flags; }

    /// The next row; nothing when all have been read, or when the rest cannot be read: then isDamaged() says so.
    std::optional<BatchRow> next();
    bool isDamaged() const { return m_damaged; }

private:
    BatchRequest(const Storage& storage, Bytes message) : m_storage(storage), m_message(std::move(message)) {}

    struct RowHead {
        wire::MessageHeader header;
        std::size_t fields = 0;
        std::size_t ops = 0;
    };

    Result<void> readHead();
    std::optional<BatchRow> row();
    std::optional<RowHead> rowHead();
    bool readCommand();
    std::optional<ByteView> take(std::size_t size);
    std::optional<std::uint64_t> takeNumber(std::size_t width);

    const Storage& m_storage;
    Bytes m_message;
    BatchFlags m_flags;
    wire::MessageHeader m_header;
    ByteView m_filter; ///< of the batch as a whole; empty if there is none
    ByteView m_rest;
    std::uint32_t m_left = 0;
    bool m_damaged = false;

    // What a row that repeats takes over.
    const StoredNamespace* m_nameSpace = nullptr;
    std::shared_ptr<const Bytes> m_command;
    bool m_commandHasKey = false;
};

} // namespace binnacle::node
