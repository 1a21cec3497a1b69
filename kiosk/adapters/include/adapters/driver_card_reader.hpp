// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/card_reader.hpp"

#include <QByteArray>

#include <memory>

namespace fifteen::transport {
class DeviceSource;
}

namespace fifteen::adapters {

/// A reader driver brought onto Qt's loop.
class DriverCardReader final : public CardReader {
    Q_OBJECT

public:
    /// `key`: the site's secret under which numbers become person references; the number itself never leaves the
    /// driver, and the same person has the same reference by either card.
    static std::unique_ptr<DriverCardReader> idCards(std::unique_ptr<transport::DeviceSource> source,
                                                     const QByteArray& key);
    static std::unique_ptr<DriverCardReader> socialCards(std::unique_ptr<transport::DeviceSource> source,
                                                         const QByteArray& key, std::string regionalPin = {});
    ~DriverCardReader() override;

    std::optional<bool> present() const override { return present_; }

    std::string trouble() const override { return trouble_; }

private:
    class Driver;
    template <class Service>
    class DriverOf;

    DriverCardReader();

    std::optional<bool> present_;
    std::string trouble_;
    std::unique_ptr<Driver> driver_; ///< last: its thread ends before anything else goes
};

/// HMAC-SHA-256 of an ID number under the site's key, 64 hex digits.
std::string personReference(const QByteArray& key, QByteArrayView number);

} // namespace fifteen::adapters
