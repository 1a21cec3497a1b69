// SPDX-License-Identifier: Apache-2.0
#include "settings/settings.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <ranges>
#include <unordered_set>
#include <utility>

namespace fifteen::settings {

/// A parsed file, and which of its values somebody has asked for.
class Document {
public:
    Document(std::filesystem::path path, toml::table top)
        : path_(std::move(path))
        , top_(std::move(top)) {}

    const std::filesystem::path& path() const { return path_; }

    const toml::table& top() const { return top_; }

    void know(const toml::node& node) { known_.insert(&node); }

    bool knows(const toml::node& node) const { return known_.contains(&node); }

    Error error(const toml::node* node, const std::string& key, const std::string& problem) const {
        const int line = node == nullptr ? 0 : static_cast<int>(node->source().begin.line);
        return {path_.string(), line, key, problem};
    }

private:
    std::filesystem::path path_;
    toml::table top_;
    std::unordered_set<const toml::node*> known_;
};

struct Table::Place {
    std::shared_ptr<Document> document;
    const toml::table* values;
    std::string key; ///< dotted, "" for the top

    std::string dotted(std::string_view member) const {
        if (member.empty() || key.empty()) {
            return key + std::string(member);
        }
        return key + '.' + std::string(member);
    }

    /// The node of a key, marked as known; null if it is not there.
    const toml::node* find(std::string_view member) const {
        const toml::node* const node = values->get(member);
        if (node != nullptr) {
            document->know(*node);
        }
        return node;
    }

    [[noreturn]] void wrong(const toml::node& node, std::string_view member, const std::string& problem) const {
        throw document->error(&node, dotted(member), problem);
    }
};

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

std::string element(std::string_view key, std::size_t index) {
    return std::string(key) + '[' + std::to_string(index) + ']';
}

struct Unit {
    std::string_view name;
    std::int64_t ms;
};

constexpr std::array units{Unit{"ms", 1}, Unit{"s", 1000}, Unit{"min", 60'000}, Unit{"h", 3'600'000},
                           Unit{"d", 86'400'000}};

std::optional<std::chrono::milliseconds> parseDuration(std::string_view text) {
    std::int64_t count = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (failure != std::errc{} || count < 0) {
        return std::nullopt;
    }
    const std::string_view name(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
    const auto* const unit = std::ranges::find(units, name, &Unit::name);
    if (unit == units.end() || count > std::numeric_limits<std::int64_t>::max() / unit->ms) {
        return std::nullopt;
    }
    return std::chrono::milliseconds(count * unit->ms);
}

std::string show(std::chrono::milliseconds time) {
    for (const auto& unit : std::ranges::reverse_view(units)) {
        if (time.count() % unit.ms == 0) {
            return std::to_string(time.count() / unit.ms) + std::string(unit.name);
        }
    }
    return std::to_string(time.count()) + "ms";
}

/// Collects the keys nobody asked for, in the order of the file.
void findUnknown(const Document& document, const toml::table& table, const std::string& prefix,
                 std::vector<Error>& found) {
    for (const auto& [name, node] : table) {
        const std::string key = prefix.empty() ? std::string(name.str()) : prefix + '.' + std::string(name.str());
        if (!document.knows(node)) {
            const int line = static_cast<int>(name.source().begin.line);
            found.emplace_back(document.path().string(), line, key, "is not a key of this file");
        } else if (const toml::table* const inner = node.as_table()) {
            findUnknown(document, *inner, key, found);
        } else if (const toml::array* const list = node.as_array()) {
            for (std::size_t index = 0; index < list->size(); ++index) {
                if (const toml::table* const inTheList = list->get(index)->as_table()) {
                    findUnknown(document, *inTheList, element(key, index), found);
                }
            }
        }
    }
}

} // namespace

Error::Error(std::string file, int line, std::string key, const std::string& problem)
    : std::runtime_error(file + (line > 0 ? ':' + std::to_string(line) : std::string()) + ": " +
                         (key.empty() ? std::string() : key + ": ") + problem)
    , file_(std::move(file))
    , key_(std::move(key))
    , line_(line) {}

Error::Error(const Error& first, const std::string& allProblems)
    : std::runtime_error(allProblems)
    , file_(first.file_)
    , key_(first.key_)
    , line_(first.line_) {}

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

File::File(std::shared_ptr<Document> document)
    : document_(std::move(document)) {}

File File::read(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream || std::filesystem::is_directory(path)) {
        throw Error(path.string(), 0, "", "cannot be read");
    }
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    return parse(text, path);
}

File File::parse(std::string_view text, const std::filesystem::path& path) {
    try {
        return File(std::make_shared<Document>(path, toml::parse(text, path.string())));
    } catch (const toml::parse_error& error) {
        throw Error(path.string(), static_cast<int>(error.source().begin.line), "",
                    "is not TOML: " + std::string(error.description()));
    }
}

Table File::top() const {
    return Table(std::make_shared<const Table::Place>(Table::Place{document_, &document_->top(), ""}));
}

const std::filesystem::path& File::path() const {
    return document_->path();
}

void File::finish() const {
    std::vector<Error> unknown;
    findUnknown(*document_, document_->top(), "", unknown);
    if (unknown.empty()) {
        return;
    }
    std::ranges::stable_sort(unknown, {}, &Error::line);
    std::string all;
    for (const Error& error : unknown) {
        all += (all.empty() ? "" : "\n") + std::string(error.what());
    }
    throw Error(unknown.front(), all);
}

} // namespace fifteen::settings
