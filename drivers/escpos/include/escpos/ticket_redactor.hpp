// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/redactor.hpp"

#include <vector>

namespace fifteen::escpos {

/// Makes a recording of a printer one of white paper, on the way to the file: a ticket's dots are a number and perhaps
/// a masked name, and a code by which the ticket is looked up. The dots of both raster commands become zeros; how many
/// there are, every other command and all that the printer says is left. A test replays it by printing white pictures
/// of the same size.
class TicketRedactor final : public transport::Redactor {
public:
    void sent(std::span<std::uint8_t> bytes, std::size_t taken) override;

    void received(std::span<std::uint8_t> /*bytes*/) override {} // a printer says how it is, and nothing of anybody

private:
    void blank(std::span<std::uint8_t> bytes);
    void takeCommandByte(std::uint8_t byte);

    std::vector<std::uint8_t> header_; ///< of what may become a raster command
    std::size_t dotsLeft_ = 0;         ///< bytes of the command under way
};

} // namespace fifteen::escpos
