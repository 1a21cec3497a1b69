// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/event.hpp"
#include "domain/site.hpp"

#include <optional>
#include <string>
#include <string_view>

/// Events as the journal's `type` and `body`: names instead of indices, so that a journal outlives the configuration.
namespace fifteen::storage {

class EventCodec {
public:
    explicit EventCodec(domain::Site site);

    /// "ticket_issued"
    static std::string_view typeOf(const domain::EventBody& body);

    /// Appends the JSON text to `body`. The event's indices must be of `site()`.
    void encode(const domain::EventBody& event, std::string& body) const;

    /// Reads back what `encode` wrote, member for member; anything else is not an event. A group, lane or item that the
    /// site no longer has is added to the end of `site()`: the ticket remains, though no desk serves it.
    std::optional<domain::EventBody> decode(std::string_view type, std::string_view body);

    const domain::Site& site() const { return site_; }

private:
    domain::Site site_;
};

} // namespace fifteen::storage
