// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/scanner_service.hpp"
#include "emulator/scanner_bytes.hpp"
#include "emulator/scanner_model.hpp"
#include "emulator/umockdev_front.hpp"
#include "emulator/umockdev_keyboard.hpp"
#include "transport/evdev.hpp"
#include "transport/serial.hpp"
#include "usb_bench.hpp"

#include <gtest/gtest.h>
#include <umockdev.h>

#include <atomic>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <thread>
#include <unistd.h>

namespace fifteen::tests {
namespace {

using namespace std::chrono_literals;
using code_scanner::CodeKind;
using code_scanner::Error;
using code_scanner::HidPosLayout;
using code_scanner::ScanFailed;
using code_scanner::Scanned;
using code_scanner::ScannerEvent;
using code_scanner::ScannerFlooding;
using code_scanner::ScannerInWrongMode;
using code_scanner::ScannerKind;
using code_scanner::ScannerPresent;
using code_scanner::ScannerService;

constexpr transport::UsbId kScannerId{0x1EAB, 0x0D10};
const std::string kInsuranceCode = "4243669509084040896099330000";

class ScannerTest : public testing::Test {
protected:
    void serve(std::unique_ptr<transport::DeviceSource> source, ScannerKind kind,
               HidPosLayout layout = HidPosLayout::newland) {
        code_scanner::ScannerServiceOptions options;
        options.scanner.kind = kind;
        options.scanner.layout = layout;
        options.reopenEvery = 50ms;
        service_.emplace(
            std::move(source), [this](const ScannerEvent& event) { events_.put(event); }, options);
    }

    /// The scanner may not have been seen yet when the service starts: absent first, then present.
    bool becomesPresent() {
        auto told = events_.next<ScannerPresent>();
        while (told && !told->present) {
            told = events_.next<ScannerPresent>();
        }
        return told.has_value();
    }

    std::string nextCode() {
        const auto scanned = events_.next<Scanned>();
        return scanned ? scanned->scan.text : "none";
    }

    Inbox<ScannerEvent> events_;
    std::optional<ScannerService> service_;
};

/// A HID-POS scanner on the mock bus, driven by the product's own service through libusb.
class UsbScanner : public ScannerTest {
protected:
    void startWith(const emulator::ScannerModelOptions& options, HidPosLayout layout = HidPosLayout::newland) {
        model_.emplace(options);
        front_.emplace();
        port_ = front_->addPort(*model_, "scanner");
        port_->plug();
        serve(std::make_unique<transport::UsbDeviceSource>(
                  transport::UsbWanted{{kScannerId}, {}},
                  transport::UsbInterfaceWish{.interfaceClass = std::uint8_t{3}, .inNeeded = true, .outNeeded = false}),
              ScannerKind::hidPos, layout);
    }

    void TearDown() override {
        service_.reset();
        port_.reset();
        front_.reset();
    }

    void scan(std::string_view text) {
        port_->withModel([&] { model_->scan(text); });
    }

    void setFault(emulator::ScannerFault fault) {
        port_->withModel([&] { model_->setFault(fault); });
    }

    std::optional<emulator::ScannerModel> model_;
    std::optional<emulator::UmockdevFront> front_;
    std::unique_ptr<emulator::Port> port_;
};

TEST_F(UsbScanner, readsWhatIsHeldUnderIt) {
    startWith({});
    ASSERT_TRUE(becomesPresent());
    scan(kInsuranceCode);
    const auto scanned = events_.next<Scanned>();
    ASSERT_TRUE(scanned);
    EXPECT_EQ(scanned->scan.text, kInsuranceCode);
    EXPECT_EQ(scanned->scan.symbology, 0x73);
    EXPECT_EQ(scanned->kind, CodeKind::insurance);
    const std::string address = "https://" + std::string(150, 'h') + ".example/t/9f86d081884c7d659a2feaa0c55ad015";
    scan(address);
    const auto ticket = events_.next<Scanned>();
    ASSERT_TRUE(ticket);
    EXPECT_EQ(ticket->scan.text, address) << "in four reports";
    EXPECT_EQ(ticket->kind, CodeKind::ticket);
    scan(std::string(56, '7'));
    EXPECT_EQ(nextCode(), std::string(56, '7'));
}

TEST_F(UsbScanner, readsHoneywellReportsAndSetsTheMode) {
    emulator::ScannerModelOptions options;
    options.reports = emulator::ScannerReports::honeywell;
    startWith(options, HidPosLayout::honeywell);
    ASSERT_TRUE(becomesPresent());
    scan(kInsuranceCode + kInsuranceCode + kInsuranceCode);
    EXPECT_EQ(nextCode(), kInsuranceCode + kInsuranceCode + kInsuranceCode);
    port_->withModel([&] { EXPECT_TRUE(model_->hidModeWasSet()); });
}

class UsbScannerFault : public UsbScanner, public testing::WithParamInterface<emulator::ScannerFault> {};

TEST_P(UsbScannerFault, isAFailedScanAndPasses) {
    startWith({});
    ASSERT_TRUE(becomesPresent());
    setFault(GetParam());
    scan(kInsuranceCode);
    const auto failed = events_.next<ScanFailed>();
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->error, Error::garbled);
    setFault(emulator::ScannerFault::none);
    scan("731904");
    EXPECT_EQ(nextCode(), "731904");
}

INSTANTIATE_TEST_SUITE_P(All, UsbScannerFault,
                         testing::Values(emulator::ScannerFault::shortReport, emulator::ScannerFault::wrongLength,
                                         emulator::ScannerFault::unfinished));

TEST_F(UsbScanner, thatFloodsIsNamedAndComesBackByItself) {
    startWith({});
    ASSERT_TRUE(becomesPresent());
    setFault(emulator::ScannerFault::flood);
    const auto flooding = events_.next<ScannerFlooding>(30s);
    ASSERT_TRUE(flooding && flooding->flooding);
    EXPECT_FALSE(events_.next<ScanFailed>(300ms)) << "nothing is made of what floods";
    setFault(emulator::ScannerFault::none);
    const auto calm = events_.next<ScannerFlooding>(30s);
    ASSERT_TRUE(calm && !calm->flooding);
    scan(kInsuranceCode);
    EXPECT_EQ(nextCode(), kInsuranceCode);
}

TEST_F(UsbScanner, unpluggedInTheMiddleOfACodeBeginsAnew) {
    startWith({});
    ASSERT_TRUE(becomesPresent());
    setFault(emulator::ScannerFault::unfinished);
    scan("half of a code");
    port_->unplug();
    ASSERT_FALSE(events_.next<ScannerPresent>()->present);
    setFault(emulator::ScannerFault::none);
    port_->plug();
    ASSERT_TRUE(becomesPresent());
    scan(kInsuranceCode);
    EXPECT_EQ(nextCode(), kInsuranceCode);
}

TEST_F(UsbScanner, thatIsAKeyboardIsAFault) {
    emulator::ScannerModelOptions options;
    options.keyboard = true;
    startWith(options);
    EXPECT_TRUE(events_.next<ScannerInWrongMode>());
    scan(kInsuranceCode);
    EXPECT_FALSE(events_.next<Scanned>(200ms)) << "it is held, and nothing it says is believed";
    port_->unplug();
    const auto left = events_.next<ScannerPresent>();
    ASSERT_TRUE(left) << "the fault goes with the scanner";
    EXPECT_FALSE(left->present);
}

TEST_F(UsbScanner, isGivenUpAtOnce) {
    startWith({});
    ASSERT_TRUE(becomesPresent());
    const auto before = std::chrono::steady_clock::now();
    service_.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - before, 200ms);
}

/// A wedge scanner as an input device: its node is opened, grabbed and read as on a real kernel.
class WedgeScanner : public ScannerTest {
protected:
    WedgeScanner()
        : bed_(umockdev_testbed_new()) {
        keyboard_.emplace(bed_, kScannerId.vendor, kScannerId.product);
    }

    ~WedgeScanner() override { g_object_unref(bed_); }

    void TearDown() override {
        service_.reset();
        keyboard_.reset();
    }

    void start() {
        serve(std::make_unique<transport::EvdevDeviceSource>(transport::EvdevWish{{kScannerId}, {}}),
              ScannerKind::wedge);
    }

    static transport::Result<std::unique_ptr<transport::Transport>> open() {
        return transport::openEvdev({{kScannerId}, {}});
    }

    UMockdevTestbed* const bed_;
    std::optional<emulator::UmockdevKeyboard> keyboard_;
};

TEST_F(WedgeScanner, readsWhatItTypesAndHoldsItForItself) {
    keyboard_->plug();
    start();
    ASSERT_TRUE(becomesPresent());
    EXPECT_TRUE(keyboard_->isGrabbed());
    keyboard_->type(emulator::wedgeScan(kInsuranceCode));
    EXPECT_EQ(nextCode(), kInsuranceCode);
    keyboard_->type(emulator::wedgeScan("FIFTEEN:1:9f86d081884c7d659a2feaa0c55ad015", ""));
    const auto ticket = events_.next<Scanned>();
    ASSERT_TRUE(ticket);
    EXPECT_EQ(ticket->kind, CodeKind::ticket);
}

TEST_F(WedgeScanner, isSeenWhenItIsPluggedAndMissedWhenItIsPulled) {
    start();
    ASSERT_FALSE(events_.next<ScannerPresent>()->present);
    for (int plugging = 0; plugging < 3; ++plugging) {
        keyboard_->plug();
        ASSERT_TRUE(becomesPresent());
        keyboard_->type(emulator::wedgeScan("7319", ""));
        keyboard_->unplug();
        ASSERT_FALSE(events_.next<ScannerPresent>()->present);
        keyboard_->plug();
        ASSERT_TRUE(becomesPresent());
        keyboard_->type(emulator::wedgeScan("731904"));
        EXPECT_EQ(nextCode(), "731904") << "not with what came before";
        keyboard_->unplug();
        ASSERT_FALSE(events_.next<ScannerPresent>()->present);
    }
}

TEST_F(WedgeScanner, thatFloodsIsNamedAndComesBackByItself) {
    keyboard_->plug();
    start();
    ASSERT_TRUE(becomesPresent());
    std::atomic<bool> stop{false};
    std::thread typist([&] {
        const auto typed = emulator::wedgeScan(std::string(100, '7'), "");
        while (!stop) {
            keyboard_->type(typed);
        }
    });
    const auto flooding = events_.next<ScannerFlooding>(30s);
    stop = true;
    typist.join();
    ASSERT_TRUE(flooding && flooding->flooding);
    const auto calm = events_.next<ScannerFlooding>(30s);
    ASSERT_TRUE(calm && !calm->flooding);
    keyboard_->type(emulator::wedgeScan("731904"));
    EXPECT_EQ(nextCode(), "731904");
}

TEST_F(WedgeScanner, isTheOneOfItsIdThatTypes) {
    emulator::UmockdevKeyboard knob(bed_, kScannerId.vendor, kScannerId.product);
    knob.setTypes(false);
    knob.plug();
    emulator::UmockdevKeyboard other(bed_, 0x046D, 0xC31C);
    other.plug();
    EXPECT_EQ(open().error(), transport::Error::noDevice);
    keyboard_->plug();
    ASSERT_TRUE(open());
    EXPECT_TRUE(keyboard_->isGrabbed());
    EXPECT_FALSE(knob.isGrabbed());
    EXPECT_FALSE(other.isGrabbed()) << "it may be somebody's keyboard";
    ASSERT_TRUE(transport::openEvdev({{}, other.node()}));
    EXPECT_TRUE(other.isGrabbed()) << "asked for by name";
}

TEST_F(WedgeScanner, saysWhyItCannotBeOpened) {
    EXPECT_EQ(open().error(), transport::Error::noDevice) << "not even the folder";
    EXPECT_EQ(transport::openEvdev({{}, "/dev/input/event99"}).error(), transport::Error::noDevice);
    EXPECT_EQ(transport::openEvdev({{}, "/proc/self/exe"}).error(), transport::Error::unsuitable);
    keyboard_->setGrabbedByOthers(true);
    keyboard_->plug();
    EXPECT_EQ(open().error(), transport::Error::busy);
}

TEST_F(WedgeScanner, isATransportOfEvents) {
    keyboard_->plug();
    auto opened = open();
    ASSERT_TRUE(opened);
    auto& device = **opened;
    EXPECT_EQ(device.endpoints().bulkIn, std::vector<std::uint8_t>{0x81});
    EXPECT_EQ(device.endpoints().packetSize, 24);
    std::array<std::uint8_t, 24> event{};
    EXPECT_EQ(device.send(0x01, event, 1s).error(), transport::Error::unsuitable);
    EXPECT_EQ(device.control({}, event, 1s).error(), transport::Error::unsuitable);
    EXPECT_EQ(device.receive(0x82, event, 1s).error(), transport::Error::unsuitable);
    EXPECT_EQ(device.receive(0x81, std::span(event).first(23), 1s).error(), transport::Error::unsuitable);
    const auto before = std::chrono::steady_clock::now();
    EXPECT_EQ(device.receive(0x81, event, 30ms).error(), transport::Error::timedOut);
    EXPECT_GE(std::chrono::steady_clock::now() - before, 30ms);
    const auto typed = emulator::wedgeScan("1", "");
    keyboard_->type(typed);
    emulator::Bytes received;
    while (received.size() < typed.size()) {
        const auto got = device.receive(0x81, event, 1s);
        ASSERT_TRUE(got);
        received.insert(received.end(), event.begin(), event.begin() + static_cast<std::ptrdiff_t>(*got));
    }
    EXPECT_EQ(received, typed);
    std::thread puller([&] { keyboard_->unplug(); });
    EXPECT_EQ(device.receive(0x81, event, 60s).error(), transport::Error::noDevice);
    puller.join();
}

TEST_F(WedgeScanner, endsAWaitThatIsInterrupted) {
    keyboard_->plug();
    auto opened = open();
    ASSERT_TRUE(opened);
    std::array<std::uint8_t, 24> event{};
    std::thread interrupter([&] { (*opened)->interrupt(); });
    EXPECT_EQ((*opened)->receive(0x81, event, 60s).error(), transport::Error::interrupted);
    interrupter.join();
    keyboard_->type(emulator::wedgeScan("1", ""));
    EXPECT_EQ((*opened)->receive(0x81, event, 60s).error(), transport::Error::interrupted) << "and stays so";
}

/// A scanner that is a serial port of USB (CDC-ACM): sysfs tells whose port it is, a pseudo-terminal is the port.
class SerialPortScanner : public ScannerTest {
protected:
    SerialPortScanner()
        : bed_(umockdev_testbed_new())
        , exclusive_(umockdev_ioctl_base_new()) {
        g_signal_connect(exclusive_, "handle-ioctl", G_CALLBACK(&grant), nullptr);
        umockdev_testbed_attach_ioctl(bed_, "/dev/ttyACM0", exclusive_, nullptr);
        addTty("1-3", "1eab", "1d06", "ttyACM0");
        addTty("1-4", "1a86", "7523", "ttyUSB0");
    }

    ~SerialPortScanner() override {
        g_object_unref(exclusive_);
        g_object_unref(bed_);
    }

    void TearDown() override {
        service_.reset();
        unplug();
    }

    /// umockdev lets no ioctl through to the pseudo-terminal: TIOCEXCL would fail.
    static gboolean grant(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer) {
        umockdev_ioctl_client_complete(client, 0, 0);
        return TRUE;
    }

    void addTty(const std::string& port, const std::string& vendor, const std::string& product,
                const std::string& name) {
        const auto device = "/devices/pci0000:00/usb1/" + port;
        const auto text = "P: " + device + "\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nA: idVendor=" + vendor +
                          "\\n\nA: idProduct=" + product + "\\n\n\nP: " + device + "/" + port + ":1.0/tty/" + name +
                          "\nE: SUBSYSTEM=tty\nE: DEVNAME=/dev/" + name + "\n";
        ASSERT_TRUE(umockdev_testbed_add_from_string(bed_, text.c_str(), nullptr));
    }

    std::filesystem::path node() const {
        gchar* const root = umockdev_testbed_get_root_dir(bed_);
        const auto path = std::filesystem::path(root) / "dev/ttyACM0";
        g_free(root);
        return path;
    }

    void plug() {
        line_ = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
        ASSERT_GE(line_, 0);
        ASSERT_EQ(grantpt(line_), 0);
        ASSERT_EQ(unlockpt(line_), 0);
        std::filesystem::create_directories(node().parent_path());
        std::filesystem::create_symlink(ptsname(line_), node());
    }

    void unplug() {
        if (line_ >= 0) {
            std::filesystem::remove(node());
            close(std::exchange(line_, -1));
        }
    }

    void scan(std::string_view text) const {
        const auto bytes = emulator::serialScan(text);
        EXPECT_EQ(write(line_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    }

    static transport::SerialOptions wish(transport::UsbId id) { return {.path = {}, .baud = 9600, .ids = {id}}; }

    UMockdevTestbed* const bed_;
    UMockdevIoctlBase* const exclusive_;
    int line_ = -1;
};

TEST_F(SerialPortScanner, isFoundByTheUsbIdOfItsPort) {
    serve(std::make_unique<transport::SerialDeviceSource>(wish({0x1EAB, 0x1D06})), ScannerKind::serial);
    for (int plugging = 0; plugging < 2; ++plugging) {
        plug();
        ASSERT_TRUE(becomesPresent());
        scan(kInsuranceCode);
        EXPECT_EQ(nextCode(), kInsuranceCode);
        unplug();
        ASSERT_FALSE(events_.next<ScannerPresent>()->present);
    }
}

TEST_F(SerialPortScanner, isNotTakenForAnotherPort) {
    plug();
    EXPECT_EQ(transport::openSerial(wish({0x0403, 0x6001})).error(), transport::Error::noDevice);
    EXPECT_TRUE(transport::openSerial(wish({0x1EAB, 0x1D06})));
}

} // namespace
} // namespace fifteen::tests
