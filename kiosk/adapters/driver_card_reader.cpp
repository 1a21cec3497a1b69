// SPDX-License-Identifier: Apache-2.0
#include "adapters/driver_card_reader.hpp"

#include "device_words.hpp"
#include "id_card/reader_service.hpp"
#include "social_card/social_card_service.hpp"

#include <QMessageAuthenticationCode>
#include <QMetaObject>

#include <utility>

namespace fifteen::adapters {

namespace {

/// Either driver's card.
template <class Card>
CardHolder holderOf(const Card& card) {
    return {.maskedName = card.maskedName, .idHash = card.idHash, .birth = card.birth, .validTo = card.validTo};
}

CardReadTrouble troubleOf(id_card::ReadTrouble trouble) {
    switch (trouble) {
    case id_card::ReadTrouble::notRead:
        return CardReadTrouble::notRead;
    case id_card::ReadTrouble::severalCards:
        return CardReadTrouble::severalCards;
    case id_card::ReadTrouble::silent:
        return CardReadTrouble::silent;
    case id_card::ReadTrouble::blocked:
        return CardReadTrouble::blocked;
    case id_card::ReadTrouble::unknownCard:
        return CardReadTrouble::unknownCard;
    case id_card::ReadTrouble::readerGone:
        break;
    }
    return CardReadTrouble::readerGone;
}

id_card::KeyedHash hashUnder(const QByteArray& key) {
    return [key](std::span<const char> number) {
        return personReference(key, {number.data(), static_cast<qsizetype>(number.size())});
    };
}

} // namespace

class DriverCardReader::Driver {
public:
    Driver() = default;
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;
    virtual ~Driver() = default;
};

/// The drivers' services are alike: made of a source and a hash, telling of the same events.
template <class Service>
class DriverCardReader::DriverOf final : public Driver {
public:
    template <class... Options>
    DriverOf(DriverCardReader& reader, std::unique_ptr<transport::DeviceSource> source, const QByteArray& key,
             Options... options)
        : reader_(reader)
        , service_(
              std::move(source), hashUnder(key), [this](const auto& event) { cross(event); }, std::move(options)...) {}

private:
    /// On the service's thread. A queued call to an object that has gone meanwhile is dropped by Qt.
    template <class Event>
    void cross(const Event& event) {
        QMetaObject::invokeMethod(
            &reader_, [this, event] { std::visit([this](const auto& happened) { tell(happened); }, event); },
            Qt::QueuedConnection);
    }

    template <class Read>
    void tell(const Read& read) {
        emit reader_.cardRead(holderOf(read.card));
    }

    void tell(const id_card::CardFound&) { emit reader_.cardFound(); }

    void tell(const id_card::CardFailed& failed) { emit reader_.cardFailed(troubleOf(failed.trouble)); }

    void tell(const id_card::CardRemoved&) { emit reader_.cardRemoved(); }

    void tell(const id_card::ReaderPresent& event) {
        const auto before = std::exchange(reader_.trouble_, wordOf(event.useless));
        if (before != reader_.trouble_)
            emit reader_.troubleChanged();
        if (std::exchange(reader_.present_, event.present) != event.present)
            emit reader_.presentChanged(event.present);
    }

    DriverCardReader& reader_;
    Service service_;
};

DriverCardReader::DriverCardReader() = default;
DriverCardReader::~DriverCardReader() = default;

std::unique_ptr<DriverCardReader> DriverCardReader::idCards(std::unique_ptr<transport::DeviceSource> source,
                                                            const QByteArray& key) {
    std::unique_ptr<DriverCardReader> reader(new DriverCardReader);
    reader->driver_ = std::make_unique<DriverOf<id_card::ReaderService>>(*reader, std::move(source), key);
    return reader;
}

std::unique_ptr<DriverCardReader> DriverCardReader::socialCards(std::unique_ptr<transport::DeviceSource> source,
                                                                const QByteArray& key, std::string regionalPin) {
    std::unique_ptr<DriverCardReader> reader(new DriverCardReader);
    social_card::SocialCardServiceOptions options;
    options.card.regionalPin = std::move(regionalPin);
    reader->driver_ =
        std::make_unique<DriverOf<social_card::SocialCardService>>(*reader, std::move(source), key, options);
    return reader;
}

std::string personReference(const QByteArray& key, QByteArrayView number) {
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, key);
    code.addData(number.data(), number.size());
    return code.result().toHex().toStdString();
}

} // namespace fifteen::adapters
