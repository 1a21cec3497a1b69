// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fifteen::adapters {

/// One channel, 16 bit.
struct Sound {
    int rate = 0; ///< frames a second
    std::vector<std::int16_t> samples;

    double seconds() const { return rate == 0 ? 0.0 : static_cast<double>(samples.size()) / rate; }
};

enum class SoundError {
    notWav,      ///< no RIFF/WAVE header, or no "fmt " chunk before the samples
    cutShort,    ///< a chunk says that it is longer than the file
    unsupported, ///< not PCM, not 16 bit, not one channel, or a rate outside 8000..48000
    empty,       ///< not a single sample
};

std::string_view textOf(SoundError error);

/// Reads a RIFF/WAVE file (Microsoft, "Multimedia Programming Interface and Data Specifications 1.0"). Chunks that are
/// neither "fmt " nor "data" are skipped: recording programs write several of them.
boost::system::result<Sound, SoundError> readWav(std::string_view bytes);

std::string writeWav(const Sound& sound);

} // namespace fifteen::adapters
