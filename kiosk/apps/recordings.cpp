// SPDX-License-Identifier: Apache-2.0
#include "recordings.hpp"

#include <set>
#include <stdexcept>

namespace fifteen::apps {

const char* const recordHelp =
    "DEVICE=FILE, as often as there are devices: writes what passes between the program and that device, named as on "
    "the service page, to the file; what is a person's is replaced on the way (drivers/transport/RECORDING.md). ";

Recordings::Recordings(const std::vector<std::string>& arguments, const std::string& usual) {
    std::set<std::string> seen;
    for (const auto& argument : arguments) {
        const auto equals = argument.find('=');
        const bool named = equals != std::string::npos;
        const auto device = named ? argument.substr(0, equals) : usual;
        const auto file = named ? argument.substr(equals + 1) : argument;
        if (file.empty())
            throw std::runtime_error("--record " + argument + ": no file is named");
        if (!files_.emplace(device, file).second)
            throw std::runtime_error("--record: " + device + " is named twice");
        if (!seen.insert(file).second)
            throw std::runtime_error("--record: " + file + " is named twice");
    }
}

std::unique_ptr<transport::DeviceSource> Recordings::over(std::unique_ptr<transport::DeviceSource> source,
                                                          const std::string& device,
                                                          std::unique_ptr<transport::Redactor> redactor) {
    const auto wanted = files_.extract(device);
    if (wanted.empty())
        return source;
    return std::make_unique<transport::RecordingSource>(std::move(source), wanted.mapped(), std::move(redactor));
}

void Recordings::refuseUnknown() const {
    if (!files_.empty())
        throw std::runtime_error("--record: there is no device \"" + files_.begin()->first + "\" that can be recorded");
}

} // namespace fifteen::apps
