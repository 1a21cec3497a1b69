// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream_client.hpp"

#include "protocol/codec.hpp"
#include "protocol/stream.hpp"

#include <QLoggingCategory>
#include <QNetworkProxy>
#include <QUrlQuery>

#include <algorithm>
#include <variant>

namespace fifteen::adapters {

namespace {

Q_LOGGING_CATEGORY(streamLog, "fifteen.stream")

/// Far above any honest frame; below what would hurt a small machine.
constexpr quint64 maxFrameBytes = 4ULL * 1024 * 1024;

QString nameOf(StreamClient::View view) {
    switch (view) {
    case StreamClient::View::hall:
        return QStringLiteral("hall");
    case StreamClient::View::desk:
        return QStringLiteral("desk");
    case StreamClient::View::staff:
        return QStringLiteral("staff");
    case StreamClient::View::kiosk:
        break;
    }
    return QStringLiteral("kiosk");
}

} // namespace

/// The client's copy of its view, in whichever shape the view has.
struct StreamClient::State {
    using Mirrors = std::variant<protocol::Mirror<protocol::KioskState>, protocol::Mirror<protocol::HallState>,
                                 protocol::Mirror<protocol::DeskState>, protocol::Mirror<protocol::StaffState>>;

    explicit State(View wanted)
        : view(wanted) {
        forget();
    }

    void forget() {
        if (view == View::hall)
            mirror.emplace<protocol::Mirror<protocol::HallState>>();
        else if (view == View::desk)
            mirror.emplace<protocol::Mirror<protocol::DeskState>>();
        else if (view == View::staff)
            mirror.emplace<protocol::Mirror<protocol::StaffState>>();
        else
            mirror.emplace<protocol::Mirror<protocol::KioskState>>();
    }

    std::string stream() const {
        return std::visit([](const auto& copy) { return copy.stream(); }, mirror);
    }

    std::int64_t seq() const {
        return std::visit([](const auto& copy) { return copy.seq(); }, mirror);
    }

    View view;
    Mirrors mirror;
};

StreamClient::StreamClient(Options options, QObject* parent)
    : QObject(parent)
    , options_(std::move(options))
    , state_(std::make_unique<State>(options_.view))
    , pause_(options_.retryFirst) {
    retry_.setSingleShot(true);
    connect(&retry_, &QTimer::timeout, this, &StreamClient::open);
    connect(&alive_, &QTimer::timeout, this, &StreamClient::beat);
}

StreamClient::~StreamClient() {
    stop();
}

void StreamClient::start() {
    if (running_)
        return;
    running_ = true;
    open();
}

void StreamClient::stop() {
    running_ = false;
    retry_.stop();
    alive_.stop();
    if (socket_) {
        socket_->disconnect(this);
        socket_->abort();
        socket_.release()->deleteLater();
    }
    setConnected(false);
}

QUrl StreamClient::address() const {
    QUrl url = options_.server;
    url.setScheme(url.scheme() == QStringLiteral("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
    url.setPath(QStringLiteral("/api/v1/stream"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("view"), nameOf(options_.view));
    query.addQueryItem(QStringLiteral("client"), options_.client);
    if (options_.desk)
        query.addQueryItem(QStringLiteral("desk"), QString::number(*options_.desk));
    if (!state_->stream().empty()) {
        query.addQueryItem(QStringLiteral("stream"), QString::fromStdString(state_->stream()));
        query.addQueryItem(QStringLiteral("last"), QString::number(state_->seq()));
    }
    if (lastCall_)
        query.addQueryItem(QStringLiteral("last_call"), QString::number(*lastCall_));
    url.setQuery(query);
    return url;
}

void StreamClient::open() {
    if (!running_)
        return;
    if (!options_.resume)
        state_->forget();
    if (socket_) {
        socket_->disconnect(this);
        socket_->abort();
        socket_.release()->deleteLater();
    }
    socket_ = std::make_unique<QWebSocket>();
    socket_->setProxy(QNetworkProxy::NoProxy);
    socket_->setMaxAllowedIncomingFrameSize(maxFrameBytes);
    socket_->setMaxAllowedIncomingMessageSize(maxFrameBytes);
    connect(socket_.get(), &QWebSocket::textMessageReceived, this, &StreamClient::receive);
    connect(socket_.get(), &QWebSocket::pong, this, &StreamClient::pong);
    // Who resumes and missed nothing gets no frame: the answer to a ping says that all is as it was.
    connect(socket_.get(), &QWebSocket::connected, this, [this] { socket_->ping(); });
    connect(socket_.get(), &QWebSocket::disconnected, this, &StreamClient::lost);
    connect(socket_.get(), QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this, &StreamClient::lost);
    connect(socket_.get(), &QWebSocket::binaryMessageReceived, this, [this] { distrust("a binary message"); });
    heard_.start();
    // Also runs while connecting: a server that takes the connection and says nothing must not hold us for ever.
    alive_.start(options_.aliveEvery);
    socket_->open(address());
}

void StreamClient::receive(const QString& message) {
    heard_.start();
    const QByteArray bytes = message.toUtf8();
    const std::string_view frame{bytes.constData(), static_cast<std::size_t>(bytes.size())};
    const auto before = state_->seq();
    const auto streamBefore = state_->stream();
    const auto applied = std::visit([frame](auto& copy) { return copy.apply(frame); }, state_->mirror);
    if (!applied) {
        distrust(std::string(protocol::textOf(applied.error().error)) + " at " + applied.error().location);
        return;
    }
    const bool unknownKind = state_->seq() == before && state_->stream() == streamBefore;
    if (state_->stream().empty() || (connected_ && unknownKind))
        return; // a kind of frame this version does not know
    trust();
    announce();
}

void StreamClient::pong() {
    heard_.start();
    if (connected_ || state_->stream().empty())
        return;
    trust();
    announce();
}

void StreamClient::trust() {
    pause_ = options_.retryFirst;
    if (connected_)
        return;
    setConnected(true);
    catchUp();
}

void StreamClient::announce() {
    if (const auto* kiosk = std::get_if<protocol::Mirror<protocol::KioskState>>(&state_->mirror))
        emit kioskState(kiosk->state());
    else if (const auto* hall = std::get_if<protocol::Mirror<protocol::HallState>>(&state_->mirror))
        emit hallState(hall->state());
    else if (const auto* desk = std::get_if<protocol::Mirror<protocol::DeskState>>(&state_->mirror))
        emit deskState(desk->state());
    else if (const auto* staff = std::get_if<protocol::Mirror<protocol::StaffState>>(&state_->mirror))
        emit staffState(staff->state());
}

/// What the server has to hear after each new connection.
void StreamClient::catchUp() {
    sendAlive();
    if (status_)
        sendText(protocol::encode(*status_));
    for (const auto& acknowledge : unsent_)
        sendText(protocol::encode(acknowledge));
    unsent_.clear();
}

void StreamClient::beat() {
    if (heard_.hasExpired(options_.silentAfter.count())) {
        distrust("silent for too long");
        return;
    }
    if (!connected_)
        return;
    sendAlive();
    socket_->ping();
}

void StreamClient::sendAlive() {
    if (seen_)
        sendText(protocol::encode(protocol::Alive{.type = "alive"}));
}

void StreamClient::setSeen(bool seen) {
    if (std::exchange(seen_, seen) != seen && connected_)
        sendAlive();
}

/// The connection is of no use any more; what it said is forgotten, so that the next one begins with a snapshot.
void StreamClient::distrust(std::string_view why) {
    qCWarning(streamLog, "the stream is started anew: %.*s", static_cast<int>(why.size()), why.data());
    state_->forget();
    lost();
}

void StreamClient::lost() {
    alive_.stop();
    if (socket_) {
        socket_->disconnect(this);
        socket_->abort();
        socket_.release()->deleteLater(); // it may be what called us
    }
    setConnected(false);
    if (!running_ || retry_.isActive())
        return;
    retry_.start(pause_);
    pause_ = std::min(pause_ * 2, options_.retryLongest);
}

void StreamClient::setConnected(bool connected) {
    if (connected_ == connected)
        return;
    connected_ = connected;
    emit connectedChanged(connected);
}

void StreamClient::acknowledge(std::int64_t call, Stage stage) {
    protocol::Acknowledge message{.type = "ack", .call = call, .stage = stage == Stage::shown ? "shown" : "spoken"};
    if (connected_)
        sendText(protocol::encode(message));
    else
        unsent_.push_back(std::move(message));
}

void StreamClient::setDeviceStatus(const protocol::DeviceStatus& status) {
    status_ = status;
    if (connected_)
        sendText(protocol::encode(*status_));
}

void StreamClient::sendText(const std::string& text) {
    if (socket_)
        socket_->sendTextMessage(QString::fromStdString(text));
}

} // namespace fifteen::adapters
