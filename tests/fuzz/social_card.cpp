// SPDX-License-Identifier: Apache-2.0
#include "social_card/social_card.hpp"

#include "expect.hpp"
#include "id_card/number.hpp"

#include <algorithm>

using namespace fifteen;

namespace {

/// A card that says what the fuzzer wants: a byte for the length of each answer (0: nothing comes), then its bytes. It
/// is pulled out when the input ends.
class CardTalk final : public transport::Transport {
public:
    explicit CardTalk(std::span<const std::uint8_t> talk)
        : talk_(talk) {}

    const transport::Endpoints& endpoints() const override { return endpoints_; }

    transport::Result<std::size_t> send(std::uint8_t, std::span<const std::uint8_t> data,
                                        std::chrono::milliseconds) override {
        expect(data.size() >= 4 && data.size() <= 261); // a short APDU, whatever the card said before
        const bool isPin = data[1] == 0x20 && data.size() > 4;
        pins_ += isPin ? 1 : 0;
        return talk_.empty() ? transport::Result<std::size_t>(transport::Error::noDevice) : data.size();
    }

    transport::Result<std::size_t> receive(std::uint8_t, std::span<std::uint8_t> into,
                                           std::chrono::milliseconds) override {
        if (talk_.empty()) {
            return transport::Error::noDevice;
        }
        const std::size_t wanted = talk_.front();
        talk_ = talk_.subspan(1);
        if (wanted == 0) {
            return transport::Error::timedOut;
        }
        const auto size = std::min({wanted, into.size(), talk_.size()});
        std::copy_n(talk_.begin(), size, into.begin());
        talk_ = talk_.subspan(size);
        return size;
    }

    transport::Result<std::size_t> control(const transport::ControlRequest&, std::span<std::uint8_t>,
                                           std::chrono::milliseconds) override {
        return transport::Error::unsuitable;
    }

    void interrupt() noexcept override {}

    int pins() const { return pins_; }

private:
    std::span<const std::uint8_t> talk_;
    const transport::Endpoints endpoints_{{0x01}, {0x81}, {}, {}, 0, 0, 1};
    int pins_ = 0;
};

} // namespace

// A card that answers anything at all: every reading must end, a card only comes out of sound answers, and a PIN is
// sent once, and only where one is configured.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const bool pin = (data[0] & 1) != 0;
    CardTalk talk({data + 1, size - 1});
    bool sound = false;
    social_card::SocialCard card(talk,
                                 [&](std::string_view number) {
                                     sound = id_card::isValidNumber18(number);
                                     return std::string("hash");
                                 },
                                 {.regionalPin = pin ? "888888" : ""});
    for (int times = 0; times < 2; ++times) {
        const auto read = card.read();
        if (read) {
            expect(sound && read->birth.ok() && (!read->validTo || read->validTo->ok()));
            expect(read->maskedName.size() >= 2 && read->maskedName.size() <= 5 && read->maskedName.ends_with('*'));
        } else {
            expect(read.error().category() == social_card::errorCategory());
        }
    }
    expect(talk.pins() <= (pin ? 1 : 0));
    return 0;
}
