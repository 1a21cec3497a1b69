// SPDX-License-Identifier: Apache-2.0
#include "social_card/apdu.hpp"

#include <gtest/gtest.h>

#include <set>

namespace fifteen::social_card {
namespace {

SecretBytes bytes(std::string_view hexadecimal) {
    SecretBytes result;
    for (std::size_t i = 0; i + 1 < hexadecimal.size(); i += 2) {
        result.push_back(static_cast<std::uint8_t>(std::stoi(std::string(hexadecimal.substr(i, 2)), nullptr, 16)));
    }
    return result;
}

Response answered(std::uint16_t status) {
    return {{}, status};
}

TEST(Apdu, commandsAreThoseOfTheDocuments) {
    EXPECT_EQ(selectEnvironment(), bytes("00A404000F7378312E73682EC9E7BBE1B1A3D5CF"));
    EXPECT_EQ(selectFile(File::issuer, SelectBy::child), bytes("00A4020002EF05"));
    EXPECT_EQ(selectFile(File::holder, SelectBy::child), bytes("00A4020002EF06"));
    EXPECT_EQ(selectFile(File::holder, SelectBy::identifier), bytes("00A4000002EF06"));
    EXPECT_EQ(readByTag(Item::version), bytes("00B2030006"));
    EXPECT_EQ(readByTag(Item::name), bytes("00B2090020"));
    EXPECT_EQ(getResponse(0x14), bytes("00C0000014"));
    EXPECT_EQ(askPinTries(), bytes("00200000"));
    EXPECT_EQ(verifyPin("888888"), bytes("0020000003888888"));
    EXPECT_EQ(verifyPin("12345"), bytes("002000000312345F"));
}

TEST(Apdu, recordsMoveWithTheGeneration) {
    EXPECT_EQ(readByRecord(Item::version, Generation::first), bytes("00B2032C06"));
    EXPECT_EQ(readByRecord(Item::expiry, Generation::second), bytes("00B2062C06"));
    EXPECT_EQ(readByRecord(Item::number, Generation::first), bytes("00B2013414"));
    EXPECT_EQ(readByRecord(Item::name, Generation::third), bytes("00B2023420"));
    EXPECT_EQ(readByRecord(Item::birth, Generation::first), bytes("00B2063406"));
    EXPECT_EQ(readByRecord(Item::birth, Generation::second), bytes("00B2073406"));
    EXPECT_EQ(readByRecord(Item::birth, Generation::third), bytes("00B2073406"));
}

TEST(Apdu, aResponseIsDataAndAStatusWord) {
    const auto response = parseResponse(bytes("0304322E30309000"));
    ASSERT_TRUE(response);
    EXPECT_EQ(response->data, bytes("0304322E3030"));
    EXPECT_EQ(response->status, 0x9000);
    EXPECT_TRUE(response->outcome());
    EXPECT_FALSE(response->moreToFetch());
    EXPECT_FALSE(response->lengthToAsk());
    EXPECT_FALSE(response->triesLeft());
}

TEST(Apdu, aResponseHasAStatusWordAndIsNotLongerThanCanBe) {
    EXPECT_EQ(parseResponse({}).error(), Error::garbledAnswer);
    EXPECT_EQ(parseResponse(bytes("90")).error(), Error::garbledAnswer);
    EXPECT_TRUE(parseResponse(SecretBytes(258)));
    EXPECT_EQ(parseResponse(SecretBytes(259)).error(), Error::garbledAnswer);
}

TEST(Apdu, aStatusWordMayAskForAnotherCommand) {
    EXPECT_EQ(answered(0x6114).moreToFetch(), 0x14);
    EXPECT_EQ(answered(0x6100).moreToFetch(), 0);
    EXPECT_EQ(answered(0x6C20).lengthToAsk(), 0x20);
    EXPECT_EQ(answered(0x6C00).lengthToAsk(), 0);
    EXPECT_EQ(answered(0x63C4).triesLeft(), 4);
    EXPECT_FALSE(answered(0x6314).triesLeft());
}

TEST(Apdu, everyStatusWordHasAName) {
    const std::vector<std::pair<std::uint16_t, Error>> names{
        {0x6281, Error::dataDamaged},      {0x6282, Error::endOfFile},        {0x6283, Error::fileInvalid},
        {0x63C0, Error::pinRefused},       {0x63CF, Error::pinRefused},       {0x6400, Error::memoryFailed},
        {0x6581, Error::memoryFailed},     {0x6700, Error::wrongLength},      {0x6881, Error::featureNotOnCard},
        {0x6981, Error::wrongFileKind},    {0x6982, Error::pinNeeded},        {0x6983, Error::pinBlocked},
        {0x6984, Error::conditionsNotMet}, {0x6985, Error::conditionsNotMet}, {0x6986, Error::noFileSelected},
        {0x6987, Error::secureMessaging},  {0x6988, Error::secureMessaging},  {0x6A80, Error::wrongData},
        {0x6A81, Error::notSupported},     {0x6A82, Error::fileNotFound},     {0x6A83, Error::recordNotFound},
        {0x6A86, Error::wrongParameters},  {0x6B00, Error::wrongParameters},  {0x6A88, Error::itemNotFound},
        {0x6C10, Error::wrongLength},      {0x6D00, Error::unknownCommand},   {0x6E00, Error::unknownClass},
        {0x6F00, Error::cardFailure},      {0x9303, Error::applicationLocked}};
    for (const auto& [status, error] : names) {
        EXPECT_EQ(answered(status).outcome().error(), error) << std::hex << status;
    }
    for (const int status : {0x0000, 0x6200, 0x6300, 0x6993, 0x6A99, 0x9001, 0x9A77, 0xFFFF}) {
        EXPECT_EQ(answered(static_cast<std::uint16_t>(status)).outcome().error(), Error::unknownStatus) << status;
    }
}

TEST(SocialCardError, everyOneHasATextOfItsOwn) {
    std::set<std::string> texts;
    const int last = static_cast<int>(Error::badNumber);
    for (int value = static_cast<int>(Error::cardGone); value <= last; ++value) {
        texts.insert(make_error_code(static_cast<Error>(value)).message());
    }
    EXPECT_EQ(texts.size(), static_cast<std::size_t>(last));
    EXPECT_FALSE(texts.contains("unknown social-security card error"));
    EXPECT_EQ(errorCategory().message(99), "unknown social-security card error");
    EXPECT_STREQ(errorCategory().name(), "fifteen.social_card");
}

} // namespace
} // namespace fifteen::social_card
