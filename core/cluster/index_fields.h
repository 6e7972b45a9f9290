// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/value/secondary_index.h"
#include "core/wire/message.h"

namespace binnacle::cluster {

/// Writes which index a query reads, and from where to where, as as_query_command_init in aerospike_query.c of aerospike-client-c
/// does. With the index's name goes neither its bin nor its context: servers refuse them together.
void writeIndexFields(wire::MessageWriter& writer, const IndexRange& range);

} // namespace binnacle::cluster
