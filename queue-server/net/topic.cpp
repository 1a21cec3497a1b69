// SPDX-License-Identifier: Apache-2.0
#include "topic.hpp"

namespace fifteen::net {

void Topic::join(Subscriber& subscriber, const Resume& resume, const Frame& fresh) {
    subscribers_.push_back(&subscriber);
    const std::int64_t missed = seq() - resume.last;
    const bool known = resume.stream == stream_ && missed > 0 && missed <= static_cast<std::int64_t>(kept_.size());
    if (!known) { // somebody who missed nothing gets a snapshot too: it says so
        subscriber.offer(fresh ? fresh : snapshot());
        return;
    }
    for (auto frame = kept_.end() - missed; frame != kept_.end(); ++frame) {
        subscriber.offer(*frame);
    }
}

void Topic::publish(Frame update) {
    bytesKept_ += update->size();
    kept_.push_back(update);
    while (kept_.size() > mostKept || (bytesKept_ > mostBytesKept && kept_.size() > 1)) {
        bytesKept_ -= kept_.front()->size();
        kept_.pop_front();
    }
    for (Subscriber* subscriber : subscribers_) {
        subscriber->offer(update);
    }
}

} // namespace fifteen::net
