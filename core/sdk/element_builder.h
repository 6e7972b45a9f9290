// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sdk/collection_builder.h"

namespace binnacle {

/// What `.removeAnd()` and `.removeAllOthersAnd()` return: the elements are removed, and this says what is answered of them.
class RemovalBuilder : private CollectionBuilder {
public:
    OperationBuilder&& getValues() &&;
    OperationBuilder&& getKeys() &&;
    OperationBuilder&& getKeysAndValues() &&;
    OperationBuilder&& count() &&;
    OperationBuilder&& getIndexes() &&;
    OperationBuilder&& getReverseIndexes() &&;
    OperationBuilder&& getRanks() &&;
    OperationBuilder&& getReverseRanks() &&;

private:
    friend class ElementBuilder;
    RemovalBuilder(CollectionBuilder&& path, bool inverted) : CollectionBuilder(std::move(path)), m_inverted(inverted) {}
    OperationBuilder&& answer(ReturnType returns);

    bool m_inverted;
};

/// Where the steps of a path lead: what is done to the elements that the last one selects. It goes on into them, too.
class ElementBuilder : public CollectionBuilder {
public:
    OperationBuilder&& getValues() &&;
    OperationBuilder&& getKeys() &&;
    OperationBuilder&& getKeysAndValues() &&;
    OperationBuilder&& getAsMap() &&;
    OperationBuilder&& getAsOrderedMap() &&;
    OperationBuilder&& count() &&;
    OperationBuilder&& exists() &&;
    OperationBuilder&& getIndexes() &&;
    OperationBuilder&& getReverseIndexes() &&;
    OperationBuilder&& getRanks() &&;
    OperationBuilder&& getReverseRanks() &&;
    OperationBuilder&& remove() &&;
    RemovalBuilder removeAnd() &&;

    // The same of all elements but those.
    OperationBuilder&& getAllOtherValues() &&;
    OperationBuilder&& getAllOtherKeys() &&;
    OperationBuilder&& getAllOtherKeysAndValues() &&;
    OperationBuilder&& countAllOthers() &&;
    OperationBuilder&& getAllOtherIndexes() &&;
    OperationBuilder&& getAllOtherReverseIndexes() &&;
    OperationBuilder&& getAllOtherRanks() &&;
    OperationBuilder&& getAllOtherReverseRanks() &&;
    OperationBuilder&& removeAllOthers() &&;
    RemovalBuilder removeAllOthersAnd() &&;

    // Of a map key; add also of a list index; setTo of a list index, too, where it is the list's own listSet.
    OperationBuilder&& setTo(Value value, CallFlags flags = {}, std::optional<CollectionOrder> order = {}) &&;
    OperationBuilder&& insert(Value value, CallFlags flags = {}, std::optional<CollectionOrder> order = {}) &&;
    OperationBuilder&& update(Value value, CallFlags flags = {}, std::optional<CollectionOrder> order = {}) &&;
    OperationBuilder&& add(Value value, CallFlags flags = {}, std::optional<CollectionOrder> order = {}) &&;

private:
    friend class CollectionBuilder;
    ElementBuilder(OperationBuilder& owner, std::string bin, std::vector<PathStep> path)
        : CollectionBuilder(owner, std::move(bin), std::move(path))
    {
    }
    OperationBuilder&& select(Method method, ReturnType returns, bool inverted = false);
};

} // namespace binnacle
