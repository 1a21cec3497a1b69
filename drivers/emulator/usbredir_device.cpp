// SPDX-License-Identifier: Apache-2.0
#include "emulator/usbredir_device.hpp"

#include "usb_descriptors.hpp"
#include "usbredir_tables.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <new>
#include <usbredirparser.h>
#include <utility>

namespace fifteen::emulator {

namespace {

// A guest keeps a few transfers an endpoint in flight; this is far beyond that.
constexpr std::size_t kMostTransfers = 512;
constexpr std::size_t kMostBytesInFlight = 16U << 20;

// USB 2.0, chapter 9.
constexpr std::uint8_t kTypeOfRequest = 0x60; // zero: a standard request
constexpr std::uint8_t kRecipient = 0x1F;
constexpr std::uint8_t kToDevice = 0;
constexpr std::uint8_t kGetStatus = 0;
constexpr std::uint8_t kClearFeature = 1;
constexpr std::uint8_t kSetFeature = 3;
constexpr std::uint8_t kGetDescriptor = 6;
constexpr std::uint8_t kDeviceDescriptor = 1;
constexpr std::uint8_t kConfigurationDescriptor = 2;

} // namespace

/// Called by the parser inside receive(); `self` is the UsbredirDevice.
class UsbredirDevice::Calls {
public:
    static void install(usbredirparser& parser, UsbredirDevice* self) {
        parser.priv = self;
        parser.log_func = [](void*, int, const char*) {}; // every complaint is also an error returned
        parser.read_func = &read;
        parser.write_func = &write;
        parser.hello_func = [](void* priv, usb_redir_hello_header*) {
            of(priv).greeted_ = true;
            of(priv).announce();
        };
        parser.reset_func = [](void* priv) { of(priv).model_.powerOn(of(priv).now_); };
        parser.set_configuration_func = [](void* priv, std::uint64_t id, usb_redir_set_configuration_header* header) {
            of(priv).configure(id, header->configuration);
        };
        parser.get_configuration_func = [](void* priv, std::uint64_t id) {
            usb_redir_configuration_status_header status{usb_redir_success, of(priv).configuration_};
            usbredirparser_send_configuration_status(of(priv).parser_.get(), id, &status);
        };
        parser.set_alt_setting_func = [](void* priv, std::uint64_t id, usb_redir_set_alt_setting_header* header) {
            const auto verdict = static_cast<std::uint8_t>(header->alt == 0 ? usb_redir_success : usb_redir_inval);
            usb_redir_alt_setting_status_header status{verdict, header->interface, 0};
            usbredirparser_send_alt_setting_status(of(priv).parser_.get(), id, &status);
        };
        parser.get_alt_setting_func = [](void* priv, std::uint64_t id, usb_redir_get_alt_setting_header* header) {
            usb_redir_alt_setting_status_header status{usb_redir_success, header->interface, 0};
            usbredirparser_send_alt_setting_status(of(priv).parser_.get(), id, &status);
        };
        parser.start_interrupt_receiving_func = [](void* priv, std::uint64_t id,
                                                   usb_redir_start_interrupt_receiving_header* header) {
            of(priv).receiving_.insert(header->endpoint);
            sayReceiving(of(priv), id, header->endpoint);
        };
        parser.stop_interrupt_receiving_func = [](void* priv, std::uint64_t id,
                                                  usb_redir_stop_interrupt_receiving_header* header) {
            of(priv).receiving_.erase(header->endpoint);
            sayReceiving(of(priv), id, header->endpoint);
        };
        parser.cancel_data_packet_func = [](void* priv, std::uint64_t id) { of(priv).cancel(id); };
        parser.control_packet_func = &controlPacket;
        parser.bulk_packet_func = &bulkPacket;
        parser.interrupt_packet_func = &interruptPacket;
        // Never asked for, as the capabilities and endpoints say; a guest that does so all the same is refused.
        parser.device_disconnect_ack_func = [](void*) {};
        parser.filter_reject_func = [](void* priv) { of(priv).broken_ = true; };
        parser.filter_filter_func = [](void*, usbredirfilter_rule* rules, int) { free(rules); };
        parser.start_iso_stream_func = [](void* priv, std::uint64_t, usb_redir_start_iso_stream_header*) {
            of(priv).broken_ = true;
        };
        parser.stop_iso_stream_func = [](void* priv, std::uint64_t, usb_redir_stop_iso_stream_header*) {
            of(priv).broken_ = true;
        };
        parser.alloc_bulk_streams_func = [](void* priv, std::uint64_t, usb_redir_alloc_bulk_streams_header*) {
            of(priv).broken_ = true;
        };
        parser.free_bulk_streams_func = [](void* priv, std::uint64_t, usb_redir_free_bulk_streams_header*) {
            of(priv).broken_ = true;
        };
        parser.iso_packet_func = [](void* priv, std::uint64_t, usb_redir_iso_packet_header*, std::uint8_t* data, int) {
            usbredirparser_free_packet_data(of(priv).parser_.get(), data);
            of(priv).broken_ = true;
        };
    }

private:
    static UsbredirDevice& of(void* priv) { return *static_cast<UsbredirDevice*>(priv); }

    static int read(void* priv, std::uint8_t* into, int count) {
        auto& self = of(priv);
        const auto size = std::min(static_cast<std::size_t>(count), self.input_.size() - self.inputRead_);
        std::copy_n(self.input_.begin() + static_cast<std::ptrdiff_t>(self.inputRead_), size, into);
        self.inputRead_ += size;
        return static_cast<int>(size);
    }

    static int write(void* priv, std::uint8_t* data, int count) {
        of(priv).output_.insert(of(priv).output_.end(), data, data + count);
        return count;
    }

    static void sayReceiving(UsbredirDevice& self, std::uint64_t id, std::uint8_t endpoint) {
        usb_redir_interrupt_receiving_status_header status{usb_redir_success, endpoint};
        usbredirparser_send_interrupt_receiving_status(self.parser_.get(), id, &status);
    }

    // The data is the callback's to free; none for IN transfers.
    static Bytes take(UsbredirDevice& self, std::uint8_t* data, int size) {
        Bytes bytes;
        if (data != nullptr) {
            bytes.assign(data, data + size);
            usbredirparser_free_packet_data(self.parser_.get(), data);
        }
        return bytes;
    }

    static void controlPacket(void* priv, std::uint64_t id, usb_redir_control_packet_header* header, std::uint8_t* data,
                              int size) {
        const auto bytes = take(of(priv), data, size);
        of(priv).control(id, {header->requesttype, header->request, header->value, header->index, header->length},
                         header->endpoint, bytes);
    }

    static void bulkPacket(void* priv, std::uint64_t id, usb_redir_bulk_packet_header* header, std::uint8_t* data,
                           int size) {
        const auto length = static_cast<std::size_t>(header->length_high) << 16 | header->length;
        of(priv).submit({.id = id,
                         .endpoint = header->endpoint,
                         .stream = header->stream_id,
                         .data = take(of(priv), data, size),
                         .room = length});
    }

    static void interruptPacket(void* priv, std::uint64_t id, usb_redir_interrupt_packet_header* header,
                                std::uint8_t* data, int size) {
        of(priv).submit({.id = id,
                         .endpoint = header->endpoint,
                         .isBulk = false,
                         .data = take(of(priv), data, size),
                         .room = header->length});
    }
};

UsbredirDevice::UsbredirDevice(DeviceModel& model, bool plugged)
    : model_(model)
    , parser_(usbredirparser_create(), &usbredirparser_destroy)
    , plugged_(plugged) {
    if (!parser_) {
        throw std::bad_alloc();
    }
    Calls::install(*parser_, this);
    std::array<std::uint32_t, USB_REDIR_CAPS_SIZE> capabilities{};
    for (const int capability : {usb_redir_cap_connect_device_version, usb_redir_cap_ep_info_max_packet_size,
                                 usb_redir_cap_64bits_ids, usb_redir_cap_32bits_bulk_length}) {
        usbredirparser_caps_set_cap(capabilities.data(), capability);
    }
    usbredirparser_init(parser_.get(), "fifteen-emulator", capabilities.data(), USB_REDIR_CAPS_SIZE,
                        usbredirparser_fl_usb_host);
}

UsbredirDevice::~UsbredirDevice() = default;

bool UsbredirDevice::receive(std::span<const std::uint8_t> bytes, TimePoint now) {
    now_ = now;
    input_.insert(input_.end(), bytes.begin(), bytes.end());
    if (!broken_ && usbredirparser_do_read(parser_.get()) != 0) {
        broken_ = true; // a call it made may have said so too
    }
    input_.erase(input_.begin(), input_.begin() + static_cast<std::ptrdiff_t>(inputRead_));
    inputRead_ = 0;
    progress(now);
    return !broken_;
}

void UsbredirDevice::plug() {
    plugged_ = true;
    announce();
}

void UsbredirDevice::announce() {
    if (!greeted_ || !plugged_) {
        return;
    }
    configuration_ = 0;
    auto tables = usbredirTablesOf(model_.descriptors());
    usbredirparser_send_interface_info(parser_.get(), &tables.interfaces);
    usbredirparser_send_ep_info(parser_.get(), &tables.endpoints);
    usbredirparser_send_device_connect(parser_.get(), &tables.device);
}

void UsbredirDevice::unplug() {
    plugged_ = false;
    receiving_.clear();
    for (auto& transfer : transfers_) {
        transfer.status = usb_redir_ioerror;
        answer(transfer);
    }
    transfers_.clear();
    bytesInFlight_ = 0;
    if (greeted_) {
        usbredirparser_send_device_disconnect(parser_.get());
    }
}

void UsbredirDevice::submit(Transfer transfer) {
    bytesInFlight_ += transfer.room;
    const bool isIn = (transfer.endpoint & kDirectionIn) != 0;
    if (transfers_.size() >= kMostTransfers || bytesInFlight_ > kMostBytesInFlight ||
        (!isIn && transfer.data.size() != transfer.room)) {
        broken_ = true;
        return;
    }
    transfers_.push_back(std::move(transfer));
    if (!plugged_) {
        transfers_.back().status = usb_redir_ioerror;
        transfers_.back().done = true;
    }
}

// The guest waits for an answer all the same, unless the transfer's own has crossed its cancelling.
void UsbredirDevice::cancel(std::uint64_t id) {
    const auto found = std::ranges::find(transfers_, id, &Transfer::id);
    if (found != transfers_.end()) {
        found->status = usb_redir_cancelled;
        found->done = true;
    }
}

void UsbredirDevice::progress(TimePoint now) {
    now_ = now;
    std::set<std::uint8_t> blocked; // transfers of one endpoint are worked on in order
    for (auto& transfer : transfers_) {
        if (!transfer.done && !blocked.contains(transfer.endpoint)) {
            work(transfer);
        }
        if (transfer.done) {
            answer(transfer);
            bytesInFlight_ -= transfer.room;
        } else {
            blocked.insert(transfer.endpoint);
        }
    }
    std::erase_if(transfers_, [](const Transfer& transfer) { return transfer.done; });
    for (const auto endpoint : receiving_) {
        if (auto data = model_.giveIn(endpoint, kPacketSize, now)) {
            usb_redir_interrupt_packet_header header{endpoint, usb_redir_success,
                                                     static_cast<std::uint16_t>(data->bytes.size())};
            usbredirparser_send_interrupt_packet(parser_.get(), nextInterruptId_++, &header, data->bytes.data(),
                                                 static_cast<int>(data->bytes.size()));
        }
    }
}

void UsbredirDevice::work(Transfer& transfer) {
    if ((transfer.endpoint & kDirectionIn) == 0) {
        const auto rest = std::span(transfer.data).subspan(transfer.moved);
        if (!rest.empty()) {
            transfer.moved += model_.takeOut(transfer.endpoint, rest, now_);
        }
        transfer.done = transfer.moved == transfer.data.size();
        return;
    }
    transfer.done = transfer.room == 0;
    while (!transfer.done) {
        auto data = model_.giveIn(transfer.endpoint, transfer.room - transfer.moved, now_);
        if (!data) {
            break;
        }
        transfer.data.insert(transfer.data.end(), data->bytes.begin(), data->bytes.end());
        transfer.moved = transfer.data.size();
        transfer.status = data->overflow ? usb_redir_babble : usb_redir_success;
        transfer.done = data->shortPacket || data->overflow || transfer.moved == transfer.room;
    }
}

void UsbredirDevice::answer(Transfer& transfer) {
    const bool isIn = (transfer.endpoint & kDirectionIn) != 0;
    auto* const data = isIn && transfer.moved > 0 ? transfer.data.data() : nullptr;
    const int size = data != nullptr ? static_cast<int>(transfer.moved) : 0;
    const auto low = static_cast<std::uint16_t>(transfer.moved & 0xFFFF);
    if (transfer.isBulk) {
        usb_redir_bulk_packet_header header{transfer.endpoint, transfer.status, low, transfer.stream,
                                            static_cast<std::uint16_t>(transfer.moved >> 16)};
        usbredirparser_send_bulk_packet(parser_.get(), transfer.id, &header, data, size);
        return;
    }
    usb_redir_interrupt_packet_header header{transfer.endpoint, transfer.status, low};
    usbredirparser_send_interrupt_packet(parser_.get(), transfer.id, &header, data, size);
}

void UsbredirDevice::control(std::uint64_t id, const ControlSetup& setup, std::uint8_t endpoint,
                             std::span<const std::uint8_t> data) {
    const bool isIn = (setup.requestType & kDirectionIn) != 0;
    std::optional<Bytes> said;
    if (plugged_) {
        said = standardRequest(setup);
        if (!said) {
            said = model_.control(setup, data, now_);
        }
    }
    const auto refusal = plugged_ ? usb_redir_stall : usb_redir_ioerror;
    usb_redir_control_packet_header header{.endpoint = endpoint,
                                           .request = setup.request,
                                           .requesttype = setup.requestType,
                                           .status = static_cast<std::uint8_t>(said ? usb_redir_success : refusal),
                                           .value = setup.value,
                                           .index = setup.index,
                                           .length = said && !isIn ? setup.length : std::uint16_t{0}};
    if (said && isIn) {
        said->resize(std::min<std::size_t>(said->size(), setup.length));
        header.length = static_cast<std::uint16_t>(said->size());
    }
    const bool hasData = said && isIn && !said->empty();
    usbredirparser_send_control_packet(parser_.get(), id, &header, hasData ? said->data() : nullptr,
                                       hasData ? header.length : 0);
}

/// What every device answers alike; the rest is the model's.
std::optional<Bytes> UsbredirDevice::standardRequest(const ControlSetup& setup) const {
    if ((setup.requestType & kTypeOfRequest) != 0) {
        return std::nullopt;
    }
    const bool isIn = (setup.requestType & kDirectionIn) != 0;
    const bool toDevice = (setup.requestType & kRecipient) == kToDevice;
    if (isIn && setup.request == kGetStatus) {
        return Bytes{static_cast<std::uint8_t>(toDevice ? 1 : 0), 0}; // self-powered; no endpoint is halted
    }
    if (!isIn && (setup.request == kClearFeature || setup.request == kSetFeature)) {
        return Bytes{};
    }
    if (isIn && toDevice && setup.request == kGetDescriptor) {
        const auto all = model_.descriptors();
        const auto border = all.begin() + kDeviceDescriptorSize;
        if (setup.value == kDeviceDescriptor << 8) {
            return Bytes(all.begin(), border);
        }
        if (setup.value == kConfigurationDescriptor << 8) {
            return Bytes(border, all.end());
        }
    }
    return std::nullopt;
}

void UsbredirDevice::configure(std::uint64_t id, std::uint8_t configuration) {
    const bool known = configuration <= 1; // makeDescriptors() numbers the only one so
    if (known) {
        configuration_ = configuration;
    }
    usb_redir_configuration_status_header status{static_cast<std::uint8_t>(known ? usb_redir_success : usb_redir_inval),
                                                 configuration_};
    usbredirparser_send_configuration_status(parser_.get(), id, &status);
}

Bytes UsbredirDevice::takeOutput() {
    while (usbredirparser_has_data_to_write(parser_.get()) > 0 && usbredirparser_do_write(parser_.get()) == 0) {
    }
    return std::exchange(output_, {});
}

} // namespace fifteen::emulator
