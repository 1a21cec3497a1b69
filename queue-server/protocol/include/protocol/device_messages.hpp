// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fifteen::protocol {

/// One device of a kiosk or a desk, as the program that drives it sees it. Nothing here is about a visitor.
struct DeviceReport {
    std::string device; ///< its name there: "reader", "printer", "reader-2"
    std::string
        kind; ///< id-card | social-card | code-scanner | nav-keypad | printer | desk-keypad | evaluator | window-sign
    std::string driver;                     ///< "sdt", "escpos", "cups", ...
    std::string where;                      ///< how it is found: "usb 0400:c35a", "usb port 1-1.4", "cups hall-printer"
    std::string state;                      ///< ok | near_end | paper_end | cover_open | fault | absent | unknown
    std::string trouble;                    ///< what exactly, when the state says less: "head_hot"; or empty
    std::int64_t since_ms = 0;              ///< of this state
    std::optional<std::int64_t> seen_at_ms; ///< when it was last there; absent: not since the program started
    std::int64_t done = 0;                  ///< cards read, tickets printed, codes scanned, keys pressed since then
    std::int64_t failed = 0;                ///< and those that were not
    std::int64_t lost = 0;                  ///< how often it went away
};
BOOST_DESCRIBE_STRUCT(DeviceReport, (),
                      (device, kind, driver, where, state, trouble, since_ms, seen_at_ms, done, failed, lost))

/// {"type":"status","printer":"paper_end","reader":"ok"}, from a kiosk at start and on change; values as in KioskLine.
/// `devices` are all it has, at most 16.
struct DeviceStatus {
    std::string type;
    std::string printer;
    std::string reader;
    std::optional<std::vector<DeviceReport>> devices{};
};
BOOST_DESCRIBE_STRUCT(DeviceStatus, (), (type, printer, reader, devices))

struct KioskDevices {
    std::string kiosk;
    bool online = false; ///< false: what follows is what it said last
    std::vector<DeviceReport> devices;
};
BOOST_DESCRIBE_STRUCT(KioskDevices, (), (kiosk, online, devices))

/// POST /api/v1/desks/{desk}/devices: from the program that drives a desk's devices, at start, on change, and at least
/// every five seconds. All the desk has, at most 16.
struct ReportDevices {
    std::vector<DeviceReport> devices;
};
BOOST_DESCRIBE_STRUCT(ReportDevices, (), (devices))

struct DeskDevices {
    std::int64_t desk = 0;
    bool online = false; ///< false: what follows is what the program said last
    std::vector<DeviceReport> devices;
};
BOOST_DESCRIBE_STRUCT(DeskDevices, (), (desk, online, devices))

/// GET /api/v1/devices
struct Devices {
    std::vector<KioskDevices> kiosks; ///< by name
    std::vector<DeskDevices> desks;   ///< by number; only those that were told of
};
BOOST_DESCRIBE_STRUCT(Devices, (), (kiosks, desks))

} // namespace fifteen::protocol
