// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cups_filter/channel_transport.hpp"
#include "emulator/printer_model.hpp"

#include <functional>
#include <mutex>
#include <thread>

namespace fifteen::tests {

/// A backend with a software printer behind it, in a thread of this process: the channels are descriptors 3 and 4, as a
/// filter has them, and a pipe for the output. What was open at 3 and 4 is put back at the end.
class SoftwareBackend {
public:
    explicit SoftwareBackend(emulator::PrinterModelOptions options = {});
    ~SoftwareBackend();
    SoftwareBackend(const SoftwareBackend&) = delete;
    SoftwareBackend& operator=(const SoftwareBackend&) = delete;

    cups_filter::ChannelTransport::Descriptors descriptors() const;

    void with(const std::function<void(emulator::PrinterModel&)>& change);

    /// What GET_BIDI and GET_STATE are answered; -1: nothing is answered.
    void answerSide(int bidirectional, int state);

    /// The backend ends, as after a lost connection.
    void end();

    /// What has come out of the printer. After end().
    const std::vector<emulator::PrinterModel::Ticket>& tickets() const { return tickets_; }

private:
    void serve();
    void answerOne();

    std::mutex mutex_;
    std::vector<emulator::PrinterModel::Ticket> tickets_;
    emulator::PrinterModel model_;
    int bidirectional_ = 1;
    int state_ = 1;
    int kept3_ = -1;
    int kept4_ = -1;
    int out_ = -1;  ///< the filter's end
    int data_ = -1; ///< and ours
    int back_ = -1;
    int side_ = -1;
    int cancelled_ = -1;
    int stop_ = -1;
    std::thread thread_;
};

} // namespace fifteen::tests
