// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/settings.hpp"

#include <toml++/toml.h>

#include <unordered_set>
#include <utility>

/// What stands behind a File and its Tables.
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

/// "desks[2]"
std::string element(std::string_view key, std::size_t index);

} // namespace fifteen::settings
