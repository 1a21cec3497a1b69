// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/framing.hpp"

#include "code_scanner/hid_pos.hpp"
#include "code_scanner/lines.hpp"
#include "code_scanner/wedge.hpp"

namespace fifteen::code_scanner {

std::unique_ptr<Framing> makeFraming(ScannerKind kind, HidPosLayout layout) {
    switch (kind) {
    case ScannerKind::serial:
        return std::make_unique<LineFraming>();
    case ScannerKind::wedge:
        return std::make_unique<WedgeFraming>();
    case ScannerKind::hidPos:
        break;
    }
    return std::make_unique<HidPosFraming>(layout);
}

} // namespace fifteen::code_scanner
