// SPDX-License-Identifier: Apache-2.0
#include "emulator/scanner_device.hpp"

#include "emulator/scanner_bytes.hpp"
#include "order_parts.hpp"

namespace fifteen::emulator {

namespace {

namespace json = boost::json;
using namespace order;

constexpr std::array kFaults{
    Named{"none", ScannerFault::none},
    Named{"flood", ScannerFault::flood},
    Named{"short_report", ScannerFault::shortReport},
    Named{"wrong_length", ScannerFault::wrongLength},
    Named{"unfinished", ScannerFault::unfinished},
};

json::array faultsOf(std::string_view mode) {
    if (mode == "hid-pos") {
        return namesOf(kFaults);
    }
    return mode == "serial" ? json::array{"none", "flood", "unfinished"} : json::array{"none", "unfinished"};
}

} // namespace

void ScannerDevice::describe(json::object& into) {
    into["mode"] = mode();
    into["fault"] = nameOf(shownFault_, kFaults);
    into["faults"] = faultsOf(mode());
}

bool ScannerDevice::obey(const json::object& order) {
    static const Orders<ScannerDevice> orders{
        {"scan", [](auto& scanner, const auto& said) { scanner.scan(text(said, "text")); }},
        {"scanner_fault",
         [](auto& scanner, const auto& said) {
             const auto fault = choice(said, "kind", kFaults);
             scanner.setFault(fault);
             scanner.shownFault_ = fault;
         }},
    };
    return carryOut(orders, *this, order);
}

HidPosScannerDevice::HidPosScannerDevice(std::string name, const ScannerModelOptions& options, const MakePort& makePort)
    : ScannerDevice(std::move(name))
    , model_(options)
    , port_(makePort(model_)) {}

void HidPosScannerDevice::scan(std::string_view text) {
    port_->withModel([&] { model_.scan(text); });
}

void HidPosScannerDevice::setFault(ScannerFault fault) {
    port_->withModel([&] { model_.setFault(fault); });
}

LineScannerDevice::LineScannerDevice(std::string name, const LineScannerOptions& options, const MakePort& makePort)
    : ScannerDevice(std::move(name))
    , model_(options)
    , port_(makePort(model_)) {}

void LineScannerDevice::scan(std::string_view text) {
    port_->withModel([&] { model_.scan(text, std::chrono::steady_clock::now()); });
}

void LineScannerDevice::setFault(ScannerFault fault) {
    port_->withModel([&] { model_.setFault(fault); });
}

WedgeScannerDevice::WedgeScannerDevice(std::string name, std::string suffix, std::shared_ptr<UmockdevKeyboard> keyboard)
    : ScannerDevice(std::move(name))
    , suffix_(std::move(suffix))
    , keyboard_(std::move(keyboard)) {}

void WedgeScannerDevice::scan(std::string_view text) {
    const auto events = wedgeScan(text, unfinished_ ? "" : suffix_);
    if (!keyboard_->isGrabbed()) { // what nobody reads would wait for the next program
        throw std::runtime_error("no program holds this scanner: what it types reaches nobody");
    }
    keyboard_->type(events);
}

void WedgeScannerDevice::setFault(ScannerFault fault) {
    if (fault != ScannerFault::none && fault != ScannerFault::unfinished) {
        throw std::invalid_argument("a scanner that types has no such fault");
    }
    unfinished_ = fault == ScannerFault::unfinished;
}

} // namespace fifteen::emulator
