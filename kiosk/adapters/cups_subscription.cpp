// SPDX-License-Identifier: Apache-2.0
#include "adapters/cups_subscription.hpp"

#include "ipp_message.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace fifteen::adapters {
namespace {

constexpr int leaseSeconds = 60;

std::string joined(const std::vector<std::string>& reasons) {
    std::string text;
    for (const std::string& reason : reasons) {
        text += (text.empty() ? "" : ",") + reason;
    }
    return text;
}

/// One event of the answer: a group of attributes, ended by a separator or the message's end.
struct Event {
    int sequence = 0;
    bool aboutPrinter = false;
    CupsAttributes printer;
};

void take(Event& event, ipp_attribute_t* attribute) {
    const std::string_view name = ippGetName(attribute);
    if (name == "notify-sequence-number") {
        event.sequence = ippGetInteger(attribute, 0);
    } else if (name == "printer-state") {
        event.aboutPrinter = true;
        event.printer.printerState = ippGetInteger(attribute, 0);
    } else if (name == "printer-is-accepting-jobs") {
        event.printer.accepting = ippGetBoolean(attribute, 0) != 0;
    } else if (name == "printer-state-reasons") {
        event.printer.reasons = ipp::strings(attribute);
    }
}

std::vector<Event> eventsOf(ipp_t* answer) {
    std::vector<Event> events;
    bool within = false;
    for (ipp_attribute_t* attribute = ippFirstAttribute(answer); attribute != nullptr;
         attribute = ippNextAttribute(answer)) {
        if (ippGetGroupTag(attribute) != IPP_TAG_EVENT_NOTIFICATION || ippGetName(attribute) == nullptr) {
            within = false;
            continue;
        }
        if (!std::exchange(within, true)) {
            events.emplace_back();
        }
        take(events.back(), attribute);
    }
    return events;
}

} // namespace

std::unique_ptr<CupsSubscription> CupsSubscription::open(Connect connect, std::string printerUri) {
    http_t* const http = connect();
    if (http == nullptr) {
        return nullptr;
    }
    ipp::Message message = ipp::request(IPP_OP_CREATE_PRINTER_SUBSCRIPTIONS, printerUri);
    constexpr std::array events{"printer-state-changed", "printer-stopped", "job-state-changed", "job-completed",
                                "job-stopped"};
    ippAddStrings(message.get(), IPP_TAG_SUBSCRIPTION, IPP_TAG_KEYWORD, "notify-events",
                  static_cast<int>(events.size()), nullptr, events.data());
    ippAddString(message.get(), IPP_TAG_SUBSCRIPTION, IPP_TAG_KEYWORD, "notify-pull-method", nullptr, "ippget");
    ippAddInteger(message.get(), IPP_TAG_SUBSCRIPTION, IPP_TAG_INTEGER, "notify-lease-duration", leaseSeconds);
    const ipp::Message answer = ipp::send(http, std::move(message), "/");
    ipp_attribute_t* const number =
        ipp::worked(answer) ? ippFindAttribute(answer.get(), "notify-subscription-id", IPP_TAG_INTEGER) : nullptr;
    if (number == nullptr) {
        return nullptr;
    }
    return std::unique_ptr<CupsSubscription>(
        new CupsSubscription(std::move(connect), std::move(printerUri), ippGetInteger(number, 0)));
}

CupsSubscription::CupsSubscription(Connect connect, std::string printerUri, int number)
    : connect_(std::move(connect))
    , uri_(std::move(printerUri))
    , number_(number) {}

CupsSubscription::~CupsSubscription() {
    http_t* const http = connect_();
    if (http == nullptr) {
        return;
    }
    ipp::Message message = ipp::request(IPP_OP_CANCEL_SUBSCRIPTION, uri_);
    ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-subscription-id", number_);
    // If that fails, the lease ends it.
    (void)ipp::send(http, std::move(message), "/");
}

std::optional<CupsSubscription::News> CupsSubscription::news() {
    http_t* const http = connect_();
    if (http == nullptr) {
        return std::nullopt;
    }
    ipp::Message message = ipp::request(IPP_OP_GET_NOTIFICATIONS, uri_);
    ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-subscription-ids", number_);
    ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-sequence-numbers", next_);
    ippAddBoolean(message.get(), IPP_TAG_OPERATION, "notify-wait", 0);
    const ipp::Message answer = ipp::send(http, std::move(message), "/");
    if (!ipp::worked(answer)) {
        return std::nullopt;
    }
    News news;
    for (const Event& event : eventsOf(answer.get())) {
        next_ = std::max(next_, event.sequence + 1);
        news.any = true;
        if (!event.aboutPrinter) {
            continue;
        }
        const PrinterState state = stateOf(event.printer);
        if (!news.worst || worse(state, *news.worst) != *news.worst) {
            news.worst = state;
            news.reasons = joined(event.printer.reasons);
        }
    }
    return news;
}

} // namespace fifteen::adapters
