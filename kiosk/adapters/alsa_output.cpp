// SPDX-License-Identifier: Apache-2.0
#include "alsa_output.hpp"

#include <alsa/asoundlib.h>

#include <chrono>
#include <thread>

namespace fifteen::adapters {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr unsigned latencyUs = 200'000;
constexpr int waitMs = 250;
constexpr auto stuckAfter = 3s;

/// alsa-lib prints to standard error by itself; what matters comes back as an error code and is logged by us.
void silent(const char* /*file*/, int /*line*/, const char* /*function*/, int /*error*/, const char* /*format*/, ...) {}

} // namespace

AlsaOutput::AlsaOutput(std::string device, std::function<bool()> stopping)
    : device_(std::move(device))
    , stopping_(std::move(stopping)) {
    snd_lib_error_set_handler(silent);
}

AlsaOutput::~AlsaOutput() {
    close();
}

void AlsaOutput::close() {
    if (pcm_ != nullptr) {
        snd_pcm_drop(pcm_);
        snd_pcm_close(pcm_);
        pcm_ = nullptr;
    }
}

std::string AlsaOutput::open(int rate) {
    if (pcm_ != nullptr && rate == rate_) {
        return {};
    }
    close();
    int error = snd_pcm_open(&pcm_, device_.c_str(), SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK);
    if (error < 0) {
        pcm_ = nullptr;
        return snd_strerror(error);
    }
    error = snd_pcm_set_params(pcm_, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1, static_cast<unsigned>(rate),
                               1, latencyUs);
    if (error < 0) {
        close();
        return snd_strerror(error);
    }
    rate_ = rate;
    return {};
}

std::string AlsaOutput::play(const Sound& sound) {
    std::string trouble = open(sound.rate);
    if (trouble.empty()) {
        const int error = snd_pcm_prepare(pcm_);
        trouble = error < 0 ? snd_strerror(error) : write(sound);
    }
    if (trouble.empty()) {
        trouble = drain(sound.seconds());
    }
    if (!trouble.empty()) {
        close();
    }
    return trouble;
}

std::string AlsaOutput::write(const Sound& sound) {
    std::size_t written = 0;
    auto lastProgress = Clock::now();
    while (written < sound.samples.size()) {
        if (stopping_()) {
            return "stopped";
        }
        const auto frames = snd_pcm_writei(pcm_, sound.samples.data() + written, sound.samples.size() - written);
        if (frames > 0) {
            written += static_cast<std::size_t>(frames);
            lastProgress = Clock::now();
        } else if (frames == -EAGAIN || frames == 0) {
            if (Clock::now() - lastProgress > stuckAfter) {
                return "takes no sound";
            }
            snd_pcm_wait(pcm_, waitMs);
        } else if (snd_pcm_recover(pcm_, static_cast<int>(frames), 1) < 0) {
            return snd_strerror(static_cast<int>(frames));
        }
    }
    return {};
}

/// In non-blocking mode drain only begins; the end is when the device stops by itself.
std::string AlsaOutput::drain(double seconds) {
    const auto latest =
        Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds)) + stuckAfter;
    int error = snd_pcm_drain(pcm_);
    while (error == -EAGAIN || snd_pcm_state(pcm_) == SND_PCM_STATE_DRAINING) {
        if (stopping_()) {
            return "stopped";
        }
        if (Clock::now() > latest) {
            return "does not come to an end";
        }
        std::this_thread::sleep_for(10ms);
        error = snd_pcm_state(pcm_) == SND_PCM_STATE_DRAINING ? -EAGAIN : 0;
    }
    return error < 0 ? snd_strerror(error) : std::string{};
}

} // namespace fifteen::adapters
