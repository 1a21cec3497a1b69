// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/error.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

#include <array>
#include <string_view>

namespace fifteen::protocol::json {

/// A tree that lives in a buffer on the stack: most messages need no other memory.
// NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): zeroing the allocator's buffer for each message buys nothing
class Tree {
public:
    Result<const boost::json::value*> parse(std::string_view text, std::size_t maxBytes) {
        if (text.size() > maxBytes) {
            return Fault{Error::tooLarge, "$"};
        }
        boost::json::parse_options options;
        options.max_depth = maxDepth;
        boost::json::error_code error;
        root_ = boost::json::parse(text, error, &memory_, options);
        if (error) {
            return Fault{Error::badJson, "$"};
        }
        return &root_;
    }

private:
    static constexpr std::size_t maxDepth = 12; // the deepest message (a site's item's paper's name) needs 6
    std::array<unsigned char, 4096> buffer_;
    boost::json::monotonic_resource memory_{buffer_.data(), buffer_.size()};
    boost::json::value root_;
};

} // namespace fifteen::protocol::json
