// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/error.hpp"

#include <string>

namespace fifteen::code_scanner {

namespace {

class Category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "fifteen.code_scanner"; }

    std::string message(int value) const override {
        switch (static_cast<Error>(value)) {
        case Error::scannerGone:
            return "the scanner is not there";
        case Error::interrupted:
            return "interrupted";
        case Error::transportFailed:
            return "the connection to the scanner failed";
        case Error::noCode:
            return "no code";
        case Error::garbled:
            return "the code arrived damaged";
        case Error::tooLong:
            return "the code is too long";
        case Error::flooding:
            return "the scanner floods";
        case Error::wrongMode:
            return "the scanner is not in bar code scanner mode";
        }
        return "unknown code scanner error";
    }
};

} // namespace

const boost::system::error_category& errorCategory() noexcept {
    static const Category category;
    return category;
}

} // namespace fifteen::code_scanner
