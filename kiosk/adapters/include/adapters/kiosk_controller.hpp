// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/card_readers.hpp"
#include "adapters/device_watch.hpp"
#include "adapters/server_client.hpp"
#include "adapters/site_keeper.hpp"
#include "adapters/staff_alerts.hpp"
#include "adapters/stream_client.hpp"
#include "adapters/ticket_printer.hpp"
#include "adapters/voice_player.hpp"
#include "adapters/voucher_client.hpp"
#include "flows/code_guard.hpp"
#include "flows/visit.hpp"
#include "ticket/ticket_picture.hpp"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>

namespace fifteen::adapters {

/// Brings flows and the world together: what happens goes in as events, what the step wants done is done. It decides
/// nothing itself. One thread: Qt's.
class KioskController : public QObject {
    Q_OBJECT

public:
    struct Options {
        std::string kiosk;
        flows::Timing timing;
        ticket::Roll roll = ticket::Roll::mm80;
        flows::Voice voice = flows::Voice::automatic;   ///< off, where no voice pack could be had
        std::string serviceCode;                        ///< six digits; empty: nobody gets to the service page
        std::chrono::milliseconds issuePatience{10000}; ///< the visitor waits no longer for a number
        std::chrono::milliseconds helpPatience{6000};
        std::chrono::milliseconds serverGrace{5000}; ///< a server restarting within it is not noticed by visitors
        /// A number is mostly there within a blink: that it is being asked for is shown only later, lest a page flash
        /// by, and lest drawing it keep the ticket waiting.
        std::chrono::milliseconds issuingUnseen{150};
        StaffAlerts::Timing alerts;
        std::function<std::chrono::sys_time<std::chrono::milliseconds>()> now; ///< empty: the system's clock
    };

    /// Everything referred to lives longer than this.
    struct World {
        ServerClient& server;
        StreamClient& stream;
        SiteKeeper& site;
        CardReaders& readers;
        TicketPrinter& printer;
        DeviceWatch& devices;
        VoucherClient& vouchers;
        VoicePlayer& voice;
    };

    KioskController(Options options, World world, QObject* parent = nullptr);

    /// Asks for the site, connects the stream.
    void start();

    /// While nobody is there: draws a ticket of every group that nobody sees, one after the other, so that the first
    /// visitor need not wait for the fonts.
    void warmUp();

    /// From the pages, and from the devices and the server. May be called from within shown().
    void handle(const flows::Event& event);

    const flows::Visit& visit() const { return visit_; }

    const flows::Surroundings& surroundings() const { return surroundings_; }

    const flows::Catalogue& catalogue() const { return catalogue_; }

signals:
    /// Something a page may show is different.
    void shown();

private:
    void listenToServer();
    void listenToDevices();
    void work();
    void tellPages();
    void setServerReachable(bool reachable);
    flows::CardRead knownOf(flows::Proof kind, const CardHolder& holder) const;
    void printFinished(quint64 job, const PrintOutcome& outcome);
    void printerChanged();
    void readersChanged();
    void cardWasRead(flows::Proof kind, const CardHolder& holder);
    void devicesChanged();
    void tellStatus();
    std::chrono::sys_time<std::chrono::milliseconds> now() const;
    std::chrono::year_month_day today() const;

    void carryOut(const flows::IssueTicket& effect);
    void carryOut(const flows::DecodeVoucher& effect);
    void carryOut(const flows::CheckServiceCode& effect);
    void carryOut(const flows::CheckIn& effect);
    void carryOut(const flows::FindByPerson& effect);
    void carryOut(const flows::FindByCode& effect);
    void carryOut(const flows::PrintTicket& effect);
    void carryOut(const flows::PrintList& effect);
    void carryOut(const flows::PrintTest& effect);
    void carryOut(const flows::ReportPrint& effect);
    void carryOut(const flows::CancelTicket& effect);
    void carryOut(const flows::AskHelp& effect);
    void carryOut(const flows::Say& effect);
    void carryOut(const flows::StopSpeaking& effect);
    void carryOut(const flows::WipeVisitor& effect);

    using NumberAnswer = std::function<void(Result<protocol::Ticket>)>;
    using LateNumber = std::function<void(protocol::Ticket)>;
    void warmUp(std::size_t group);
    std::pair<NumberAnswer, LateNumber> numberArrives(std::uint64_t visitNumber, bool checkedIn);

    struct Job {
        std::uint64_t visitNumber = 0;
        bool list = false;
    };

    Options options_;
    World world_;
    StaffAlerts alerts_;
    flows::CodeGuard guard_;
    flows::Catalogue catalogue_;
    flows::Visit visit_;
    flows::Surroundings surroundings_;
    flows::Cards readable_;
    std::deque<flows::Event> waiting_;
    bool working_ = false;
    QTimer tick_;
    QTimer grace_;
    QTimer blink_;
    bool blinkOver_ = false;
    QElapsedTimer sinceTick_;
    std::map<quint64, Job> jobs_;
    quint64 lastJob_ = 0;
};

} // namespace fifteen::adapters
