// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "escpos/error.hpp"

#include <string_view>

/// The words of the wire for what is wrong with a device (protocol's DeviceReport, `trouble`). Each is put into Chinese
/// and English by the kiosk's service page (DeviceCard.qml) and by the staff page (i18n).
namespace fifteen::adapters {

/// Empty where the state (paper end, cover open, absent, fault) says it all.
std::string_view wordOf(escpos::Error trouble);

/// Of a device that is there and of no use: id_card's ReaderPresent::useless, or what withheld() gives. Empty: neither.
std::string_view wordOf(const boost::system::error_code& useless);

} // namespace fifteen::adapters
