// SPDX-License-Identifier: Apache-2.0
#include "pictures.hpp"

#include <QGuiApplication>
#include <gtest/gtest.h>

namespace fifteen::ticket::testing {
namespace {

/// Fonts come from the application object. Offscreen: no display is needed, and the dots are the same as elsewhere.
class WithFonts : public ::testing::Environment {
public:
    void SetUp() override {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        static int count = 1;
        static char name[] = "ticket-test";
        static char* arguments[] = {name, nullptr};
        application_ = std::make_unique<QGuiApplication>(count, arguments);
    }

    void TearDown() override { application_.reset(); }

private:
    std::unique_ptr<QGuiApplication> application_;
};

const auto* const withFonts = ::testing::AddGlobalTestEnvironment(new WithFonts);

std::vector<Paper> ninePapers() {
    std::vector<Paper> papers;
    for (int index = 1; index <= 9; ++index) {
        papers.push_back({"材料" + std::to_string(index), "", Paper::Kind::copy, index});
    }
    papers[3].name = "住院病历首页、出院记录、疾病诊断证明书和医疗费用明细清单";
    return papers;
}

/// The rows in which anything is black.
std::pair<int, int> inkRows(const Bitmap& bitmap, int fromRow, int toRow) {
    std::pair rows{-1, -1};
    for (int y = fromRow; y < toRow; ++y) {
        if (std::ranges::any_of(bitmap.row(y), [](std::uint8_t byte) { return byte != 0; })) {
            rows = {rows.first < 0 ? y : rows.first, y};
        }
    }
    return rows;
}

bool columnIsWhite(const Bitmap& bitmap, int x) {
    for (int y = 0; y < bitmap.height(); ++y) {
        if (bitmap.black(x, y)) {
            return false;
        }
    }
    return true;
}

/// The columns in which anything is black, between two rows.
std::pair<int, int> inkColumns(const Bitmap& bitmap, int fromRow, int toRow) {
    std::pair columns{-1, -1};
    for (int x = 0; x < bitmap.width(); ++x) {
        for (int y = fromRow; y < toRow; ++y) {
            if (bitmap.black(x, y)) {
                columns = {columns.first < 0 ? x : columns.first, x};
                break;
            }
        }
    }
    return columns;
}

/// Nothing touches the edges: nothing was cut off there.
void expectMargins(const Bitmap& bitmap, int margin) {
    for (int x = 0; x < margin - 2; ++x) {
        EXPECT_TRUE(columnIsWhite(bitmap, x)) << x;
        EXPECT_TRUE(columnIsWhite(bitmap, bitmap.width() - 1 - x)) << x;
    }
}

void expectGolden(const Bitmap& bitmap, const std::string& name) {
    EXPECT_EQ(compareWithGolden(bitmap, name), "");
}

TEST(TicketPicture, looksAsItDid) {
    expectGolden(drawTicket(sampleTicket()), "ticket");
}

TEST(TicketPicture, withMinutes) {
    TicketContent content = sampleTicket();
    content.wait = {5, 10};
    expectGolden(drawTicket(content), "ticket-minutes");
}

TEST(TicketPicture, reprintedInEnglishWithoutAPublicAddress) {
    TicketContent content = sampleTicket();
    content.language = Language::en;
    content.siteName = "Qinghe Town Service Centre";
    content.siteSubtitle = "Medical insurance service point";
    content.group = "Chronic and special illness";
    content.item = "Recognition of an illness for outpatient benefits";
    content.zone = "Area B, green seats";
    content.papers = {{"Identity card", "", Paper::Kind::original, 0},
                      {"Medical history and examination reports", "", Paper::Kind::copy, 2},
                      {"Application form", "", Paper::Kind::form, 0}};
    content.reprint = true;
    content.qr = qrText("", "9f86d081884c7d659a2feaa0c55ad015");
    content.qrIsLink = false;
    const Bitmap bitmap = drawTicket(content);
    expectMargins(bitmap, 16);
    expectGolden(bitmap, "ticket-english");
    EXPECT_EQ(scan(bitmap), "FIFTEEN:1:9f86d081884c7d659a2feaa0c55ad015");
}

TEST(TicketPicture, longNamesAndNinePapersMakeItLongerAndLoseNothing) {
    TicketContent content = sampleTicket();
    content.siteName = "清河县高新技术产业开发区医疗保障便民服务中心";
    content.prefix = "W";
    content.digits = "1017";
    content.reprint = true;
    content.group = "城乡居民基本医疗保险异地就医备案登记";
    content.item = "异地长期居住人员跨省异地就医直接结算备案信息变更登记";
    content.ahead = 1234;
    content.wait = {95, 120};
    content.zone = "二层东侧等候区蓝色座椅，靠近三号饮水机的那一排";
    content.papers = ninePapers();
    content.hotline = "0515-6000 0150 转 15，工作日 8:30-17:30";
    const Bitmap bitmap = drawTicket(content);
    expectMargins(bitmap, 16);
    expectGolden(bitmap, "ticket-long");
    EXPECT_EQ(scan(bitmap), content.qr);
}

TEST(TicketPicture, narrowRoll) {
    TicketContent content = sampleTicket();
    const Bitmap bitmap = drawTicket(content, Roll::mm58);
    EXPECT_EQ(bitmap.width(), 384);
    expectMargins(bitmap, 8);
    expectGolden(bitmap, "ticket-58mm");
    EXPECT_EQ(scan(bitmap), content.qr);
}

TEST(TicketPicture, nobodyAheadAndNothingToPrepare) {
    TicketContent content = sampleTicket();
    content.marked = false;
    content.ahead = 0;
    content.papers = {{"近期照片", "", Paper::Kind::shared, 0}};
    expectGolden(drawTicket(content), "ticket-short");
}

TEST(TicketPicture, whatIsEmptyIsLeftOut) {
    TicketContent content;
    content.prefix = "B";
    content.digits = "001";
    const Bitmap bitmap = drawTicket(content);
    EXPECT_GT(bitmap.height(), 200);
    EXPECT_LT(bitmap.height(), 500);
    EXPECT_EQ(scan(bitmap), "");
}

TEST(TicketPicture, theNumberIsTwentyMillimetresHigh) {
    TicketContent content;
    content.prefix = "A";
    content.digits = "017";
    // Below the rule of the head, above the foot's.
    const Bitmap bitmap = drawTicket(content);
    const auto [first, last] = inkRows(bitmap, 52, 300);
    const double millimetres = (last - first + 1) * 25.4 / Bitmap::dotsPerInch;
    EXPECT_NEAR(millimetres, 20.0, 0.6); // round digits overshoot
    const auto [left, right] = inkColumns(bitmap, first, last + 1);
    EXPECT_NEAR(left, 575 - right, 2);
}

TEST(TicketPicture, theQrIsScannedFromThePicture) {
    for (const std::string base : {"https://fw.example.cn", "http://10.0.0.5:8015/",
                                   "https://bianmin.qinghe-county.some-city.gov.example.cn/fifteen/hall/1"}) {
        TicketContent content = sampleTicket();
        content.qr = qrText(base, "00112233445566778899aabbccddeeff");
        EXPECT_EQ(scan(drawTicket(content)), content.qr);
        EXPECT_EQ(scan(drawTicket(content, Roll::mm58)), content.qr);
    }
    EXPECT_EQ(qrText("http://10.0.0.5:8015/", "ff"), "http://10.0.0.5:8015/t/ff");
}

TEST(TicketPicture, textsFromOutsideCannotBreakIt) {
    TicketContent content = sampleTicket();
    content.item = std::string(200'000, 'x');
    content.group = "坏\xff\xfe字\n换行\t<b>x</b> \u202e倒";
    content.qr = std::string(5000, 'x'); // more than any QR code holds
    content.papers.assign(1000, {"纸", "", Paper::Kind::copy, 2'000'000'000});
    content.ahead = std::numeric_limits<std::int64_t>::max();
    content.issuedAtMs = std::numeric_limits<std::int64_t>::max();
    const Bitmap bitmap = drawTicket(content);
    EXPECT_EQ(bitmap.width(), 576);
    EXPECT_LE(bitmap.height(), 16000);
}

TEST(ListPicture, looksAsItDid) {
    expectGolden(drawList(sampleList()), "list");
}

TEST(ListPicture, ninePapersInEnglishOnANarrowRoll) {
    ListContent content = sampleList();
    content.language = Language::en;
    content.item = "Recognition of an illness for outpatient benefits";
    content.group = "Chronic and special illness";
    content.papers = ninePapers();
    content.papers[0] = {"Identity card of the patient", "both sides on one sheet", Paper::Kind::original, 0};
    content.papers[8] = {"Photograph", "", Paper::Kind::exempt, 0};
    content.timeLimit = "20 working days from the day on which all papers are complete";
    const Bitmap bitmap = drawList(content, Roll::mm58);
    expectMargins(bitmap, 8);
    expectGolden(bitmap, "list-58mm");
}

} // namespace
} // namespace fifteen::ticket::testing
