// SPDX-License-Identifier: Apache-2.0
#include "social_card/error.hpp"

#include <string>

namespace fifteen::social_card {

namespace {

const char* textOf(Error error) {
    switch (error) {
    case Error::cardGone:
        return "the card is not there";
    case Error::noAnswer:
        return "the card does not answer";
    case Error::garbledAnswer:
        return "the card's answer is garbled";
    case Error::interrupted:
        return "interrupted";
    case Error::transportFailed:
        return "the connection to the card failed";
    case Error::dataDamaged:
        return "the card doubts its own data";
    case Error::endOfFile:
        return "the card's file ends too early";
    case Error::fileInvalid:
        return "the card's file is not in use";
    case Error::memoryFailed:
        return "the card's memory failed";
    case Error::wrongLength:
        return "the card does not accept the length";
    case Error::featureNotOnCard:
        return "the card lacks a feature that was asked for";
    case Error::wrongFileKind:
        return "the card's file is of another kind";
    case Error::pinNeeded:
        return "the card wants a PIN";
    case Error::pinBlocked:
        return "the card's PIN is blocked";
    case Error::pinRefused:
        return "the card refused the PIN";
    case Error::conditionsNotMet:
        return "the card does not permit this now";
    case Error::noFileSelected:
        return "the card has no file selected";
    case Error::secureMessaging:
        return "the card wants secure messaging";
    case Error::wrongData:
        return "the card does not accept the data";
    case Error::notSupported:
        return "the card does not support this, or is locked";
    case Error::fileNotFound:
        return "the card has no such application or file";
    case Error::recordNotFound:
        return "the card has no such record";
    case Error::wrongParameters:
        return "the card does not accept the parameters";
    case Error::itemNotFound:
        return "the card has no such item";
    case Error::unknownCommand:
        return "the card does not know the command";
    case Error::unknownClass:
        return "the card does not know this class of commands";
    case Error::cardFailure:
        return "the card failed and gives no reason";
    case Error::applicationLocked:
        return "the card's application is locked for good";
    case Error::unknownStatus:
        return "the card answers with an unknown status";
    case Error::cardLocked:
        return "the card was locked by who gave it out";
    case Error::badRecord:
        return "the card's record is not the one asked for";
    case Error::unknownGeneration:
        return "the card is of an unknown generation";
    case Error::badName:
        return "the card's name cannot be read";
    case Error::badDate:
        return "a date on the card is none";
    case Error::badNumber:
        return "the card's identity number is not a valid one";
    }
    return "unknown social-security card error";
}

class Category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "fifteen.social_card"; }

    std::string message(int value) const override { return textOf(static_cast<Error>(value)); }
};

} // namespace

const boost::system::error_category& errorCategory() noexcept {
    static const Category category;
    return category;
}

} // namespace fifteen::social_card
