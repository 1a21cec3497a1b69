// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/result.hpp"
#include "protocol/messages.hpp"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class QNetworkReply;

namespace fifteen::adapters {

/// The server's HTTP interface for a kiosk or a screen. One thread: Qt's. Every POST carries its own Idempotency-Key
/// and is repeated under the same key, with growing pauses, while the server is down, restarting or silent, so that it
/// happens once however often it is sent. No answer of the server, however wrong, does more than give a Failure.
class ServerClient : public QObject {
    Q_OBJECT

public:
    struct Options {
        QUrl server;                                    ///< "http://127.0.0.1:8015"
        std::chrono::milliseconds attemptTimeout{3000}; ///< of one try
        std::chrono::milliseconds retryFirst{250};      ///< pause after the first failed try; doubles
        std::chrono::milliseconds retryLongest{3000};
    };

    template <class Value>
    using Handler = std::function<void(Result<Value>)>;

    explicit ServerClient(Options options, QObject* parent = nullptr);
    ~ServerClient() override;

    /// One try: whoever wants the site asks again when the stream is back.
    void getSite(Handler<protocol::Site> answer);

    /// `answer` is called once, within `patience`. If it was a failure and yet the server may have issued the ticket,
    /// the client goes on asking under the same key until it knows, and gives the ticket nobody waits for any more to
    /// `late`.
    void issueTicket(const protocol::IssueTicket& body, std::chrono::milliseconds patience,
                     Handler<protocol::Ticket> answer, std::function<void(protocol::Ticket)> late);

    /// As issueTicket. Asked for the same appointment again it gives the same ticket.
    void checkIn(const std::string& appointment, const protocol::CheckIn& body, std::chrono::milliseconds patience,
                 Handler<protocol::Ticket> answer, std::function<void(protocol::Ticket)> late);

    /// One try each; `answer` is called within `attemptTimeout`. Today's appointments nobody has come for yet.
    void findAppointmentsByCode(const std::string& code, Handler<protocol::Appointments> answer);
    void findAppointmentsByPerson(const std::string& idHash, Handler<protocol::Appointments> answer);

    /// Repeated until the server has answered, however long that takes.
    void reportPrint(const std::string& ticket, const protocol::PrintResult& body, Handler<protocol::Ticket> answer);
    void cancelTicket(const std::string& ticket, const protocol::CancelTicket& body, Handler<protocol::Ticket> answer);

    /// Repeated within `patience`.
    void askHelp(const protocol::AskHelp& body, std::chrono::milliseconds patience,
                 Handler<protocol::HelpRequest> answer);

    /// A command of a desk, `verb` as it stands in its address; for the server's own machine. Repeated within
    /// `patience`.
    template <class Message>
    void deskCommand(int desk, std::string_view verb, const Message& body, std::chrono::milliseconds patience,
                     Handler<protocol::DeskAnswer> answer);
    void rateService(int desk, const protocol::RateService& body, std::chrono::milliseconds patience,
                     Handler<protocol::Rating> answer);

    /// How a desk's devices are; for the server's own machine. Repeated within `patience`.
    void reportDevices(int desk, const protocol::ReportDevices& body, std::chrono::milliseconds patience,
                       Handler<protocol::DeskDevices> answer);

    /// POSTs that the server has not answered yet.
    int unanswered() const;

private:
    struct Post;
    struct Reply;
    using PostPointer = std::shared_ptr<Post>;

    PostPointer newPost(const std::string& path, std::string body);
    template <class Value>
    void get(const std::string& path, Handler<Value> answer);
    void start(const PostPointer& post, std::optional<std::chrono::milliseconds> patience);
    void send(const PostPointer& post);
    void judge(const PostPointer& post, const Reply& reply);
    void again(const PostPointer& post, const Failure& failure);
    void give(const PostPointer& post, const Failure& failure);
    static void giveWay(Post& post);
    void forget(const PostPointer& post);
    void watch(QNetworkReply* reply, std::function<void(const Reply&)> done);
    QNetworkRequest request(const QString& path) const;

    Options options_;
    QNetworkAccessManager network_;
    std::vector<PostPointer> posts_;
};

} // namespace fifteen::adapters
