// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QMap>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace fifteen::adapters {

/// An HTTP server that answers as badly as a test wants it to.
class ScriptedServer {
public:
    struct Request {
        QByteArray method;
        QByteArray path;
        QByteArray key; ///< Idempotency-Key
        QByteArray contentType;
        QByteArray body;
    };

    struct Answer {
        QByteArray bytes;   ///< sent as they are
        bool close = true;  ///< then the connection ends
        bool never = false; ///< nothing is sent, the connection stays
        std::chrono::milliseconds after{0};
    };

    using Script = std::function<Answer(const Request& request, int count)>; ///< count: from 1

    static Answer json(int status, const QByteArray& body, const QByteArray& type = "application/json") {
        return {.bytes = "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: " + type +
                         "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
                         body};
    }

    static Answer problem(int status, const QByteArray& code) {
        return json(status,
                    R"({"type":"about:blank","title":"t","status":)" + QByteArray::number(status) +
                        R"(,"detail":"d","code":")" + code + "\"}",
                    "application/problem+json");
    }

    static Answer hang() { return {.bytes = {}, .close = false, .never = true}; }

    static Answer hangUp() { return {.bytes = {}, .close = true}; }

    explicit ScriptedServer(Script script)
        : script_(std::move(script)) {
        QObject::connect(&server_, &QTcpServer::newConnection, &server_, [this] { accept(); });
    }

    bool listen(quint16 port = 0) { return server_.listen(QHostAddress::LocalHost, port); }

    quint16 port() const { return server_.serverPort(); }

    QUrl url() const { return QUrl("http://127.0.0.1:" + QString::number(server_.serverPort())); }

    std::vector<Request> requests;

private:
    void accept() {
        while (QTcpSocket* socket = server_.nextPendingConnection()) {
            auto received = std::make_shared<QByteArray>();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, received] {
                *received += socket->readAll();
                take(socket, *received);
            });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    }

    static QByteArray header(const QByteArray& head, const QByteArray& name) {
        for (const QByteArray& line : head.split('\n'))
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        return {};
    }

    void take(QTcpSocket* socket, QByteArray& received) {
        const auto end = received.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = received.left(end);
        const int length = header(head, "Content-Length").toInt();
        if (received.size() < end + 4 + length)
            return;
        const auto words = head.left(head.indexOf('\r')).split(' ');
        requests.push_back({.method = words.value(0),
                            .path = words.value(1),
                            .key = header(head, "Idempotency-Key"),
                            .contentType = header(head, "Content-Type"),
                            .body = received.mid(end + 4, length)});
        received.clear();
        const Answer answer = script_(requests.back(), static_cast<int>(requests.size()));
        if (answer.never)
            return;
        QTimer::singleShot(answer.after, socket, [socket, answer] {
            socket->write(answer.bytes);
            if (answer.close)
                socket->disconnectFromHost();
        });
    }

    Script script_;
    QTcpServer server_;
};

/// A port on which nobody listens, for the moment.
inline quint16 freePort() {
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    return probe.serverPort();
}

} // namespace fifteen::adapters
