// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/messages.hpp"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fifteen::adapters {

/// The server's stream as one view sees it. Connects, takes the snapshot, merges the updates, and comes back by itself
/// after a break (pauses 250 ms growing to 3 s), saying what it saw last. One thread: Qt's; `alive` is sent from this
/// loop, so that a hung user interface is seen as dark. A message that is not what the contract says is logged, and the
/// connection is made anew with a fresh snapshot: nothing of it reaches the screen.
class StreamClient : public QObject {
    Q_OBJECT

public:
    enum class View { hall, desk, kiosk, staff };
    enum class Stage { shown, spoken };

    struct Options {
        QUrl server; ///< "http://127.0.0.1:8015"; the stream's path is added
        View view = View::kiosk;
        QString client;          ///< kiosk or display id
        std::optional<int> desk; ///< views desk and staff
        /// Ask only for what was missed since. Without it each connection begins with a snapshot, which has every call
        /// after `setLastCall`, however many updates were missed.
        bool resume = true;
        std::chrono::milliseconds retryFirst{250};
        std::chrono::milliseconds retryLongest{3000};
        std::chrono::milliseconds aliveEvery{3000};
        std::chrono::milliseconds silentAfter{9000}; ///< no sign of life from the server for so long: connect anew
    };

    explicit StreamClient(Options options, QObject* parent = nullptr);
    ~StreamClient() override;

    void start();
    void stop();

    /// Gives the connection up and comes back for a snapshot: what came does not fit what is known.
    void connectAnew(std::string_view why) { distrust(why); }

    /// Whether the state given last is fresh: connected, and a snapshot or a resumed update has come.
    bool connected() const { return connected_; }

    /// view hall: the last call that needs no announcing any more; said when connecting, so that calls made during a
    /// break come with the snapshot.
    void setLastCall(std::int64_t call) { lastCall_ = call; }

    /// view hall: kept and repeated after a break until sent.
    void acknowledge(std::int64_t call, Stage stage);

    /// view kiosk: sent now and after each reconnect.
    void setDeviceStatus(const protocol::DeviceStatus& status);

    /// Whether what it shows can be seen. If not, the server hears no sign of life and shows this client dark.
    void setSeen(bool seen);

signals:
    void connectedChanged(bool connected);
    /// The whole state, after each snapshot and update. Which of them is emitted depends on the view.
    void hallState(const fifteen::protocol::HallState& state);
    void deskState(const fifteen::protocol::DeskState& state);
    void kioskState(const fifteen::protocol::KioskState& state);
    /// Answered on the server's own machine alone.
    void staffState(const fifteen::protocol::StaffState& state);

private:
    struct State;

    QUrl address() const;
    void open();
    void receive(const QString& message);
    void pong();
    void trust();
    void announce();
    void catchUp();
    void beat();
    void sendAlive();
    void distrust(std::string_view why);
    void lost();
    void setConnected(bool connected);
    void sendText(const std::string& text);

    Options options_;
    std::unique_ptr<State> state_;
    std::unique_ptr<QWebSocket> socket_;
    QTimer retry_;
    QTimer alive_;
    QElapsedTimer heard_;
    std::chrono::milliseconds pause_;
    bool running_ = false;
    bool connected_ = false;
    bool seen_ = true;
    std::optional<std::int64_t> lastCall_;
    std::vector<protocol::Acknowledge> unsent_;
    std::optional<protocol::DeviceStatus> status_;
};

} // namespace fifteen::adapters
