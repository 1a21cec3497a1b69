// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/sound.hpp"

#include <functional>
#include <memory>
#include <string>

struct _snd_pcm;

namespace fifteen::adapters {

/// One ALSA playback device, opened when first needed and kept open: opening anew would lose the beginning of a
/// sentence on amplifiers that fall asleep. For one thread.
class AlsaOutput {
public:
    /// `stopping` is asked several times a second; once it says yes, play() gives up.
    AlsaOutput(std::string device, std::function<bool()> stopping);
    ~AlsaOutput();
    AlsaOutput(const AlsaOutput&) = delete;
    AlsaOutput& operator=(const AlsaOutput&) = delete;

    /// Returns when the last sample was heard: empty, or what went wrong. Never blocks for longer than the sound and a
    /// few seconds, whatever the device does.
    std::string play(const Sound& sound);

private:
    std::string open(int rate);
    std::string write(const Sound& sound);
    std::string drain(double seconds);
    void close();

    std::string device_;
    std::function<bool()> stopping_;
    _snd_pcm* pcm_ = nullptr;
    int rate_ = 0;
};

} // namespace fifteen::adapters
