// SPDX-License-Identifier: Apache-2.0
#include "device_talk.hpp"
#include "escpos/printer.hpp"

using namespace fifteen;
using namespace std::chrono_literals;

// A printer that answers anything at all: printing must end, one way or the other.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    fuzz::DeviceTalk talk({data + 1, size - 1},
                          (data[0] & 1) != 0 ? transport::Endpoints{{1}, {0x82}} : transport::Endpoints{{1}, {}});
    escpos::PrinterOptions options;
    options.dialect = (data[0] & 2) != 0 ? escpos::Dialect::customVkp : escpos::Dialect::epson;
    options.portStatusVendorBits = (data[0] & 4) != 0;
    options.cooling = 5ms;
    options.takeTicket = 5ms;
    options.bandRows = 8;
    options.finish = 20ms;
    escpos::Printer printer(talk, options);
    escpos::Raster raster{64, 32, {}};
    raster.bits.assign(raster.stride() * 32, data[0]);
    (void)printer.print(raster);
    (void)printer.status();
    return 0;
}
