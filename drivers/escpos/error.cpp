// SPDX-License-Identifier: Apache-2.0
#include "escpos/error.hpp"

#include <string>

namespace fifteen::escpos {

namespace {

const char* textOf(Error error) {
    switch (error) {
    case Error::paperEnd:
        return "the printer has no paper";
    case Error::coverOpen:
        return "the printer's cover is open";
    case Error::cutterFault:
        return "the printer's cutter is stuck";
    case Error::offline:
        return "the printer is off line";
    case Error::fault:
        return "the printer reports a fault";
    case Error::printerGone:
        return "the printer is not there";
    case Error::noAnswer:
        return "the printer does not answer";
    case Error::tooSlow:
        return "the printer takes no more data";
    case Error::badRaster:
        return "the picture has a size that cannot be printed";
    case Error::interrupted:
        return "interrupted";
    case Error::transportFailed:
        return "the connection to the printer failed";
    case Error::headUp:
        return "the printer's head is lifted";
    case Error::cutterCoverOpen:
        return "the cutter's cover is open";
    case Error::paperJam:
        return "paper is jammed in the printer";
    case Error::ticketInMouth:
        return "an earlier ticket has not been taken";
    case Error::headHot:
        return "the printer's head is too hot";
    case Error::recovering:
        return "the printer is recovering from an error";
    case Error::feedButton:
        return "the printer's feed button is held down";
    case Error::waitsForButton:
        return "the printer waits for its button to be pressed";
    case Error::mechanicalFault:
        return "the printer's mechanism is blocked";
    case Error::supplyFault:
        return "the printer's power supply has a wrong voltage";
    case Error::memoryFault:
        return "the printer's memory is faulty";
    case Error::emitterFault:
        return "the printer cannot push tickets out";
    case Error::denied:
        return "no permission to open the printer";
    case Error::busy:
        return "another program holds the printer";
    }
    return "unknown printer error";
}

class Category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "fifteen.escpos"; }

    std::string message(int value) const override { return textOf(static_cast<Error>(value)); }
};

} // namespace

const boost::system::error_category& errorCategory() noexcept {
    static const Category category;
    return category;
}

} // namespace fifteen::escpos
