// SPDX-License-Identifier: Apache-2.0
#include "static_files.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

namespace fifteen::net {
namespace {

std::string headerOf(const Response& response, std::string_view name) {
    for (const auto& [field, value] : response.headers) {
        if (field == name) {
            return value;
        }
    }
    return {};
}

class StaticFilesTest : public testing::Test {
protected:
    void SetUp() override {
        std::filesystem::create_directories(folder_.path() / "web" / "assets");
        folder_.write("secret.txt", "secret");
        folder_.write("web/index.html", "<!doctype html>");
        folder_.write("web/assets/app-1a2b.js", "1");
        std::filesystem::create_symlink(folder_.path() / "secret.txt", folder_.path() / "web" / "link.txt");
        files_.emplace(folder_.path() / "web");
    }

    support::TemporaryDirectory folder_;
    std::optional<StaticFiles> files_;
};

TEST_F(StaticFilesTest, aFileComesWithItsTypeItsTagAndThePolicy) {
    const auto page = files_->get("", "");
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(page->contentType, "text/html; charset=utf-8");
    EXPECT_EQ(page->content(), "<!doctype html>");
    EXPECT_EQ(headerOf(*page, "Cache-Control"), "no-cache");
    EXPECT_NE(headerOf(*page, "Content-Security-Policy").find("frame-ancestors 'none'"), std::string::npos);
    const auto script = files_->get("assets/app-1a2b.js", "");
    EXPECT_EQ(script->contentType, "text/javascript; charset=utf-8");
    EXPECT_NE(headerOf(*script, "Cache-Control").find("immutable"), std::string::npos);
}

TEST_F(StaticFilesTest, aKnownTagSavesTheBody) {
    const std::string tag = headerOf(*files_->get("", ""), "ETag");
    const auto again = files_->get("", "\"other\", " + tag);
    EXPECT_EQ(again->status, 304);
    EXPECT_TRUE(again->content().empty());
    EXPECT_EQ(files_->get("", "\"other\"")->status, 200);
}

TEST_F(StaticFilesTest, nothingOutsideTheFolderIsServed) {
    for (const auto* name :
         {"../secret.txt", "link.txt", "assets/../index.html", "/etc/passwd", "assets", "assets/", "."}) {
        EXPECT_FALSE(files_->get(name, "").has_value()) << name;
    }
}

TEST(StaticFiles, noFolderIsNoFiles) {
    EXPECT_TRUE(StaticFiles("").empty());
    EXPECT_TRUE(StaticFiles("/nonexistent/fifteen").empty());
}

} // namespace
} // namespace fifteen::net
