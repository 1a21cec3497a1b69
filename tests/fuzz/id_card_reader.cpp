// SPDX-License-Identifier: Apache-2.0
#include "device_talk.hpp"
#include "expect.hpp"
#include "id_card/reader.hpp"

using namespace fifteen;

namespace {

const std::array<transport::Endpoints, 5> kLayouts{{
    {.bulkOut = {0x02}, .bulkIn = {0x81}, .interruptOut = {}, .interruptIn = {}},
    {.bulkOut = {0x02, 0x06}, .bulkIn = {0x81, 0x85}, .interruptOut = {}, .interruptIn = {}},
    {.bulkOut = {}, .bulkIn = {}, .interruptOut = {0x02}, .interruptIn = {0x81}},
    {.bulkOut = {}, .bulkIn = {}, .interruptOut = {}, .interruptIn = {0x81}},
    {.bulkOut = {0x01}, .bulkIn = {0x81}, .interruptOut = {}, .interruptIn = {}, .packetSize = 1},
}};

} // namespace

// A reader that answers anything at all: every call must end, and a card only comes out of a sound answer.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    fuzz::DeviceTalk talk({data + 1, size - 1}, kLayouts.at(data[0] % kLayouts.size()));
    std::size_t hashed = 0;
    id_card::Reader reader(talk, [&](std::string_view number) {
        hashed = number.size();
        return std::string("hash");
    });
    (void)reader.find();
    (void)reader.select();
    const auto card = reader.read();
    expect(!card || hashed == 18 || hashed == 15);
    (void)reader.presence();
    return 0;
}
