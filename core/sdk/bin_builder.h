// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sdk/collection_builder.h"
#include "core/value/hll_config.h"

namespace binnacle {

/// What `.bin("name")` returns: says what happens to that bin and gives the chain back.
class BinBuilder : public CollectionBuilder {
public:
    // The bin as a whole.
    OperationBuilder&& setTo(Value value) &&;
    OperationBuilder&& setToGeoJson(std::string text) &&;
    OperationBuilder&& incrementBy(Value value) &&;
    OperationBuilder&& add(Value value) &&;
    OperationBuilder&& append(Value value) &&;
    OperationBuilder&& prepend(Value value) &&;
    OperationBuilder&& remove() &&;
    OperationBuilder&& get() &&;

    // The bits of a blob. Offsets and sizes in bits, but for resize, insert and remove, where they are in bytes.
    OperationBuilder&& bitResize(std::int64_t byteSize, CallFlags flags = {}) &&;
    OperationBuilder&& bitInsert(std::int64_t byteOffset, Blob value, CallFlags flags = {}) &&;
    OperationBuilder&& bitRemove(std::int64_t byteOffset, std::int64_t byteSize, CallFlags flags = {}) &&;
    OperationBuilder&& bitSet(std::int64_t bitOffset, std::int64_t bitSize, Blob value, CallFlags flags = {}) &&;
    OperationBuilder&& bitOr(std::int64_t bitOffset, std::int64_t bitSize, Blob value, CallFlags flags = {}) &&;
    OperationBuilder&& bitXor(std::int64_t bitOffset, std::int64_t bitSize, Blob value, CallFlags flags = {}) &&;
    OperationBuilder&& bitAnd(std::int64_t bitOffset, std::int64_t bitSize, Blob value, CallFlags flags = {}) &&;
    OperationBuilder&& bitNot(std::int64_t bitOffset, std::int64_t bitSize, CallFlags flags = {}) &&;
    OperationBuilder&& bitLshift(std::int64_t bitOffset, std::int64_t bitSize, std::int64_t shift, CallFlags flags = {}) &&;
    OperationBuilder&& bitRshift(std::int64_t bitOffset, std::int64_t bitSize, std::int64_t shift, CallFlags flags = {}) &&;
    OperationBuilder&& bitAdd(std::int64_t bitOffset, std::int64_t bitSize, std::int64_t value, CallFlags flags = {}) &&;
    OperationBuilder&& bitSubtract(std::int64_t bitOffset, std::int64_t bitSize, std::int64_t value, CallFlags flags = {}) &&;
    OperationBuilder&& bitSetInt(std::int64_t bitOffset, std::int64_t bitSize, std::int64_t value, CallFlags flags = {}) &&;
    OperationBuilder&& bitGet(std::int64_t bitOffset, std::int64_t bitSize) &&;
    OperationBuilder&& bitCount(std::int64_t bitOffset, std::int64_t bitSize) &&;
    OperationBuilder&& bitLscan(std::int64_t bitOffset, std::int64_t bitSize, bool value) &&;
    OperationBuilder&& bitRscan(std::int64_t bitOffset, std::int64_t bitSize, bool value) &&;
    OperationBuilder&& bitGetInt(std::int64_t bitOffset, std::int64_t bitSize, CallFlags flags = {}) &&;

    // A HyperLogLog sketch. createOnly and updateOnly exclude each other.
    OperationBuilder&& hllInit(HllConfig config, CallFlags flags = {}) &&;
    OperationBuilder&& hllAdd(std::vector<Value> values, CallFlags flags = {}) &&;
    OperationBuilder&& hllAdd(std::vector<Value> values, HllConfig config, CallFlags flags = {}) &&; ///< made if it is missing
    OperationBuilder&& hllSetUnion(std::vector<Hll> sketches, CallFlags flags = {}) &&;
    OperationBuilder&& hllRefreshCount() &&;
    OperationBuilder&& hllFold(int indexBits) &&;
    OperationBuilder&& hllGetCount() &&;
    OperationBuilder&& hllGetUnion(std::vector<Hll> sketches) &&;
    OperationBuilder&& hllGetUnionCount(std::vector<Hll> sketches) &&;
    OperationBuilder&& hllGetIntersectCount(std::vector<Hll> sketches) &&;
    OperationBuilder&& hllGetSimilarity(std::vector<Hll> sketches) &&;
    OperationBuilder&& hllDescribe() &&;
    OperationBuilder&& hllMayContain(std::vector<Value> values) &&;

    // What an expression makes of the record: AEL as a text, or packed as a blob.
    OperationBuilder&& selectFrom(Value expression, CallFlags flags = {}) &&;
    OperationBuilder&& insertFrom(Value expression, CallFlags flags = {}) &&;
    OperationBuilder&& updateFrom(Value expression, CallFlags flags = {}) &&;
    OperationBuilder&& upsertFrom(Value expression, CallFlags flags = {}) &&;

private:
    friend class OperationBuilder;
    BinBuilder(OperationBuilder& owner, std::string bin) : CollectionBuilder(owner, std::move(bin), {}) {}
};

} // namespace binnacle
