// SPDX-License-Identifier: Apache-2.0
#include "recordings.hpp"
#include "test_devices/recording.hpp"

#include <gtest/gtest.h>

namespace fifteen::apps {
namespace {

class NoDevice final : public transport::DeviceSource {
public:
    transport::Result<std::unique_ptr<transport::Transport>> open() override { return transport::Error::noDevice; }

    void listen(std::function<void()>) override {}
};

bool records(Recordings& recordings, const std::string& device, const std::filesystem::path& file) {
    std::filesystem::remove(file);
    (void)recordings.over(std::make_unique<NoDevice>(), device, nullptr)->open();
    return tests::contents(file).find("open error=no-device") != std::string::npos;
}

TEST(Recordings, EachDeviceHasItsFile) {
    const tests::TemporaryFile first;
    const tests::TemporaryFile second;
    Recordings recordings({first.path().string(), "printer-2=" + second.path().string()}, "low-reader");
    EXPECT_FALSE(records(recordings, "reader", first.path()));
    EXPECT_FALSE(records(recordings, "printer", second.path()));
    EXPECT_THROW(recordings.refuseUnknown(), std::runtime_error) << "nobody has asked for them yet";
    EXPECT_TRUE(records(recordings, "low-reader", first.path())) << "a file alone is the usual device's";
    EXPECT_TRUE(records(recordings, "printer-2", second.path()));
    EXPECT_NO_THROW(recordings.refuseUnknown());
}

TEST(Recordings, WhatCannotBeMeantIsRefused) {
    EXPECT_THROW(Recordings({"a.txt", "reader=b.txt"}, "reader"), std::runtime_error) << "one device, two files";
    EXPECT_THROW(Recordings({"reader=a.txt", "printer=a.txt"}, "reader"), std::runtime_error) << "two in one file";
    EXPECT_THROW(Recordings({"printer="}, "reader"), std::runtime_error);
}

} // namespace
} // namespace fifteen::apps
