// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/port.hpp"

#include <filesystem>
#include <mutex>

namespace fifteen::emulator {

/// One model behind a pseudo-terminal, as a serial device behind an adapter: OUT 0x01 is what the program writes, IN
/// 0x81 what it reads. A link at a path of one's choice stands for the adapter: plugging makes a new line and the link,
/// unplugging takes the link away and hangs up. Has a thread while it is plugged; the model runs under this front's
/// lock, on that thread or on the caller's.
class PtyFront final : public Port {
public:
    /// Not plugged yet. The model must outlive the front; the folder of `link` must exist. A link that was left behind
    /// there by a bench that died is replaced.
    PtyFront(DeviceModel& model, std::filesystem::path link);
    /// Unplugs.
    ~PtyFront() override;

    /// Throws std::system_error where there are no pseudo-terminals, or the link cannot be made.
    void plug() override;
    void unplug() override;
    bool isPlugged() const override;
    /// Runs `change` while nobody else touches the model, and looks at once whether the model has something to say.
    void withModel(const std::function<void()>& change) override;

private:
    class Line;

    DeviceModel& model_;
    const std::filesystem::path link_;
    const std::shared_ptr<std::mutex> modelMutex_;
    std::unique_ptr<Line> line_;
};

} // namespace fifteen::emulator
