// SPDX-License-Identifier: Apache-2.0
#include "adapters/site_keeper.hpp"
#include "protocol/codec.hpp"
#include "qt_loop.hpp"
#include "scripted_server.hpp"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace fifteen::adapters {
namespace {

using namespace std::chrono_literals;

QByteArray siteJson(const std::string& hotline) {
    protocol::Site site;
    site.name.zh = "清河镇便民服务中心";
    site.hotline = hotline;
    return QByteArray::fromStdString(protocol::encode(site));
}

class SiteKeeperTest : public QtLoop {
protected:
    SiteKeeperTest()
        : server_([this](const auto&, int) { return ScriptedServer::json(200, siteJson(hotline_)); }) {}

    SiteKeeper& keeper(const QUrl& url) {
        client_ = std::make_unique<ServerClient>(ServerClient::Options{.server = url, .attemptTimeout = 1s});
        keeper_ = std::make_unique<SiteKeeper>(*client_, directory_.path());
        QObject::connect(keeper_.get(), &SiteKeeper::siteChanged, keeper_.get(), [this] { ++changes_; });
        return *keeper_;
    }

    QUrl nowhere() const { return QUrl("http://127.0.0.1:" + QString::number(freePort())); }

    QString file() const { return QDir(directory_.path()).filePath("site.json"); }

    QTemporaryDir directory_;
    std::string hotline_ = "12393";
    ScriptedServer server_;
    std::unique_ptr<ServerClient> client_;
    std::unique_ptr<SiteKeeper> keeper_;
    int changes_ = 0;
};

TEST_F(SiteKeeperTest, KeepsWhatTheServerSays) {
    ASSERT_TRUE(server_.listen());
    keeper(server_.url()).start();
    ASSERT_TRUE(until([this] { return changes_ == 1; }));
    EXPECT_EQ(keeper_->site()->hotline, "12393");
    ASSERT_TRUE(QFile::exists(file()));

    auto& second = keeper(nowhere());
    second.start();
    ASSERT_TRUE(second.site()) << "at once, without a server";
    EXPECT_EQ(second.site()->hotline, "12393");
}

TEST_F(SiteKeeperTest, TellsOnlyOfWhatIsDifferent) {
    ASSERT_TRUE(server_.listen());
    keeper(server_.url()).start();
    ASSERT_TRUE(until([this] { return changes_ == 1; }));
    keeper_->refresh();
    ASSERT_TRUE(until([this] { return server_.requests.size() == 2; }));
    pass(50ms);
    EXPECT_EQ(changes_, 1);
    hotline_ = "12345";
    keeper_->refresh();
    ASSERT_TRUE(until([this] { return changes_ == 2; }));
}

TEST_F(SiteKeeperTest, ADamagedFileCountsAsNone) {
    for (const QByteArray& damage : {QByteArray("{\"name\":"), QByteArray("\0\0", 2), QByteArray("{}"), QByteArray()}) {
        QFile out(file());
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(damage);
        out.close();
        keeper(nowhere()).start();
        EXPECT_FALSE(keeper_->site());
    }
    ASSERT_TRUE(server_.listen());
    keeper(server_.url()).start();
    ASSERT_TRUE(until([this] { return keeper_->site().has_value(); }));
}

TEST_F(SiteKeeperTest, AsksUntilTheServerAnswers) {
    const auto port = freePort();
    keeper(QUrl("http://127.0.0.1:" + QString::number(port))).start();
    pass(100ms);
    EXPECT_EQ(changes_, 0);
    ASSERT_TRUE(server_.listen(port));
    ASSERT_TRUE(until([this] { return changes_ == 1; }));
}

} // namespace
} // namespace fifteen::adapters
