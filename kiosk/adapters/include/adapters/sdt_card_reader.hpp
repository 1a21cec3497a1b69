// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/card_reader.hpp"

#include <QByteArray>

#include <memory>

namespace fifteen::transport {
class DeviceSource;
}

namespace fifteen::adapters {

/// The driver for SDT readers (drivers/id-card) brought onto Qt's loop.
class SdtCardReader final : public CardReader {
    Q_OBJECT

public:
    /// `key`: the site's secret under which numbers become person references; the number itself never leaves the
    /// driver.
    SdtCardReader(std::unique_ptr<transport::DeviceSource> source, QByteArray key, QObject* parent = nullptr);
    ~SdtCardReader() override;

    std::optional<bool> present() const override { return present_; }

private:
    class Driver;
    std::optional<bool> present_;
    std::unique_ptr<Driver> driver_; ///< last: its thread ends before anything else goes
};

/// HMAC-SHA-256 of an ID number under the site's key, 64 hex digits.
std::string personReference(const QByteArray& key, QByteArrayView number);

} // namespace fifteen::adapters
