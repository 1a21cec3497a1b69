// SPDX-License-Identifier: Apache-2.0
#include "registry/registry.hpp"

namespace fifteen::registry {

// Where each id was seen: devices.md 1.1 (readers), 2.1 (scanners), 3.3 (printers). None of them was on a table here: a
// site whose device has another id adds it in devices.toml.
std::vector<UsbEntry> knownUsbDevices() {
    using enum Driver;
    return {
        {{0x0103, 0x6066}, sdt, "SDT reader (Jieyu)"},
        {{0x0400, 0xC35A}, sdt, "SDT reader (Routon iDR200, Shensi and others)"},
        {{0x0416, 0x5011}, escpos, "POS58 and its kind"},
        {{0x0483, 0x5743}, escpos, "Xprinter XP-T58H"},
        {{0x04B8, 0x0202}, escpos, "Epson TM-T70 and others"},
        {{0x04B8, 0x0E03}, escpos, "Epson TM-T20"},
        {{0x04B8, 0x0E15}, escpos, "Epson TM-T20II"},
        {{0x0519, 0x2013}, escposMasung, "Masung"},
        {{0x0519, 0x2015}, escposMasung, "Masung"},
        {{0x0DD4, 0x0205}, escposCustom, "Custom VKP80III"},
        {{0x0DD4, 0x0237}, escposCustom, "Custom K80"},
        {{0x0FE6, 0x811E}, escpos, "80 mm printer"},
        {{0x1305, 0x8211}, escposMasung, "Masung"},
        {{0x1305, 0x8213}, escposMasung, "Masung"},
        {{0x1EAB, 0x0110}, scannerHidPos, "Newland HR200"},
        {{0x1EAB, 0x0210}, scannerHidPos, "Newland EM2027"},
        {{0x1EAB, 0x0D10}, scannerHidPos, "Newland FM420, EM2028"},
        {{0x1FC9, 0x2016}, escpos, "58 mm printer"},
        {{0x20D1, 0x7007}, escpos, "HPRT"},
        {{0x28E9, 0x0289}, escpos, "58 mm printer"},
        {{0x2B19, 0x0200}, sdt, "SDT reader (Jieyu)"},
        {{0x2B8B, 0x2721}, sdtHid, "SDT reader as HID"},
        {{0x6868, 0x0200}, escpos, "Gprinter"},
        {{0x6868, 0x0500}, escpos, "Gprinter"},
    };
}

} // namespace fifteen::registry
