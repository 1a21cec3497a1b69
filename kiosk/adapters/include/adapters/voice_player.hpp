// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/voice_pack.hpp"

#include <QObject>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace fifteen::adapters {

/// Plays sentences through ALSA, one after the other, each from its first sample to its last, unless stopped. Has a
/// thread of its own; `ended` comes on the thread of the QObject. A sound card that is missing, busy, stuck or
/// unplugged costs the sentence and is logged; the next sentence tries the device anew.
class VoicePlayer : public QObject {
    Q_OBJECT

public:
    using Load = std::function<std::optional<VoicePack>()>;

    /// `device` is an ALSA PCM name: "default", "plughw:1,0". Without a pack every sentence ends unspoken at once.
    VoicePlayer(std::optional<VoicePack> pack, std::string device, QObject* parent = nullptr);

    /// `load` is called once, on the player's own thread: a pack is tens of megabytes, and the first picture does not
    /// wait for it.
    VoicePlayer(Load load, std::string device, QObject* parent = nullptr);

    /// Cuts off what is being said: only at the end of the program.
    ~VoicePlayer() override;

    /// Answered by exactly one `ended`.
    void speak(std::int64_t call, const std::vector<std::string>& clips);

    /// Falls silent within a quarter of a second and forgets what waits; each of these sentences ends unspoken.
    void stop();

signals:
    void ended(qint64 call, bool spoken);

private:
    struct Sentence {
        std::int64_t call = 0;
        std::vector<std::string> clips;
        bool cut = false;
    };

    void work();
    std::optional<Sentence> next();
    static Sound soundOf(const VoicePack& pack, const Sentence& sentence);

    Load load_;
    std::string device_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Sentence> waiting_; // under mutex_
    bool cut_ = false;             // under mutex_; what is being played now is not wanted any more
    bool stopping_ = false;        // under mutex_
    std::thread thread_;
};

} // namespace fifteen::adapters
