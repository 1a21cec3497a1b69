// SPDX-License-Identifier: Apache-2.0
#include "transport/error.hpp"

#include <string>

namespace fifteen::transport {

namespace {

class Category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "fifteen.transport"; }

    std::string message(int value) const override {
        switch (static_cast<Error>(value)) {
        case Error::noDevice:
            return "the device is not there";
        case Error::timedOut:
            return "the device moved nothing in the time given";
        case Error::stalled:
            return "the device refused the transfer";
        case Error::overflow:
            return "the device sent more than was asked for";
        case Error::denied:
            return "no permission to open the device";
        case Error::busy:
            return "another program holds the device";
        case Error::interrupted:
            return "the transfer was interrupted";
        case Error::unsuitable:
            return "the device has no interface with the endpoints needed";
        case Error::failed:
            return "the operating system reports a failure of the transfer";
        case Error::empty:
            return "the reader is there and nothing is in it";
        }
        return "unknown transport error";
    }
};

} // namespace

const boost::system::error_category& errorCategory() noexcept {
    static const Category category;
    return category;
}

} // namespace fifteen::transport
