// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>

namespace fifteen::adapters {

/// "fifteen.kiosk": what whoever keeps the machine should know. Nothing of a visitor.
Q_DECLARE_LOGGING_CATEGORY(kioskLog)

} // namespace fifteen::adapters
