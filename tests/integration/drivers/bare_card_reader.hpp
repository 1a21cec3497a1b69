// SPDX-License-Identifier: Apache-2.0
#pragma once

struct libusb_context;
struct libusb_device_handle;

namespace fifteen::bench {

/// The least a program can do to read a card: libusb's blocking transfers, the same ones the driver makes, and nothing
/// else. It checks no frame, decodes no text, watches no plug. Four-endpoint SDT readers only (devices.md 1.1).
class BareCardReader {
public:
    /// Opens and claims the first reader of these ids. Throws std::runtime_error.
    BareCardReader(unsigned short vendor, unsigned short product);
    BareCardReader(const BareCardReader&) = delete;
    BareCardReader& operator=(const BareCardReader&) = delete;
    ~BareCardReader();

    /// Find, select, read. False if there is no card.
    bool read();

private:
    bool exchange(const unsigned char* request, int size, unsigned char done);

    libusb_context* context_ = nullptr;
    libusb_device_handle* handle_ = nullptr;
};

} // namespace fifteen::bench
