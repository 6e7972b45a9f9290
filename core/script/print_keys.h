// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/print_cpp_values.h"

namespace binnacle::script {

/// What stands between the brackets of a verb: users.id(1), *users.ids(1, 2), users.ids(*range(1, 501)).
/// `name` is that of the data set.
std::string pythonKeys(const Segment& segment, const std::string& name, PythonValues& values, Refusal& refuse);
std::string javaKeys(const Segment& segment, const std::string& name, JavaValues& values, Refusal& refuse);
std::string cppKeys(const Segment& segment, const std::string& name, CppValues& values, Refusal& refuse);

} // namespace binnacle::script
