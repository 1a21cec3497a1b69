// SPDX-License-Identifier: Apache-2.0
#include "transport/recording_line.hpp"

#include <gtest/gtest.h>

namespace fifteen::transport {
namespace {

// The examples of RECORDING.md.
const std::vector<std::string> kLines{
    "0.000000 changed",
    "0.000412 open bulk-out=02,06 bulk-in=81,85 interrupt-out= interrupt-in= interface=0 alternate=0 packet=64",
    "0.000412 open error=denied",
    "0.001234 send endpoint=02 timeout=1000 bytes=aaaaaa96690003 moved=7",
    "0.001234 send endpoint=02 timeout=1000 bytes=aaaaaa96690003 error=no-device",
    "0.104000 receive endpoint=81 timeout=998 room=64 bytes=aaaaaa96690004",
    "1.104000 receive endpoint=81 timeout=998 room=64 error=timed-out",
    "1.105000 control type=a1 request=01 value=0000 index=0000 timeout=500 room=1 bytes=18",
    "1.105000 control type=a1 request=01 value=0000 index=0000 timeout=500 room=1 error=stalled",
    "1.105000 control type=21 request=02 value=0000 index=0000 timeout=500 bytes= moved=0",
    "123456.999999 close",
};

TEST(RecordingLine, isWrittenAsItWasRead) {
    for (const auto& text : kLines) {
        const auto line = parseRecordingLine(text);
        ASSERT_TRUE(line) << text;
        EXPECT_EQ(format(*line), text);
    }
}

TEST(RecordingLine, saysWhatWasMoved) {
    const auto sent = parseRecordingLine("0.001234 send endpoint=02 timeout=1000 bytes=0aff moved=1");
    ASSERT_TRUE(sent);
    EXPECT_EQ(sent->at, std::chrono::microseconds(1234));
    EXPECT_EQ(sent->timeout, std::chrono::seconds(1));
    EXPECT_EQ(sent->endpoint, 2);
    EXPECT_EQ(sent->bytes, (std::vector<std::uint8_t>{0x0A, 0xFF}));
    EXPECT_EQ(sent->moved, 1U);
    const auto opened = parseRecordingLine(kLines[1]);
    EXPECT_EQ(opened->endpoints.bulkOut, (std::vector<std::uint8_t>{2, 6}));
    EXPECT_EQ(opened->endpoints.packetSize, 64);
    EXPECT_TRUE(opened->endpoints.interruptIn.empty());
}

TEST(RecordingLine, hasANameForEveryError) {
    for (int value = 1; value <= static_cast<int>(Error::failed); ++value) {
        RecordingLine line;
        line.what = RecordingLine::What::open;
        line.error = static_cast<Error>(value);
        const auto again = parseRecordingLine(format(line));
        ASSERT_TRUE(again) << format(line);
        EXPECT_EQ(again->error, line.error);
    }
    RecordingLine unknown;
    unknown.what = RecordingLine::What::open;
    unknown.error = static_cast<Error>(999);
    EXPECT_EQ(format(unknown), "0.000000 open error=failed");
}

TEST(RecordingLine, otherTextIsRefused) {
    for (const auto* const text :
         {"",
          " ",
          "changed",
          "0 changed",
          "0.1 changed",
          "x.000000 changed",
          "0.00000x changed",
          "0.000000",
          "0.000000 ",
          "0.000000 melted",
          "0.000000 changed error=denied",
          "0.000000 changed now",
          "0.000000 close error=failed",
          "0.000000 open",
          "0.000000 open error=",
          "0.000000 open error=tired",
          "0.000000 open error=denied packet=64",
          "-1.000000 changed",
          "0.0 send endpoint=02 timeout=1000 bytes=aa moved=1",
          "0.000000 send endpoint=02 timeout=1000 bytes=aa",
          "0.000000 send endpoint=02 timeout=1000 bytes=aa moved=2",
          "0.000000 send endpoint=02 timeout=1000 bytes=a moved=0",
          "0.000000 send endpoint=02 timeout=1000 bytes=ag moved=1",
          "0.000000 send endpoint=102 timeout=1000 bytes=aa moved=1",
          "0.000000 send endpoint=02 endpoint=02 timeout=1000 bytes=aa moved=1",
          "0.000000 send endpoint=02 timeout=1000 bytes=aa moved=1 moved=1",
          "0.000000 send endpoint=02 timeout=1000 bytes=aa moved=1 mood=good",
          "0.000000 receive endpoint=81 timeout=1000 bytes=aa",
          "0.000000 receive endpoint=81 room=1 bytes=aa",
          "0.000000 control type=a1 request=01 value=00000 index=10000 timeout=500 room=1 bytes=18",
          "0.000000 open bulk-out=02,,06 bulk-in= interrupt-out= interrupt-in= interface=0 alternate=0 packet=64"}) {
        EXPECT_FALSE(parseRecordingLine(text)) << text;
    }
}

} // namespace
} // namespace fifteen::transport
