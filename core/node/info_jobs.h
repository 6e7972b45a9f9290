// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/info.h"

#include <string_view>

namespace binnacle::node {

// The info commands about jobs in the background. `parameters` is what follows the command's name.

InfoAnswer showJobs(const InfoContext& context, std::string_view parameters);
InfoAnswer abortJob(const InfoContext& context, std::string_view parameters);
InfoAnswer abortAllJobs(const InfoContext& context, std::string_view parameters);

} // namespace binnacle::node
