// SPDX-License-Identifier: Apache-2.0
#include "id_card/error.hpp"

#include <string>

namespace fifteen::id_card {

namespace {

const char* textOf(Error error) {
    switch (error) {
    case Error::readerGone:
        return "the reader is not there";
    case Error::noAnswer:
        return "the reader does not answer";
    case Error::garbledAnswer:
        return "the reader's answer is garbled";
    case Error::interrupted:
        return "interrupted";
    case Error::transportFailed:
        return "the connection to the reader failed";
    case Error::requestChecksum:
        return "the reader found a wrong checksum in the request";
    case Error::requestLength:
        return "the reader found a wrong length in the request";
    case Error::unknownCommand:
        return "the reader does not know the command";
    case Error::notPermitted:
        return "the reader does not permit the command";
    case Error::readerUnknownError:
        return "the reader reports an unknown error";
    case Error::cardRejectsReader:
        return "the card does not accept the reader";
    case Error::readerRejectsCard:
        return "the reader does not accept the card";
    case Error::verificationFailed:
        return "the card's information does not verify";
    case Error::wrongCardType:
        return "not an identity card";
    case Error::readFailed:
        return "the card could not be read";
    case Error::randomFailed:
        return "the reader has no random number";
    case Error::selfTestFailed:
        return "the reader's security module failed its self-test";
    case Error::readerNotAuthorised:
        return "the reader's security module is not authorised";
    case Error::noCard:
        return "no card";
    case Error::selectFailed:
        return "the card could not be selected";
    case Error::itemEmpty:
        return "the card has no such item";
    case Error::unknownStatus:
        return "the reader answers with an unknown status";
    case Error::severalCards:
        return "more than one card, or one that cannot be selected";
    case Error::badText:
        return "the card's text has no known layout";
    case Error::badNumber:
        return "the card's number is not a valid one";
    }
    return "unknown ID card error";
}

class Category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "fifteen.id_card"; }

    std::string message(int value) const override { return textOf(static_cast<Error>(value)); }
};

} // namespace

const boost::system::error_category& errorCategory() noexcept {
    static const Category category;
    return category;
}

} // namespace fifteen::id_card
