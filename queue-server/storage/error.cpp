// SPDX-License-Identifier: Apache-2.0
#include "storage/error.hpp"

#include <string>

namespace fifteen::storage {
namespace {

class Category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "fifteen.storage"; }

    std::string message(int value) const override {
        switch (static_cast<Error>(value)) {
        case Error::diskRefused:
            return "the disk refused; nothing was stored";
        case Error::journalDamaged:
            return "the journal is damaged";
        case Error::journalUnreadable:
            return "the journal cannot be read";
        }
        return "unknown error";
    }
};

} // namespace

const boost::system::error_category& errorCategory() noexcept {
    static const Category category;
    return category;
}

} // namespace fifteen::storage
