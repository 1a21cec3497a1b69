// SPDX-License-Identifier: Apache-2.0
#include "adapters/voice_player.hpp"

#include "alsa_output.hpp"

#include <QLoggingCategory>

#include <algorithm>
#include <cmath>

namespace fifteen::adapters {

namespace {

Q_LOGGING_CATEGORY(voiceLog, "fifteen.voice")

/// Silence after a sentence, so that two of them are not heard as one.
constexpr double breathSeconds = 0.35;

constexpr double stepDecibels = 4;
constexpr int softest = -6;

} // namespace

VoicePlayer::VoicePlayer(std::optional<VoicePack> pack, std::string device, QObject* parent)
    : VoicePlayer([loaded = std::move(pack)] { return loaded; }, Devices{.hall = std::move(device), .headset = {}},
                  parent) {}

VoicePlayer::VoicePlayer(Load load, Devices devices, QObject* parent)
    : QObject(parent)
    , load_(std::move(load))
    , devices_(std::move(devices))
    , thread_([this] { work(); }) {}

VoicePlayer::~VoicePlayer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void VoicePlayer::prepare() {
    {
        const std::lock_guard lock(mutex_);
        wanted_ = true;
    }
    changed_.notify_all();
}

void VoicePlayer::speak(std::int64_t call, const std::vector<std::string>& clips, bool intoHeadset) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back({.call = call, .clips = clips, .intoHeadset = intoHeadset});
    }
    changed_.notify_all();
}

void VoicePlayer::changeVolume(int steps) {
    volume_ = std::clamp(volume_ + steps, softest, 0);
}

void VoicePlayer::resetVolume() {
    volume_ = 0;
}

Sound VoicePlayer::soundOf(const VoicePack& pack, const Sentence& sentence) const {
    std::vector<std::string> missing;
    Sound sound = pack.sentence(sentence.clips, missing);
    for (const std::string& name : missing) {
        qCWarning(voiceLog, "the voice pack has no clip %s", name.c_str());
    }
    if (const int steps = volume_; steps < 0) {
        const double factor = std::pow(10.0, steps * stepDecibels / 20);
        for (std::int16_t& sample : sound.samples) {
            sample = static_cast<std::int16_t>(std::lround(sample * factor));
        }
    }
    sound.samples.resize(sound.samples.size() + static_cast<std::size_t>(breathSeconds * sound.rate));
    return sound;
}

void VoicePlayer::stop() {
    const std::lock_guard lock(mutex_);
    cut_ = true;
    for (Sentence& sentence : waiting_) {
        sentence.cut = true; // the thread says of them that they have ended: never on the caller's way
    }
}

std::optional<VoicePlayer::Sentence> VoicePlayer::next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_) {
        return std::nullopt;
    }
    Sentence sentence = std::move(waiting_.front());
    waiting_.pop_front();
    cut_ = sentence.cut;
    return sentence;
}

bool VoicePlayer::waitUntilWanted() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return wanted_ || stopping_ || !waiting_.empty(); });
    return !stopping_;
}

void VoicePlayer::work() {
    if (!waitUntilWanted()) {
        return;
    }
    const std::optional<VoicePack> pack = load_();
    load_ = {};
    const auto unwanted = [this] {
        const std::lock_guard lock(mutex_);
        return stopping_ || cut_;
    };
    AlsaOutput hall(devices_.hall, unwanted);
    AlsaOutput headset(devices_.headset, unwanted);
    std::string lastHallTrouble;
    std::string lastHeadsetTrouble;
    while (auto sentence = next()) {
        const bool apart = sentence->intoHeadset && !devices_.headset.empty();
        const std::string& device = apart ? devices_.headset : devices_.hall;
        std::string& lastTrouble = apart ? lastHeadsetTrouble : lastHallTrouble;
        std::string trouble = "no voice pack";
        if (sentence->cut) {
            trouble = "stopped";
        } else if (pack) {
            trouble = (apart ? headset : hall).play(soundOf(*pack, *sentence));
        }
        if (trouble != lastTrouble && trouble != "stopped") {
            // Once, not at every sentence: a hall without a loudspeaker would fill the log.
            if (trouble.empty()) {
                qCInfo(voiceLog, "sound device %s plays again", device.c_str());
            } else {
                qCWarning(voiceLog, "sound device %s: %s; nothing is spoken", device.c_str(), trouble.c_str());
            }
            lastTrouble = trouble;
        }
        emit ended(sentence->call, trouble.empty());
    }
}

} // namespace fifteen::adapters
