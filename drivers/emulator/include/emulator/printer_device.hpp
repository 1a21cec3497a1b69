// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/bench_device.hpp"
#include "emulator/bench_event.hpp"

namespace fifteen::emulator {

/// A ticket printer on a bench.
class PrinterDevice final : public BenchDevice {
public:
    PrinterDevice(std::string name, const PrinterModelOptions& options, const MakePort& makePort, Emit emit);

    void setPaper(Paper paper);
    void endPaperAfter(int lines);
    void setCover(bool open);
    void setFault(PrinterFault fault, bool there);
    void setTrickle(int bytesPerSecond); ///< 0: the printer takes bytes as they come
    void takeTicket();

    std::string_view kind() const override { return "printer"; }

    void describe(boost::json::object& into) override;
    bool obey(const boost::json::object& order) override;

    Port* socket() override { return port_.get(); }

private:
    PrinterModel::Events events();

    const Emit emit_;
    const PrinterDialect dialect_;
    int bytesPerSecond_ = 0;
    std::int64_t firstByteUs_ = 0;                                         ///< under the port's lock, as the next
    std::map<std::uint64_t, std::pair<std::int64_t, std::int64_t>> taken_; ///< ticket id to its first and last byte
    PrinterModel model_;
    const std::unique_ptr<Port> port_; ///< last: until it is gone the model may run
};

} // namespace fifteen::emulator
