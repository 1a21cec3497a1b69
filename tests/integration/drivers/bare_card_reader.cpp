// SPDX-License-Identifier: Apache-2.0
#include "bare_card_reader.hpp"

#include <libusb.h>

#include <array>
#include <stdexcept>
#include <string>

namespace fifteen::bench {

namespace {

constexpr int headerSize = 7; // preamble and length
constexpr int packetSize = 64;
constexpr unsigned patience_ms = 3000;

constexpr std::array<unsigned char, 10> find{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03, 0x20, 0x01, 0x22};
constexpr std::array<unsigned char, 10> select{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03, 0x20, 0x02, 0x21};
constexpr std::array<unsigned char, 10> readText{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03, 0x30, 0x01, 0x32};

void must(int code, const char* what) {
    if (code != LIBUSB_SUCCESS) {
        throw std::runtime_error(std::string(what) + ": " + libusb_error_name(code));
    }
}

int transfer(libusb_device_handle* handle, unsigned char endpoint, unsigned char* bytes, int size) {
    int moved = 0;
    must(libusb_bulk_transfer(handle, endpoint, bytes, size, &moved, patience_ms), "transfer");
    return moved;
}

} // namespace

BareCardReader::BareCardReader(unsigned short vendor, unsigned short product) {
    must(libusb_init(&context_), "libusb");
    handle_ = libusb_open_device_with_vid_pid(context_, vendor, product);
    if (handle_ == nullptr) {
        throw std::runtime_error("no reader");
    }
    must(libusb_claim_interface(handle_, 0), "claim");
}

BareCardReader::~BareCardReader() {
    libusb_release_interface(handle_, 0);
    libusb_close(handle_);
    libusb_exit(context_);
}

bool BareCardReader::exchange(const unsigned char* request, int size, unsigned char done) {
    auto* bytes = const_cast<unsigned char*>(request); // libusb only reads what goes out
    transfer(handle_, 0x02, bytes, headerSize);
    transfer(handle_, 0x06, bytes + headerSize, size - headerSize);
    std::array<unsigned char, packetSize> header{};
    transfer(handle_, 0x81, header.data(), packetSize);
    const int rest = header[5] << 8 | header[6];
    std::array<unsigned char, 4096> content{};
    transfer(handle_, 0x85, content.data(), (rest + packetSize - 1) / packetSize * packetSize);
    return content[2] == done;
}

bool BareCardReader::read() {
    return exchange(find.data(), find.size(), 0x9F) && exchange(select.data(), select.size(), 0x90) &&
           exchange(readText.data(), readText.size(), 0x90);
}

} // namespace fifteen::bench
