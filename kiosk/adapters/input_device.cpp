// SPDX-License-Identifier: Apache-2.0
#include "adapters/input_device.hpp"

namespace fifteen::adapters {

void InputDevice::become(std::optional<bool> present, std::string_view trouble) {
    if (present_ == present && trouble_ == trouble)
        return;
    present_ = present;
    trouble_ = trouble;
    emit stateChanged();
}

} // namespace fifteen::adapters
