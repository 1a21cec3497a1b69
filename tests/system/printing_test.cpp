// SPDX-License-Identifier: Apache-2.0
#include "machine_test.hpp"

namespace fifteen::system_test {
namespace {

/// CUPS's own backend for USB printers, as its scheduler starts it, but without a scheduler.
class CupsBackend : public MachineTest {};

TEST_F(CupsBackend, FindsThePrinterAndPrintsThroughIt) {
    usblpFile();
    const auto listed = guest().must("/usr/lib/cups/backend/usb 2>/dev/null");
    const auto start = listed.find("usb://");
    ASSERT_NE(start, std::string::npos) << listed;
    const auto uri = listed.substr(start, listed.find(' ', start) - start);
    EXPECT_EQ(uri.substr(0, 14), "usb://FIFTEEN/") << listed;
    // Initialise, a row of dots (GS v 0), cut.
    guest().must(R"(printf '\x1b\x40\x1d\x76\x30\x00\x01\x00\x01\x00\xff\x1d\x56\x00' > /run/page)");
    guest().must("DEVICE_URI='" + uri + "' /usr/lib/cups/backend/usb 1 visitor ticket 1 '' /run/page");
    const auto ticket = guest().event("ticket");
    ASSERT_FALSE(ticket.empty());
    EXPECT_EQ(ticket.at("dots"), "576x1");
    EXPECT_EQ(ticket.at("unknown_bytes"), 0);
    usblpFile(); // usblp has it again
}

} // namespace
} // namespace fifteen::system_test
