// SPDX-License-Identifier: Apache-2.0
#include "id_card/reader_service.hpp"

#include "transport/device_thread.hpp"

namespace fifteen::id_card {

namespace {

/// What is in the reader and makes it one, the security module, does not work.
bool isBroken(const boost::system::error_code& error) {
    return error == Error::selfTestFailed || error == Error::readerNotAuthorised;
}

/// Reader and program do not understand each other. Not what a reader says of a card: a bus card lies there, and the
/// reader is well.
bool isNonsense(const boost::system::error_code& error) {
    return error == Error::garbledAnswer || error == Error::requestChecksum || error == Error::requestLength ||
           error == Error::unknownCommand || error == Error::notPermitted || error == Error::readerUnknownError;
}

/// No use in asking this reader again: it has to be opened anew, or is gone.
bool isLost(const boost::system::error_code& error) {
    return error == Error::readerGone || error == Error::interrupted || error == Error::transportFailed ||
           isBroken(error);
}

} // namespace

ReadTrouble troubleOf(const boost::system::error_code& error) {
    if (isLost(error) || error == Error::noAnswer) {
        return ReadTrouble::readerGone;
    }
    if (error == Error::severalCards) {
        return ReadTrouble::severalCards;
    }
    for (const auto unknown : {Error::wrongCardType, Error::cardRejectsReader, Error::readerRejectsCard,
                               Error::verificationFailed, Error::badText, Error::badNumber}) {
        if (error == unknown) {
            return ReadTrouble::unknownCard;
        }
    }
    return ReadTrouble::notRead;
}

class ReaderService::Work {
public:
    Work(std::unique_ptr<transport::DeviceSource> source, KeyedHash hash, Callback emit, ReaderServiceTiming timing)
        : hash_(std::move(hash))
        , emit_(std::move(emit))
        , timing_(timing)
        , thread_(std::move(source), timing.reopenEvery) {
        thread_.start(
            [this](transport::Transport& transport) { serve(transport); },
            [this](const boost::system::error_code& error) { tellPresent(false, transport::withheld(error)); });
    }

private:
    void serve(transport::Transport& transport) {
        Reader reader(transport, hash_, timing_.reader);
        int silent = 0;
        int garbled = 0;
        while (!thread_.stopping()) {
            const auto found = reader.find();
            const auto error = found ? boost::system::error_code{} : found.error();
            if (isBroken(error)) {
                tellPresent(false, error);
                return;
            }
            if (isLost(error)) {
                return;
            }
            silent = error == Error::noAnswer ? silent + 1 : 0;
            garbled = isNonsense(error) ? garbled + 1 : 0;
            if (silent >= timing_.silentFinds) {
                return;
            }
            if (garbled >= timing_.garbledFinds) {
                tellPresent(false, Error::garbledAnswer);
            } else if (silent == 0 && garbled == 0) {
                tellPresent(true);
            }
            if (found && !serveCard(reader)) {
                return;
            }
            thread_.pause(timing_.findEvery);
        }
    }

    /// False when the reader is lost.
    bool serveCard(Reader& reader) {
        emit(CardFound{});
        const auto card = readWithTries(reader);
        bool readerThere = true;
        if (card) {
            emit(CardRead{*card});
            readerThere = waitUntilGone([&] { return reader.presence(); });
        } else {
            emit(CardFailed{troubleOf(card.error())});
            readerThere = !isLost(card.error()) && card.error() != Error::noAnswer &&
                          waitUntilUnreadCardLeaves(reader, card.error() == Error::severalCards);
        }
        emit(CardRemoved{});
        return readerThere;
    }

    Result<Card> readWithTries(Reader& reader) {
        auto card = readOnce(reader);
        for (int tries = 1; tries < timing_.readTries && !card && troubleOf(card.error()) == ReadTrouble::notRead;
             ++tries) {
            const auto again = reader.find();
            if (!again) {
                return again.error() == Error::noCard ? card.error() : again.error();
            }
            card = readOnce(reader);
        }
        return liesThereUnselectable(reader, card) ? Error::severalCards : card;
    }

    /// A card that is being lifted cannot be selected either, but neither is it found any more.
    static bool liesThereUnselectable(Reader& reader, const Result<Card>& card) {
        return card.has_error() && card.error() == Error::selectFailed && reader.find();
    }

    static Result<Card> readOnce(Reader& reader) {
        const auto selected = reader.select();
        return selected ? reader.read() : Result<Card>(selected.error());
    }

    // A card that was not read is still found by find. One miss may be a trembling hand. Of several cards the one that
    // is left is a new one as soon as it can be selected: who takes the others away does what was asked, and is not to
    // lay it on once more.
    bool waitUntilUnreadCardLeaves(Reader& reader, bool several) {
        int missed = 0;
        return waitUntilGone([&]() -> Result<Presence> {
            const auto found = reader.find();
            if (found && several && reader.select()) {
                return Presence::gone;
            }
            if (found) {
                missed = 0;
            } else if (found.error() == Error::noCard) {
                ++missed;
            } else {
                return found.error();
            }
            return missed >= 2 ? Presence::gone : Presence::there;
        });
    }

    /// False when the reader is lost, or silent for too long.
    template <typename Look>
    bool waitUntilGone(Look look) {
        int silent = 0;
        while (thread_.pause(timing_.removalEvery)) {
            const auto answer = look();
            if (answer && *answer == Presence::gone) {
                return true;
            }
            if (answer) {
                silent = 0;
            } else if (isLost(answer.error()) || ++silent >= timing_.silentFinds) {
                return false;
            }
        }
        return false;
    }

    void tellPresent(bool present, const boost::system::error_code& useless = {}) {
        if (present_ != present || useless_ != useless) {
            present_ = present;
            useless_ = useless;
            emit(ReaderPresent{present, useless});
        }
    }

    void emit(const ReaderEvent& event) {
        if (!thread_.stopping()) {
            emit_(event);
        }
    }

    const KeyedHash hash_;
    const Callback emit_;
    const ReaderServiceTiming timing_;
    std::optional<bool> present_;
    boost::system::error_code useless_;
    transport::DeviceThread thread_; ///< last: it uses all of the above
};

ReaderService::ReaderService(std::unique_ptr<transport::DeviceSource> source, KeyedHash hash, Callback emit,
                             ReaderServiceTiming timing)
    : work_(std::make_unique<Work>(std::move(source), std::move(hash), std::move(emit), timing)) {}

ReaderService::~ReaderService() = default;

} // namespace fifteen::id_card
