// SPDX-License-Identifier: Apache-2.0
#include "expect.hpp"
#include "id_card/number.hpp"
#include "social_card/apdu.hpp"
#include "social_card/fields.hpp"
#include "social_card/gb18030.hpp"

using namespace fifteen;
using namespace fifteen::social_card;

// Each decoder on the same bytes, without the records around them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span bytes(data, size);
    if (const auto response = parseResponse(bytes)) {
        expect(response->data.size() + 2 == size);
        (void)response->outcome();
    }
    for (const auto item : {Item::version, Item::expiry, Item::number, Item::name, Item::birth}) {
        if (const auto value = valueOf(item, bytes)) {
            expect(value->size() <= placeOf(item).size && value->size() + 2 <= size);
        }
    }
    (void)decodeGeneration(bytes);
    const auto date = decodeDate(bytes);
    expect(!date || date->ok());
    const auto expiry = decodeExpiry(bytes);
    expect(!expiry || !*expiry || (*expiry)->ok());
    const auto number = decodeNumber(bytes);
    expect(!number || id_card::isValidNumber18(number->view()));
    const auto name = decodeMaskedName(bytes);
    expect(!name || (name->size() >= 2 && name->size() <= 5 && name->ends_with('*')));
    const auto text = decodeGb18030(bytes);
    expect(!text || text->size() <= size);
    return 0;
}
