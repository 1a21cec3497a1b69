// SPDX-License-Identifier: Apache-2.0
#include "emulator/printer_model.hpp"

#include "usb_descriptors.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace fifteen::emulator {

namespace {

constexpr std::uint8_t kOut = 0x01;
constexpr std::uint8_t kIn = 0x82;
constexpr std::uint8_t kDle = 0x10;
constexpr std::uint8_t kEot = 0x04;

constexpr std::uint8_t kGetDeviceId = 0;
constexpr std::uint8_t kGetPortStatus = 1;
constexpr std::uint8_t kSoftReset = 2;
constexpr std::uint8_t kExtendedStatus = 0x14;

// GS a n: which kinds of change are told.
constexpr std::uint8_t kTellOnline = 0x02;
constexpr std::uint8_t kTellErrors = 0x04;
constexpr std::uint8_t kTellPaper = 0x08;

} // namespace

PrinterModel::PrinterModel(PrinterModelOptions options, Events events)
    : options_(options)
    , events_(std::move(events))
    , automaticStatus_(options.automaticStatus)
    , lastTold_(condition_.automatic()) {}

void PrinterModel::setPaper(Paper paper) {
    if (condition_.paper == Paper::end && paper != Paper::end) {
        rows_.clear();
    }
    condition_.paper = paper;
    linesLeft_.reset();
    tellChange();
}

void PrinterModel::setCover(bool open) {
    condition_.coverOpen = open;
    if (open) {
        rows_.clear();
    }
    tellChange();
}

void PrinterModel::setFault(PrinterFault fault, bool there) {
    if (there) {
        condition_.faults.insert(fault);
    } else {
        condition_.faults.erase(fault);
    }
    tellChange();
}

void PrinterModel::takeTicket() {
    condition_.ticketInMouth = false;
}

// Online, errors and paper are the three bytes that change; each is told if GS a asked for it.
void PrinterModel::tellChange() {
    const auto says = condition_.automatic();
    static constexpr std::array kWished{kTellOnline, kTellErrors, kTellPaper};
    bool news = false;
    for (std::size_t i = 0; i < kWished.size(); ++i) {
        news = news || ((automaticStatus_ & kWished.at(i)) != 0 && says[i] != lastTold_[i]);
    }
    lastTold_ = says;
    if (news) {
        answers_.push(says);
    }
}

Bytes PrinterModel::descriptors() const {
    std::vector<std::uint8_t> endpoints{kOut};
    if (options_.answers) {
        endpoints.push_back(kIn);
    }
    const std::uint8_t protocol = options_.answers ? 2 : 1; // bidirectional, unidirectional
    return makeDescriptors({options_.vendor, options_.product, 7, 1, protocol, endpoints});
}

void PrinterModel::powerOn(TimePoint) {
    forget();
    answers_.clear();
    automaticStatus_ = options_.automaticStatus;
}

void PrinterModel::forget() {
    parser_.reset();
    steps_.clear();
    cutIds_.clear();
    buffered_ = 0;
    begun_ = false;
    lastBytes_ = {};
}

std::size_t PrinterModel::takeOut(std::uint8_t endpoint, std::span<const std::uint8_t> bytes, TimePoint now) {
    workOff(now);
    std::size_t taken = 0;
    while (endpoint == kOut && taken < bytes.size() && buffered_ < options_.bufferBytes) {
        if (trickle_ > trickle_.zero()) {
            if (now < nextByteAt_) {
                break;
            }
            nextByteAt_ = now + trickle_;
        }
        takeByte(bytes[taken++], now);
    }
    workOff(now);
    return taken;
}

// The real-time scanner looks at every byte as it arrives and does not know what belongs to a picture: dots that look
// like a request are answered too, as Epson documents for its own printers.
void PrinterModel::takeByte(std::uint8_t byte, TimePoint now) {
    if (lastBytes_[0] == kDle && lastBytes_[1] == kEot) {
        answerRealTime(byte);
    }
    lastBytes_ = {lastBytes_[1], byte};
    if (steps_.empty()) {
        headFreeAt_ = std::max(headFreeAt_, now);
    }
    std::vector<CommandParser::Step> steps;
    parser_.take(byte, steps);
    for (auto& step : steps) {
        if (std::holds_alternative<PrintRow>(step.operation) && !std::exchange(begun_, true)) {
            events_.firstByte();
        }
        if (std::holds_alternative<CutPaper>(step.operation)) {
            begun_ = false;
            cutIds_.push_back(nextId_++);
            events_.cutTaken(cutIds_.back());
        }
        buffered_ += step.bytes;
        steps_.push_back(std::move(step));
    }
}

void PrinterModel::answerRealTime(std::uint8_t kind) {
    if (kind >= 1 && kind <= 4) {
        answers_.push({condition_.realTime(kind)});
    } else if (kind == kExtendedStatus && options_.dialect == PrinterDialect::customVkp) {
        answers_.push(condition_.extended());
    }
}

void PrinterModel::workOff(TimePoint now) {
    while (!steps_.empty() && condition_.canPrint() && headReady(now)) {
        auto step = std::move(steps_.front());
        steps_.pop_front();
        carryOut(step);
        buffered_ -= step.bytes;
    }
}

bool PrinterModel::headReady(TimePoint now) {
    if (options_.linesPerSecond <= 0) {
        return true;
    }
    if (headFreeAt_ > now) {
        return false;
    }
    const auto& operation = steps_.front().operation;
    const auto* feed = std::get_if<FeedLines>(&operation);
    const int lines = feed != nullptr ? feed->lines : (std::holds_alternative<PrintRow>(operation) ? 1 : 0);
    headFreeAt_ += std::chrono::nanoseconds(1'000'000'000LL * lines / options_.linesPerSecond);
    return true;
}

void PrinterModel::carryOut(CommandParser::Step& step) {
    if (auto* row = std::get_if<PrintRow>(&step.operation)) {
        printLine(std::move(row->dots));
    } else if (const auto* feed = std::get_if<FeedLines>(&step.operation)) {
        for (int line = 0; line < feed->lines && condition_.paper != Paper::end; ++line) {
            printLine({});
        }
    } else if (std::holds_alternative<CutPaper>(step.operation)) {
        cutPaper();
    } else if (const auto* telling = std::get_if<TellChanges>(&step.operation)) {
        automaticStatus_ = options_.dialect == PrinterDialect::masung ? std::uint8_t{0} : telling->kinds;
        if (automaticStatus_ != 0) {
            answers_.push(condition_.automatic()); // how things are now, at once
        }
    } else if (options_.answersInTurn) {
        answers_.push({condition_.inTurn(options_.oneValueInTurn)});
    }
}

void PrinterModel::printLine(Bytes dots) {
    dots.resize((static_cast<std::size_t>(options_.widthDots) + 7) / 8);
    rows_.push_back(std::move(dots));
    if (linesLeft_ && --*linesLeft_ <= 0) {
        linesLeft_.reset();
        condition_.paper = Paper::end;
        tellChange();
    }
}

void PrinterModel::cutPaper() {
    const auto id = cutIds_.front();
    cutIds_.pop_front();
    unknown_ += parser_.takeUnknown();
    if (rows_.empty()) {
        return;
    }
    Ticket ticket{id, {options_.widthDots, static_cast<int>(rows_.size()), {}}, std::exchange(unknown_, 0)};
    for (const auto& row : rows_) {
        ticket.dots.bits.insert(ticket.dots.bits.end(), row.begin(), row.end());
    }
    rows_.clear();
    condition_.ticketInMouth = options_.dialect == PrinterDialect::customVkp;
    events_.cut(std::move(ticket));
}

std::optional<InData> PrinterModel::giveIn(std::uint8_t endpoint, std::size_t room, TimePoint now) {
    workOff(now);
    return endpoint == kIn && options_.answers ? answers_.give(room) : std::nullopt;
}

std::optional<Bytes> PrinterModel::control(const ControlSetup& setup, std::span<const std::uint8_t>, TimePoint now) {
    workOff(now);
    const bool classIn = setup.requestType == 0xA1;
    // 1.1 of the class says 0x21 for SOFT_RESET, 1.0 said 0x23; hosts send both.
    const bool classOut = setup.requestType == 0x21 || setup.requestType == 0x23;
    if (classIn && setup.request == kGetDeviceId) {
        return deviceId();
    }
    if (classIn && setup.request == kGetPortStatus) {
        return Bytes{condition_.port(options_.portVendorBits)};
    }
    if (classOut && setup.request == kSoftReset) {
        forget();
        return Bytes{};
    }
    return std::nullopt;
}

Bytes PrinterModel::deviceId() const {
    static constexpr std::string_view kText = "MFG:FIFTEEN;MDL:EMULATED TICKET PRINTER;CMD:ESC/POS;CLS:PRINTER;";
    const std::size_t length = kText.size() + 2;
    Bytes id(length);
    id[0] = static_cast<std::uint8_t>(length >> 8);
    id[1] = static_cast<std::uint8_t>(length & 0xFF);
    std::copy(kText.begin(), kText.end(), id.begin() + 2);
    return id;
}

} // namespace fifteen::emulator
