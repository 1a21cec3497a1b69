// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/bench_device.hpp"
#include "emulator/bench_event.hpp"
#include "emulator/deck.hpp"

namespace fifteen::emulator {

using Deck = DeckOf<CardHolder>;

/// A reader of ID cards on a bench.
class ReaderDevice final : public BenchDevice {
public:
    /// The deck must outlive it.
    ReaderDevice(std::string name, const ReaderModelOptions& options, const MakePort& makePort, const Emit& emit,
                 const Deck& deck);

    /// In the place of a card that lies there already: that is what swapping cards is.
    void lay(const CardHolder& holder);
    void lift();
    void setFault(ReaderFault fault);
    void setWaits(ReaderWaits waits);
    ReaderWaits waits();

    std::string_view kind() const override { return "reader"; }

    void describe(boost::json::object& into) override;
    bool obey(const boost::json::object& order) override;

    Port* socket() override { return port_.get(); }

private:
    void lay(const boost::json::value& card);

    const ReaderLayout layout_;
    const Deck& deck_;
    std::string card_; ///< what lies there, as it was called; empty: nothing
    ReaderModel model_;
    const std::unique_ptr<Port> port_; ///< last: until it is gone the model may run
};

} // namespace fifteen::emulator
