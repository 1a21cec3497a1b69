// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/scanner_service.hpp"

#include "transport/device_thread.hpp"

namespace fifteen::code_scanner {

namespace {

using namespace std::chrono_literals;

// Waits are ended from outside; this only bounds them.
constexpr auto kPatience = 10s;

} // namespace

class ScannerService::Work {
public:
    Work(std::unique_ptr<transport::DeviceSource> source, Callback emit, const ScannerServiceOptions& options)
        : emit_(std::move(emit))
        , options_(options)
        , thread_(std::move(source), options.reopenEvery) {
        thread_.start([this](transport::Transport& transport) { serve(transport); },
                      [this](const boost::system::error_code& error) {
                          tellFlooding(false);
                          tellPresent(false, transport::withheld(error));
                      });
    }

private:
    void serve(transport::Transport& transport) {
        Scanner scanner(transport, options_.scanner);
        if (const auto started = scanner.start(); !started) {
            if (started.error() == Error::wrongMode) {
                present_.reset(); // what comes after it is news, whatever was told before
                emit(ScannerInWrongMode{});
                keepSilent(scanner);
            }
            return;
        }
        tellPresent(true);
        while (!thread_.stopping()) {
            auto scan = scanner.next(kPatience);
            if (scan) {
                const auto kind = kindOf(scan->text);
                emit(Scanned{std::move(*scan), kind});
            } else if (scan.error() == Error::garbled || scan.error() == Error::tooLong) {
                emit(ScanFailed{static_cast<Error>(scan.error().value())});
            } else if (scan.error() == Error::flooding) {
                if (!sitOut(scanner)) {
                    return;
                }
            } else if (scan.error() != Error::noCode) {
                return;
            }
        }
    }

    /// False when the scanner is lost.
    bool sitOut(Scanner& scanner) {
        tellFlooding(true);
        while (thread_.pause(options_.floodLookEvery)) {
            const auto flood = scanner.discard(options_.floodLookEvery);
            if (!flood) {
                return false;
            }
            if (*flood == Flood::isOver) {
                tellFlooding(false);
                return true;
            }
        }
        return false;
    }

    void keepSilent(Scanner& scanner) {
        while (thread_.pause(options_.floodLookEvery) && scanner.discard(kPatience)) {
        }
    }

    void tellPresent(bool present, const boost::system::error_code& withheld = {}) {
        if (present_ != present || withheld_ != withheld) {
            present_ = present;
            withheld_ = withheld;
            emit(ScannerPresent{present, withheld});
        }
    }

    void tellFlooding(bool flooding) {
        if (flooding_ != flooding) {
            flooding_ = flooding;
            emit(ScannerFlooding{flooding});
        }
    }

    void emit(const ScannerEvent& event) {
        if (!thread_.stopping()) {
            emit_(event);
        }
    }

    const Callback emit_;
    const ScannerServiceOptions options_;
    std::optional<bool> present_;
    boost::system::error_code withheld_;
    bool flooding_ = false;
    transport::DeviceThread thread_; ///< last: it uses all of the above
};

ScannerService::ScannerService(std::unique_ptr<transport::DeviceSource> source, Callback emit,
                               ScannerServiceOptions options)
    : work_(std::make_unique<Work>(std::move(source), std::move(emit), options)) {}

ScannerService::~ScannerService() = default;

} // namespace fifteen::code_scanner
