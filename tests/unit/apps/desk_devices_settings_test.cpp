// SPDX-License-Identifier: Apache-2.0
#include "desk_devices_settings.hpp"
#include "settings/error.hpp"
#include "support/temporary_directory.hpp"

#include <gmock/gmock.h>

namespace fifteen::apps {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string least = R"(server = "http://127.0.0.1:8015"
[[keypads]]
serial = "/dev/ttyS1"
[[keypads.desks]]
desk = 3
pad = 5
)";

class DeskDevicesSettingsTest : public testing::Test {
protected:
    DeskDevicesSettings read(const std::string& text) const {
        return readDeskDevicesSettings(folder_.write("desk-devices.toml", text));
    }

    /// The error a file gives; empty: none.
    std::string problem(const std::string& text) const {
        try {
            read(text);
        } catch (const settings::Error& error) {
            return error.what();
        }
        return {};
    }

    support::TemporaryDirectory folder_;
};

TEST_F(DeskDevicesSettingsTest, theSampleIsRight) {
    const auto sample = readDeskDevicesSettings(FIFTEEN_SITE "/desk-devices.toml");
    ASSERT_EQ(sample.keypads.size(), 1U);
    ASSERT_EQ(sample.keypads[0].desks.size(), 3U);
    EXPECT_EQ(sample.keypads[0].desks[2].evaluator, 23);
    EXPECT_THAT(sample.keypads[0].grades, ElementsAre(4, 5, 3, 2));
    ASSERT_EQ(sample.signs.size(), 1U);
    EXPECT_EQ(sample.signs[0].desks.size(), 3U);
    EXPECT_EQ(sample.texts.called, flows::SignTexts().called);
}

TEST_F(DeskDevicesSettingsTest, littleIsNeeded) {
    const auto settings = read(least);
    EXPECT_EQ(settings.keypads[0].serial.baud, 9600U);
    EXPECT_EQ(settings.keypads[0].desks[0].pad, 5);
    EXPECT_FALSE(settings.keypads[0].desks[0].evaluator);
    EXPECT_TRUE(settings.signs.empty());
    const auto boards = read("server = \"x\"\n[[signs]]\nserial = \"s\"\ncodec = \"number-board\"\n"
                             "desks = [{desk = 1, address = 7}]\n");
    EXPECT_EQ(boards.signs[0].kind, adapters::SignKind::numberBoard);
    EXPECT_EQ(boards.signs[0].serial.path, folder_.path() / "s");
}

TEST_F(DeskDevicesSettingsTest, whatIsWrongIsNamedWithItsLine) {
    EXPECT_THAT(problem("server = \"x\"\n"), HasSubstr("keypads: is missing"));
    EXPECT_THAT(problem(least + "pad = 6\n"), HasSubstr("desk-devices.toml:"));
    EXPECT_THAT(problem(least + "[[keypads.desks]]\ndesk = 4\npad = 5\n"), HasSubstr("pad: stands twice"));
    EXPECT_THAT(problem(least + "[[keypads.desks]]\ndesk = 3\npad = 6\n"), HasSubstr(":8: keypads[0].desks[1].desk"));
    EXPECT_THAT(problem(least + "[[keypads.desks]]\ndesk = 4\n"), HasSubstr("is missing, and so is evaluator"));
    EXPECT_THAT(problem(least + "evaluator = 255\n"), HasSubstr("evaluator"));
    EXPECT_THAT(problem(least + "staff = \"a b\"\n"), HasSubstr("staff"));
    EXPECT_THAT(problem(least + "typo = 1\n"), HasSubstr("typo"));
    EXPECT_THAT(problem(least + "[[signs]]\nserial = \"/dev/ttyS1\"\n"), HasSubstr("signs[0].serial: stands twice"));
    EXPECT_THAT(problem(least + "[texts]\ncalled = \"a\\nb\"\n"), HasSubstr("texts.called"));
}

} // namespace
} // namespace fifteen::apps
