// SPDX-License-Identifier: Apache-2.0
#include "adapters/keypad_line.hpp"

#include "desk_keypad/bus_service.hpp"
#include "device_words.hpp"

#include <QMetaObject>

namespace fifteen::adapters {

namespace {

using desk_keypad::Key;
using flows::PadKey;

/// Nothing: the key asks for nothing here.
std::optional<PadKey> padKeyOf(const desk_keypad::Press& press) {
    switch (press.key) {
    case Key::call:
        return PadKey::call;
    case Key::recall:
        return PadKey::recall;
    case Key::evaluate:
        return PadKey::evaluate;
    case Key::pause:
        return PadKey::pause;
    case Key::transfer:
        return PadKey::transfer;
    case Key::noShow:
        return PadKey::noShow;
    case Key::suspend:
        return PadKey::suspend;
    case Key::callBack:
        return PadKey::callBack;
    case Key::confirm:
        return press.digits.empty() ? std::optional(PadKey::here) : std::nullopt;
    case Key::cancel:
    case Key::oneMetre:
    case Key::digit:
        break;
    }
    return std::nullopt;
}

int numberOf(const desk_keypad::Bytes& digits) {
    int number = 0;
    for (const auto digit : digits)
        number = number * 10 + digit;
    return number;
}

} // namespace

class KeypadLine::Driver {
public:
    Driver(KeypadLine& line, std::unique_ptr<transport::DeviceSource> source, desk_keypad::BusOptions options)
        : line_(line)
        , service_(std::move(source), std::move(options), [this](const auto& event) { cross(event); }) {}

    desk_keypad::BusService& service() { return service_; }

private:
    /// On the service's thread. A queued call to an object that has gone meanwhile is dropped by Qt.
    void cross(const desk_keypad::BusEvent& event) {
        QMetaObject::invokeMethod(
            &line_, [this, event] { std::visit([this](const auto& happened) { tell(happened); }, event); },
            Qt::QueuedConnection);
    }

    void tell(const desk_keypad::KeyPressed& event) {
        if (const auto key = padKeyOf(event.press))
            emit line_.pressed(event.address, {.key = *key, .number = numberOf(event.press.digits)});
        else if (event.press.key == Key::confirm)
            service_.beep(event.address); // digits that mean nothing
    }

    void tell(const desk_keypad::Rated& event) { emit line_.rated(event.address, line_.gradeOfKey_.at(event.key)); }

    void tell(const desk_keypad::BusPresent& event) {
        emit line_.presentChanged(event.present, event.present ? std::string() : event.reason.message(),
                                  std::string(wordOf(transport::withheld(event.reason))));
    }

    void tell(const desk_keypad::PadSeen& event) { emit line_.heardChanged(event.address, true); }

    void tell(const desk_keypad::PadSilent& event) { emit line_.heardChanged(event.address, false); }

    KeypadLine& line_;
    desk_keypad::BusService service_;
};

KeypadLine::KeypadLine(std::unique_ptr<transport::DeviceSource> source, std::vector<std::uint8_t> addresses,
                       std::array<int, 4> gradeOfKey, QObject* parent)
    : QObject(parent)
    , gradeOfKey_(gradeOfKey) {
    desk_keypad::BusOptions options;
    options.pads = std::move(addresses);
    driver_ = std::make_unique<Driver>(*this, std::move(source), std::move(options));
}

KeypadLine::~KeypadLine() = default;

void KeypadLine::show(std::uint8_t pad, const flows::PadFace& face) {
    desk_keypad::Display display;
    if (face.waiting)
        display.waiting = static_cast<unsigned>(*face.waiting);
    if (face.number)
        display.number = desk_keypad::lastDigits(*face.number);
    driver_->service().show(pad, display);
}

void KeypadLine::beep(std::uint8_t pad) {
    driver_->service().beep(pad);
}

void KeypadLine::askRating(std::uint8_t evaluator) {
    driver_->service().askRating(evaluator);
}

} // namespace fifteen::adapters
