// SPDX-License-Identifier: Apache-2.0
#include "emulator/printer_device.hpp"

#include "order_parts.hpp"

namespace fifteen::emulator {

namespace {

namespace json = boost::json;
using namespace order;

constexpr std::array kPapers{Named{"ok", Paper::ok}, Named{"near_end", Paper::nearEnd}, Named{"end", Paper::end}};

constexpr std::array kFaults{
    Named{"cutter", PrinterFault::cutterStuck},
    Named{"jam", PrinterFault::jam},
    Named{"head_hot", PrinterFault::headHot},
    Named{"head_up", PrinterFault::headUp},
    Named{"feed_held", PrinterFault::feedHeld},
    Named{"supply", PrinterFault::supply},
    Named{"cutter_cover", PrinterFault::cutterCover},
    Named{"ram", PrinterFault::ram},
    Named{"eeprom", PrinterFault::eeprom},
    Named{"emitter", PrinterFault::emitter},
    Named{"virtual_end", PrinterFault::virtualEnd},
};
constexpr std::size_t kFaultsOfAll = 5; // the others only Custom's extended status can say

constexpr std::array kDialects{
    Named{"epson", PrinterDialect::epson},
    Named{"custom", PrinterDialect::customVkp},
    Named{"masung", PrinterDialect::masung},
};

} // namespace

PrinterDevice::PrinterDevice(std::string name, const PrinterModelOptions& options, const MakePort& makePort, Emit emit)
    : BenchDevice(std::move(name))
    , emit_(std::move(emit))
    , dialect_(options.dialect)
    , model_(options, events())
    , port_(makePort(model_)) {}

PrinterModel::Events PrinterDevice::events() {
    return {.firstByte = [this] { firstByteUs_ = realTimeUs(); },
            .cutTaken =
                [this](std::uint64_t id) {
                    taken_[id] = {firstByteUs_, realTimeUs()};
                },
            .cut =
                [this](PrinterModel::Ticket ticket) {
                    const auto times = taken_[ticket.id];
                    taken_.erase(taken_.begin(), taken_.upper_bound(ticket.id));
                    emit_(TicketEvent{name(), std::move(ticket), times.first, times.second});
                }};
}

void PrinterDevice::setPaper(Paper paper) {
    port_->withModel([&] { model_.setPaper(paper); });
}

void PrinterDevice::endPaperAfter(int lines) {
    port_->withModel([&] { model_.endPaperAfter(lines); });
}

void PrinterDevice::setCover(bool open) {
    port_->withModel([&] { model_.setCover(open); });
}

void PrinterDevice::setFault(PrinterFault fault, bool there) {
    port_->withModel([&] { model_.setFault(fault, there); });
}

void PrinterDevice::setTrickle(int bytesPerSecond) {
    const auto perByte = bytesPerSecond == 0 ? std::chrono::nanoseconds(0)
                                             : std::chrono::nanoseconds(std::chrono::seconds(1)) / bytesPerSecond;
    port_->withModel([&] { model_.setTrickle(perByte); });
    bytesPerSecond_ = bytesPerSecond;
}

void PrinterDevice::takeTicket() {
    port_->withModel([&] { model_.takeTicket(); });
}

void PrinterDevice::describe(json::object& into) {
    PrinterCondition condition;
    port_->withModel([&] { condition = model_.condition(); });
    json::array there;
    for (const auto fault : condition.faults) {
        there.push_back(json::string(nameOf(fault, kFaults)));
    }
    const auto known = dialect_ == PrinterDialect::customVkp ? kFaults.size() : kFaultsOfAll;
    into["dialect"] = nameOf(dialect_, kDialects);
    into["paper"] = nameOf(condition.paper, kPapers);
    into["cover_open"] = condition.coverOpen;
    into["ticket_in_mouth"] = condition.ticketInMouth;
    into["bytes_per_second"] = bytesPerSecond_;
    into["faults_there"] = std::move(there);
    into["faults"] = namesOf(std::span(kFaults).first(known));
}

bool PrinterDevice::obey(const json::object& order) {
    static const Orders<PrinterDevice> orders{
        {"paper", [](auto& printer, const auto& said) { printer.setPaper(choice(said, "state", kPapers)); }},
        {"paper_end_after",
         [](auto& printer, const auto& said) {
             printer.endPaperAfter(static_cast<int>(integer(said, "lines", 1, 1'000'000)));
         }},
        {"cover", [](auto& printer, const auto& said) { printer.setCover(boolean(said, "open")); }},
        {"cutter",
         [](auto& printer, const auto& said) { printer.setFault(PrinterFault::cutterStuck, boolean(said, "stuck")); }},
        {"printer_fault",
         [](auto& printer, const auto& said) {
             printer.setFault(choice(said, "kind", kFaults), boolean(said, "there"));
         }},
        {"printer_trickle",
         [](auto& printer, const auto& said) {
             printer.setTrickle(static_cast<int>(integer(said, "bytes_per_second", 0, 1'000'000)));
         }},
        {"take_ticket", [](auto& printer, const auto&) { printer.takeTicket(); }},
    };
    return carryOut(orders, *this, order);
}

} // namespace fifteen::emulator
