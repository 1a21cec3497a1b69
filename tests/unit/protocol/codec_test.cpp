// SPDX-License-Identifier: Apache-2.0
#include "protocol/codec.hpp"

#include <gtest/gtest.h>

namespace fifteen::protocol {
namespace {

const std::string hash64(64, 'a');

template <class T>
void expectFault(std::string_view json, Error error, std::string_view location) {
    const auto result = decode<T>(json);
    ASSERT_FALSE(result.has_value()) << json;
    EXPECT_EQ(codeOf(result.error().error), codeOf(error)) << json;
    EXPECT_EQ(result.error().location, location) << json;
}

TEST(Encode, keepsTheOrderOfMembersAndLeavesAbsentOptionalsOut) {
    Ticket ticket;
    ticket.ticket = "00ff";
    ticket.number = "A017";
    ticket.items = {"a", "b"};
    EXPECT_EQ(encode(ticket), R"({"ticket":"00ff","number":"A017","group":"","items":["a","b"],"lane":"",)"
                              R"("evidence":"","state":"","arrived_at_ms":0,"ahead":0,"zone":""})");
    ticket.desk = 3;
    EXPECT_TRUE(encode(ticket).ends_with(R"("zone":"","desk":3})"));
}

TEST(Encode, escapesWhatJsonDemandsAndLeavesChineseAlone) {
    EXPECT_EQ(encode(Text{"优先\n\"\\", std::string("\x01\t\r", 3)}), R"({"zh":"优先\n\"\\","en":"\u0001\t\r"})");
}

TEST(Encode, writesEmptyLists) {
    EXPECT_EQ(encode(KioskState{}), R"({"groups":[],"open_desks":0,"gives_numbers":true})");
}

TEST(Decode, readsBackWhatWasWritten) {
    IssueTicket message{"k1", {"x", "y"}, ClaimMade{"elderly", "proven"}, Person{"李*", hash64}};
    const auto back = decode<IssueTicket>(encode(message));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->items, message.items);
    EXPECT_EQ(back->claim->claim, "elderly");
    EXPECT_EQ(back->person->masked_name, "李*");
    EXPECT_EQ(encode(*back), encode(message));
}

TEST(Decode, acceptsAbsentOptionalsButNoNullForThem) {
    EXPECT_TRUE(decode<IssueTicket>(R"({"kiosk":"k1","items":["x"]})").has_value());
    expectFault<IssueTicket>(R"({"kiosk":"k1","items":["x"],"claim":null})", Error::wrongType, "$.claim");
}

TEST(Decode, refusesWhatIsNotJson) {
    for (const auto* text : {"", "{", "{\"kiosk\":}", "nul", "{} x", "{\"kiosk\":\"\xff\"}", "\xef\xbb\xbf{}"}) {
        expectFault<IssueTicket>(text, Error::badJson, "$");
    }
}

TEST(Decode, refusesDeepNestingAndLength) {
    expectFault<IssueTicket>(std::string(2000, '['), Error::badJson, "$");
    expectFault<IssueTicket>(std::string(maxCommandBytes + 1, ' '), Error::tooLarge, "$");
}

TEST(Decode, namesThePlaceOfAFault) {
    expectFault<IssueTicket>("[]", Error::wrongType, "$");
    expectFault<IssueTicket>(R"({"items":["x"]})", Error::missingMember, "$.kiosk");
    expectFault<IssueTicket>(R"({"kiosk":"k1","items":[1]})", Error::wrongType, "$.items[0]");
    expectFault<IssueTicket>(R"({"kiosk":"k1","items":["x"],"extra":1})", Error::unknownMember, "$.extra");
    expectFault<IssueTicket>(R"({"kiosk":"k1","items":["x"],"claim":{"claim":"a","evidence":"none"}})", Error::badValue,
                             "$.claim.evidence");
    expectFault<IssueTicket>(R"({"kiosk":"k1","items":["x"],"claim":{"claim":"a","evidence":"declared","z":0}})",
                             Error::unknownMember, "$.claim.z");
    expectFault<IssueTicket>(R"({"kiosk":"k1","items":[]})", Error::badValue, "$.items");
    expectFault<IssueTicket>(R"({"kiosk":"k1","items":["x","../x"]})", Error::badValue, "$.items[1]");
    expectFault<CallNext>(R"({"finish_current":"yes"})", Error::wrongType, "$.finish_current");
    expectFault<TicketAtDesk>(R"({"ticket":"A017"})", Error::badValue, "$.ticket");
    expectFault<PauseDesk>("{\"reason\":\"a\\u0007\"}", Error::badValue, "$.reason");
}

TEST(Decode, doesNotSendALongNameBack) {
    expectFault<CallNext>(R"({"finish_current":true,")" + std::string(65, 'n') + R"(":1})", Error::unknownMember, "$");
}

TEST(DecodeLenient, ignoresMembersOfANewerServer) {
    const auto help = decodeLenient<HelpRequest>(R"({"help":4,"kiosk":"k1","reason":"help","asked_at_ms":5,"new":{}})");
    ASSERT_TRUE(help.has_value());
    EXPECT_EQ(help->help, 4);
}

TEST(DecodeLenient, stillRefusesNonsense) {
    EXPECT_FALSE(decodeLenient<HelpRequest>("<html>").has_value());
    EXPECT_EQ(decodeLenient<HelpRequest>(R"({"help":4})").error().location, "$.kiosk");
    EXPECT_EQ(decodeLenient<DeskAnswer>(R"({"desk":2147483648,"state":"open"})").error().error, Error::badValue);
    EXPECT_EQ(decodeLenient<DeskAnswer>(R"({"desk":18446744073709551615,"state":"open"})").error().error,
              Error::badValue);
    EXPECT_EQ(decodeLenient<DeskAnswer>(R"({"desk":1.0,"state":"open"})").error().error, Error::wrongType);
}

TEST(ClientMessages, areChosenByType) {
    const auto ack = decodeClientMessage(R"({"type":"ack","call":41,"stage":"shown"})");
    ASSERT_TRUE(ack.has_value());
    EXPECT_EQ(std::get<Acknowledge>(*ack).call, 41);
    EXPECT_TRUE(std::holds_alternative<Alive>(*decodeClientMessage(R"({"type":"alive"})")));
    const auto status = decodeClientMessage(R"({"type":"status","printer":"near_end","reader":"absent"})");
    EXPECT_EQ(std::get<DeviceStatus>(*status).printer, "near_end");
}

TEST(ClientMessages, areCheckedLikeCommands) {
    const auto fault = [](std::string_view text) { return decodeClientMessage(text).error(); };
    EXPECT_EQ(fault("[]").error, Error::wrongType);
    EXPECT_EQ(fault("{}").location, "$.type");
    EXPECT_EQ(fault(R"({"type":7})").error, Error::wrongType);
    EXPECT_EQ(fault(R"({"type":"shout"})").error, Error::badValue);
    EXPECT_EQ(fault(R"({"type":"ack","call":0,"stage":"shown"})").location, "$.call");
    EXPECT_EQ(fault(R"({"type":"ack","call":1,"stage":"heard"})").location, "$.stage");
    EXPECT_EQ(fault(R"({"type":"alive","x":1})").location, "$.x");
    EXPECT_EQ(fault(R"({"type":"status","printer":"on fire","reader":"ok"})").location, "$.printer");
}

TEST(ClientMessages, aKioskTellsOfItsDevices) {
    const auto status = [](const std::string& change) {
        const std::string device =
            R"({"device":"reader","kind":"id-card","driver":"sdt","where":"usb 0400:c35a","state":)"
            R"("ok","trouble":"","since_ms":5,"done":1,"failed":0,"lost":2)";
        return decodeClientMessage(R"({"type":"status","printer":"ok","reader":"ok","devices":[)" + device + "}," +
                                   device + change + "}]}");
    };
    const auto good = status(R"(,"seen_at_ms":9)");
    ASSERT_TRUE(good.has_value());
    EXPECT_EQ(std::get<DeviceStatus>(*good).devices->at(1).seen_at_ms, 9);
    const auto second = [&](const std::string& member, const std::string& value) {
        return status(",\"" + member + "\":" + value).error().location;
    };
    EXPECT_EQ(second("state", R"("melting")"), "$.devices[1].state");
    EXPECT_EQ(second("device", R"("a reader")"), "$.devices[1].device");
    EXPECT_EQ(second("trouble", R"("too hot")"), "$.devices[1].trouble");
    EXPECT_EQ(second("where", R"("two\nlines")"), "$.devices[1].where");
    EXPECT_EQ(second("lost", "-1"), "$.devices[1].lost");
    EXPECT_EQ(second("seen_at_ms", "-1"), "$.devices[1].seen_at_ms");
}

} // namespace
} // namespace fifteen::protocol
