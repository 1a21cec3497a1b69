// SPDX-License-Identifier: Apache-2.0
#include "adapters/sdt_card_reader.hpp"

#include "id_card/reader_service.hpp"

#include <QMessageAuthenticationCode>
#include <QMetaObject>

namespace fifteen::adapters {

namespace {

CardHolder holderOf(const id_card::Card& card) {
    return {.maskedName = card.maskedName, .idHash = card.idHash, .birth = card.birth, .validTo = card.validTo};
}

CardReadTrouble troubleOf(id_card::ReadTrouble trouble) {
    switch (trouble) {
    case id_card::ReadTrouble::notRead:
        return CardReadTrouble::notRead;
    case id_card::ReadTrouble::unknownCard:
        return CardReadTrouble::unknownCard;
    case id_card::ReadTrouble::readerGone:
        break;
    }
    return CardReadTrouble::readerGone;
}

} // namespace

class SdtCardReader::Driver {
public:
    Driver(SdtCardReader& reader, std::unique_ptr<transport::DeviceSource> source, const QByteArray& key)
        : reader_(reader)
        , service_(
              std::move(source),
              [key](std::span<const char> number) {
                  return personReference(key, {number.data(), static_cast<qsizetype>(number.size())});
              },
              [this](const id_card::ReaderEvent& event) { cross(event); }) {}

private:
    /// On the service's thread. A queued call to an object that has gone meanwhile is dropped by Qt.
    void cross(const id_card::ReaderEvent& event) {
        QMetaObject::invokeMethod(
            &reader_, [this, event] { std::visit([this](const auto& happened) { tell(happened); }, event); },
            Qt::QueuedConnection);
    }

    void tell(const id_card::CardFound&) { emit reader_.cardFound(); }

    void tell(const id_card::CardRead& read) { emit reader_.cardRead(holderOf(read.card)); }

    void tell(const id_card::CardFailed& failed) { emit reader_.cardFailed(troubleOf(failed.trouble)); }

    void tell(const id_card::CardRemoved&) { emit reader_.cardRemoved(); }

    void tell(const id_card::ReaderPresent& event) {
        if (reader_.present_ == event.present)
            return;
        reader_.present_ = event.present;
        emit reader_.presentChanged(event.present);
    }

    SdtCardReader& reader_;
    id_card::ReaderService service_;
};

SdtCardReader::SdtCardReader(std::unique_ptr<transport::DeviceSource> source, QByteArray key, QObject* parent)
    : CardReader(parent)
    , driver_(std::make_unique<Driver>(*this, std::move(source), key)) {}

SdtCardReader::~SdtCardReader() = default;

std::string personReference(const QByteArray& key, QByteArrayView number) {
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, key);
    code.addData(number.data(), number.size());
    return code.result().toHex().toStdString();
}

} // namespace fifteen::adapters
