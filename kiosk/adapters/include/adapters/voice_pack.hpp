// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/sound.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fifteen::adapters {

/// The clips sentences are put together from: a folder with `manifest.txt` ("clip | file | words", '#' begins a
/// comment) and the WAV files it names. All clips have one rate. Recordings replace files under the same names. The
/// sounds stay in their files: a kiosk's sentences are tens of megabytes, and one is spoken at a time.
class VoicePack {
public:
    /// Looks at every file. A folder that cannot be used, in words for the log: the file and what is wrong with it.
    static boost::system::result<VoicePack, std::string> load(const std::filesystem::path& folder);

    /// The clips one after the other, with nothing between them; the pauses of speech are part of the clips. A clip the
    /// pack does not have (any more) is left out and named in `missing`.
    Sound sentence(const std::vector<std::string>& clips, std::vector<std::string>& missing) const;

    /// By its name, or as "=取号" by its words.
    std::optional<Sound> clip(const std::string& name) const;

    std::size_t size() const { return size_; }

    int rate() const { return rate_; }

private:
    std::map<std::string, std::filesystem::path> clips_; ///< by name, and by "=words"
    std::size_t size_ = 0;
    int rate_ = 0;
};

/// The columns of one line of a manifest or a plan, without the spaces around them; none for an empty line or a
/// comment.
std::vector<std::string> columnsOf(const std::string& line);

} // namespace fifteen::adapters
