// SPDX-License-Identifier: Apache-2.0
#include "adapters/sign_line.hpp"

#include "desk_keypad/keys.hpp"
#include "device_words.hpp"
#include "window_sign/number_board_codec.hpp"
#include "window_sign/sign_service.hpp"
#include "window_sign/text_sign_codec.hpp"

#include <QMetaObject>

namespace fifteen::adapters {

namespace {

std::unique_ptr<const window_sign::SignCodec> codecOf(SignKind kind) {
    switch (kind) {
    case SignKind::text:
        return std::make_unique<window_sign::TextSignCodec>(window_sign::TextEncoding::utf8);
    case SignKind::textGb18030:
        return std::make_unique<window_sign::TextSignCodec>(window_sign::TextEncoding::gb18030);
    case SignKind::numberBoard:
        break;
    }
    return std::make_unique<window_sign::NumberBoardCodec>();
}

} // namespace

class SignLine::Driver {
public:
    Driver(SignLine& line, std::unique_ptr<transport::DeviceSource> source, SignKind kind)
        : line_(line)
        , service_(std::move(source), codecOf(kind), [this](const auto& event) { cross(event); }) {}

    window_sign::SignService& service() { return service_; }

private:
    /// On the service's thread. A queued call to an object that has gone meanwhile is dropped by Qt.
    void cross(const window_sign::SignEvent& event) {
        QMetaObject::invokeMethod(
            &line_, [this, event] { std::visit([this](const auto& happened) { tell(happened); }, event); },
            Qt::QueuedConnection);
    }

    void tell(const window_sign::LinePresent& event) {
        emit line_.presentChanged(event.present, event.present ? std::string() : event.reason.message(),
                                  std::string(wordOf(transport::withheld(event.reason))));
    }

    void tell(const window_sign::SignSeen& event) { emit line_.signChanged(event.address, true, {}); }

    void tell(const window_sign::SignSilent& event) { emit line_.signChanged(event.address, false, "no answer"); }

    void tell(const window_sign::SignRefused& event) {
        emit line_.signChanged(event.address, false, event.reason.message());
    }

    SignLine& line_;
    window_sign::SignService service_;
};

SignLine::SignLine(std::unique_ptr<transport::DeviceSource> source, SignKind kind, QObject* parent)
    : QObject(parent)
    , kind_(kind)
    , driver_(std::make_unique<Driver>(*this, std::move(source), kind)) {}

SignLine::~SignLine() = default;

void SignLine::show(std::uint8_t sign, const flows::SignFace& face) {
    // A board of digits cannot say "paused": it shows no number.
    const bool words = kind_ != SignKind::numberBoard || face.number;
    driver_->service().show(sign, words ? face.text : std::string(),
                            face.number ? desk_keypad::lastDigits(*face.number) : std::nullopt);
}

} // namespace fifteen::adapters
