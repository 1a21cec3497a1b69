// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/redactor.hpp"

#include <array>
#include <cstddef>

namespace fifteen::id_card {

/// Makes a recording of a reader one of a made-up person, on the way to the file: in every answer the card's text is
/// replaced by that of 李秀英, who does not exist, and photograph, fingerprints, appended address and all other data by
/// zeros; the checksum is as right or wrong as it was. Outside of answers only the bytes of the preamble are left. What
/// remains is when what was asked and answered with which status and length, so the recording can be replayed: a text
/// that the driver refused is then one that it takes.
class CardRedactor final : public transport::Redactor {
public:
    void sent(std::span<std::uint8_t> bytes, std::size_t taken) override;
    void received(std::span<std::uint8_t> bytes) override;

private:
    void beginAnew();
    std::uint8_t replace(std::uint8_t byte);
    std::uint8_t outsideOfFrames(std::uint8_t byte);
    std::uint8_t inFrame(std::uint8_t byte);
    std::uint8_t dataByte(std::size_t at, std::uint8_t byte) const;

    std::array<std::uint8_t, 4> lastFour_{}; ///< outside of frames
    bool inFrame_ = false;
    std::size_t position_ = 0; ///< in the frame, behind the preamble
    std::size_t length_ = 0;   ///< what the frame says
    std::uint8_t change_ = 0;  ///< XOR of all that was replaced in it
};

} // namespace fifteen::id_card
