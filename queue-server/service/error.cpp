// SPDX-License-Identifier: Apache-2.0
#include "service/error.hpp"

#include <string>

namespace fifteen::service {
namespace {

class Category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "fifteen.service"; }

    std::string message(int value) const override {
        switch (static_cast<Error>(value)) {
        case Error::keyReused:
            return "the idempotency key was used for another request";
        case Error::diskRefused:
            return "the disk refused; nothing happened";
        case Error::tooBusy:
            return "too many commands are waiting for the disk; nothing happened";
        }
        return "unknown error";
    }
};

} // namespace

const boost::system::error_category& errorCategory() noexcept {
    static const Category category;
    return category;
}

} // namespace fifteen::service
