// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/voice_pack.hpp"

#include <QObject>

#include <atomic>
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

    /// ALSA PCM names: "default", "plughw:1,0".
    struct Devices {
        std::string hall;
        std::string headset; ///< empty: the jack is the hall device's own, and silences the loudspeaker by itself
    };

    /// Without a pack every sentence ends unspoken at once.
    VoicePlayer(std::optional<VoicePack> pack, std::string device, QObject* parent = nullptr);

    /// `load` is called once, on the player's own thread, when prepare() or the first sentence asks for it: a pack is
    /// tens of megabytes, and the first picture neither waits for it nor shares a cold disk with it.
    VoicePlayer(Load load, Devices devices, QObject* parent = nullptr);

    /// Cuts off what is being said: only at the end of the program.
    ~VoicePlayer() override;

    /// Loads what is needed to speak.
    void prepare();

    /// Answered by exactly one `ended`.
    void speak(std::int64_t call, const std::vector<std::string>& clips, bool intoHeadset = false);

    /// Louder (above zero) or softer by so many steps of 4 dB, from the next sentence on; between -24 dB and the pack's
    /// own loudness, which is the greatest a pack has without being cut off.
    void changeVolume(int steps);
    /// The pack's own loudness again, for the next visitor.
    void resetVolume();

    /// Falls silent within a quarter of a second and forgets what waits; each of these sentences ends unspoken.
    void stop();

signals:
    void ended(qint64 call, bool spoken);

private:
    struct Sentence {
        std::int64_t call = 0;
        std::vector<std::string> clips;
        bool intoHeadset = false;
        bool cut = false;
    };

    void work();
    bool waitUntilWanted();
    std::optional<Sentence> next();
    Sound soundOf(const VoicePack& pack, const Sentence& sentence) const;

    Load load_;
    Devices devices_;
    std::atomic<int> volume_{0}; ///< steps, none above zero
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Sentence> waiting_; // under mutex_
    bool cut_ = false;             // under mutex_; what is being played now is not wanted any more
    bool wanted_ = false;          // under mutex_; prepare() was called
    bool stopping_ = false;        // under mutex_
    std::thread thread_;
};

} // namespace fifteen::adapters
