// SPDX-License-Identifier: Apache-2.0
// fifteen-voice-pack: makes a voice pack of its plan with espeak-ng, when Fifteen is built. espeak-ng runs as a program
// of its own (GPLv3), and only here: no running part of Fifteen needs it.
#include "adapters/voice_pack.hpp"

#include "adapters/sound.hpp"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <numbers>
#include <sstream>
#include <stdexcept>

namespace {

namespace fs = std::filesystem;
using fifteen::adapters::Sound;

constexpr int packRate = 22050;      // espeak-ng's own
constexpr double loudest = 0.8;      // of full scale: room for the mixer
constexpr double silence = 0.012;    // of the clip's own peak
constexpr double keptBefore = 0.005; // seconds; consonants begin below the threshold
constexpr double keptAfter = 0.045;  // seconds; the pause of speech between two syllables
constexpr double fade = 0.004;       // seconds; no click where clips meet

struct Options {
    std::string plan;
    std::string out;
    std::string espeak = "espeak-ng";
    int wordsPerMinute = 165;
    int pitch = 55;
};

std::size_t frames(double seconds) {
    return static_cast<std::size_t>(seconds * packRate);
}

/// "659:380 523:620": struck bells, hertz and milliseconds, each with its first overtones dying away.
Sound madeTone(const std::string& text) {
    Sound sound{.rate = packRate, .samples = {}};
    std::istringstream bells(text);
    for (std::string bell; bells >> bell;) {
        int hertz = 0;
        int milliseconds = 0;
        char colon = 0;
        std::istringstream(bell) >> hertz >> colon >> milliseconds;
        if (colon != ':' || hertz < 50 || hertz > 8000 || milliseconds < 10 || milliseconds > 5000) {
            throw std::runtime_error("\"" + bell + "\" is not hertz:milliseconds");
        }
        const std::size_t count = frames(milliseconds / 1000.0);
        for (std::size_t index = 0; index < count; ++index) {
            const double time = static_cast<double>(index) / packRate;
            const double angle = 2 * std::numbers::pi * hertz * time;
            const double wave = std::sin(angle) + 0.3 * std::sin(2 * angle) + 0.1 * std::sin(3 * angle);
            const double decay = std::exp(-4.5 * time) * std::min(1.0, time / 0.004);
            sound.samples.push_back(static_cast<std::int16_t>(16000 * wave * decay));
        }
    }
    return sound;
}

/// "280": so many milliseconds of nothing, between two sentences.
Sound madeSilence(const std::string& text) {
    const int milliseconds = std::atoi(text.c_str());
    if (milliseconds < 10 || milliseconds > 5000) {
        throw std::runtime_error("\"" + text + "\" is not a number of milliseconds");
    }
    return {.rate = packRate, .samples = std::vector<std::int16_t>(frames(milliseconds / 1000.0))};
}

Sound spoken(const Options& options, const std::string& voice, const std::string& text, const fs::path& scratch) {
    const fs::path file = scratch / "clip.wav";
    QProcess espeak;
    espeak.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    espeak.start(QString::fromStdString(options.espeak),
                 {"-v", QString::fromStdString(voice), "-s", QString::number(options.wordsPerMinute), "-p",
                  QString::number(options.pitch), "-w", QString::fromStdString(file.string()),
                  QString::fromStdString(text)});
    if (!espeak.waitForFinished(20'000) || espeak.exitStatus() != QProcess::NormalExit || espeak.exitCode() != 0) {
        throw std::runtime_error(options.espeak + ": " + espeak.errorString().toStdString());
    }
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    auto sound = fifteen::adapters::readWav(bytes);
    if (!sound || sound->rate != packRate) {
        throw std::runtime_error(options.espeak + " wrote no usable sound");
    }
    return std::move(*sound);
}

int peakOf(const Sound& sound) {
    int peak = 0;
    for (const std::int16_t sample : sound.samples) {
        peak = std::max(peak, std::abs(static_cast<int>(sample)));
    }
    return peak;
}

/// Without the silence around it, as loud as every other clip, and with soft ends.
Sound trimmed(const Sound& raw) {
    const int peak = peakOf(raw);
    if (peak < 500) {
        throw std::runtime_error("is silent");
    }
    const auto heard = [&](std::int16_t sample) { return std::abs(static_cast<int>(sample)) > peak * silence; };
    const auto first = std::ranges::find_if(raw.samples, heard);
    const auto last = std::find_if(raw.samples.rbegin(), raw.samples.rend(), heard).base();
    const auto before = std::min<std::ptrdiff_t>(first - raw.samples.begin(), frames(keptBefore));
    Sound clip{.rate = raw.rate, .samples = {first - before, last}};
    clip.samples.resize(clip.samples.size() + frames(keptAfter));
    const auto soft = frames(fade);
    const auto end = clip.samples.size() - frames(keptAfter);
    for (std::size_t index = 0; index < clip.samples.size(); ++index) {
        double gain = loudest * 32767 / peak;
        if (index < soft) {
            gain *= static_cast<double>(index) / static_cast<double>(soft);
        }
        if (index + soft >= end) {
            gain *= index >= end ? 0.0 : static_cast<double>(end - index) / static_cast<double>(soft);
        }
        clip.samples[index] = static_cast<std::int16_t>(std::lround(clip.samples[index] * gain));
    }
    return clip;
}

Sound clipOf(const Options& options, const std::string& voice, const std::string& text, const fs::path& scratch) {
    if (voice == "silence") {
        return madeSilence(text);
    }
    return trimmed(voice == "tone" ? madeTone(text) : spoken(options, voice, text, scratch));
}

void writeFile(const fs::path& file, const std::string& bytes) {
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream << bytes;
    stream.close();
    if (!stream) {
        throw std::runtime_error(file.string() + ": cannot be written");
    }
}

void make(const Options& options) {
    std::ifstream plan(options.plan);
    if (!plan) {
        throw std::runtime_error(options.plan + ": cannot be read");
    }
    const QTemporaryDir scratch;
    const fs::path out = options.out;
    fs::create_directories(out);
    std::string manifest = "# clip | file | words\n";
    int number = 0;
    for (std::string line; std::getline(plan, line);) {
        ++number;
        const auto columns = fifteen::adapters::columnsOf(line);
        if (columns.empty()) {
            continue;
        }
        const std::string place = options.plan + ":" + std::to_string(number) + ": ";
        if (columns.size() != 4) {
            throw std::runtime_error(place + "not \"clip | spoken by | text | words\"");
        }
        try {
            const Sound clip = clipOf(options, columns[1], columns[2], scratch.path().toStdString());
            writeFile(out / (columns[0] + ".wav"), fifteen::adapters::writeWav(clip));
        } catch (const std::exception& error) {
            throw std::runtime_error(place + columns[0] + ": " + error.what());
        }
        manifest += columns[0] + " | " + columns[0] + ".wav | " + columns[3] + "\n";
    }
    // Last, so that a pack with a manifest is a whole one.
    writeFile(out / "manifest.txt", manifest);
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    Options options;
    CLI::App arguments("Makes a voice pack of its plan, or looks at one that exists.");
    std::string checked;
    auto* plan = arguments.add_option("--plan", options.plan, "the plan, deploy/site/voice/plan.txt");
    arguments.add_option("--out", options.out, "folder to write the pack to")->needs(plan);
    arguments.add_option("--espeak", options.espeak, "the espeak-ng program");
    arguments.add_option("--words-per-minute", options.wordsPerMinute)->check(CLI::Range(80, 400));
    arguments.add_option("--pitch", options.pitch)->check(CLI::Range(0, 99));
    arguments.add_option("--check", checked, "a pack to look at: prints how many clips it has, or what is wrong");
    CLI11_PARSE(arguments, argc, argv);
    try {
        if (!options.out.empty()) {
            make(options);
            checked = options.out;
        }
        const auto pack = fifteen::adapters::VoicePack::load(checked);
        if (!pack) {
            throw std::runtime_error(pack.error());
        }
        std::cout << pack->size() << " clips, " << pack->rate() << " Hz\n";
    } catch (const std::exception& error) {
        std::cerr << "fifteen-voice-pack: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
