// SPDX-License-Identifier: Apache-2.0
#include "emulator/usbredir_device.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <usbredirparser.h>

namespace fifteen::emulator {
namespace {

using namespace std::chrono_literals;

/// A device with everything a front has to carry: bulk and interrupt endpoints, a control request of its own.
class PlainModel final : public DeviceModel {
public:
    Bytes descriptors() const override {
        return {18, 1, 0x00, 0x02, 0,  0,    0, 64,   0x34, 0x12, 0x78, 0x56, 0x00, 0x01, 0, 0, 0, 1, // device
                9,  2, 39,   0,    1,  1,    0, 0xC0, 50,                                             // configuration
                9,  4, 0,    0,    3,  0xFF, 1, 2,    0,                                              // interface
                7,  5, 0x02, 2,    64, 0,    0,                                                       // bulk OUT
                7,  5, 0x81, 2,    64, 0,    0,                                                       // bulk IN
                7,  5, 0x83, 3,    8,  0,    1};                                                      // interrupt IN
    }

    std::size_t takeOut(std::uint8_t endpoint, std::span<const std::uint8_t> bytes, TimePoint) override {
        const auto size = std::min(bytes.size(), takesAtOnce);
        taken[endpoint].insert(taken[endpoint].end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
        return size;
    }

    std::optional<InData> giveIn(std::uint8_t endpoint, std::size_t room, TimePoint) override {
        auto& bytes = gives[endpoint];
        if (bytes.empty()) {
            return std::nullopt;
        }
        InData data;
        const auto size = std::min(room, bytes.size());
        data.bytes.assign(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
        bytes.erase(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
        data.shortPacket = size % 64 != 0;
        data.overflow = babbles;
        return data;
    }

    std::optional<Bytes> control(const ControlSetup& setup, std::span<const std::uint8_t> data, TimePoint) override {
        if (setup.request != 0x42) {
            return std::nullopt;
        }
        written.assign(data.begin(), data.end());
        return Bytes{1, 2, 3, 4};
    }

    void powerOn(TimePoint) override { ++powerOns; }

    std::size_t takesAtOnce = 1000;
    bool babbles = false;
    int powerOns = 0;
    std::map<std::uint8_t, Bytes> taken;
    std::map<std::uint8_t, Bytes> gives;
    Bytes written;
};

/// What a guest is told, by usbredir's own parser in the guest's role.
class Guest {
public:
    struct Answer {
        std::uint64_t id = 0;
        int status = -1;
        Bytes data;
        std::size_t length = 0;
        bool operator==(const Answer&) const = default;
    };

    Guest() {
        parser_->priv = this;
        parser_->log_func = [](void*, int, const char*) {};
        parser_->read_func = [](void* self, std::uint8_t* into, int count) {
            auto& from = of(self).input;
            const auto size = std::min(static_cast<std::size_t>(count), from.size());
            std::copy_n(from.begin(), size, into);
            from.erase(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(size));
            return static_cast<int>(size);
        };
        parser_->write_func = [](void* self, std::uint8_t* data, int count) {
            of(self).output.insert(of(self).output.end(), data, data + count);
            return count;
        };
        parser_->hello_func = [](void*, usb_redir_hello_header*) {};
        parser_->device_connect_func = [](void* self, usb_redir_device_connect_header* header) {
            of(self).connected.push_back(*header);
        };
        parser_->device_disconnect_func = [](void* self) { ++of(self).disconnects; };
        parser_->interface_info_func = [](void* self, usb_redir_interface_info_header* header) {
            of(self).interfaces = *header;
        };
        parser_->ep_info_func = [](void* self, usb_redir_ep_info_header* header) { of(self).endpoints = *header; };
        parser_->configuration_status_func = [](void* self, std::uint64_t id,
                                                usb_redir_configuration_status_header* header) {
            of(self).answers.push_back({id, header->status, {header->configuration}, 0});
        };
        parser_->alt_setting_status_func = [](void* self, std::uint64_t id,
                                              usb_redir_alt_setting_status_header* header) {
            of(self).answers.push_back({id, header->status, {header->alt}, 0});
        };
        parser_->interrupt_receiving_status_func = [](void* self, std::uint64_t id,
                                                      usb_redir_interrupt_receiving_status_header* header) {
            of(self).answers.push_back({id, header->status, {header->endpoint}, 0});
        };
        parser_->control_packet_func = [](void* self, std::uint64_t id, usb_redir_control_packet_header* header,
                                          std::uint8_t* data,
                                          int size) { of(self).keep(id, header->status, header->length, data, size); };
        parser_->bulk_packet_func = [](void* self, std::uint64_t id, usb_redir_bulk_packet_header* header,
                                       std::uint8_t* data,
                                       int size) { of(self).keep(id, header->status, header->length, data, size); };
        parser_->interrupt_packet_func = [](void* self, std::uint64_t id, usb_redir_interrupt_packet_header* header,
                                            std::uint8_t* data, int size) {
            of(self).keep(id, header->status, header->length, data, size);
        };
        std::array<std::uint32_t, USB_REDIR_CAPS_SIZE> capabilities{};
        for (const int capability : {usb_redir_cap_connect_device_version, usb_redir_cap_ep_info_max_packet_size,
                                     usb_redir_cap_64bits_ids, usb_redir_cap_32bits_bulk_length}) {
            usbredirparser_caps_set_cap(capabilities.data(), capability);
        }
        usbredirparser_init(parser_.get(), "a guest", capabilities.data(), USB_REDIR_CAPS_SIZE, 0);
    }

    usbredirparser* parser() { return parser_.get(); }

    Bytes say() {
        while (usbredirparser_has_data_to_write(parser_.get()) > 0) {
            usbredirparser_do_write(parser_.get());
        }
        return std::exchange(output, {});
    }

    void hear(const Bytes& bytes) {
        input.insert(input.end(), bytes.begin(), bytes.end());
        EXPECT_EQ(usbredirparser_do_read(parser_.get()), 0) << "every packet is sound";
    }

    std::vector<Answer> takeAnswers() { return std::exchange(answers, {}); }

    Bytes input;
    Bytes output;
    std::vector<usb_redir_device_connect_header> connected;
    int disconnects = 0;
    usb_redir_interface_info_header interfaces{};
    usb_redir_ep_info_header endpoints{};
    std::vector<Answer> answers;

private:
    static Guest& of(void* self) { return *static_cast<Guest*>(self); }

    void keep(std::uint64_t id, std::uint8_t status, std::size_t length, std::uint8_t* data, int size) {
        answers.push_back({id, status, data == nullptr ? Bytes{} : Bytes(data, data + size), length});
        usbredirparser_free_packet_data(parser_.get(), data);
    }

    std::unique_ptr<usbredirparser, void (*)(usbredirparser*)> parser_{usbredirparser_create(),
                                                                       &usbredirparser_destroy};
};

using Answers = std::vector<Guest::Answer>;

class UsbredirDeviceTest : public testing::Test {
protected:
    void SetUp() override { EXPECT_TRUE(exchange()); }

    /// What either side has to say reaches the other; whether the device still wants the connection.
    bool exchange() {
        const bool fine = device_.receive(guest_.say(), now_);
        guest_.hear(device_.takeOutput());
        return fine;
    }

    void progress() {
        device_.progress(now_);
        guest_.hear(device_.takeOutput());
    }

    void bulk(std::uint64_t id, std::uint8_t endpoint, std::uint16_t length, Bytes data = {}) {
        usb_redir_bulk_packet_header header{endpoint, 0, length, 0, 0};
        usbredirparser_send_bulk_packet(guest_.parser(), id, &header, data.empty() ? nullptr : data.data(),
                                        static_cast<int>(data.size()));
    }

    Guest::Answer control(usb_redir_control_packet_header header, Bytes data = {}) {
        usbredirparser_send_control_packet(guest_.parser(), 77, &header, data.empty() ? nullptr : data.data(),
                                           static_cast<int>(data.size()));
        EXPECT_TRUE(exchange());
        const auto answers = guest_.takeAnswers();
        return answers.size() == 1 ? answers[0] : Guest::Answer{};
    }

    TimePoint now_{};
    PlainModel model_;
    UsbredirDevice device_{model_, true};
    Guest guest_;
};

TEST_F(UsbredirDeviceTest, IsDescribedAndConnectedAfterTheHello) {
    ASSERT_EQ(guest_.connected.size(), 1U);
    EXPECT_EQ(guest_.connected[0].speed, usb_redir_speed_full);
    EXPECT_EQ(guest_.connected[0].vendor_id, 0x1234);
    EXPECT_EQ(guest_.connected[0].product_id, 0x5678);
    EXPECT_EQ(guest_.connected[0].device_version_bcd, 0x0100);
    EXPECT_EQ(guest_.interfaces.interface_count, 1U);
    EXPECT_EQ(guest_.interfaces.interface_class[0], 0xFF);
    EXPECT_EQ(guest_.interfaces.interface_subclass[0], 1);
    EXPECT_EQ(guest_.interfaces.interface_protocol[0], 2);
    const auto& types = guest_.endpoints.type;
    EXPECT_EQ(types[0], usb_redir_type_control);
    EXPECT_EQ(types[16], usb_redir_type_control);
    EXPECT_EQ(types[2], usb_redir_type_bulk);
    EXPECT_EQ(types[17], usb_redir_type_bulk);
    EXPECT_EQ(types[19], usb_redir_type_interrupt);
    EXPECT_EQ(types[1], usb_redir_type_invalid);
    EXPECT_EQ(guest_.endpoints.max_packet_size[19], 8);
    EXPECT_EQ(guest_.endpoints.interval[19], 1);
}

TEST_F(UsbredirDeviceTest, AnswersStandardRequestsFromTheDescriptors) {
    const auto all = model_.descriptors();
    EXPECT_EQ(control({0x80, 6, 0x80, 0, 0x0100, 0, 18}).data, Bytes(all.begin(), all.begin() + 18));
    EXPECT_EQ(control({0x80, 6, 0x80, 0, 0x0200, 0, 255}).data, Bytes(all.begin() + 18, all.end()));
    EXPECT_EQ(control({0x80, 6, 0x80, 0, 0x0200, 0, 9}).data, Bytes(all.begin() + 18, all.begin() + 27));
    EXPECT_EQ(control({0x80, 6, 0x80, 0, 0x0600, 0, 10}).status, usb_redir_stall) << "full speed only";
    EXPECT_EQ(control({0x80, 0, 0x80, 0, 0, 0, 2}).data, (Bytes{1, 0})) << "self-powered";
    EXPECT_EQ(control({0x00, 1, 0x02, 0, 0, 0x81, 0}).status, usb_redir_success) << "clear halt";
}

TEST_F(UsbredirDeviceTest, LeavesTheRestToTheModel) {
    EXPECT_EQ(control({0x80, 0x42, 0xC0, 0, 0, 0, 3}), (Guest::Answer{77, usb_redir_success, {1, 2, 3}, 3}));
    EXPECT_EQ(control({0x00, 0x42, 0x40, 0, 0, 0, 2}, {8, 9}), (Guest::Answer{77, usb_redir_success, {}, 2}));
    EXPECT_EQ(model_.written, (Bytes{8, 9}));
    EXPECT_EQ(control({0x80, 0x43, 0xC0, 0, 0, 0, 3}), (Guest::Answer{77, usb_redir_stall, {}, 0}));
}

TEST_F(UsbredirDeviceTest, HasOneConfigurationAndOneSetting) {
    usb_redir_set_configuration_header one{1};
    usbredirparser_send_set_configuration(guest_.parser(), 1, &one);
    usb_redir_set_configuration_header two{2};
    usbredirparser_send_set_configuration(guest_.parser(), 2, &two);
    usbredirparser_send_get_configuration(guest_.parser(), 3);
    usb_redir_set_alt_setting_header zero{0, 0};
    usbredirparser_send_set_alt_setting(guest_.parser(), 4, &zero);
    usb_redir_set_alt_setting_header other{0, 1};
    usbredirparser_send_set_alt_setting(guest_.parser(), 5, &other);
    usb_redir_get_alt_setting_header which{0};
    usbredirparser_send_get_alt_setting(guest_.parser(), 6, &which);
    EXPECT_TRUE(exchange());
    EXPECT_EQ(guest_.takeAnswers(), (Answers{{1, usb_redir_success, {1}, 0},
                                             {2, usb_redir_inval, {1}, 0},
                                             {3, usb_redir_success, {1}, 0},
                                             {4, usb_redir_success, {0}, 0},
                                             {5, usb_redir_inval, {0}, 0},
                                             {6, usb_redir_success, {0}, 0}}));
}

TEST_F(UsbredirDeviceTest, KeepsAnInTransferUntilThereIsSomething) {
    bulk(9, 0x81, 128);
    EXPECT_TRUE(exchange());
    progress();
    EXPECT_TRUE(guest_.takeAnswers().empty());
    EXPECT_TRUE(device_.isBusy());
    model_.gives[0x81] = Bytes(64, 0xAA);
    progress();
    EXPECT_TRUE(guest_.takeAnswers().empty()) << "a whole packet does not end it";
    model_.gives[0x81] = Bytes(10, 0xBB);
    progress();
    const auto answers = guest_.takeAnswers();
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0].id, 9U);
    EXPECT_EQ(answers[0].data.size(), 74U);
    EXPECT_EQ(answers[0].length, 74U);
    EXPECT_FALSE(device_.isBusy());
}

TEST_F(UsbredirDeviceTest, SaysThatADeviceBabbled) {
    model_.gives[0x81] = Bytes(64, 1);
    model_.babbles = true;
    bulk(1, 0x81, 100);
    EXPECT_TRUE(exchange());
    EXPECT_EQ(guest_.takeAnswers().at(0).status, usb_redir_babble);
}

TEST_F(UsbredirDeviceTest, AnswersAnOutTransferWhenAllIsTaken) {
    model_.takesAtOnce = 3;
    bulk(5, 0x02, 7, {1, 2, 3, 4, 5, 6, 7});
    bulk(6, 0x02, 1, {8});
    EXPECT_TRUE(exchange());
    EXPECT_TRUE(guest_.takeAnswers().empty());
    progress();
    progress();
    EXPECT_EQ(guest_.takeAnswers(), (Answers{{5, usb_redir_success, {}, 7}, {6, usb_redir_success, {}, 1}}));
    EXPECT_EQ(model_.taken[0x02], (Bytes{1, 2, 3, 4, 5, 6, 7, 8})) << "in order";
}

TEST_F(UsbredirDeviceTest, AnswersACancelledTransferAsCancelled) {
    bulk(5, 0x81, 64);
    bulk(6, 0x81, 64);
    usbredirparser_send_cancel_data_packet(guest_.parser(), 5);
    usbredirparser_send_cancel_data_packet(guest_.parser(), 99); // one that has been answered already
    EXPECT_TRUE(exchange());
    EXPECT_EQ(guest_.takeAnswers(), (Answers{{5, usb_redir_cancelled, {}, 0}}));
    model_.gives[0x81] = {1};
    progress();
    EXPECT_EQ(guest_.takeAnswers(), (Answers{{6, usb_redir_success, {1}, 1}})) << "the next one gets the data";
}

TEST_F(UsbredirDeviceTest, ListensToAnInterruptEndpointFromStartToStop) {
    usb_redir_start_interrupt_receiving_header start{0x83};
    usbredirparser_send_start_interrupt_receiving(guest_.parser(), 4, &start);
    EXPECT_TRUE(exchange());
    EXPECT_EQ(guest_.takeAnswers(), (Answers{{4, usb_redir_success, {0x83}, 0}}));
    model_.gives[0x83] = {1, 2, 3};
    progress();
    EXPECT_EQ(guest_.takeAnswers(), (Answers{{0, usb_redir_success, {1, 2, 3}, 3}}));
    usb_redir_stop_interrupt_receiving_header stop{0x83};
    usbredirparser_send_stop_interrupt_receiving(guest_.parser(), 5, &stop);
    EXPECT_TRUE(exchange());
    guest_.takeAnswers();
    model_.gives[0x83] = {4};
    progress();
    EXPECT_TRUE(guest_.takeAnswers().empty());
}

TEST_F(UsbredirDeviceTest, UnpluggedInTheMiddleEndsEverything) {
    bulk(5, 0x81, 64);
    EXPECT_TRUE(exchange());
    device_.unplug();
    guest_.hear(device_.takeOutput());
    EXPECT_EQ(guest_.takeAnswers(), (Answers{{5, usb_redir_ioerror, {}, 0}}));
    EXPECT_EQ(guest_.disconnects, 1);
    EXPECT_FALSE(device_.isBusy());
    device_.plug();
    guest_.hear(device_.takeOutput());
    EXPECT_EQ(guest_.connected.size(), 2U);
}

TEST_F(UsbredirDeviceTest, ResetPowersTheModelOn) {
    usbredirparser_send_reset(guest_.parser());
    EXPECT_TRUE(exchange());
    EXPECT_EQ(model_.powerOns, 1);
}

TEST_F(UsbredirDeviceTest, GivesUpAFloodOfTransfers) {
    bool fine = true;
    for (std::uint64_t id = 0; id < 10000 && fine; ++id) {
        bulk(id, 0x81, 64);
        fine = exchange();
    }
    EXPECT_FALSE(fine);
}

TEST_F(UsbredirDeviceTest, GivesUpWhatIsNotTheProtocol) {
    EXPECT_FALSE(device_.receive(Bytes(4096, 0xFF), now_));
    EXPECT_FALSE(device_.receive({}, now_)) << "for good";
}

TEST(UsbredirDevice, ThatIsNotPluggedInSaysNothingUntilItIs) {
    PlainModel model;
    UsbredirDevice device(model, false);
    Guest guest;
    ASSERT_TRUE(device.receive(guest.say(), {}));
    guest.hear(device.takeOutput());
    EXPECT_TRUE(guest.connected.empty());
    device.plug();
    guest.hear(device.takeOutput());
    EXPECT_EQ(guest.connected.size(), 1U);
}

TEST(UsbredirDevice, BytesMayComeOneByOne) {
    PlainModel model;
    UsbredirDevice device(model, true);
    Guest guest;
    for (const auto byte : guest.say()) {
        ASSERT_TRUE(device.receive(std::span(&byte, 1), {}));
    }
    guest.hear(device.takeOutput());
    EXPECT_EQ(guest.connected.size(), 1U);
}

} // namespace
} // namespace fifteen::emulator
