// SPDX-License-Identifier: Apache-2.0
#include "window_sign/error.hpp"

#include <string>

namespace fifteen::window_sign {

namespace {

const char* textOf(Error error) {
    switch (error) {
    case Error::lineGone:
        return "the line to the signs is not there";
    case Error::noAnswer:
        return "the sign does not answer";
    case Error::garbled:
        return "the sign's answer is garbled";
    case Error::interrupted:
        return "interrupted";
    case Error::transportFailed:
        return "the connection to the signs failed";
    case Error::unsayable:
        return "the sign cannot show this text";
    case Error::encodingUnknown:
        return "the sign does not know the encoding of the text";
    case Error::textTooLong:
        return "the text is too long for the sign";
    case Error::displayBroken:
        return "the sign says that its display is broken";
    case Error::refused:
        return "the sign refuses the text without a known reason";
    }
    return "unknown sign error";
}

class Category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "fifteen.window_sign"; }

    std::string message(int value) const override { return textOf(static_cast<Error>(value)); }
};

} // namespace

const boost::system::error_category& errorCategory() noexcept {
    static const Category category;
    return category;
}

} // namespace fifteen::window_sign
