// SPDX-License-Identifier: Apache-2.0
#include "kiosk_settings.hpp"

#include "settings/settings.hpp"

#include <QFile>
#include <QRandomGenerator>
#include <QUrl>

#include <set>
#include <stdexcept>

namespace fifteen::apps {

namespace {

using settings::Table;

void readWindow(const Table& table, KioskSettings& to) {
    const bool portrait = table.oneOf("orientation", {"portrait", "landscape"}, "portrait") == "portrait";
    to.width = table.integer<int>("width", 320, 7680, portrait ? 1080 : 1920);
    to.height = table.integer<int>("height", 320, 7680, portrait ? 1920 : 1080);
    if (portrait != (to.height >= to.width))
        table.fail("orientation", "contradicts width and height");
    to.fullScreen = table.boolean("fullscreen", to.fullScreen);
    to.highContrast = table.boolean("high_contrast", to.highContrast);
}

/// A device is told of by its name alone.
void refuseTwoOfAName(const Table& top, const KioskSettings& read) {
    std::set<std::string> names;
    const auto add = [&](std::string_view key, const auto& devices) {
        for (const auto& device : devices) {
            if (!names.insert(device.name).second)
                top.fail(key, "has a device named \"" + device.name + "\", as another is");
        }
    };
    add("printer", read.printers);
    add("reader", read.readers);
    add("scanner", read.scanners);
    add("keypad", read.keypads);
}

std::string serviceCode(const Table& table) {
    auto code = table.string("service_code", "");
    const bool digits = code.find_first_not_of("0123456789") == std::string::npos;
    if (!code.empty() && (code.size() != flows::codeLength || !digits))
        table.fail("service_code", "must be six digits");
    return code;
}

std::string voucherUrl(const Table& table) {
    auto text = table.string("url");
    const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
    const bool web = url.scheme() == QStringLiteral("http") || url.scheme() == QStringLiteral("https");
    if (!url.isValid() || !web || url.host().isEmpty())
        table.fail("url", "must be an address that begins with http:// or https://");
    return text;
}

void readVoice(const Table& table, KioskSettings& to) {
    const auto speak = table.oneOf("speak", {"automatic", "on_demand", "off"}, "automatic");
    to.voice = speak == "off"         ? flows::Voice::off
               : speak == "on_demand" ? flows::Voice::onDemand
                                      : flows::Voice::automatic;
    to.voicePack = table.optionalPath("pack");
    to.alsaDevice = table.string("device", to.alsaDevice);
    to.headsetDevice = table.string("headset_device", "");
}

void readTiming(const Table& table, flows::Timing& to) {
    using std::chrono::seconds;
    const auto read = [&table](std::string_view key, seconds least, seconds& value) {
        value = std::chrono::floor<seconds>(table.duration(key, least, seconds(600), value));
    };
    read("idle_before_warning", seconds(10), to.idleBeforeWarning);
    read("warning", seconds(20), to.warning); // WCAG 2.2.1: not less
    read("ticket_page", seconds(20), to.ticketPage);
    read("print_failed_page", seconds(20), to.printFailedPage);
}

} // namespace

KioskSettings readKioskSettings(const std::filesystem::path& path) {
    const auto file = settings::File::read(path);
    const Table top = file.top();
    KioskSettings read;
    read.server = top.string("server");
    read.kiosk = top.string("kiosk");
    read.dataDir = top.path("data_dir");
    read.idHashKeyFile = top.optionalPath("id_hash_key_file");
    read.serviceCode = serviceCode(top);
    if (const auto voucher = top.optionalTable("voucher"))
        read.voucherUrl = voucherUrl(*voucher);
    if (const auto window = top.optionalTable("window"))
        readWindow(*window, read);
    const auto devices = top.optionalPath("devices");
    if (devices)
        read.registry = registry::Registry::read(*devices);
    read.printers = readPrinters(top, read.registry);
    read.roll = read.printers.front().roll;
    read.readers = readReaders(top, read.registry);
    read.scanners = readScanners(top, read.registry);
    read.keypads = readKeypads(top, read.registry);
    refuseTwoOfAName(top, read);
    if (const auto voice = top.optionalTable("voice"))
        readVoice(*voice, read);
    if (const auto timing = top.optionalTable("timing"))
        readTiming(*timing, read.timing);
    file.finish();
    return read;
}

std::string readIdHashKey(const KioskSettings& settings) {
    constexpr qsizetype least = 16;
    constexpr int made = 32;
    const auto path = settings.idHashKeyFile.value_or(settings.dataDir / "id-hash.key");
    QFile file(QString::fromStdString(path.string()));
    if (!file.exists() && !settings.idHashKeyFile) {
        std::filesystem::create_directories(settings.dataDir);
        QByteArray bytes(made, Qt::Uninitialized);
        QRandomGenerator::system()->generate(bytes.begin(), bytes.end());
        const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        const bool written = file.open(QIODevice::WriteOnly | QIODevice::NewOnly) && file.setPermissions(owner) &&
                             file.write(bytes.toHex()) > 0;
        file.close();
        if (!written)
            throw std::runtime_error(path.string() + ": cannot be written");
    }
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error(path.string() + ": cannot be read");
    const QByteArray key = file.readAll().trimmed();
    if (key.size() < least)
        throw std::runtime_error(path.string() + ": a key has at least 16 bytes");
    return key.toStdString();
}

} // namespace fifteen::apps
