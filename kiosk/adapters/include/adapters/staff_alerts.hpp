// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/server_client.hpp"

#include <QObject>

#include <map>
#include <string>

namespace fifteen::adapters {

/// Calls staff by itself when a device needs a hand: "paper", "printer" or "reader" is asked for once a trouble, again
/// only after it had passed. A trouble that lasts less than `settle` (a printer that restarts, a plug set right) calls
/// nobody. A request that did not reach the server is made again.
class StaffAlerts : public QObject {
    Q_OBJECT

public:
    struct Timing {
        std::chrono::milliseconds settle{5000};
        std::chrono::milliseconds patience{30000}; ///< of one request
    };

    /// `server` lives longer than this.
    StaffAlerts(ServerClient& server, std::string kiosk, Timing timing, QObject* parent = nullptr);

    /// What is wrong with a device now: a reason of the wire, or empty for nothing.
    void setTrouble(const std::string& device, const std::string& reason);

private:
    struct Alert {
        std::string reason;
        std::uint64_t number = 0; ///< of this trouble: a later one makes answers and timers of an earlier one void
        bool asked = false;
    };

    bool stillWrong(const std::string& device, std::uint64_t number) const;
    void ask(const std::string& device, std::uint64_t number);

    ServerClient& server_;
    std::string kiosk_;
    Timing timing_;
    std::map<std::string, Alert> alerts_;
    std::uint64_t numbers_ = 0;
};

} // namespace fifteen::adapters
