// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace fifteen::settings {

/// A settings file that cannot be used. Thrown at start-up only, and meant to be shown as it is:
/// "/etc/fifteen/kiosk.toml:12: printer.kind: must be one of escpos, cups".
class Error : public std::runtime_error {
public:
    /// `line` 0: the file as a whole (unreadable, or a key missing from its top). `key` empty: no key is meant.
    Error(std::string file, int line, std::string key, const std::string& problem);

    /// Several problems of one file told together; file, line and key are the first one's.
    Error(const Error& first, const std::string& allProblems);

    const std::string& file() const noexcept { return file_; }

    const std::string& key() const noexcept { return key_; }

    int line() const noexcept { return line_; }

private:
    std::string file_;
    std::string key_;
    int line_ = 0;
};

} // namespace fifteen::settings
