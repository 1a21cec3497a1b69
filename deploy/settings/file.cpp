// SPDX-License-Identifier: Apache-2.0
#include "document.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace fifteen::settings {

namespace {

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

std::string element(std::string_view key, std::size_t index) {
    return std::string(key) + '[' + std::to_string(index) + ']';
}

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
