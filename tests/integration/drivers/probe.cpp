// SPDX-License-Identifier: Apache-2.0
// The smallest program with all drivers of a kiosk: prints a ticket for every card it reads, and says what is scanned.
// It knows of no emulator. Arguments add devices to the reader and the printer it always has: reader@LINE, scanner,
// scanner@LINE, wedge, social.
#include "code_scanner/scanner_service.hpp"
#include "social_card/social_card_service.hpp"
#include "transport/evdev.hpp"
#include "transport/pcsc.hpp"
#include "transport/serial.hpp"
#include "usb_bench.hpp"

#include <csignal>
#include <iostream>

namespace {

using namespace fifteen;

constexpr int kStatusAfterSigterm = 3; // its own, so that the bench must pass it on
constexpr unsigned kReaderBaud = 115200;
constexpr unsigned kScannerBaud = 9600;
constexpr transport::UsbId kHidReaderId{0x2B8B, 0x2721};
constexpr transport::UsbId kCustomPrinterId{0x0DD4, 0x0205};
constexpr transport::UsbId kMasungPrinterId{0x0519, 0x2013};
constexpr transport::UsbId kScannerId{0x1EAB, 0x0D10};
constexpr transport::UsbId kWedgeId{0x1EAB, 0x0003};

struct Said {
    std::string line;
    bool isCard = false;
};

using Event = std::variant<Said>;

void onSigterm(int) {
    _exit(kStatusAfterSigterm);
}

/// What drives the devices; each says what happens under its word of the command line.
class Drivers {
public:
    explicit Drivers(tests::Inbox<Event>& events)
        : events_(events) {}

    void add(const std::string& word) {
        const auto at = word.find('@');
        const auto kind = word.substr(0, at);
        const auto line = at == std::string::npos ? std::string() : word.substr(at + 1);
        if (kind == "reader") {
            addReader(word, line.empty() ? usbReader() : serial(line, kReaderBaud));
        } else if (kind == "social") {
            addSocialReader(word);
        } else {
            addScanner(word,
                       kind == "wedge" ? code_scanner::ScannerKind::wedge
                       : line.empty()  ? code_scanner::ScannerKind::hidPos
                                       : code_scanner::ScannerKind::serial,
                       line);
        }
    }

private:
    using Source = std::unique_ptr<transport::DeviceSource>;

    static Source serial(const std::string& path, unsigned baud) {
        return std::make_unique<transport::SerialDeviceSource>(transport::SerialOptions{path, baud});
    }

    static Source usbReader() {
        return std::make_unique<transport::UsbDeviceSource>(
            transport::UsbWanted{{tests::kReaderId, kHidReaderId}, {}},
            transport::UsbInterfaceWish{.interfaceClass = {}, .inNeeded = true, .outNeeded = false});
    }

    void read(const std::string& word, const std::string& name) {
        events_.put(
            Said{"read at_us=" + std::to_string(emulator::realTimeUs()) + " name=" + name + " by=" + word, true});
    }

    void addReader(const std::string& word, Source source) {
        readers_.push_back(std::make_unique<id_card::ReaderService>(
            std::move(source), &tests::plainHash, [this, word](const id_card::ReaderEvent& event) {
                if (const auto* card = std::get_if<id_card::CardRead>(&event)) {
                    read(word, card->card.maskedName);
                }
            }));
    }

    void addSocialReader(const std::string& word) {
        socialReader_ = std::make_unique<social_card::SocialCardService>(
            std::make_unique<transport::PcscDeviceSource>(std::vector<std::string>{}), &tests::plainHash,
            [this, word](const social_card::SocialCardEvent& event) {
                if (const auto* card = std::get_if<social_card::CardRead>(&event)) {
                    read(word, card->card.maskedName);
                } else if (std::holds_alternative<id_card::CardFailed>(event)) {
                    events_.put(Said{"failed by=" + word});
                } else if (std::holds_alternative<id_card::CardRemoved>(event)) {
                    events_.put(Said{"removed by=" + word});
                }
            });
    }

    void addScanner(const std::string& word, code_scanner::ScannerKind kind, const std::string& line) {
        Source source;
        if (kind == code_scanner::ScannerKind::serial) {
            source = serial(line, kScannerBaud);
        } else if (kind == code_scanner::ScannerKind::wedge) {
            source = std::make_unique<transport::EvdevDeviceSource>(transport::EvdevWish{{kWedgeId}, {}});
        } else {
            source = std::make_unique<transport::UsbDeviceSource>(
                transport::UsbWanted{{kScannerId}, {}},
                transport::UsbInterfaceWish{.interfaceClass = std::uint8_t{3}, .inNeeded = true, .outNeeded = false});
        }
        code_scanner::ScannerServiceOptions options;
        options.scanner.kind = kind;
        scanners_.push_back(std::make_unique<code_scanner::ScannerService>(
            std::move(source), [this, word](const code_scanner::ScannerEvent& event) { scanned(word, event); },
            options));
    }

    void scanned(const std::string& word, const code_scanner::ScannerEvent& event) {
        if (const auto* code = std::get_if<code_scanner::Scanned>(&event)) {
            events_.put(Said{"scanned text=" + code->scan.text + " by=" + word});
        } else if (const auto* presence = std::get_if<code_scanner::ScannerPresent>(&event)) {
            events_.put(Said{(presence->present ? "present by=" : "absent by=") + word});
        } else if (const auto* flood = std::get_if<code_scanner::ScannerFlooding>(&event)) {
            events_.put(Said{(flood->flooding ? "flooding by=" : "calm by=") + word});
        }
    }

    tests::Inbox<Event>& events_;
    std::vector<std::unique_ptr<id_card::ReaderService>> readers_;
    std::unique_ptr<social_card::SocialCardService> socialReader_;
    std::vector<std::unique_ptr<code_scanner::ScannerService>> scanners_;
};

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGTERM, &onSigterm);
    tests::Inbox<Event> events;
    Drivers drivers(events);
    drivers.add("reader");
    for (const std::string word : std::span(argv, static_cast<std::size_t>(argc)).subspan(1)) {
        drivers.add(word);
    }
    auto printers = std::make_unique<transport::UsbDeviceSource>(
        transport::UsbWanted{{tests::kPrinterId, kCustomPrinterId, kMasungPrinterId}, {}},
        transport::UsbInterfaceWish{std::uint8_t{7}});
    escpos::PrinterService printer(
        std::move(printers), escpos::PrinterOptions{}, [&events](const escpos::PrinterEvent& event) {
            if (const auto* state = std::get_if<escpos::PrinterState>(&event)) {
                events.put(Said{state->trouble ? "printer: " + make_error_code(*state->trouble).message()
                                               : "printer is fine"});
            }
        });
    std::cout << "ready" << std::endl;
    while (true) {
        if (const auto said = events.next<Said>()) {
            std::cout << said->line << std::endl;
            if (said->isCard) {
                printer.print(1, tests::diagonals(576, 1184));
            }
        }
    }
}
