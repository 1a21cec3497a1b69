// SPDX-License-Identifier: Apache-2.0
#include "expect.hpp"
#include "id_card/number.hpp"
#include "id_card/text.hpp"

using namespace fifteen::id_card;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto card = decodeText({data, size});
    if (card) {
        const auto number = card->number.view();
        expect(size == kTextSize);
        expect(card->kind == CardKind::foreigner ? isValidNumber15(number) : isValidNumber18(number));
        expect(card->birth.ok() && card->validFrom.ok() && (!card->validTo || card->validTo->ok()));
        expect(card->maskedName.size() >= 2 && card->maskedName.size() <= 5 && card->maskedName.ends_with('*'));
    }
    return 0;
}
