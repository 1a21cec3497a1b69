// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "escpos/status.hpp"

#include <string>

namespace fifteen::cups_filter {

/// What CUPS is told of the printer, as printer-state-reasons (devices.md 3.4): pure. The scheduler keeps reasons
/// beyond the job, so the first report also takes back whatever an earlier job may have left.
class Reasons {
public:
    /// The STATE: lines that make the printer's reasons those of `status`; empty: CUPS knows already.
    std::string become(const escpos::Status& status);
    /// Those of a failure: the reasons a person can do something about, by the keywords CUPS has.
    std::string become(escpos::Error error);

private:
    std::string become(const std::string& reasons);

    std::optional<std::string> told_;
};

} // namespace fifteen::cups_filter
