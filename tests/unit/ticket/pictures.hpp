// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ticket/ticket_picture.hpp"

#include <QImage>

#include <string>

/// Pictures between the test and the disk; made-up visitors.
namespace fifteen::ticket::testing {

/// The ticket of look.md.
TicketContent sampleTicket();
ListContent sampleList();

QImage imageOf(const Bitmap& bitmap);

/// Compares with golden/NAME.png, dot by dot. With FIFTEEN_UPDATE_GOLDEN set it writes that file instead. What differs
/// is left in the build tree as NAME.png. Returns what is wrong, empty if nothing is.
std::string compareWithGolden(const Bitmap& bitmap, const std::string& name);

/// What zbarimg reads in the picture.
std::string scan(const Bitmap& bitmap);

} // namespace fifteen::ticket::testing
