// SPDX-License-Identifier: Apache-2.0
#include "protocol/codec.hpp"

#include "json_parse.hpp"
#include "json_reader.hpp"
#include "json_writer.hpp"
#include "validate.hpp"

namespace fifteen::protocol {
namespace json {

void appendString(std::string& out, std::string_view text) {
    static constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    std::size_t plain = 0; // start of the run that needs no escape: most strings are one run
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') {
            continue;
        }
        out.append(text, plain, i - plain);
        plain = i + 1;
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += "\\u00";
            out += hex[c >> 4];
            out += hex[c & 15];
        }
    }
    out.append(text, plain);
    out += '"';
}

} // namespace json

namespace {

template <class T>
Result<T> decodeAs(std::string_view text, std::size_t maxBytes, json::Unknown unknown) {
    json::Tree tree;
    const auto root = tree.parse(text, maxBytes);
    if (!root) {
        return root.error();
    }
    T message;
    json::Reader reader(unknown);
    if (!reader.read(**root, message)) {
        return reader.fault();
    }
    return message;
}

} // namespace

template <class T>
std::string encode(const T& message) {
    std::string out;
    out.reserve(512);
    json::append(out, message);
    return out;
}

template <class T>
Result<T> decode(std::string_view text) {
    auto message = decodeAs<T>(text, maxCommandBytes, json::Unknown::refused);
    if (message) {
        if (auto fault = validate(*message)) {
            return *std::move(fault);
        }
    }
    return message;
}

template <class T>
Result<T> decodeLenient(std::string_view text) {
    return decodeAs<T>(text, maxAnswerBytes, json::Unknown::ignored);
}

Result<ClientMessage> decodeClientMessage(std::string_view text) {
    json::Tree tree;
    const auto root = tree.parse(text, maxCommandBytes);
    if (!root) {
        return root.error();
    }
    if (!(*root)->is_object()) {
        return Fault{Error::wrongType, "$"};
    }
    const boost::json::value* type = (*root)->get_object().if_contains("type");
    if (type == nullptr) {
        return Fault{Error::missingMember, "$.type"};
    }
    if (!type->is_string()) {
        return Fault{Error::wrongType, "$.type"};
    }
    const std::string_view name = type->get_string();
    const auto read = [&](auto message) -> Result<ClientMessage> {
        json::Reader reader(json::Unknown::refused);
        if (!reader.read(**root, message)) {
            return reader.fault();
        }
        if (auto fault = validate(message)) {
            return *std::move(fault);
        }
        return ClientMessage(std::move(message));
    };
    if (name == "ack") {
        return read(Acknowledge{});
    }
    if (name == "alive") {
        return read(Alive{});
    }
    if (name == "status") {
        return read(DeviceStatus{});
    }
    return Fault{Error::badValue, "$.type"};
}

#define FIFTEEN_MESSAGE(T)                                                                                             \
    template std::string encode(const T&);                                                                             \
    template Result<T> decode<T>(std::string_view);                                                                    \
    template Result<T> decodeLenient<T>(std::string_view);

FIFTEEN_MESSAGE(Text)
FIFTEEN_MESSAGE(Site)
FIFTEEN_MESSAGE(Item)
FIFTEEN_MESSAGE(IssueTicket)
FIFTEEN_MESSAGE(Ticket)
FIFTEEN_MESSAGE(PrintResult)
FIFTEEN_MESSAGE(CancelTicket)
FIFTEEN_MESSAGE(AskHelp)
FIFTEEN_MESSAGE(HelpRequest)
FIFTEEN_MESSAGE(OpenDesk)
FIFTEEN_MESSAGE(PauseDesk)
FIFTEEN_MESSAGE(CallNext)
FIFTEEN_MESSAGE(TicketAtDesk)
FIFTEEN_MESSAGE(CallTicket)
FIFTEEN_MESSAGE(HoldTicket)
FIFTEEN_MESSAGE(TransferTicket)
FIFTEEN_MESSAGE(ReturnTicket)
FIFTEEN_MESSAGE(DecideClaim)
FIFTEEN_MESSAGE(ChangeLane)
FIFTEEN_MESSAGE(BookAppointment)
FIFTEEN_MESSAGE(CheckIn)
FIFTEEN_MESSAGE(Appointment)
FIFTEEN_MESSAGE(Appointments)
FIFTEEN_MESSAGE(ChangeDay)
FIFTEEN_MESSAGE(Day)
FIFTEEN_MESSAGE(ChangePolicy)
FIFTEEN_MESSAGE(Policy)
FIFTEEN_MESSAGE(RateService)
FIFTEEN_MESSAGE(Rating)
FIFTEEN_MESSAGE(GiveNotice)
FIFTEEN_MESSAGE(Notices)
FIFTEEN_MESSAGE(AcceptMatter)
FIFTEEN_MESSAGE(SettleMatter)
FIFTEEN_MESSAGE(Matter)
FIFTEEN_MESSAGE(Matters)
FIFTEEN_MESSAGE(DeskQueue)
FIFTEEN_MESSAGE(Place)
FIFTEEN_MESSAGE(TicketExplanation)
FIFTEEN_MESSAGE(Advice)
FIFTEEN_MESSAGE(Explanation)
FIFTEEN_MESSAGE(DeskAnswer)
FIFTEEN_MESSAGE(Problem)
FIFTEEN_MESSAGE(HallState)
FIFTEEN_MESSAGE(DeskState)
FIFTEEN_MESSAGE(KioskState)
FIFTEEN_MESSAGE(StaffState)
FIFTEEN_MESSAGE(Acknowledge)
FIFTEEN_MESSAGE(Alive)
FIFTEEN_MESSAGE(DeviceStatus)
FIFTEEN_MESSAGE(ReportDevices)
FIFTEEN_MESSAGE(DeskDevices)
FIFTEEN_MESSAGE(Devices)
#undef FIFTEEN_MESSAGE

} // namespace fifteen::protocol
