// SPDX-License-Identifier: Apache-2.0
#include "adapters/server_client.hpp"

#include "protocol/codec.hpp"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>
#include <QUuid>

#include <algorithm>

namespace fifteen::adapters {

namespace {

constexpr int answeredPosts = 400; // from this status on the server says that it did nothing

std::string_view viewOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// Refusals that pass by themselves: the server is starting, stopping, overloaded, or its disk is.
bool passes(int status) {
    return status >= 500 || status == 408 || status == 425 || status == 429;
}

/// The try never reached the server, so that nothing can have happened because of it.
bool neverSent(QNetworkReply::NetworkError error) {
    return error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError ||
           error == QNetworkReply::NetworkSessionFailedError;
}

} // namespace

struct ServerClient::Reply {
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    int status = 0; ///< 0: no HTTP answer
    QByteArray body;
    bool timedOut = false;
    bool tooLong = false;

    Failure failure() const {
        if (timedOut)
            return {.error = Error::timedOut};
        if (status == 0)
            return {.error = Error::unreachable};
        if (tooLong || status < answeredPosts)
            return {.error = Error::nonsense};
        auto problem = protocol::decodeLenient<protocol::Problem>(viewOf(body));
        if (!problem)
            return {.error = Error::nonsense, .status = status};
        return {.error = Error::refused, .status = status, .code = problem->code, .ticketState = problem->ticket_state};
    }
};

struct ServerClient::Post {
    QNetworkRequest request;
    QByteArray body;
    std::chrono::milliseconds pause{};
    bool given = false;           ///< the caller has had an answer or a failure
    bool mayHaveHappened = false; ///< a try reached the server, and what came of it is not known
    bool over = false;            ///< patience has ended
    bool mustKnow = false;        ///< what may have happened has to be undone: go on until it is known
    Failure lastFailure{.error = Error::timedOut};
    std::function<bool(const QByteArray&, bool late)> accept; ///< false: not what the contract says
    std::function<void(const Failure&)> fail;
};

ServerClient::ServerClient(Options options, QObject* parent)
    : QObject(parent)
    , options_(std::move(options)) {
    network_.setProxy(QNetworkProxy::NoProxy);
    network_.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

ServerClient::~ServerClient() = default;

int ServerClient::unanswered() const {
    return static_cast<int>(posts_.size());
}

QNetworkRequest ServerClient::request(const QString& path) const {
    QUrl url = options_.server;
    url.setPath("/api/v1/" + path);
    QNetworkRequest request(url);
    request.setRawHeader("Accept", "application/json, application/problem+json");
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    return request;
}

/// Calls `done` once with whatever came of the try: an answer, an error, or the end of the time or of the patience for
/// its length.
void ServerClient::watch(QNetworkReply* reply, std::function<void(const Reply&)> done) {
    auto outcome = std::make_shared<Reply>();
    auto* limit = new QTimer(reply);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, reply, [reply, outcome] {
        outcome->timedOut = true;
        reply->abort();
    });
    limit->start(options_.attemptTimeout);
    connect(reply, &QNetworkReply::readyRead, reply, [reply, outcome] {
        outcome->body += reply->readAll();
        if (outcome->body.size() > static_cast<qsizetype>(protocol::maxAnswerBytes)) {
            outcome->tooLong = true;
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::finished, this, [reply, outcome, done = std::move(done)] {
        outcome->error = reply->error();
        outcome->status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (reply->isOpen())
            outcome->body += reply->readAll();
        // A connection that breaks inside the body leaves a status behind: the answer is not one.
        const bool broken = outcome->error != QNetworkReply::NoError && outcome->status < answeredPosts;
        if (broken && !outcome->tooLong)
            outcome->status = 0;
        reply->deleteLater();
        done(*outcome);
    });
}

template <class Value>
void ServerClient::get(const std::string& path, Handler<Value> answer) {
    watch(network_.get(request(QString::fromStdString(path))), [answer = std::move(answer)](const Reply& reply) {
        if (reply.status != 200 || reply.tooLong || reply.timedOut) {
            answer(reply.failure());
            return;
        }
        auto value = protocol::decodeLenient<Value>(viewOf(reply.body));
        if (value)
            answer(std::move(*value));
        else
            answer(Failure{.error = Error::nonsense});
    });
}

void ServerClient::getSite(Handler<protocol::Site> answer) {
    get("site", std::move(answer));
}

void ServerClient::findAppointmentsByCode(const std::string& code, Handler<protocol::Appointments> answer) {
    get("appointments/by-code/" + code, std::move(answer));
}

void ServerClient::findAppointmentsByPerson(const std::string& idHash, Handler<protocol::Appointments> answer) {
    get("appointments/by-person/" + idHash, std::move(answer));
}

ServerClient::PostPointer ServerClient::newPost(const std::string& path, std::string body) {
    auto post = std::make_shared<Post>();
    post->request = request(QString::fromStdString(path));
    post->request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
    post->request.setRawHeader("Idempotency-Key", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    post->body = QByteArray::fromStdString(body);
    post->pause = options_.retryFirst;
    return post;
}

namespace {

template <class Value, class Handler>
std::function<bool(const QByteArray&, bool)> acceptor(Handler answer, std::function<void(Value)> late = {}) {
    return [answer = std::move(answer), late = std::move(late)](const QByteArray& body, bool isLate) {
        auto value = protocol::decodeLenient<Value>(viewOf(body));
        if (!value)
            return false;
        if (!isLate && answer)
            answer(std::move(*value));
        else if (isLate && late)
            late(std::move(*value));
        return true;
    };
}

template <class Handler>
std::function<void(const Failure&)> failer(Handler answer) {
    return [answer = std::move(answer)](const Failure& failure) {
        if (answer)
            answer(failure);
    };
}

} // namespace

void ServerClient::issueTicket(const protocol::IssueTicket& body, std::chrono::milliseconds patience,
                               Handler<protocol::Ticket> answer, std::function<void(protocol::Ticket)> late) {
    auto post = newPost("tickets", protocol::encode(body));
    post->mustKnow = true;
    post->accept = acceptor<protocol::Ticket>(answer, std::move(late));
    post->fail = failer(std::move(answer));
    start(post, patience);
}

void ServerClient::checkIn(const std::string& appointment, const protocol::CheckIn& body,
                           std::chrono::milliseconds patience, Handler<protocol::Ticket> answer,
                           std::function<void(protocol::Ticket)> late) {
    auto post = newPost("appointments/" + appointment + "/check-in", protocol::encode(body));
    const auto key = QByteArray::fromStdString("check-in." + body.kiosk + "." + appointment);
    post->request.setRawHeader("Idempotency-Key", key);
    post->mustKnow = true;
    // The same was asked before, and given up: from now on this one brings the answer.
    for (const PostPointer& earlier : posts_)
        if (earlier->request.rawHeader("Idempotency-Key") == key)
            giveWay(*earlier);
    post->accept = acceptor<protocol::Ticket>(answer, std::move(late));
    post->fail = failer(std::move(answer));
    start(post, patience);
}

void ServerClient::reportPrint(const std::string& ticket, const protocol::PrintResult& body,
                               Handler<protocol::Ticket> answer) {
    auto post = newPost("tickets/" + ticket + "/print-result", protocol::encode(body));
    post->accept = acceptor<protocol::Ticket>(answer);
    post->fail = failer(std::move(answer));
    start(post, std::nullopt);
}

void ServerClient::cancelTicket(const std::string& ticket, const protocol::CancelTicket& body,
                                Handler<protocol::Ticket> answer) {
    auto post = newPost("tickets/" + ticket + "/cancel", protocol::encode(body));
    post->accept = acceptor<protocol::Ticket>(answer);
    post->fail = failer(std::move(answer));
    start(post, std::nullopt);
}

void ServerClient::askHelp(const protocol::AskHelp& body, std::chrono::milliseconds patience,
                           Handler<protocol::HelpRequest> answer) {
    auto post = newPost("help-requests", protocol::encode(body));
    post->accept = acceptor<protocol::HelpRequest>(answer);
    post->fail = failer(std::move(answer));
    start(post, patience);
}

template <class Message>
void ServerClient::deskCommand(int desk, std::string_view verb, const Message& body, std::chrono::milliseconds patience,
                               Handler<protocol::DeskAnswer> answer) {
    auto post = newPost("desks/" + std::to_string(desk) + "/" + std::string(verb), protocol::encode(body));
    post->accept = acceptor<protocol::DeskAnswer>(answer);
    post->fail = failer(std::move(answer));
    start(post, patience);
}

// What the keys of a pad ask for.
template void ServerClient::deskCommand(int, std::string_view, const protocol::OpenDesk&, std::chrono::milliseconds,
                                        Handler<protocol::DeskAnswer>);
template void ServerClient::deskCommand(int, std::string_view, const protocol::PauseDesk&, std::chrono::milliseconds,
                                        Handler<protocol::DeskAnswer>);
template void ServerClient::deskCommand(int, std::string_view, const protocol::CallNext&, std::chrono::milliseconds,
                                        Handler<protocol::DeskAnswer>);
template void ServerClient::deskCommand(int, std::string_view, const protocol::TicketAtDesk&, std::chrono::milliseconds,
                                        Handler<protocol::DeskAnswer>);
template void ServerClient::deskCommand(int, std::string_view, const protocol::HoldTicket&, std::chrono::milliseconds,
                                        Handler<protocol::DeskAnswer>);
template void ServerClient::deskCommand(int, std::string_view, const protocol::TransferTicket&,
                                        std::chrono::milliseconds, Handler<protocol::DeskAnswer>);

void ServerClient::rateService(int desk, const protocol::RateService& body, std::chrono::milliseconds patience,
                               Handler<protocol::Rating> answer) {
    auto post = newPost("desks/" + std::to_string(desk) + "/rating", protocol::encode(body));
    post->accept = acceptor<protocol::Rating>(answer);
    post->fail = failer(std::move(answer));
    start(post, patience);
}

void ServerClient::reportDevices(int desk, const protocol::ReportDevices& body, std::chrono::milliseconds patience,
                                 Handler<protocol::DeskDevices> answer) {
    auto post = newPost("desks/" + std::to_string(desk) + "/devices", protocol::encode(body));
    post->accept = acceptor<protocol::DeskDevices>(answer);
    post->fail = failer(std::move(answer));
    start(post, patience);
}

void ServerClient::start(const PostPointer& post, std::optional<std::chrono::milliseconds> patience) {
    posts_.push_back(post);
    if (patience)
        QTimer::singleShot(*patience, this, [this, post] {
            post->over = true;
            give(post, post->lastFailure);
        });
    send(post);
}

void ServerClient::send(const PostPointer& post) {
    if (post->over && !(post->mustKnow && post->mayHaveHappened)) {
        forget(post);
        return;
    }
    watch(network_.post(post->request, post->body), [this, post](const Reply& reply) { judge(post, reply); });
}

void ServerClient::judge(const PostPointer& post, const Reply& reply) {
    if ((reply.status == 200 || reply.status == 201) && !reply.tooLong && !reply.timedOut) {
        const bool late = post->given;
        post->given = true;
        if (post->accept(reply.body, late)) {
            forget(post);
            return;
        }
        post->given = late;
    }
    const Failure failure = reply.failure();
    if (failure.error == Error::refused && !passes(failure.status)) {
        give(post, failure);
        forget(post);
        return;
    }
    // A refusal says that this try did nothing; one before it may still be at work in the server.
    if (failure.error != Error::refused && !neverSent(reply.error))
        post->mayHaveHappened = true;
    again(post, failure);
}

void ServerClient::again(const PostPointer& post, const Failure& failure) {
    post->lastFailure = failure;
    if (post->over && !(post->mustKnow && post->mayHaveHappened)) {
        forget(post);
        return;
    }
    QTimer::singleShot(post->pause, this, [this, post] { send(post); });
    post->pause = std::min(post->pause * 2, options_.retryLongest);
}

void ServerClient::give(const PostPointer& post, const Failure& failure) {
    if (post->given)
        return;
    post->given = true;
    post->fail(failure);
}

void ServerClient::giveWay(Post& post) {
    post.given = true;
    post.over = true;
    post.mustKnow = false;
    post.accept = [](const QByteArray&, bool) { return true; };
}

void ServerClient::forget(const PostPointer& post) {
    std::erase(posts_, post);
}

} // namespace fifteen::adapters
