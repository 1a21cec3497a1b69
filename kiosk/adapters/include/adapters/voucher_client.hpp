// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/card_reader.hpp"
#include "flows/visit_state.hpp"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <variant>

namespace fifteen::adapters {

/// Asks a gateway of the site whose 医保电子凭证 was scanned. The platform's own interface is not public and differs
/// from province to province (devices.md 2.2), so that each site puts a small program of its own before it:
///
///   POST {url}  {"code":"424..."}  ->  200 {"id_number":"...","name":"..."} | 404: too old, or nobody's
///
/// Code, number and name are in no log and are kept no longer than the exchange. One thread: Qt's.
class VoucherClient : public QObject {
    Q_OBJECT

public:
    struct Options {
        QUrl url;       ///< empty: this site cannot ask
        QByteArray key; ///< under which ID numbers become person references
        std::chrono::milliseconds patience{6000};
    };

    using Answer = std::variant<CardHolder, flows::CardTrouble>;

    explicit VoucherClient(Options options, QObject* parent = nullptr);

    /// `answer` is called once, within `patience`; at once where the site cannot ask.
    void decode(const std::string& code, std::function<void(const Answer&)> answer);

private:
    Options options_;
    QNetworkAccessManager network_;
};

} // namespace fifteen::adapters
