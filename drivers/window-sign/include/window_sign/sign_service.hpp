// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "window_sign/sign_line.hpp"

#include <variant>

namespace fifteen::window_sign {

/// The line could be opened, or is lost.
struct LinePresent {
    bool present = false;
    boost::system::error_code reason; ///< why not, if it is not there
};

/// A sign acknowledged, for the first time since the line was opened, or again after SignSilent or SignRefused.
struct SignSeen {
    std::uint8_t address = 0;
};

/// A sign stopped answering, or never did. It is asked again from time to time.
struct SignSilent {
    std::uint8_t address = 0;
};

/// A sign does not show what it was sent, or this kind of sign cannot: it still shows what it showed before.
struct SignRefused {
    std::uint8_t address = 0;
    boost::system::error_code reason;
};

using SignEvent = std::variant<LinePresent, SignSeen, SignSilent, SignRefused>;

struct SignServiceTiming {
    std::chrono::milliseconds refreshEvery{60'000};    ///< a sign that was switched off gets its text back by then
    std::chrono::milliseconds retrySilentEvery{5'000}; ///< a sign that did not answer is asked again
    std::chrono::milliseconds reopenEvery{1000};       ///< after the line could not be opened
    int tries = 3;                                     ///< before SignSilent; one that is silent is asked once a time
    SignTiming sign;
};

/// The thread of one line of signs: keeps the newest text of each, and sees to it that they show it.
class SignService {
public:
    using Callback = std::function<void(const SignEvent&)>;

    /// `emit` runs on the service's thread and must only pass the event on. Starts at once.
    SignService(std::unique_ptr<transport::DeviceSource> source, std::unique_ptr<const SignCodec> codec, Callback emit,
                SignServiceTiming timing = {});
    SignService(const SignService&) = delete;
    SignService& operator=(const SignService&) = delete;
    /// Interrupts what is under way; no event after it returns.
    ~SignService();

    /// From any thread. Replaces what the sign was to show, also if that was never sent. `number`: for boards of
    /// digits.
    void show(std::uint8_t address, std::string text, std::optional<unsigned> number);

private:
    class Work;
    std::unique_ptr<Work> work_;
};

} // namespace fifteen::window_sign
