// SPDX-License-Identifier: Apache-2.0
#include "static_files.hpp"

#include "hash.hpp"

#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace fifteen::net {
namespace {

std::string_view typeOf(const std::filesystem::path& path) {
    static const std::map<std::string_view, std::string_view> types{
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".json", "application/json"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".txt", "text/plain; charset=utf-8"},
    };
    const auto found = types.find(path.extension().native());
    return found == types.end() ? "application/octet-stream" : found->second;
}

/// The page loads nothing from anywhere else, is in nobody's frame, and sends no form. Inline style is what the
/// component library sets on its pop-ups; inline script is refused.
constexpr std::string_view contentSecurityPolicy =
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

} // namespace

StaticFiles::StaticFiles(const std::filesystem::path& root) {
    if (root.empty()) {
        return;
    }
    std::error_code error;
    const auto canonical = std::filesystem::canonical(root, error);
    if (error) { // the queue runs without its pages; whoever opens one is told
        return;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(canonical)) {
        // A link may lead anywhere: only what truly lies here is served.
        if (entry.is_regular_file() && !entry.is_symlink()) {
            load(entry.path(), std::filesystem::relative(entry.path(), canonical).generic_string());
        }
    }
}

void StaticFiles::load(const std::filesystem::path& path, std::string name) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    if (!in) {
        throw std::runtime_error(path.string() + ": cannot be read");
    }
    File file;
    file.content = std::make_shared<const std::string>(content.str());
    file.type = typeOf(path);
    char tag[24];
    std::snprintf(tag, sizeof tag, "\"%016llx\"", static_cast<unsigned long long>(hashOf(*file.content)));
    file.tag = tag;
    file.forEver = name.starts_with("assets/") ||
                   name.starts_with("visitor/assets/"); // Vite puts a hash of the content into these names
    files_.emplace(std::move(name), std::move(file));
}

std::optional<Response> StaticFiles::get(std::string_view name, std::string_view ifNoneMatch) const {
    const auto found = files_.find(name.empty() ? std::string_view("index.html") : name);
    if (found == files_.end()) {
        return std::nullopt;
    }
    const File& file = found->second;
    Response response;
    response.headers = {{"ETag", file.tag},
                        {"Cache-Control", file.forEver ? "public, max-age=31536000, immutable" : "no-cache"},
                        {"Content-Security-Policy", std::string(contentSecurityPolicy)},
                        {"Referrer-Policy", "no-referrer"}};
    if (ifNoneMatch.find(file.tag) != std::string_view::npos) {
        response.status = 304;
        response.contentType = {};
        return response;
    }
    response.contentType = file.type;
    response.shared = file.content;
    return response;
}

} // namespace fifteen::net
