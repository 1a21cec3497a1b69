// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/settings.hpp"

#include <algorithm>
#include <string>
#include <vector>

/// What several devices of a kind are called.
namespace fifteen::apps {

/// "reader", "reader-2", ...: the next one's name, if it is given none.
template <class Device>
std::string nextName(const std::string& kind, const std::vector<Device>& before) {
    return before.empty() ? kind : kind + "-" + std::to_string(before.size() + 1);
}

/// The key `name`, or the usual one: it travels to the server, its metrics and its pages.
std::string nameIn(const settings::Table& table, const std::string& usual);

template <class Device>
void refuseTwice(const settings::Table& table, const std::vector<Device>& before, const std::string& name) {
    if (std::ranges::find(before, name, &Device::name) != before.end())
        table.fail("name", "stands twice");
}

} // namespace fifteen::apps
