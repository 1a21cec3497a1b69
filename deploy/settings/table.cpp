// SPDX-License-Identifier: Apache-2.0
#include "document.hpp"
#include "duration.hpp"

#include <algorithm>

namespace fifteen::settings {

namespace {

const char* typeName(const toml::node& node) {
    switch (node.type()) {
    case toml::node_type::table:
        return "a table";
    case toml::node_type::array:
        return "a list";
    case toml::node_type::string:
        return "a string";
    case toml::node_type::integer:
        return "an integer";
    case toml::node_type::floating_point:
        return "a number with a fraction";
    case toml::node_type::boolean:
        return "true or false";
    default:
        return "a date or time";
    }
}

std::string wrongType(const std::string& wanted, const toml::node& node) {
    return "must be " + wanted + ", not " + typeName(node);
}

} // namespace

Table::Table(std::shared_ptr<const Place> place)
    : place_(std::move(place)) {}

void Table::fail(std::string_view key, const std::string& problem) const {
    const toml::node* const node = key.empty() ? nullptr : place_->values->at_path(key).node();
    throw place_->document->error(node == nullptr ? place_->values : node, place_->dotted(key), problem);
}

void Table::missing(std::string_view key) const {
    const bool top = place_->values == &place_->document->top();
    throw place_->document->error(top ? nullptr : place_->values, place_->dotted(key), "is missing");
}

bool Table::has(std::string_view key) const {
    return place_->values->contains(key);
}

std::string Table::string(std::string_view key) const {
    if (!has(key)) {
        missing(key);
    }
    std::string value = string(key, "");
    if (value.empty()) {
        fail(key, "must not be empty");
    }
    return value;
}

std::string Table::string(std::string_view key, std::string_view fallback) const {
    const toml::node* const node = place_->find(key);
    if (node == nullptr) {
        return std::string(fallback);
    }
    if (!node->is_string()) {
        place_->wrong(*node, key, wrongType("a string", *node));
    }
    return node->as_string()->get();
}

std::optional<std::string> Table::choiceIfThere(std::string_view key,
                                                std::initializer_list<std::string_view> choices) const {
    if (!has(key)) {
        return std::nullopt;
    }
    std::string value = string(key, "");
    if (std::ranges::find(choices, value) == choices.end()) {
        std::string list;
        for (const std::string_view choice : choices) {
            list += (list.empty() ? "" : ", ") + std::string(choice);
        }
        fail(key, "must be one of " + list);
    }
    return value;
}

std::string Table::oneOf(std::string_view key, std::initializer_list<std::string_view> choices) const {
    if (const auto value = choiceIfThere(key, choices)) {
        return *value;
    }
    missing(key);
}

std::string Table::oneOf(std::string_view key, std::initializer_list<std::string_view> choices,
                         std::string_view fallback) const {
    return choiceIfThere(key, choices).value_or(std::string(fallback));
}

std::int64_t Table::integerWithin(std::string_view key, std::int64_t least, std::int64_t most,
                                  std::optional<std::int64_t> fallback) const {
    const toml::node* const node = place_->find(key);
    if (node == nullptr) {
        if (!fallback) {
            missing(key);
        }
        return *fallback;
    }
    if (!node->is_integer()) {
        place_->wrong(*node, key, wrongType("an integer", *node));
    }
    const std::int64_t value = node->as_integer()->get();
    if (value < least || value > most) {
        place_->wrong(*node, key,
                      "must be " + std::to_string(least) + " to " + std::to_string(most) + ", not " +
                          std::to_string(value));
    }
    return value;
}

bool Table::boolean(std::string_view key) const {
    if (!has(key)) {
        missing(key);
    }
    return boolean(key, false);
}

bool Table::boolean(std::string_view key, bool fallback) const {
    const toml::node* const node = place_->find(key);
    if (node == nullptr) {
        return fallback;
    }
    if (!node->is_boolean()) {
        place_->wrong(*node, key, wrongType("true or false", *node));
    }
    return node->as_boolean()->get();
}

std::optional<std::chrono::milliseconds> Table::durationIfThere(std::string_view key, std::chrono::milliseconds least,
                                                                std::chrono::milliseconds most) const {
    const toml::node* const node = place_->find(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const std::string wanted = R"(a length of time such as "500ms", "40s", "15min", "2h" or "30d")";
    if (!node->is_string()) {
        place_->wrong(*node, key, wrongType(wanted, *node));
    }
    const auto time = parseDuration(node->as_string()->get());
    if (!time) {
        place_->wrong(*node, key, "must be " + wanted);
    }
    if (*time < least || *time > most) {
        place_->wrong(*node, key, "must be " + show(least) + " to " + show(most) + ", not " + show(*time));
    }
    return time;
}

std::chrono::milliseconds Table::duration(std::string_view key, std::chrono::milliseconds least,
                                          std::chrono::milliseconds most) const {
    if (const auto time = durationIfThere(key, least, most)) {
        return *time;
    }
    missing(key);
}

std::chrono::milliseconds Table::duration(std::string_view key, std::chrono::milliseconds least,
                                          std::chrono::milliseconds most, std::chrono::milliseconds fallback) const {
    return durationIfThere(key, least, most).value_or(fallback);
}

std::vector<std::string> Table::strings(std::string_view key) const {
    if (!has(key)) {
        missing(key);
    }
    return strings(key, {});
}

std::vector<std::string> Table::strings(std::string_view key, std::vector<std::string> fallback) const {
    const toml::node* const node = place_->find(key);
    if (node == nullptr) {
        return fallback;
    }
    const toml::array* const list = node->as_array();
    if (list == nullptr) {
        place_->wrong(*node, key, wrongType("a list of strings", *node));
    }
    std::vector<std::string> values;
    for (std::size_t index = 0; index < list->size(); ++index) {
        const toml::node& entry = *list->get(index);
        if (!entry.is_string()) {
            place_->wrong(entry, element(key, index), wrongType("a string", entry));
        }
        if (entry.as_string()->get().empty()) {
            place_->wrong(entry, element(key, index), "must not be empty");
        }
        values.push_back(entry.as_string()->get());
    }
    return values;
}

std::vector<int> Table::integers(std::string_view key, int least, int most) const {
    const toml::node* const node = place_->find(key);
    if (node == nullptr) {
        missing(key);
    }
    const toml::array* const list = node->as_array();
    if (list == nullptr) {
        place_->wrong(*node, key, wrongType("a list of integers", *node));
    }
    std::vector<int> values;
    for (std::size_t index = 0; index < list->size(); ++index) {
        const toml::node& entry = *list->get(index);
        if (!entry.is_integer()) {
            place_->wrong(entry, element(key, index), wrongType("an integer", entry));
        }
        const std::int64_t value = entry.as_integer()->get();
        if (value < least || value > most) {
            place_->wrong(entry, element(key, index),
                          "must be " + std::to_string(least) + " to " + std::to_string(most) + ", not " +
                              std::to_string(value));
        }
        values.push_back(static_cast<int>(value));
    }
    return values;
}

std::filesystem::path Table::path(std::string_view key) const {
    // operator/ keeps an absolute right-hand side as it is.
    return (place_->document->path().parent_path() / string(key)).lexically_normal();
}

std::optional<std::filesystem::path> Table::optionalPath(std::string_view key) const {
    return has(key) ? std::optional(path(key)) : std::nullopt;
}

Table Table::table(std::string_view key) const {
    if (auto inner = optionalTable(key)) {
        return *inner;
    }
    missing(key);
}

std::optional<Table> Table::optionalTable(std::string_view key) const {
    const toml::node* const node = place_->find(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const toml::table* const values = node->as_table();
    if (values == nullptr) {
        place_->wrong(*node, key, wrongType("a table", *node));
    }
    return Table(std::make_shared<const Place>(Place{place_->document, values, place_->dotted(key)}));
}

std::vector<Table> Table::tables(std::string_view key) const {
    if (!has(key)) {
        missing(key);
    }
    auto list = optionalTables(key);
    if (list.empty()) {
        fail(key, "must have at least one entry");
    }
    return list;
}

std::vector<Table> Table::optionalTables(std::string_view key) const {
    const toml::node* const node = place_->find(key);
    if (node == nullptr) {
        return {};
    }
    const toml::array* const list = node->as_array();
    if (list == nullptr) {
        place_->wrong(*node, key, wrongType("a list of tables ([[" + place_->dotted(key) + "]])", *node));
    }
    std::vector<Table> found;
    for (std::size_t index = 0; index < list->size(); ++index) {
        const toml::node& entry = *list->get(index);
        const toml::table* const values = entry.as_table();
        if (values == nullptr) {
            place_->wrong(entry, element(key, index), wrongType("a table", entry));
        }
        found.push_back(
            Table(std::make_shared<const Place>(Place{place_->document, values, place_->dotted(element(key, index))})));
    }
    return found;
}

std::vector<Table> Table::oneOrMoreTables(std::string_view key) const {
    const toml::node* const node = place_->find(key);
    if (node != nullptr && node->is_table()) {
        return {table(key)};
    }
    return optionalTables(key);
}

} // namespace fifteen::settings
