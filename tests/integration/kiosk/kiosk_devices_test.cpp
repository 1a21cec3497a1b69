// SPDX-License-Identifier: Apache-2.0
// A kiosk's devices as its settings make them, on software devices: real drivers, real libusb.
#include "emulator/printer_model.hpp"
#include "emulator/reader_model.hpp"
#include "emulator/umockdev_front.hpp"

// After the models: Qt makes a macro of the word emit.
#include "kiosk_devices.hpp"
#include "qt_loop.hpp"
#include "test_devices/recording.hpp"

#include <gtest/gtest.h>

#include <atomic>

namespace fifteen::apps {
namespace {

using namespace std::chrono_literals;
using adapters::PrinterState;
using emulator::Paper;
using flows::DeviceState;

/// A printer on the bus, and how many tickets came out of it.
class Printer {
public:
    Printer(emulator::UmockdevFront& front, emulator::PrinterModelOptions options, const std::string& name)
        : model(options, {[] {}, [this](auto) { allTaken = true; }, [this](const auto&) { ++tickets; }})
        , port(front.addPort(model, name)) {}

    void paper(Paper paper) {
        port->withModel([&] { model.setPaper(paper); });
    }

    std::atomic<bool> allTaken = false; ///< of a ticket, its cut too; both are told on the front's thread
    std::atomic<int> tickets = 0;
    emulator::PrinterModel model;
    std::unique_ptr<emulator::Port> port;
};

emulator::PrinterModelOptions custom() {
    emulator::PrinterModelOptions options;
    options.vendor = 0x0DD4;
    options.product = 0x0205;
    return options;
}

class KioskDevicesTest : public adapters::QtLoop {
protected:
    static PrinterSettings printerAt(const std::string& name, const std::string& port) {
        EscposPrinter escpos{.usb = {idsOf(registry::Registry(), registry::Kind::printer), port}, .options = {}};
        escpos.options.takeTicket = 0ms;
        return {.name = name, .printer = escpos};
    }

    /// Printers in ports 1-1 and 1-2, the reader in 1-3; no other devices.
    static KioskSettings settings() {
        const registry::Registry registry;
        KioskSettings settings;
        settings.printers = {printerAt("printer", "1-1"), printerAt("printer-2", "1-2")};
        settings.readers = {
            {.name = "reader", .place = transport::UsbWanted{idsOf(registry, registry::Kind::idCard), {}}}};
        return settings;
    }

    void start(std::vector<std::string> record = {}) {
        Recordings recordings(record, "reader");
        devices_.emplace(makeKioskDevices(settings_, "a key of sixteen bytes", recordings, watch_));
        QObject::connect(devices_->printer.get(), &adapters::TicketPrinter::finished, &watch_,
                         [this](quint64, const adapters::PrintOutcome& outcome) { outcomes_.push_back(outcome); });
    }

    /// The ticket was printed, or failed.
    std::optional<adapters::PrintOutcome> print() {
        outcomes_.clear();
        devices_->printer->print(++job_, ticket::Bitmap(576, 600));
        if (!until([this] { return !outcomes_.empty(); }))
            return std::nullopt;
        return outcomes_.front();
    }

    const flows::DeviceLine& line(const std::string& name) const {
        const auto& lines = watch_.board().lines();
        return *std::ranges::find(lines, name, &flows::DeviceLine::name);
    }

    bool becomes(const std::string& name, DeviceState state) {
        return until([&] { return line(name).state == state; });
    }

    emulator::UmockdevFront front_;
    Printer first_{front_, custom(), "first"};
    Printer second_{front_, {}, "second"};
    emulator::ReaderModel readerModel_{{}, [](auto, auto) {}};
    std::unique_ptr<emulator::Port> reader_ = front_.addPort(readerModel_, "reader");
    KioskSettings settings_ = settings();
    adapters::DeviceWatch watch_{{}};
    std::vector<adapters::PrintOutcome> outcomes_;
    quint64 job_ = 0;
    std::optional<KioskDevices> devices_; ///< first to go
};

TEST_F(KioskDevicesTest, WhenPaperEndsTheNextTicketComesOutOfTheOtherPrinter) {
    first_.port->plug();
    second_.port->plug();
    start();
    ASSERT_TRUE(becomes("printer", DeviceState::ok) && becomes("printer-2", DeviceState::ok));
    ASSERT_TRUE(print().value().printed);
    EXPECT_EQ(first_.tickets, 1);
    EXPECT_EQ(second_.tickets, 0);
    first_.paper(Paper::end);
    ASSERT_TRUE(print().value().printed);
    EXPECT_EQ(second_.tickets, 1);
    EXPECT_TRUE(becomes("printer", DeviceState::paperEnd));
    EXPECT_EQ(line("printer-2").state, DeviceState::ok);
    EXPECT_EQ(devices_->printer->state(), PrinterState::ready) << "nobody is kept from a number";

    second_.paper(Paper::end);
    const auto outcome = print();
    ASSERT_TRUE(outcome);
    EXPECT_FALSE(outcome->printed);
    EXPECT_EQ(outcome->state, PrinterState::paperEnd);
    ASSERT_TRUE(until([this] { return devices_->printer->state() == PrinterState::paperEnd; }));

    first_.paper(Paper::ok);
    ASSERT_TRUE(becomes("printer", DeviceState::ok));
    EXPECT_TRUE(print().value().printed);
    EXPECT_EQ(first_.tickets, 2);
}

TEST_F(KioskDevicesTest, ATicketThatTheFirstWasToldToCutIsNotPrintedAgainUnasked) {
    auto slow = custom();
    slow.linesPerSecond = 300; // its buffer has all of the ticket long before the head has
    Printer slowFirst(front_, slow, "slow");
    settings_.printers.front() = printerAt("printer", "1-4");
    slowFirst.port->plug();
    second_.port->plug();
    start();
    ASSERT_TRUE(becomes("printer", DeviceState::ok) && becomes("printer-2", DeviceState::ok));
    devices_->printer->print(++job_, ticket::Bitmap(576, 600));
    ASSERT_TRUE(until([&] { return slowFirst.allTaken.load(); }));
    slowFirst.port->withModel([&] { slowFirst.model.setCutterStuck(true); });
    ASSERT_TRUE(until([this] { return !outcomes_.empty(); }));
    EXPECT_FALSE(outcomes_.front().printed);
    EXPECT_EQ(second_.tickets, 0) << "the visitor is asked, as with one printer";
    devices_.reset();
}

TEST_F(KioskDevicesTest, ATicketThatWasNeverToBeCutComesOutOfTheOtherPrinter) {
    first_.port->plug();
    second_.port->plug();
    start();
    ASSERT_TRUE(becomes("printer", DeviceState::ok) && becomes("printer-2", DeviceState::ok));
    first_.port->withModel([this] { first_.model.endPaperAfter(100); });
    const auto outcome = print();
    ASSERT_TRUE(outcome);
    EXPECT_TRUE(outcome->printed);
    EXPECT_EQ(first_.tickets, 0);
    EXPECT_EQ(second_.tickets, 1);
}

TEST_F(KioskDevicesTest, APrinterThatIsUnpluggedIsPassedOver) {
    second_.port->plug();
    start();
    ASSERT_TRUE(becomes("printer", DeviceState::absent) && becomes("printer-2", DeviceState::ok));
    EXPECT_TRUE(print().value().printed);
    EXPECT_EQ(second_.tickets, 1);
    second_.port->unplug();
    ASSERT_TRUE(becomes("printer-2", DeviceState::absent));
    const auto outcome = print();
    ASSERT_TRUE(outcome);
    EXPECT_FALSE(outcome->printed);
    EXPECT_EQ(outcome->state, PrinterState::gone);
}

TEST_F(KioskDevicesTest, LinesNameTheVariantOnceTheDeviceIsOpen) {
    start();
    EXPECT_EQ(line("printer").driver, "escpos");
    EXPECT_EQ(line("reader").driver, "sdt");
    ASSERT_TRUE(becomes("printer", DeviceState::absent));
    first_.port->plug();
    second_.port->plug();
    EXPECT_TRUE(until([this] { return line("printer").driver == "escpos-custom"; }));
    ASSERT_TRUE(becomes("printer-2", DeviceState::ok));
    EXPECT_EQ(line("printer-2").driver, "escpos");
}

TEST_F(KioskDevicesTest, EveryDeviceThatIsNamedIsRecorded) {
    const tests::TemporaryFile readerFile;
    const tests::TemporaryFile printerFile;
    first_.port->plug();
    second_.port->plug();
    reader_->plug();
    start({readerFile.path().string(), "printer-2=" + printerFile.path().string()});
    ASSERT_TRUE(becomes("reader", DeviceState::ok) && becomes("printer-2", DeviceState::ok));
    devices_.reset();
    for (const auto* file : {&readerFile, &printerFile})
        EXPECT_NE(tests::contents(file->path()).find("send endpoint="), std::string::npos);
    EXPECT_THROW(start({"printer-3=" + printerFile.path().string()}), std::runtime_error);
}

} // namespace
} // namespace fifteen::apps
