// SPDX-License-Identifier: Apache-2.0
#include "adapters/voice_player.hpp"

#include "alsa_output.hpp"

#include <QLoggingCategory>

namespace fifteen::adapters {

namespace {

Q_LOGGING_CATEGORY(voiceLog, "fifteen.voice")

/// Silence after a sentence, so that two of them are not heard as one.
constexpr double breathSeconds = 0.35;

} // namespace

VoicePlayer::VoicePlayer(std::optional<VoicePack> pack, std::string device, QObject* parent)
    : QObject(parent)
    , pack_(std::move(pack))
    , device_(std::move(device))
    , thread_([this] { work(); }) {}

VoicePlayer::~VoicePlayer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void VoicePlayer::speak(std::int64_t call, const std::vector<std::string>& clips) {
    Sentence sentence{.call = call, .sound = {}};
    if (pack_) {
        std::vector<std::string> missing;
        sentence.sound = pack_->sentence(clips, missing);
        for (const std::string& name : missing) {
            qCWarning(voiceLog, "the voice pack has no clip %s", name.c_str());
        }
        const auto breath = static_cast<std::size_t>(breathSeconds * sentence.sound.rate);
        sentence.sound.samples.resize(sentence.sound.samples.size() + breath);
    }
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(sentence));
    }
    changed_.notify_all();
}

std::optional<VoicePlayer::Sentence> VoicePlayer::next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_) {
        return std::nullopt;
    }
    Sentence sentence = std::move(waiting_.front());
    waiting_.pop_front();
    return sentence;
}

void VoicePlayer::work() {
    AlsaOutput output(device_, [this] {
        const std::lock_guard lock(mutex_);
        return stopping_;
    });
    std::string lastTrouble;
    while (auto sentence = next()) {
        const std::string trouble = pack_ ? output.play(sentence->sound) : "no voice pack";
        if (trouble != lastTrouble && trouble != "stopped") {
            // Once, not at every call: a hall without a loudspeaker would fill the log.
            if (trouble.empty()) {
                qCInfo(voiceLog, "sound device %s plays again", device_.c_str());
            } else {
                qCWarning(voiceLog, "sound device %s: %s; calls are shown, not spoken", device_.c_str(),
                          trouble.c_str());
            }
            lastTrouble = trouble;
        }
        emit ended(sentence->call, trouble.empty());
    }
}

} // namespace fifteen::adapters
