// SPDX-License-Identifier: Apache-2.0
#include "flows/window_sign.hpp"

#include <string_view>

namespace fifteen::flows {

namespace {

std::string filled(std::string text, std::string_view place, const std::string& value) {
    for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size())) {
        text.replace(at, place.size(), value);
    }
    return text;
}

} // namespace

SignFace signFaceOf(const DeskScreen& screen, bool lost, const SignTexts& texts) {
    const auto face = lost ? DeskFace::unknown : faceOf(screen);
    SignFace sign;
    switch (face) {
    case DeskFace::unknown:
        sign.text = texts.lost;
        break;
    case DeskFace::closed:
        sign.text = texts.closed;
        break;
    case DeskFace::free:
        sign.text = texts.free;
        break;
    case DeskFace::called:
        sign.text = texts.called;
        break;
    case DeskFace::serving:
        sign.text = texts.serving;
        break;
    case DeskFace::paused:
        sign.text = texts.paused;
        break;
    }
    if (face == DeskFace::called || face == DeskFace::serving) {
        sign.number = screen.line->number;
        sign.text = filled(std::move(sign.text), "{number}", *sign.number);
    }
    sign.text = filled(std::move(sign.text), "{desk}", std::to_string(screen.desk));
    return sign;
}

} // namespace fifteen::flows
