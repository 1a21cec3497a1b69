// SPDX-License-Identifier: Apache-2.0
#include "device_words.hpp"

#include "id_card/error.hpp"
#include "transport/error.hpp"

namespace fifteen::adapters {

std::string_view wordOf(escpos::Error trouble) {
    switch (trouble) {
    case escpos::Error::paperEnd:
    case escpos::Error::coverOpen:
    case escpos::Error::printerGone:
    case escpos::Error::interrupted:
    case escpos::Error::fault:     // that it says no more
    case escpos::Error::badRaster: // no state of the printer
        return "";
    case escpos::Error::cutterFault:
        return "cutter";
    case escpos::Error::offline:
        return "offline";
    case escpos::Error::noAnswer:
        return "no_answer";
    case escpos::Error::tooSlow:
        return "too_slow";
    case escpos::Error::transportFailed:
        return "connection";
    case escpos::Error::headUp:
        return "head_up";
    case escpos::Error::cutterCoverOpen:
        return "cutter_cover";
    case escpos::Error::paperJam:
        return "jam";
    case escpos::Error::ticketInMouth:
        return "ticket_in_mouth";
    case escpos::Error::headHot:
        return "head_hot";
    case escpos::Error::recovering:
        return "recovering";
    case escpos::Error::feedButton:
        return "feed_button";
    case escpos::Error::waitsForButton:
        return "waits_for_button";
    case escpos::Error::mechanicalFault:
        return "mechanism";
    case escpos::Error::supplyFault:
        return "power_supply";
    case escpos::Error::memoryFault:
        return "memory";
    case escpos::Error::emitterFault:
        return "emitter";
    case escpos::Error::denied:
        return "denied";
    case escpos::Error::busy:
        return "busy";
    }
    return "";
}

std::string_view wordOf(const boost::system::error_code& useless) {
    if (useless == make_error_code(transport::Error::denied))
        return "denied";
    if (useless == make_error_code(transport::Error::busy))
        return "busy";
    if (useless == make_error_code(id_card::Error::garbledAnswer))
        return "garbled";
    const bool noModule = useless == make_error_code(id_card::Error::selfTestFailed) ||
                          useless == make_error_code(id_card::Error::readerNotAuthorised);
    return noModule ? "security_module" : "";
}

} // namespace fifteen::adapters
