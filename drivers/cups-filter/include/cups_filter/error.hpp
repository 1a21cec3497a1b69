// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

#include <type_traits>

namespace fifteen::cups_filter {

/// Why a page of a job cannot become dots.
enum class Error {
    notRaster = 1, ///< neither CUPS nor PWG raster, or no page in it
    badFormat,     ///< not 1 bit and not 8 bits of black or grey, or lines too short for their dots
    badSize,       ///< no dots, or a page nobody can mean
    tooWide,       ///< black dots beyond the print head
    shortInput,    ///< the raster ends within a page
};

const boost::system::error_category& errorCategory() noexcept;

inline boost::system::error_code make_error_code(Error error) noexcept { // NOLINT: the name boost looks up
    return {static_cast<int>(error), errorCategory()};
}

template <typename T>
using Result = boost::system::result<T>;

} // namespace fifteen::cups_filter

template <>
struct boost::system::is_error_code_enum<fifteen::cups_filter::Error> : std::true_type {};
