// SPDX-License-Identifier: Apache-2.0
#include "social_card/social_card.hpp"

#include "id_card/date.hpp"
#include "id_card/number.hpp"
#include "social_card/fields.hpp"

#include <algorithm>

namespace fifteen::social_card {

namespace {

constexpr int kLargestChain = 4; // answers in pieces; no item here needs more than one
// So many must be left for us to send a PIN: it is the holder's own who pays for a wrong one.
constexpr int kFewestTries = 3;
constexpr std::size_t kOnlyLe = 5; // bytes of a command that has no data: its last is the length of the answer

Error toError(const boost::system::error_code& code) {
    if (code == transport::Error::noDevice || code == transport::Error::empty) {
        return Error::cardGone;
    }
    if (code == transport::Error::interrupted) {
        return Error::interrupted;
    }
    if (code == transport::Error::timedOut) {
        return Error::noAnswer;
    }
    if (code == transport::Error::overflow) {
        return Error::garbledAnswer;
    }
    return Error::transportFailed;
}

/// The card is well and said no to this way of asking.
bool isRefusal(const boost::system::error_code& error) {
    static constexpr Error kRefusals[]{
        Error::badRecord,       Error::endOfFile,    Error::wrongLength,  Error::wrongFileKind, Error::conditionsNotMet,
        Error::noFileSelected,  Error::wrongData,    Error::notSupported, Error::fileNotFound,  Error::recordNotFound,
        Error::wrongParameters, Error::itemNotFound, Error::unknownStatus};
    return std::ranges::any_of(kRefusals, [&](Error refusal) { return error == refusal; });
}

/// Why the environment was refused. A card, or an application, that was locked by who gave it out says so to the very
/// first command.
boost::system::error_code whyNoEnvironment(const boost::system::error_code& error) {
    const bool locked =
        error == Error::notSupported || error == Error::fileInvalid || error == Error::applicationLocked;
    return locked ? make_error_code(Error::cardLocked) : error;
}

} // namespace

SocialCard::SocialCard(transport::Transport& transport, id_card::KeyedHash hash, SocialCardOptions options)
    : transport_(transport)
    , hash_(std::move(hash))
    , options_(std::move(options)) {}

Result<Card> SocialCard::read() {
    selected_.reset();
    way_ = Way::byTag;
    selectBy_ = SelectBy::child;
    if (const auto selected = exchange(selectEnvironment()); !selected) {
        return whyNoEnvironment(selected.error());
    }
    const auto generation = field(Item::version, decodeGeneration);
    if (!generation) {
        return generation.error();
    }
    generation_ = *generation;
    const auto validTo = field(Item::expiry, decodeExpiry);
    if (!validTo) {
        return validTo.error();
    }
    const auto number = field(Item::number, decodeNumber);
    if (!number) {
        return number.error();
    }
    const auto name = field(Item::name, decodeMaskedName);
    if (!name) {
        return name.error();
    }
    const auto birth = field(Item::birth, decodeDate);
    if (!birth) {
        return birth.error();
    }
    if (id_card::dateOfDigits(id_card::birthOfNumber(number->view())) != *birth) {
        return Error::badNumber;
    }
    return Card{*generation, *name, hash_(number->view()), *birth, *validTo};
}

Result<id_card::Presence> SocialCard::waitUntilGone(std::chrono::milliseconds timeout) {
    SecretBytes late(kLargestResponse); // to a command that was given up; a card says nothing of itself
    const auto received = transport_.receive(transport_.endpoints().bulkIn.front(), late, timeout);
    if (received || received.error() == transport::Error::timedOut) {
        return id_card::Presence::there;
    }
    const auto error = toError(received.error());
    return error == Error::cardGone ? Result<id_card::Presence>(id_card::Presence::gone) : error;
}

template <typename Decode>
auto SocialCard::field(Item wanted, Decode decode) -> std::invoke_result_t<Decode, std::span<const std::uint8_t>> {
    const auto value = item(wanted);
    if (!value) {
        return value.error();
    }
    return decode(*value);
}

Result<SecretBytes> SocialCard::item(Item wanted) {
    auto value = itemEitherWay(wanted);
    const bool wantsPin = value.has_error() && value.error() == Error::pinNeeded;
    if (wantsPin && !options_.regionalPin.empty() && !std::exchange(pinSent_, true)) {
        if (const auto accepted = sendPin(); !accepted) {
            return accepted.error();
        }
        value = itemEitherWay(wanted);
    }
    return value;
}

// Field code reads by tag or by record; which a card knows depends on who made it. Tags are the same in every
// generation, so they are tried first.
Result<SecretBytes> SocialCard::itemEitherWay(Item wanted) {
    auto value = itemIn(way_, wanted);
    if (way_ == Way::byTag && value.has_error() && isRefusal(value.error())) {
        value = itemIn(Way::byRecord, wanted);
        if (value) {
            way_ = Way::byRecord;
        }
    }
    return value;
}

Result<SecretBytes> SocialCard::itemIn(Way way, Item wanted) {
    const auto file = placeOf(wanted).file;
    if (way == Way::byTag && selected_ != file) {
        if (const auto selected = select(file); !selected) {
            return selected.error();
        }
        selected_ = file;
    }
    const auto record = exchange(way == Way::byTag ? readByTag(wanted) : readByRecord(wanted, generation_));
    if (!record) {
        return record.error();
    }
    const auto value = valueOf(wanted, *record);
    if (!value) {
        return value.error();
    }
    return SecretBytes(value->begin(), value->end());
}

// Which of the two a card knows is learned once a reading.
Result<void> SocialCard::select(File file) {
    const auto selected = exchange(selectFile(file, selectBy_));
    if (selected) {
        return {};
    }
    if (selectBy_ == SelectBy::child && isRefusal(selected.error()) &&
        exchange(selectFile(file, SelectBy::identifier))) {
        selectBy_ = SelectBy::identifier;
        return {};
    }
    return selected.error();
}

Result<void> SocialCard::sendPin() {
    const auto asked = exchangeOnce(askPinTries());
    if (!asked) {
        return asked.error();
    }
    if (asked->triesLeft().value_or(0) < kFewestTries) {
        return Error::pinNeeded;
    }
    const auto verified = exchangeOnce(verifyPin(options_.regionalPin));
    return verified ? verified->outcome() : verified.error();
}

Result<SecretBytes> SocialCard::exchange(const SecretBytes& command) {
    auto response = exchangeAtLength(command);
    SecretBytes data;
    for (int pieces = 0; response; ++pieces) {
        data.insert(data.end(), response->data.begin(), response->data.end());
        const auto more = response->moreToFetch();
        if (!more) {
            const auto outcome = response->outcome();
            return outcome ? Result<SecretBytes>(std::move(data)) : outcome.error();
        }
        if (pieces == kLargestChain) {
            return Error::garbledAnswer;
        }
        response = exchangeAtLength(getResponse(*more));
    }
    return response.error();
}

Result<Response> SocialCard::exchangeAtLength(const SecretBytes& command) {
    auto response = exchangeOnce(command);
    const auto size = response ? response->lengthToAsk() : std::nullopt;
    if (!size || command.size() != kOnlyLe) {
        return response;
    }
    auto corrected = command;
    corrected.back() = *size;
    return exchangeOnce(corrected);
}

Result<Response> SocialCard::exchangeOnce(const SecretBytes& command) {
    const auto sent = transport_.send(transport_.endpoints().bulkOut.front(), command, options_.answer);
    if (!sent) {
        return toError(sent.error());
    }
    if (*sent != command.size()) {
        return Error::noAnswer;
    }
    SecretBytes bytes(kLargestResponse);
    const auto received = transport_.receive(transport_.endpoints().bulkIn.front(), bytes, options_.answer);
    if (!received) {
        return toError(received.error());
    }
    return parseResponse(std::span(bytes).first(*received));
}

} // namespace fifteen::social_card
