// SPDX-License-Identifier: Apache-2.0
#include "adapters/result.hpp"

#include <stdexcept>

namespace fifteen::adapters {

void throw_exception_from_error(const Failure& failure, const boost::source_location& where) {
    throw std::logic_error(std::string("value() of a failure (") + failure.code + ") in " + where.function_name());
}

} // namespace fifteen::adapters
