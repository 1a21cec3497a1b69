// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/printer_model.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>

namespace fifteen::testing {

/// A software ESC/POS printer on a TCP port of the loopback, as network printers have on 9100; one connection after
/// another. From any thread.
class NetworkPrinter {
public:
    explicit NetworkPrinter(emulator::PrinterModelOptions options = {});
    ~NetworkPrinter();
    NetworkPrinter(const NetworkPrinter&) = delete;
    NetworkPrinter& operator=(const NetworkPrinter&) = delete;

    std::uint16_t port() const { return port_; }

    /// Runs `change` while nobody else touches the model.
    void with(const std::function<void(emulator::PrinterModel&)>& change);

    /// All tickets, once there are so many; fewer if the time is over.
    std::vector<emulator::PrinterModel::Ticket> tickets(std::size_t count);

    /// When the first dots of each ticket came, steady time.
    std::vector<std::chrono::steady_clock::time_point> firstDots();

    /// Waits for the first dots of a ticket that is the `count`th; false: the time is over.
    bool hasBegun(std::size_t count);

private:
    emulator::PrinterModel::Events events();
    void serve();
    void talk(int connection);

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<emulator::PrinterModel::Ticket> tickets_;
    std::vector<std::chrono::steady_clock::time_point> firstDots_;
    emulator::PrinterModel model_;
    int listener_ = -1;
    int stop_ = -1; ///< an eventfd
    std::uint16_t port_ = 0;
    std::thread thread_;
};

} // namespace fifteen::testing
