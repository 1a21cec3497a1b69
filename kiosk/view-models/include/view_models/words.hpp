// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/catalogue.hpp"
#include "flows/visit_state.hpp"

#include <QString>

#include <optional>

namespace fifteen::view_models {

/// `text` with a space wherever a Latin letter or digit meets a Chinese character, as the house sets it.
QString spaced(const QString& text);

/// `text` in the visitor's language (Chinese where there is no English), spaced.
QString words(const flows::Text& text, flows::Language language);

/// "10–15" minutes; one number where both ends are the same; empty: not known.
QString rangeText(const std::optional<flows::WaitRange>& wait);

} // namespace fifteen::view_models
