// SPDX-License-Identifier: Apache-2.0
#include "cups_filter/error.hpp"

#include <string>

namespace fifteen::cups_filter {

namespace {

const char* textOf(Error error) {
    switch (error) {
    case Error::notRaster:
        return "the document is no raster, or has no page";
    case Error::badFormat:
        return "the page's dots are neither black and white nor grey";
    case Error::badSize:
        return "the page has a size that cannot be printed";
    case Error::tooWide:
        return "the page has black dots beyond the width of the print head";
    case Error::shortInput:
        return "the document ends within a page";
    }
    return "unknown error of the raster filter";
}

class Category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "fifteen.cups_filter"; }

    std::string message(int value) const override { return textOf(static_cast<Error>(value)); }
};

} // namespace

const boost::system::error_category& errorCategory() noexcept {
    static const Category category;
    return category;
}

} // namespace fifteen::cups_filter
