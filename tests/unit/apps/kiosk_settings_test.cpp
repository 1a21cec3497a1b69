// SPDX-License-Identifier: Apache-2.0
#include "kiosk_settings.hpp"
#include "settings/error.hpp"

#include <QTemporaryDir>
#include <gmock/gmock.h>

#include <fstream>

namespace fifteen::apps {
namespace {

using testing::Contains;
using testing::Not;

const std::string least = R"(server = "http://127.0.0.1:8015"
kiosk = "k1"
data_dir = "data"
[reader]
usb = ["0400:c35a"]
[printer]
kind = "escpos"
usb = ["04b8:0e15", "0416:5011"]
)";

class KioskSettingsTest : public testing::Test {
protected:
    std::filesystem::path folder() const { return directory_.path().toStdString(); }

    std::filesystem::path write(const std::string& text, const std::string& name = "kiosk.toml") const {
        std::ofstream(folder() / name) << text;
        return folder() / name;
    }

    /// The error a file gives; empty: none.
    std::string problem(const std::string& text) const {
        try {
            readKioskSettings(write(text));
        } catch (const settings::Error& error) {
            return error.what();
        }
        return {};
    }

    static const transport::UsbWanted& usbOf(const ReaderSettings& reader) {
        return std::get<transport::UsbWanted>(reader.place);
    }

    QTemporaryDir directory_;
};

TEST_F(KioskSettingsTest, TheSampleIsRight) {
    const auto read = readKioskSettings(FIFTEEN_SITE "/kiosk.toml");
    EXPECT_EQ(read.kiosk, "k1");
    EXPECT_EQ(read.width, 1080);
    EXPECT_EQ(read.height, 1920);
    EXPECT_TRUE(read.fullScreen);
    EXPECT_EQ(read.timing.warning, std::chrono::seconds(20));
}

TEST_F(KioskSettingsTest, LittleIsNeeded) {
    const auto read = readKioskSettings(write(least));
    EXPECT_EQ(read.dataDir, folder() / "data");
    ASSERT_EQ(read.printers.size(), 1U);
    EXPECT_EQ(read.printers[0].name, "printer");
    const std::vector<transport::UsbId> printers{{0x04B8, 0x0E15}, {0x0416, 0x5011}};
    EXPECT_EQ(std::get<EscposPrinter>(read.printers[0].printer).usb.ids, printers);
    EXPECT_EQ(read.roll, ticket::Roll::mm80);
}

TEST_F(KioskSettingsTest, ItSpeaksUnlessToldNotTo) {
    const auto silentOnTheMatter = readKioskSettings(write(least));
    EXPECT_EQ(silentOnTheMatter.voice, flows::Voice::automatic);
    EXPECT_EQ(silentOnTheMatter.voicePack, std::nullopt);
    EXPECT_EQ(silentOnTheMatter.alsaDevice, "default");
    const auto set =
        readKioskSettings(write(least + "[voice]\nspeak = \"on_demand\"\npack = \"v\"\ndevice = \"plughw:1,0\"\n"));
    EXPECT_EQ(set.voice, flows::Voice::onDemand);
    EXPECT_EQ(set.voicePack, folder() / "v");
    EXPECT_EQ(set.alsaDevice, "plughw:1,0");
    EXPECT_EQ(readKioskSettings(write(least + "[voice]\nspeak = \"off\"\n")).voice, flows::Voice::off);
    EXPECT_NE(problem(least + "[voice]\nspeak = \"loudly\"\n").find("speak"), std::string::npos);
}

TEST_F(KioskSettingsTest, DevicesThatAreNotNamedAreThoseThatAreKnown) {
    const std::string text = "server = \"http://127.0.0.1:8015\"\nkiosk = \"k1\"\ndata_dir = \"data\"\n";
    const auto read = readKioskSettings(write(text + "[printer]\nkind = \"escpos\"\n"));
    ASSERT_EQ(read.readers.size(), 1U);
    EXPECT_THAT(usbOf(read.readers[0]).ids, Contains(transport::UsbId{0x0400, 0xC35A}));
    EXPECT_THAT(usbOf(read.readers[0]).ids, Contains(transport::UsbId{0x2B8B, 0x2721}));
    const auto& printer = std::get<EscposPrinter>(read.printers.at(0).printer);
    EXPECT_THAT(printer.usb.ids, Contains(transport::UsbId{0x0DD4, 0x0205}));
    EXPECT_THAT(printer.usb.ids, Not(Contains(transport::UsbId{0x0400, 0xC35A})));
}

TEST_F(KioskSettingsTest, ASitesOwnDeviceIsFoundByItsTable) {
    write("[[usb]]\nid = \"10c4:8a1b\"\ndriver = \"sdt\"\n", "devices.toml");
    const auto read = readKioskSettings(write("devices = \"devices.toml\"\n" + least.substr(0, least.find("[reader]")) +
                                              "[printer]\nkind = \"escpos\"\n"));
    EXPECT_THAT(usbOf(read.readers[0]).ids, Contains(transport::UsbId{0x10C4, 0x8A1B}));
}

TEST_F(KioskSettingsTest, SeveralReadersMayEachHaveTheirPort) {
    auto text = least;
    text.replace(text.find("[reader]"), 8, "[[reader]]\nport = \"1-1.4\"\n[[reader]]\nname = \"low\"");
    const auto read = readKioskSettings(write(text));
    ASSERT_EQ(read.readers.size(), 2U);
    EXPECT_EQ(read.readers[0].name, "reader");
    EXPECT_EQ(usbOf(read.readers[0]).port, "1-1.4");
    EXPECT_EQ(read.readers[1].name, "low");
    EXPECT_EQ(whereOf(read.readers[0].place), "usb port 1-1.4");
    EXPECT_EQ(whereOf(read.readers[1].place), "usb 0400:c35a");
    text.replace(text.find("1-1.4"), 5, "usb3");
    EXPECT_NE(problem(text).find("reader[0].port"), std::string::npos) << problem(text);
}

TEST_F(KioskSettingsTest, AReaderMayBeOnASerialLineOrForSocialCards) {
    auto text = least;
    text.replace(text.find("[reader]\nusb = [\"0400:c35a\"]"), 28,
                 "[[reader]]\nserial = \"/dev/ttyS1\"\n[[reader]]\ncards = \"social\"\npcsc = "
                 "[\"ACR38\"]\nregional_pin = \"888888\"");
    const auto read = readKioskSettings(write(text));
    ASSERT_EQ(read.readers.size(), 2U);
    EXPECT_EQ(std::get<transport::SerialOptions>(read.readers[0].place).baud, 115200U);
    EXPECT_EQ(whereOf(read.readers[0].place), "/dev/ttyS1");
    EXPECT_EQ(read.readers[1].cards, ReaderSettings::Cards::social);
    EXPECT_EQ(read.readers[1].regionalPin, "888888");
    EXPECT_EQ(whereOf(read.readers[1].place), "pcsc ACR38");
    auto odd = text;
    odd.insert(odd.find("[[reader]]\ncards"), "baud = 1200\n");
    EXPECT_NE(problem(odd).find("reader[0].baud"), std::string::npos) << problem(odd);
    odd = text;
    odd.insert(odd.find("[[reader]]\ncards"), "usb = [\"0400:c35a\"]\n");
    EXPECT_NE(problem(odd).find("reader[0].serial"), std::string::npos) << problem(odd);
}

TEST_F(KioskSettingsTest, ScannersAreThereWhenTheyAreNamed) {
    EXPECT_TRUE(readKioskSettings(write(least)).scanners.empty());
    const auto read = readKioskSettings(write(least + "[[scanner]]\n[[scanner]]\nserial = \"/dev/ttyACM0\"\n"));
    ASSERT_EQ(read.scanners.size(), 2U);
    EXPECT_THAT(std::get<transport::UsbWanted>(read.scanners[0].place).ids, Contains(transport::UsbId{0x1EAB, 0x0D10}));
    EXPECT_EQ(read.scanners[1].name, "scanner-2");
    EXPECT_EQ(whereOf(read.scanners[1].place), "/dev/ttyACM0");
    EXPECT_EQ(read.scanners[0].layout, code_scanner::HidPosLayout::newland);
    const auto other = readKioskSettings(write(least + "[scanner]\nusb = [\"0c2e:0b6a\"]\nreports = \"honeywell\"\n"));
    EXPECT_EQ(other.scanners.at(0).layout, code_scanner::HidPosLayout::honeywell);
    EXPECT_NE(problem(least + "[scanner]\nserial = \"/dev/ttyACM0\"\nreports = \"honeywell\"\n").find("reports"),
              std::string::npos);
    const auto typing = readKioskSettings(write(least + "[scanner]\nmode = \"keyboard\"\nusb = [\"1eab:0003\"]\n"));
    EXPECT_EQ(whereOf(typing.scanners.at(0).place), "keyboard 1eab:0003");
    EXPECT_NE(problem(least + "[scanner]\nmode = \"keyboard\"\n").find("scanner.mode"), std::string::npos)
        << "not any keyboard";
}

TEST_F(KioskSettingsTest, AScannerThatIsASerialPortNeedsNoPath) {
    const auto byId =
        readKioskSettings(write(least + "[scanner]\nmode = \"serial\"\nusb = [\"1eab:1d06\"]\nbaud = 115200\n"));
    EXPECT_EQ(std::get<transport::SerialOptions>(byId.scanners.at(0).place).baud, 115200U);
    EXPECT_EQ(whereOf(byId.scanners.at(0).place), "usb serial 1eab:1d06");
    write("[[usb]]\nid = \"1eab:1d06\"\ndriver = \"scanner-serial\"\n", "devices.toml");
    const auto known =
        readKioskSettings(write("devices = \"devices.toml\"\n" + least + "[scanner]\nmode = \"serial\"\n"));
    EXPECT_EQ(whereOf(known.scanners.at(0).place), "usb serial 1eab:1d06");
    EXPECT_NE(problem(least + "[scanner]\nmode = \"serial\"\n").find("scanner.mode"), std::string::npos)
        << "not any serial port";
}

TEST_F(KioskSettingsTest, WhatTheTableOfDevicesNamesNeedNotBeNamedAgain) {
    write("[[serial]]\npath = \"/dev/ttyS1\"\ndriver = \"sdt\"\n"
          "[[serial]]\npath = \"/dev/ttyS2\"\ndriver = \"scanner-serial\"\n[[pcsc]]\nreader = \"ACR38\"\n",
          "devices.toml");
    const auto printer = least.substr(least.find("[printer]"));
    const auto head = "devices = \"devices.toml\"\n" + least.substr(0, least.find("[reader]"));
    const auto read = readKioskSettings(write(head + printer));
    ASSERT_EQ(read.readers.size(), 3U);
    EXPECT_THAT(usbOf(read.readers[0]).ids, Contains(transport::UsbId{0x0400, 0xC35A}));
    EXPECT_EQ(read.readers[1].name, "reader-2");
    EXPECT_EQ(whereOf(read.readers[1].place), "/dev/ttyS1");
    EXPECT_EQ(std::get<transport::SerialOptions>(read.readers[1].place).baud, 115200U);
    EXPECT_EQ(read.readers[2].cards, ReaderSettings::Cards::social);
    EXPECT_EQ(whereOf(read.readers[2].place), "pcsc ACR38");
    ASSERT_EQ(read.scanners.size(), 1U);
    EXPECT_EQ(whereOf(read.scanners[0].place), "/dev/ttyS2");
    write("[[cups]]\nqueue = \"hall-tickets\"\n", "devices.toml");
    const auto onPaper = readKioskSettings(write(head + "[printer]\nkind = \"cups\"\n"));
    EXPECT_EQ(whereOf(onPaper.printers.at(0)), "cups hall-tickets");
    EXPECT_NE(problem(least.substr(0, least.find("[printer]")) + "[printer]\nkind = \"cups\"\n").find("printer.queue"),
              std::string::npos);
    write("[[pcsc]]\nreader = \"ACR38\"\n", "devices.toml");
    const auto own = readKioskSettings(write(head + printer + "[reader]\ncards = \"social\"\n[scanner]\n"));
    ASSERT_EQ(own.readers.size(), 1U) << "the kiosk's own word counts alone";
    EXPECT_EQ(whereOf(own.readers[0].place), "pcsc ACR38");
    ASSERT_EQ(own.scanners.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<transport::UsbWanted>(own.scanners[0].place));
}

TEST_F(KioskSettingsTest, TwoPrintersOfOneNameAreRefused) {
    const auto twice = least.substr(0, least.find("[printer]")) +
                       "[[printer]]\nkind = \"escpos\"\n[[printer]]\nkind = \"escpos\"\nname = \"printer\"\n";
    EXPECT_NE(problem(twice).find("printer[1].name"), std::string::npos) << problem(twice);
}

TEST_F(KioskSettingsTest, KeypadsAreThereWhenTheyAreNamed) {
    EXPECT_TRUE(readKioskSettings(write(least)).keypads.empty());
    const auto read = readKioskSettings(write(least + "[[keypad]]\nusb = [\"f015:0001\"]\nnext_key = 15\n"
                                                      "[[keypad]]\ninput = \"/dev/input/by-path/jack\"\n"
                                                      "headset_in_key = 185\nheadset_out_key = 186\n"));
    ASSERT_EQ(read.keypads.size(), 2U);
    EXPECT_EQ(whereOf(read.keypads[0].place), "keyboard f015:0001");
    EXPECT_EQ(read.keypads[0].map.keyOf(15), nav_keypad::Key::next);
    EXPECT_EQ(read.keypads[0].map.keyOf(28), nav_keypad::Key::select) << "what is not named stays";
    EXPECT_THAT(read.keypads[0].place.keys, Contains(15));
    EXPECT_EQ(read.keypads[1].name, "keypad-2");
    EXPECT_EQ(whereOf(read.keypads[1].place), "/dev/input/by-path/jack");
    EXPECT_EQ(read.keypads[1].map.headsetOut, 186);
    EXPECT_NE(problem(least + "[keypad]\n").find("keypad.usb"), std::string::npos) << "not any keyboard";
    EXPECT_NE(problem(least + "[keypad]\ninput = \"/dev/x\"\nheadset_in_key = 1\n").find("keypad.headset_in_key"),
              std::string::npos);
    EXPECT_NE(problem(least + "[keypad]\ninput = \"/dev/x\"\nback_key = 9999\n").find("keypad.back_key"),
              std::string::npos);
}

TEST_F(KioskSettingsTest, LandscapeTurnsTheWindow) {
    const auto read = readKioskSettings(write(least + "[window]\norientation = \"landscape\"\n"));
    EXPECT_EQ(read.width, 1920);
    EXPECT_EQ(read.height, 1080);
}

TEST_F(KioskSettingsTest, ACupsQueueNeedsItsNameOnly) {
    auto text = least.substr(0, least.find("[printer]"));
    const auto read = readKioskSettings(write(text + "[printer]\nkind = \"cups\"\nqueue = \"office\"\n"));
    EXPECT_EQ(std::get<CupsPrinter>(read.printers.at(0).printer).queue, "office");
}

TEST_F(KioskSettingsTest, SeveralPrintersAreReadInTheirOrder) {
    const auto text = least.substr(0, least.find("[printer]"));
    const std::string two = "[[printer]]\nkind = \"escpos\"\nport = \"1-1.2\"\ncut = \"full\"\n"
                            "[[printer]]\nkind = \"cups\"\nqueue = \"office\"\n";
    const auto read = readKioskSettings(write(text + two));
    ASSERT_EQ(read.printers.size(), 2U);
    EXPECT_EQ(read.printers[0].name, "printer");
    EXPECT_EQ(whereOf(read.printers[0]), "usb port 1-1.2");
    EXPECT_EQ(std::get<EscposPrinter>(read.printers[0].printer).options.cut, escpos::Cut::full);
    EXPECT_EQ(read.printers[1].name, "printer-2");
    EXPECT_EQ(whereOf(read.printers[1]), "cups office");
    EXPECT_NE(problem(text + two + "roll_mm = 58\n").find("printer[1].roll_mm"), std::string::npos)
        << "a ticket is drawn once";
    EXPECT_NE(problem(text + two + "name = \"printer\"\n").find("printer"), std::string::npos);
    EXPECT_NE(problem(text + two + "name = \"reader\"\n").find("reader"), std::string::npos)
        << "what the server is told goes by names";
    EXPECT_NE(problem(text).find("printer"), std::string::npos);
}

TEST_F(KioskSettingsTest, MistakesAreNamed) {
    const std::pair<std::string, std::string> mistakes[] = {
        {"[timing]\nwarning = \"19s\"\n", "timing.warning"},
        {"[timing]\nwarning = 20\n", "timing.warning"},
        {"[window]\norientation = \"diagonal\"\n", "window.orientation"},
        {"[window]\nwidth = 1920\nheight = 1080\n", "window.orientation"},
        {"[window]\nfulscreen = true\n", "window.fulscreen"},
        {"[timing]\nticket_page = \"1s\"\n", "timing.ticket_page"},
        {"[voucher]\nurl = \"ftp://127.0.0.1/\"\n", "voucher.url"},
        {"[voucher]\nurl = \"127.0.0.1:9015\"\n", "voucher.url"},
    };
    EXPECT_NE(problem("service_code = \"12345\"\n" + least).find("service_code"), std::string::npos);
    EXPECT_NE(problem("service_code = \"12345x\"\n" + least).find("service_code"), std::string::npos);
    for (const auto& [text, key] : mistakes) {
        const auto said = problem(least + text);
        EXPECT_NE(said.find(key), std::string::npos) << text << said;
        EXPECT_NE(said.find("kiosk.toml:"), std::string::npos) << said;
    }
}

TEST_F(KioskSettingsTest, UsbIdsAreAsLsusbPrintsThem) {
    for (const char* id : {"0400c35a", "0400:c35", "0400:c35aa", "0x400:c35", "gggg:c35a", "0400-c35a", "+400:c35a"}) {
        auto text = least;
        text.replace(text.find("0400:c35a"), 9, id);
        EXPECT_NE(problem(text).find("reader.usb"), std::string::npos) << id;
    }
    auto none = least;
    none.replace(none.find("\"0400:c35a\""), 11, "");
    EXPECT_NE(problem(none).find("reader.usb"), std::string::npos);
}

TEST_F(KioskSettingsTest, TheKeyIsMadeOnceAndForItsOwnerOnly) {
    auto read = readKioskSettings(write(least));
    const auto key = readIdHashKey(read);
    EXPECT_GE(key.size(), 32U);
    EXPECT_EQ(readIdHashKey(read), key);
    const auto permissions = std::filesystem::status(read.dataDir / "id-hash.key").permissions();
    EXPECT_EQ(permissions & (std::filesystem::perms::group_all | std::filesystem::perms::others_all),
              std::filesystem::perms::none);
}

TEST_F(KioskSettingsTest, ANamedKeyMustBeThereAndLongEnough) {
    auto read = readKioskSettings(write("id_hash_key_file = \"site.key\"\n" + least));
    EXPECT_THROW(readIdHashKey(read), std::runtime_error);
    write("short", "site.key");
    EXPECT_THROW(readIdHashKey(read), std::runtime_error);
    write("0123456789abcdef0123456789abcdef\n", "site.key");
    EXPECT_EQ(readIdHashKey(read), "0123456789abcdef0123456789abcdef");
}

} // namespace
} // namespace fifteen::apps
