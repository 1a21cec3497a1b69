// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/recording.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace fifteen::apps {

/// What `--record` asks for: which devices' talk goes into which file.
class Recordings {
public:
    /// Each "DEVICE=FILE", or a file alone, which is `usual`'s. Throws std::runtime_error where one device or one file
    /// is named twice (start-up).
    Recordings(const std::vector<std::string>& arguments, const std::string& usual);

    /// The device's source, recorded if that was asked for. `redactor`: nullptr where nothing of a person passes.
    /// Throws std::runtime_error if the file cannot be written.
    std::unique_ptr<transport::DeviceSource> over(std::unique_ptr<transport::DeviceSource> source,
                                                  const std::string& device,
                                                  std::unique_ptr<transport::Redactor> redactor);

    /// After every device has been asked for: throws std::runtime_error for one that does not exist, or passes no bytes
    /// that could be recorded (a CUPS queue).
    void refuseUnknown() const;

private:
    std::map<std::string, std::string> files_; ///< not taken yet, by device
};

/// For the help of every program that records.
extern const char* const recordHelp;

} // namespace fifteen::apps
