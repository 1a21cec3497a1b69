// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/voice_pack.hpp"

#include <QObject>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace fifteen::adapters {

/// Plays sentences through ALSA, one after the other, each from its first sample to its last. Has a thread of its own;
/// `ended` comes on the thread of the QObject. A sound card that is missing, busy, stuck or unplugged costs the
/// sentence and is logged; the next sentence tries the device anew.
class VoicePlayer : public QObject {
    Q_OBJECT

public:
    /// `device` is an ALSA PCM name: "default", "plughw:1,0". Without a pack every sentence ends unspoken at once.
    VoicePlayer(std::optional<VoicePack> pack, std::string device, QObject* parent = nullptr);

    /// Cuts off what is being said: only at the end of the program.
    ~VoicePlayer() override;

    /// Answered by exactly one `ended`.
    void speak(std::int64_t call, const std::vector<std::string>& clips);

signals:
    void ended(qint64 call, bool spoken);

private:
    struct Sentence {
        std::int64_t call = 0;
        Sound sound;
    };

    void work();
    std::optional<Sentence> next();

    std::optional<VoicePack> pack_;
    std::string device_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Sentence> waiting_; // under mutex_
    bool stopping_ = false;        // under mutex_
    std::thread thread_;
};

} // namespace fifteen::adapters
