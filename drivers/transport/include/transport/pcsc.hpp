// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/transport.hpp"

#include <string>

/// Cards in smart-card readers, through PC/SC (pcscd and libpcsclite). Nothing here knows what card it is.
namespace fifteen::transport {

/// Where a card's Transport takes command APDUs, one a send, and gives the response APDUs, status word included, one a
/// receive.
inline constexpr std::uint8_t kPcscOut = 0x01;
inline constexpr std::uint8_t kPcscIn = 0x81;
/// A short APDU has 256 bytes of data and the status word.
inline constexpr std::size_t kLargestPcscAnswer = 258;

/// The readers pcscd knows now, by their names; noDevice where pcscd does not run.
Result<std::vector<std::string>> listPcscReaders();

/// The card in a reader: it comes when it is put in and goes when it is taken out, when the reader is unplugged, or
/// when pcscd ends. Has a thread of its own that sleeps in pcscd; lives through restarts of pcscd.
///
/// The card's Transport: a receive with no command sent waits for the card's removal, and ends in noDevice then. The
/// card is ours alone while it is open, which does what a transaction would and never waits for another program. A
/// command that is interrupted, or timed out, goes on in the reader; the next one waits for its end.
class PcscDeviceSource final : public DeviceSource {
public:
    /// Readers whose name contains one of these, which are compared as they are; none given: every reader. Of several
    /// readers, the first that has a card in it.
    explicit PcscDeviceSource(std::vector<std::string> readerNameParts);
    ~PcscDeviceSource() override;

    /// noDevice: no such reader, or no pcscd. empty: a reader, and no card in it. busy: another program has the card.
    /// denied: pcscd does not let us. unsuitable: the card is silent, as when it is upside down.
    Result<std::unique_ptr<Transport>> open() override;
    /// Of readers and cards both.
    void listen(std::function<void()> changed) override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace fifteen::transport
