// SPDX-License-Identifier: Apache-2.0
#include "desk_keypad/error.hpp"

#include <string>

namespace fifteen::desk_keypad {

namespace {

class Category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "fifteen.desk_keypad"; }

    std::string message(int value) const override {
        switch (static_cast<Error>(value)) {
        case Error::badLength:
            return "a frame on the keypads' bus has an impossible length";
        case Error::badMark:
            return "a frame on the keypads' bus lacks its second mark";
        case Error::badSum:
            return "a frame on the keypads' bus has a wrong sum";
        case Error::badEnd:
            return "a frame on the keypads' bus does not end";
        }
        return "unknown keypad error";
    }
};

} // namespace

const boost::system::error_category& errorCategory() noexcept {
    static const Category category;
    return category;
}

} // namespace fifteen::desk_keypad
