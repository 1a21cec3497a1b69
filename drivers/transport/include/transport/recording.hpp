// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/redactor.hpp"
#include "transport/transport.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// Record and replay as transports; RECORDING.md has the file's format.
namespace fifteen::transport {

/// For the help of every option that records, and in every file.
inline constexpr std::string_view kRecordingWarning =
    "PERSONAL DATA: a recording holds every byte that passed. From a card reader, unless redacted, those are a "
    "person's "
    "name, number, address and photograph; from a scanner the codes of people's telephones; from a printer the "
    "pictures "
    "of their tickets. Record made-up people, or keep the file like the card itself and delete it.";

inline constexpr std::size_t kLargestRecording = std::size_t{64} << 20;

/// Decorates any source: writes down every transfer, with its time, and what became of it. Slower by one write to the
/// file a transfer. When the file cannot take more (disk full, `largest` reached) the device goes on unrecorded.
class RecordingSource final : public DeviceSource {
public:
    /// Creates the file, readable by its owner only, or empties it; throws std::runtime_error if it cannot (start-up).
    /// `redactor`: nullptr means that everything is written; there is no default, so that somebody decides.
    RecordingSource(std::unique_ptr<DeviceSource> source, const std::filesystem::path& file,
                    std::unique_ptr<Redactor> redactor, std::size_t largest = kLargestRecording);
    ~RecordingSource() override;

    Result<std::unique_ptr<Transport>> open() override;
    void listen(std::function<void()> changed) override;

    class File; ///< of this folder

private:
    std::unique_ptr<DeviceSource> source_;
    std::shared_ptr<File> file_;
};

enum class ReplayPace {
    asFastAsPossible,
    recorded, ///< transfers end as long after the first line as they did; for a driver that gives up by the clock
};

/// Plays a recording: what the driver does must be what is written, and it is given what was received then. Where the
/// recording ends, the device is unplugged.
class ReplaySource final : public DeviceSource {
public:
    /// Throws std::runtime_error, naming file and line, for what is no recording (start-up).
    explicit ReplaySource(const std::filesystem::path& file, ReplayPace pace = ReplayPace::asFastAsPossible);
    ~ReplaySource() override;

    /// Also tells the listener what was recorded of coming and going, after the transfer it followed; on the thread
    /// that made the transfer.
    Result<std::unique_ptr<Transport>> open() override;
    void listen(std::function<void()> changed) override;

    /// The first thing the driver did otherwise than recorded, for people to read; after it everything fails with
    /// Error::failed. From any thread.
    std::optional<std::string> mismatch() const;
    /// Whether all that was recorded has been played. From any thread.
    bool finished() const;

    class Play; ///< of this folder

private:
    std::shared_ptr<Play> play_;
};

} // namespace fifteen::transport
