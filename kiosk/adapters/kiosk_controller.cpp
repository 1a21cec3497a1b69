// SPDX-License-Identifier: Apache-2.0
#include "adapters/kiosk_controller.hpp"

#include "adapters/from_wire.hpp"
#include "adapters/print_content.hpp"
#include "kiosk_log.hpp"

namespace fifteen::adapters {

Q_LOGGING_CATEGORY(kioskLog, "fifteen.kiosk", QtInfoMsg)

namespace {

flows::PrintState pageState(PrinterState state) {
    switch (state) {
    case PrinterState::paperEnd:
        return flows::PrintState::paperEnd;
    case PrinterState::coverOpen:
        return flows::PrintState::coverOpen;
    case PrinterState::gone:
        return flows::PrintState::printerGone;
    case PrinterState::mouthFull:
        return flows::PrintState::mouthFull;
    case PrinterState::fault:
        return flows::PrintState::fault;
    case PrinterState::unknown:
    case PrinterState::ready:
    case PrinterState::nearEnd:
        break;
    }
    return flows::PrintState::printed;
}

/// Why a job failed; a printer that failed and says that it is well has a fault nobody has a name for.
flows::PrintState failure(PrinterState state) {
    const auto known = pageState(state);
    return known == flows::PrintState::printed ? flows::PrintState::fault : known;
}

/// Whom a state of a printer calls for: AskHelp.reason, or nobody.
std::string alertReason(flows::DeviceState state) {
    switch (state) {
    case flows::DeviceState::paperEnd:
        return "paper";
    case flows::DeviceState::coverOpen:
    case flows::DeviceState::absent:
    case flows::DeviceState::fault:
        return "printer";
    case flows::DeviceState::unknown:
    case flows::DeviceState::ok:
    case flows::DeviceState::nearEnd:
        break;
    }
    return {};
}

flows::CardTrouble cardTrouble(CardReadTrouble trouble) {
    switch (trouble) {
    case CardReadTrouble::notRead:
        return flows::CardTrouble::notRead;
    case CardReadTrouble::severalCards:
        return flows::CardTrouble::severalCards;
    case CardReadTrouble::silent:
        return flows::CardTrouble::silent;
    case CardReadTrouble::blocked:
        return flows::CardTrouble::blocked;
    case CardReadTrouble::unknownCard:
        return flows::CardTrouble::unknownCard;
    case CardReadTrouble::readerGone:
        break;
    }
    return flows::CardTrouble::readerGone;
}

} // namespace

KioskController::KioskController(Options options, World world, QObject* parent)
    : QObject(parent)
    , options_(std::move(options))
    , world_(world)
    , alerts_(world.server, options_.kiosk, options_.alerts) {
    tick_.setInterval(std::chrono::seconds(1));
    tick_.setTimerType(Qt::CoarseTimer);
    connect(&tick_, &QTimer::timeout, this,
            [this] { handle(flows::Tick{std::chrono::milliseconds(sinceTick_.restart())}); });
    grace_.setSingleShot(true);
    connect(&grace_, &QTimer::timeout, this, [this] { setServerReachable(false); });
    blink_.setSingleShot(true);
    blink_.setInterval(options_.issuingUnseen);
    connect(&blink_, &QTimer::timeout, this, [this] {
        blinkOver_ = true;
        tellPages();
    });
    visit_.voice = options_.voice;
    listenToServer();
    listenToDevices();
}

void KioskController::listenToServer() {
    connect(&world_.site, &SiteKeeper::siteChanged, this, [this](const protocol::Site& site) {
        catalogue_ = catalogueOf(site);
        handle(flows::CatalogueArrived{});
    });
    connect(&world_.stream, &StreamClient::connectedChanged, this, [this](bool connected) {
        if (connected) {
            grace_.stop();
            world_.site.refresh();
            setServerReachable(true);
        } else {
            grace_.start(options_.serverGrace);
        }
    });
    connect(&world_.stream, &StreamClient::kioskState, this, [this](const protocol::KioskState& state) {
        surroundings_.groups = groupLinesOf(state.groups);
        surroundings_.openDesks = state.open_desks;
        surroundings_.opensAtMs = state.opens_at_ms;
        handle(flows::HallOpen{state.gives_numbers});
        tellPages();
    });
}

void KioskController::listenToDevices() {
    auto& readers = world_.readers;
    connect(&readers, &CardReaders::cardFound, this, [this](flows::Proof kind) { handle(flows::CardFound{kind}); });
    connect(&readers, &CardReaders::cardRead, this, &KioskController::cardWasRead);
    connect(&readers, &CardReaders::cardFailed, this, [this](flows::Proof kind, CardReadTrouble trouble) {
        handle(flows::CardFailed{cardTrouble(trouble), kind});
    });
    connect(&readers, &CardReaders::cardRemoved, this, [this](flows::Proof kind) { handle(flows::CardRemoved{kind}); });
    connect(&readers, &CardReaders::presentChanged, this, &KioskController::readersChanged);
    connect(&world_.printer, &TicketPrinter::finished, this, &KioskController::printFinished);
    connect(&world_.printer, &TicketPrinter::stateChanged, this, &KioskController::printerChanged);
    connect(&world_.printer, &TicketPrinter::ticketWaitsChanged, this, [this](bool waits) {
        if (!waits)
            handle(flows::TicketTaken{});
    });
    connect(&world_.devices, &DeviceWatch::changed, this, &KioskController::devicesChanged);
    connect(&world_.voice, &VoicePlayer::ended, this,
            [this](qint64 speech, bool /*spoken*/) { handle(flows::SpeechEnded{static_cast<std::uint64_t>(speech)}); });
}

void KioskController::start() {
    readable_ = world_.readers.readable();
    handle(flows::ReadersPresent{readable_});
    surroundings_.printer = pageState(world_.printer.state());
    surroundings_.devices = world_.devices.board().lines();
    tellStatus();
    world_.site.start();
    world_.stream.start();
    // From when the loop runs: the pages, which take their time on a slow board, are made before, and no answer is
    // heard.
    QTimer::singleShot(0, this, [this] {
        if (!world_.stream.connected())
            grace_.start(options_.serverGrace);
    });
    tellPages();
}

void KioskController::warmUp() {
    warmUp(0);
}

void KioskController::warmUp(std::size_t group) {
    constexpr auto betweenTickets = std::chrono::milliseconds(50); // whoever comes now is served first
    constexpr auto untilLater = std::chrono::seconds(5);
    const bool known = !catalogue_.groups.empty(); // a first start without the server: not yet
    if (known && group >= catalogue_.groups.size())
        return;
    const bool quiet = known && !flows::needsTick(visit_);
    if (quiet) {
        const auto& shown = catalogue_.groups[group];
        flows::IssuedTicket sample;
        sample.number = shown.prefix + "000";
        sample.group = shown.id;
        if (const auto items = catalogue_.itemsOf(shown.id); !items.empty())
            sample.items = {items.front()->id};
        sample.zone = shown.zone;
        sample.ahead = 1;
        sample.wait = flows::WaitRange{1, 2};
        sample.marked = true;
        ticket::drawTicket(ticketContent(sample, false, flows::Language::zh, catalogue_), options_.roll);
    }
    QTimer::singleShot(quiet ? betweenTickets : untilLater, this,
                       [this, next = quiet ? group + 1 : group] { warmUp(next); });
}

/// An event that comes while another is worked off (an effect that fails at once) waits its turn.
void KioskController::handle(const flows::Event& event) {
    waiting_.push_back(event);
    if (working_)
        return;
    working_ = true;
    while (!waiting_.empty())
        work();
    working_ = false;
}

void KioskController::work() {
    const flows::Event event = std::move(waiting_.front());
    waiting_.pop_front();
    auto [next, effects] = flows::step(visit_, event, catalogue_, options_.timing);
    const bool different = !(next == visit_);
    visit_ = std::move(next);
    if (flows::needsTick(visit_) != tick_.isActive()) {
        if (tick_.isActive())
            tick_.stop();
        else
            tick_.start();
        sinceTick_.start();
    }
    // First the world, then the picture: the printer starts while the page is being drawn.
    for (const auto& effect : effects)
        std::visit([this](const auto& wanted) { carryOut(wanted); }, effect);
    if (different || std::holds_alternative<flows::CatalogueArrived>(event))
        tellPages();
}

void KioskController::tellPages() {
    const bool issuing = visit_.page == flows::Page::issuing;
    if (issuing && !blinkOver_) {
        if (!blink_.isActive())
            blink_.start();
        return;
    }
    blink_.stop();
    blinkOver_ = issuing;
    emit shown();
}

void KioskController::setServerReachable(bool reachable) {
    surroundings_.serverReachable = reachable;
    handle(flows::ServerReachable{reachable});
    tellPages();
}

/// What the visit learns of who showed a card or a code.
flows::CardRead KioskController::knownOf(flows::Proof kind, const CardHolder& holder) const {
    const auto day = today();
    return {.kind = kind,
            .maskedName = holder.maskedName,
            .idHash = holder.idHash,
            .provenClaim = catalogue_.claimProvenBy(holder.birth, day),
            .expired = holder.validTo && *holder.validTo < day};
}

void KioskController::printFinished(quint64 job, const PrintOutcome& outcome) {
    const auto found = jobs_.find(job);
    if (found == jobs_.end())
        return;
    const Job done = found->second;
    jobs_.erase(found);
    if (!outcome.printed)
        qCWarning(kioskLog, "printing failed: %s %s", wireName(outcome.state).data(), outcome.detail.c_str());
    const auto state = outcome.printed ? flows::PrintState::printed : failure(outcome.state);
    if (done.list)
        handle(flows::ListPrinted{done.visitNumber, state});
    else if (outcome.printed)
        handle(flows::Printed{done.visitNumber});
    else
        handle(flows::PrintFailed{done.visitNumber, state});
}

void KioskController::printerChanged() {
    surroundings_.printer = pageState(world_.printer.state());
    tellStatus();
    tellPages();
}

void KioskController::readersChanged() {
    const auto before = std::exchange(readable_, world_.readers.readable());
    alerts_.setTrouble("reader", world_.readers.present().value_or(true) ? "" : "reader");
    tellStatus();
    handle(flows::ReadersPresent{readable_});
    if (before.id && !readable_.id)
        handle(flows::CardFailed{flows::CardTrouble::readerGone, flows::Proof::idCard});
    if (before.social && !readable_.social)
        handle(flows::CardFailed{flows::CardTrouble::readerGone, flows::Proof::socialCard});
    tellPages();
}

/// Where the machine's own date is wrong, no age can be told of anybody: that is no reason to believe the card.
void KioskController::cardWasRead(flows::Proof kind, const CardHolder& holder) {
    if (holder.birth > today())
        handle(flows::CardFailed{flows::CardTrouble::badDates, kind});
    else
        handle(knownOf(kind, holder));
}

void KioskController::devicesChanged() {
    surroundings_.devices = world_.devices.board().lines();
    for (const auto& line : surroundings_.devices) {
        // Also for one of several: while the others still print, somebody can put paper in.
        if (line.kind == flows::DeviceKind::printer)
            alerts_.setTrouble(line.name, alertReason(line.state));
    }
    tellStatus();
    tellPages();
}

void KioskController::tellStatus() {
    const auto present = world_.readers.present();
    const char* reader = !present ? "unknown" : *present ? "ok" : "absent";
    world_.stream.setDeviceStatus({.type = "status",
                                   .printer = std::string(wireName(world_.printer.state())),
                                   .reader = reader,
                                   .devices = world_.devices.reports()});
}

std::chrono::sys_time<std::chrono::milliseconds> KioskController::now() const {
    if (options_.now)
        return options_.now();
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// The site's date: a birthday begins at the hall's midnight, wherever the machine thinks it is.
std::chrono::year_month_day KioskController::today() const {
    return std::chrono::floor<std::chrono::days>(now() + std::chrono::minutes(catalogue_.utcOffsetMinutes));
}

} // namespace fifteen::adapters
