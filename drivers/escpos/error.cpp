// SPDX-License-Identifier: Apache-2.0
#include "escpos/error.hpp"

#include <string>

namespace fifteen::escpos {

namespace {

const char* textOf(Error error) {
    switch (error) {
    case Error::paperEnd:
        return "the printer has no paper";
    case Error::coverOpen:
        return "the printer's cover is open";
    case Error::cutterFault:
        return "the printer's cutter is stuck";
    case Error::offline:
        return "the printer is off line";
    case Error::fault:
        return "the printer reports a fault";
    case Error::printerGone:
        return "the printer is not there";
    case Error::noAnswer:
        return "the printer does not answer";
    case Error::tooSlow:
        return "the printer takes no more data";
    case Error::badRaster:
        return "the picture has a size that cannot be printed";
    case Error::interrupted:
        return "interrupted";
    case Error::transportFailed:
        return "the connection to the printer failed";
    }
    return "unknown printer error";
}

class Category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "fifteen.escpos"; }

    std::string message(int value) const override { return textOf(static_cast<Error>(value)); }
};

} // namespace

const boost::system::error_category& errorCategory() noexcept {
    static const Category category;
    return category;
}

} // namespace fifteen::escpos
