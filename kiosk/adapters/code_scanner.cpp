// SPDX-License-Identifier: Apache-2.0
#include "adapters/code_scanner.hpp"

#include "code_scanner/scanner_service.hpp"
#include "device_words.hpp"

#include <QMetaObject>

namespace fifteen::adapters {

namespace {

flows::ScannedKind kindOf(code_scanner::CodeKind kind) {
    switch (kind) {
    case code_scanner::CodeKind::insurance:
        return flows::ScannedKind::voucher;
    case code_scanner::CodeKind::checkIn:
        return flows::ScannedKind::checkInCode;
    case code_scanner::CodeKind::ticket:
        return flows::ScannedKind::ticket;
    case code_scanner::CodeKind::weChatPayment:
    case code_scanner::CodeKind::alipayPayment:
        return flows::ScannedKind::payment;
    case code_scanner::CodeKind::other:
        break;
    }
    return flows::ScannedKind::other;
}

} // namespace

class CodeScanner::Driver {
public:
    Driver(CodeScanner& scanner, std::unique_ptr<transport::DeviceSource> source,
           const code_scanner::ScannerServiceOptions& options)
        : scanner_(scanner)
        , service_(
              std::move(source), [this](const code_scanner::ScannerEvent& event) { cross(event); }, options) {}

private:
    /// On the service's thread. A queued call to an object that has gone meanwhile is dropped by Qt.
    void cross(const code_scanner::ScannerEvent& event) {
        QMetaObject::invokeMethod(
            &scanner_, [this, event] { std::visit([this](const auto& happened) { tell(happened); }, event); },
            Qt::QueuedConnection);
    }

    void tell(const code_scanner::ScannerPresent& event) { scanner_.become(event.present, wordOf(event.withheld)); }

    void tell(const code_scanner::ScannerFlooding& event) {
        scanner_.become(scanner_.present(), event.flooding ? "flooding" : "");
    }

    void tell(const code_scanner::ScannerInWrongMode&) { scanner_.become(true, "wrong_mode"); }

    void tell(const code_scanner::ScanFailed&) { emit scanner_.worked(false); }

    void tell(const code_scanner::Scanned& scanned) {
        emit scanner_.scanned(kindOf(scanned.kind), scanned.scan.text);
        emit scanner_.worked(true);
    }

    CodeScanner& scanner_;
    code_scanner::ScannerService service_;
};

CodeScanner::CodeScanner(std::unique_ptr<transport::DeviceSource> source,
                         const code_scanner::ScannerServiceOptions& options, QObject* parent)
    : InputDevice(parent)
    , driver_(std::make_unique<Driver>(*this, std::move(source), options)) {}

CodeScanner::~CodeScanner() = default;

} // namespace fifteen::adapters
