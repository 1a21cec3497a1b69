// SPDX-License-Identifier: Apache-2.0
#include "kiosk_settings.hpp"

#include "settings/settings.hpp"

#include <QFile>
#include <QRandomGenerator>

#include <charconv>
#include <stdexcept>

namespace fifteen::apps {

namespace {

using settings::Table;

std::optional<std::uint16_t> hexadecimal(std::string_view text) {
    std::uint16_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (text.size() != 4 || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// ["0400:c35a", ...]: as lsusb prints them.
std::vector<transport::UsbId> usbIds(const Table& table, std::string_view key) {
    std::vector<transport::UsbId> ids;
    for (const auto& text : table.strings(key)) {
        const std::string_view view(text);
        const auto vendor = view.size() == 9 && view[4] == ':' ? hexadecimal(view.substr(0, 4)) : std::nullopt;
        const auto product = vendor ? hexadecimal(view.substr(5)) : std::nullopt;
        if (!product)
            table.fail(key, "\"" + text + "\" is not of the form \"0400:c35a\"");
        ids.push_back({.vendor = *vendor, .product = *product});
    }
    if (ids.empty())
        table.fail(key, "must name at least one device");
    return ids;
}

void readWindow(const Table& table, KioskSettings& to) {
    const bool portrait = table.oneOf("orientation", {"portrait", "landscape"}, "portrait") == "portrait";
    to.width = table.integer<int>("width", 320, 7680, portrait ? 1080 : 1920);
    to.height = table.integer<int>("height", 320, 7680, portrait ? 1920 : 1080);
    if (portrait != (to.height >= to.width))
        table.fail("orientation", "contradicts width and height");
    to.fullScreen = table.boolean("fullscreen", to.fullScreen);
    to.highContrast = table.boolean("high_contrast", to.highContrast);
}

void readPrinter(const Table& table, KioskSettings& to) {
    to.roll = table.integer<int>("roll_mm", 58, 80, 80) == 58 ? ticket::Roll::mm58 : ticket::Roll::mm80;
    if (const auto width = table.integer<int>("roll_mm", 58, 80, 80); width != 58 && width != 80)
        table.fail("roll_mm", "must be 58 or 80");
    if (table.oneOf("kind", {"escpos", "cups"}) == "cups") {
        to.printerKind = KioskSettings::PrinterKind::cups;
        to.printerQueue = table.string("queue");
        return;
    }
    to.printerUsb = usbIds(table, "usb");
    to.escpos.widthDots = static_cast<int>(to.roll);
    to.escpos.cut =
        table.oneOf("cut", {"partial", "full"}, "partial") == "full" ? escpos::Cut::full : escpos::Cut::partial;
    to.escpos.raster = table.oneOf("raster", {"gs_v_0", "gs_l"}, "gs_v_0") == "gs_l" ? escpos::RasterCommand::gsL
                                                                                     : escpos::RasterCommand::gsV0;
    to.escpos.feedBeforeCut = table.integer<int>("feed_before_cut_dots", 0, 1000, to.escpos.feedBeforeCut);
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
    if (const auto window = top.optionalTable("window"))
        readWindow(*window, read);
    readPrinter(top.table("printer"), read);
    read.readerUsb = usbIds(top.table("reader"), "usb");
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
