// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/code_kind.hpp"

#include <gtest/gtest.h>

namespace fifteen::code_scanner {
namespace {

const std::string kToken = "9f86d081884c7d659a2feaa0c55ad015";

TEST(CodeKind, ofAnInsuranceCode) {
    EXPECT_EQ(kindOf("4243669509084040896099330000"), CodeKind::insurance) << "the sample of devices.md 2.2";
    EXPECT_EQ(kindOf("opc2sT0kenOfThePlatform_-9"), CodeKind::insurance);
    EXPECT_EQ(kindOf("424366950908404089609933000"), CodeKind::other) << "27 digits";
    EXPECT_EQ(kindOf("42436695090840408960993300001"), CodeKind::other) << "29 digits";
    EXPECT_EQ(kindOf("4253669509084040896099330000"), CodeKind::other) << "another start";
    EXPECT_EQ(kindOf("424366950908404089609933000O"), CodeKind::other) << "a letter";
    EXPECT_EQ(kindOf("opcode"), CodeKind::other);
    EXPECT_EQ(kindOf("opc2sT0ken of the platform"), CodeKind::other);
    EXPECT_EQ(kindOf("opc" + std::string(253, 'x')), CodeKind::insurance);
    EXPECT_EQ(kindOf("opc" + std::string(254, 'x')), CodeKind::other);
}

TEST(CodeKind, ofATicket) {
    EXPECT_EQ(ticketToken("FIFTEEN:1:" + kToken), kToken);
    EXPECT_EQ(ticketToken("https://hall.example/t/" + kToken), kToken);
    EXPECT_EQ(ticketToken("HTTP://HALL.EXAMPLE:8080/queue/t/9F86D081884C7D659A2FEAA0C55AD015"), kToken);
    EXPECT_EQ(kindOf("FIFTEEN:1:" + kToken), CodeKind::ticket);
    EXPECT_EQ(kindOf("http://hall.example/t/" + kToken), CodeKind::ticket);
    for (const auto& wrong :
         {"FIFTEEN:2:" + kToken, " FIFTEEN:1:" + kToken, "FIFTEEN:1:" + kToken + "0", "FIFTEEN:1:" + kToken.substr(1),
          "FIFTEEN:1:g" + kToken.substr(1), "https://hall.example/u/" + kToken, "ftp://hall.example/t/" + kToken,
          "https://hall.example/ /t/" + kToken, "https://hall.example/t/" + kToken + "/", "/t/" + kToken, kToken,
          std::string("FIFTEEN:1:"), std::string()}) {
        EXPECT_EQ(ticketToken(wrong), std::nullopt) << wrong;
        EXPECT_EQ(kindOf(wrong), CodeKind::other) << wrong;
    }
}

TEST(CodeKind, ofAnAppointment) {
    EXPECT_EQ(kindOf("731904"), CodeKind::checkIn);
    EXPECT_EQ(kindOf("000000"), CodeKind::checkIn);
    EXPECT_EQ(kindOf("73190"), CodeKind::other);
    EXPECT_EQ(kindOf("7319045"), CodeKind::other);
    EXPECT_EQ(kindOf("73190a"), CodeKind::other);
    EXPECT_EQ(kindOf("731904 "), CodeKind::other);
}

TEST(CodeKind, ofAPaymentCode) {
    for (const auto* start : {"10", "11", "12", "13", "14", "15"}) {
        EXPECT_EQ(kindOf(start + std::string(16, '7')), CodeKind::weChatPayment) << start;
    }
    for (const auto* start : {"25", "26", "27", "28", "29", "30"}) {
        for (const std::size_t length : {16U, 18U, 24U}) {
            EXPECT_EQ(kindOf(start + std::string(length - 2, '7')), CodeKind::alipayPayment) << start << ' ' << length;
        }
        EXPECT_EQ(kindOf(start + std::string(13, '7')), CodeKind::other) << "15 digits";
        EXPECT_EQ(kindOf(start + std::string(23, '7')), CodeKind::other) << "25 digits";
    }
    for (const auto* start : {"09", "16", "24", "31"}) {
        EXPECT_EQ(kindOf(start + std::string(16, '7')), CodeKind::other) << start;
    }
    EXPECT_EQ(kindOf("13" + std::string(15, '7')), CodeKind::other) << "17 digits";
}

TEST(CodeKind, ofAnythingElse) {
    EXPECT_EQ(kindOf(""), CodeKind::other);
    EXPECT_EQ(kindOf("6901234567892"), CodeKind::other) << "something from a shop";
    EXPECT_EQ(kindOf("医保电子凭证"), CodeKind::other);
    EXPECT_EQ(kindOf(std::string(4096, '4')), CodeKind::other);
}

} // namespace
} // namespace fifteen::code_scanner
