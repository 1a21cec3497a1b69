// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/scan_redactor.hpp"

#include "code_scanner/hid_pos.hpp"
#include "code_scanner/wedge.hpp"

#include <algorithm>
#include <cstring>

namespace fifteen::code_scanner {

namespace {

std::uint8_t disguised(CodeDisguise& disguise, std::uint8_t byte) {
    return static_cast<std::uint8_t>(disguise.next(static_cast<char>(byte)));
}

class ReportRedactor final : public transport::Redactor {
public:
    explicit ReportRedactor(HidPosLayout layout)
        : layout_(layout) {}

    void sent(std::span<std::uint8_t>, std::size_t) override {}

    void received(std::span<std::uint8_t> bytes) override {
        const auto place = codeIn(bytes, layout_);
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            if (place && at >= place->begin && at < place->begin + place->size) {
                bytes[at] = disguised(disguise_, bytes[at]);
            } else if (!place || (at >= place->begin && at < place->room)) {
                bytes[at] = 0; // behind a code stands what is left of a longer one
            }
        }
        if (!place || !place->goesOn) {
            disguise_.end();
        }
    }

private:
    const HidPosLayout layout_;
    CodeDisguise disguise_;
};

class LineRedactor final : public transport::Redactor {
public:
    void sent(std::span<std::uint8_t>, std::size_t) override {}

    void received(std::span<std::uint8_t> bytes) override {
        for (auto& byte : bytes) {
            if (byte == '\r' || byte == '\n') {
                disguise_.end();
            } else if (byte != 0) {
                byte = disguised(disguise_, byte);
            }
        }
    }

private:
    CodeDisguise disguise_;
};

/// Input events arrive whole: the transport gives no others.
class KeyRedactor final : public transport::Redactor {
public:
    void sent(std::span<std::uint8_t>, std::size_t) override {}

    void received(std::span<std::uint8_t> bytes) override {
        while (bytes.size() >= sizeof(input_event)) {
            input_event event{};
            std::memcpy(&event, bytes.data(), sizeof event);
            redact(event);
            std::memcpy(bytes.data(), &event, sizeof event);
            bytes = bytes.subspan(sizeof event);
        }
        std::ranges::fill(bytes, std::uint8_t{0});
    }

private:
    void redact(input_event& event) {
        if (event.type == EV_MSC) {
            event.value = 0; // the key as the keyboard's maker numbers it
        }
        if (event.type != EV_KEY) {
            return;
        }
        const bool shift = event.code == KEY_LEFTSHIFT || event.code == KEY_RIGHTSHIFT;
        shifted_ = shift ? event.value != 0 : shifted_;
        const auto typed = typedBy(event.code, shifted_);
        if (!typed) {
            if (event.value == 1 && (event.code == KEY_ENTER || event.code == KEY_KPENTER || event.code == KEY_TAB)) {
                disguise_.end();
            }
            return;
        }
        if (event.value == 1) {
            const auto character = disguise_.next(*typed);
            // Of letters the case is in the shift key, which stays.
            last_ = character == *typed ? event.code : keyOf(character);
        }
        event.code = last_;
    }

    static std::uint16_t keyOf(char character) {
        if (character == '0') {
            return KEY_0;
        }
        return character >= '1' && character <= '9' ? static_cast<std::uint16_t>(KEY_1 + (character - '1'))
                                                    : std::uint16_t{KEY_A};
    }

    CodeDisguise disguise_;
    std::uint16_t last_ = KEY_A; ///< what the last key pressed became: its release is the same one's
    bool shifted_ = false;
};

} // namespace

std::unique_ptr<transport::Redactor> makeScanRedactor(ScannerKind kind, HidPosLayout layout) {
    switch (kind) {
    case ScannerKind::serial:
        return std::make_unique<LineRedactor>();
    case ScannerKind::wedge:
        return std::make_unique<KeyRedactor>();
    case ScannerKind::hidPos:
        break;
    }
    return std::make_unique<ReportRedactor>(layout);
}

} // namespace fifteen::code_scanner
