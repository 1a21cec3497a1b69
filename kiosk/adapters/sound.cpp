// SPDX-License-Identifier: Apache-2.0
#include "adapters/sound.hpp"

#include <algorithm>
#include <optional>

namespace fifteen::adapters {

namespace {

constexpr std::size_t chunkHeader = 8;
constexpr std::size_t formatBytes = 16;
constexpr unsigned pcm = 1;
/// WAVE_FORMAT_EXTENSIBLE: what some recorders write for plain PCM too; the format's own tag then stands at byte 24.
constexpr unsigned extensible = 0xfffe;

unsigned littleEndian(std::string_view bytes, std::size_t at, std::size_t count) {
    unsigned value = 0;
    for (std::size_t index = count; index > 0; --index) {
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + index - 1]);
    }
    return value;
}

void append(std::string& bytes, unsigned value, int count) {
    for (int index = 0; index < count; ++index) {
        bytes.push_back(static_cast<char>((value >> (8 * index)) & 0xffU));
    }
}

std::optional<SoundError> checkFormat(std::string_view format, int& rate) {
    if (format.size() < formatBytes) {
        return SoundError::notWav;
    }
    unsigned tag = littleEndian(format, 0, 2);
    if (tag == extensible && format.size() >= 26) {
        tag = littleEndian(format, 24, 2);
    }
    const unsigned channels = littleEndian(format, 2, 2);
    const unsigned wantedRate = littleEndian(format, 4, 4);
    const unsigned bits = littleEndian(format, 14, 2);
    if (tag != pcm || channels != 1 || bits != 16 || wantedRate < 8000 || wantedRate > 48000) {
        return SoundError::unsupported;
    }
    rate = static_cast<int>(wantedRate);
    return std::nullopt;
}

std::vector<std::int16_t> samplesOf(std::string_view data) {
    std::vector<std::int16_t> samples(data.size() / 2);
    for (std::size_t index = 0; index < samples.size(); ++index) {
        samples[index] = static_cast<std::int16_t>(littleEndian(data, 2 * index, 2));
    }
    return samples;
}

} // namespace

std::string_view textOf(SoundError error) {
    switch (error) {
    case SoundError::notWav:
        return "not a WAV file";
    case SoundError::cutShort:
        return "cut short";
    case SoundError::unsupported:
        return "not 16-bit mono PCM of 8000 to 48000 Hz";
    case SoundError::empty:
        return "no samples";
    }
    return "unknown";
}

boost::system::result<Sound, SoundError> readWav(std::string_view bytes) {
    if (bytes.size() < 12 || bytes.substr(0, 4) != "RIFF" || bytes.substr(8, 4) != "WAVE") {
        return SoundError::notWav;
    }
    Sound sound;
    std::size_t at = 12;
    while (bytes.size() - at >= chunkHeader) {
        const std::string_view name = bytes.substr(at, 4);
        const std::size_t length = littleEndian(bytes, at + 4, 4);
        at += chunkHeader;
        if (length > bytes.size() - at) {
            return SoundError::cutShort;
        }
        const std::string_view content = bytes.substr(at, length);
        if (name == "fmt ") {
            if (const auto error = checkFormat(content, sound.rate)) {
                return *error;
            }
        } else if (name == "data") {
            if (sound.rate == 0) {
                return SoundError::notWav;
            }
            sound.samples = samplesOf(content);
            if (sound.samples.empty()) {
                return SoundError::empty;
            }
            return sound;
        }
        at = std::min(at + length + length % 2, bytes.size()); // chunks are padded to even lengths
    }
    return SoundError::notWav;
}

std::string writeWav(const Sound& sound) {
    const auto dataBytes = static_cast<unsigned>(sound.samples.size() * 2);
    const auto rate = static_cast<unsigned>(sound.rate);
    std::string bytes = "RIFF";
    append(bytes, 36 + dataBytes, 4);
    bytes += "WAVEfmt ";
    append(bytes, formatBytes, 4);
    append(bytes, pcm, 2);
    append(bytes, 1, 2);
    append(bytes, rate, 4);
    append(bytes, rate * 2, 4);
    append(bytes, 2, 2);
    append(bytes, 16, 2);
    bytes += "data";
    append(bytes, dataBytes, 4);
    for (const std::int16_t sample : sound.samples) {
        append(bytes, static_cast<std::uint16_t>(sample), 2);
    }
    return bytes;
}

} // namespace fifteen::adapters
