// SPDX-License-Identifier: Apache-2.0
#include "adapters/voucher_client.hpp"

#include "adapters/driver_card_reader.hpp"
#include "id_card/number.hpp"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QNetworkReply>

#include <charconv>

namespace fifteen::adapters {

namespace {

using flows::CardTrouble;

constexpr qint64 kLongestAnswer = 4096; // bytes: a number and a name
constexpr int kOk = 200;
constexpr int kNotFound = 404;

std::optional<std::chrono::year_month_day> dateOf(std::string_view digits) {
    const auto part = [digits](std::size_t from, std::size_t size) {
        int value = -1;
        std::from_chars(digits.data() + from, digits.data() + from + size, value);
        return value;
    };
    const std::chrono::year_month_day date(std::chrono::year(part(0, 4)),
                                           std::chrono::month(static_cast<unsigned>(part(4, 2))),
                                           std::chrono::day(static_cast<unsigned>(part(6, 2))));
    return date.ok() ? std::optional(date) : std::nullopt;
}

/// The first character and a star, as drivers/id-card does it. A surrogate pair is one character.
std::string masked(const QString& name) {
    const qsizetype units = !name.isEmpty() && name.front().isHighSurrogate() ? 2 : 1;
    return name.isEmpty() ? std::string() : name.first(std::min(units, name.size())).toStdString() + "*";
}

std::optional<CardHolder> holderOf(const QByteArray& body, const QByteArray& key) {
    const auto answer = QJsonDocument::fromJson(body).object();
    auto number = answer.value(QStringLiteral("id_number")).toString().toLatin1();
    const std::string_view digits(number.constData(), static_cast<std::size_t>(number.size()));
    std::optional<CardHolder> holder;
    if (id_card::isValidNumber18(digits)) {
        if (const auto birth = dateOf(id_card::birthOfNumber(digits)))
            holder = CardHolder{.maskedName = masked(answer.value(QStringLiteral("name")).toString().trimmed()),
                                .idHash = personReference(key, number),
                                .birth = *birth,
                                .validTo = std::nullopt};
    }
    number.fill('\0');
    return holder;
}

} // namespace

VoucherClient::VoucherClient(Options options, QObject* parent)
    : QObject(parent)
    , options_(std::move(options)) {
    network_.setProxy(QNetworkProxy::NoProxy);
    network_.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

void VoucherClient::decode(const std::string& code, std::function<void(const Answer&)> answer) {
    if (options_.url.isEmpty()) {
        answer(CardTrouble::voucherUnsupported);
        return;
    }
    QNetworkRequest request(options_.url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setTransferTimeout(static_cast<int>(options_.patience.count()));
    const QJsonObject question{{QStringLiteral("code"), QString::fromStdString(code)}};
    QNetworkReply* const reply = network_.post(request, QJsonDocument(question).toJson(QJsonDocument::Compact));
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received) {
        if (received > kLongestAnswer)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, answer = std::move(answer)] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        auto body = reply->read(kLongestAnswer);
        const auto holder =
            status == kOk && reply->error() == QNetworkReply::NoError ? holderOf(body, options_.key) : std::nullopt;
        body.fill('\0');
        if (holder)
            answer(*holder);
        else
            answer(status == kNotFound ? CardTrouble::voucherRefused : CardTrouble::voucherUnreachable);
    });
}

} // namespace fifteen::adapters
