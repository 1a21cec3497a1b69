// SPDX-License-Identifier: Apache-2.0
#include "adapters/voice_pack.hpp"

#include <fstream>
#include <iterator>
#include <optional>

namespace fifteen::adapters {

namespace {

std::optional<std::string> bytesOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return std::nullopt;
    }
    std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    return stream.bad() ? std::nullopt : std::optional(std::move(bytes));
}

std::string trimmed(const std::string& text) {
    const auto from = text.find_first_not_of(" \t\r");
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

} // namespace

std::vector<std::string> columnsOf(const std::string& line) {
    const std::string content = trimmed(line);
    if (content.empty() || content.front() == '#') {
        return {};
    }
    std::vector<std::string> columns;
    for (std::size_t from = 0; from != std::string::npos;) {
        const auto bar = content.find('|', from);
        columns.push_back(trimmed(content.substr(from, bar == std::string::npos ? bar : bar - from)));
        from = bar == std::string::npos ? bar : bar + 1;
    }
    return columns;
}

boost::system::result<VoicePack, std::string> VoicePack::load(const std::filesystem::path& folder) {
    const auto manifest = folder / "manifest.txt";
    std::ifstream lines(manifest);
    if (!lines) {
        return manifest.string() + ": cannot be read";
    }
    VoicePack pack;
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const std::vector<std::string> columns = columnsOf(line);
        if (columns.empty()) {
            continue;
        }
        if (columns.size() < 2 || columns[0].empty() || columns[1].find('/') != std::string::npos) {
            return manifest.string() + ":" + std::to_string(number) + ": not \"clip | file | words\"";
        }
        const auto file = folder / columns[1];
        const auto bytes = bytesOf(file);
        if (!bytes) {
            return file.string() + ": cannot be read";
        }
        const auto sound = readWav(*bytes);
        if (!sound) {
            return file.string() + ": " + std::string(textOf(sound.error()));
        }
        if (pack.rate_ != 0 && sound->rate != pack.rate_) {
            return file.string() + ": " + std::to_string(sound->rate) + " Hz, but the clips before it have " +
                   std::to_string(pack.rate_) + " Hz";
        }
        pack.rate_ = sound->rate;
        pack.size_ += pack.clips_.contains(columns[0]) ? 0U : 1U;
        pack.clips_[columns[0]] = file;
        if (columns.size() > 2) {
            pack.clips_.emplace("=" + columns[2], file);
        }
    }
    if (pack.clips_.empty()) {
        return manifest.string() + ": names no clip";
    }
    return pack;
}

std::optional<Sound> VoicePack::clip(const std::string& name) const {
    const auto found = clips_.find(name);
    const auto bytes = found == clips_.end() ? std::nullopt : bytesOf(found->second);
    if (!bytes) {
        return std::nullopt;
    }
    auto sound = readWav(*bytes);
    return sound && sound->rate == rate_ ? std::optional(std::move(*sound)) : std::nullopt;
}

Sound VoicePack::sentence(const std::vector<std::string>& clips, std::vector<std::string>& missing) const {
    Sound whole{.rate = rate_, .samples = {}};
    for (const std::string& name : clips) {
        const auto part = clip(name);
        if (!part) {
            missing.push_back(name);
            continue;
        }
        whole.samples.insert(whole.samples.end(), part->samples.begin(), part->samples.end());
    }
    return whole;
}

} // namespace fifteen::adapters
