// SPDX-License-Identifier: Apache-2.0
#include "pictures.hpp"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

namespace fifteen::ticket::testing {

TicketContent sampleTicket() {
    TicketContent content;
    content.siteName = "清河镇便民服务中心";
    content.siteSubtitle = "医保服务示范点";
    content.prefix = "A";
    content.digits = "017";
    content.marked = true;
    content.group = "门诊慢特病";
    content.item = "病种待遇认定";
    content.ahead = 2;
    content.zone = "乙区绿色座椅";
    content.papers = {{"身份证", "", Paper::Kind::original, 0},
                      {"病历和检查报告", "近一年内，医院盖章", Paper::Kind::copy, 1},
                      {"申请表", "窗口领取，有人帮您填", Paper::Kind::form, 0},
                      {"近期照片", "", Paper::Kind::shared, 0}};
    content.qr = qrText("https://fw.example.cn", "9f86d081884c7d659a2feaa0c55ad015");
    content.qrIsLink = true;
    content.issuedAtMs = 1795484520000; // 2026-11-24 01:42 UTC
    content.hotline = "6000 0150";
    return content;
}

ListContent sampleList() {
    const TicketContent ticket = sampleTicket();
    ListContent content;
    content.siteName = ticket.siteName;
    content.siteSubtitle = ticket.siteSubtitle;
    content.group = "门诊慢特病";
    content.item = "门诊慢特病病种待遇认定";
    content.code = "2036025000";
    content.papers = ticket.papers;
    content.timeLimit = "20 个工作日";
    content.printedAtMs = ticket.issuedAtMs;
    content.hotline = ticket.hotline;
    return content;
}

QImage imageOf(const Bitmap& bitmap) {
    QImage image(bitmap.width(), bitmap.height(), QImage::Format_Mono);
    image.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    for (int y = 0; y < bitmap.height(); ++y) {
        std::ranges::copy(bitmap.row(y), image.scanLine(y));
    }
    return image;
}

std::string compareWithGolden(const Bitmap& bitmap, const std::string& name) {
    const QString golden = QStringLiteral(GOLDEN_DIR "/") + QString::fromStdString(name) + QStringLiteral(".png");
    const QImage image = imageOf(bitmap);
    if (qEnvironmentVariableIsSet("FIFTEEN_UPDATE_GOLDEN")) {
        return image.save(golden) ? "" : "cannot write " + golden.toStdString();
    }
    const QImage wanted = QImage(golden).convertToFormat(QImage::Format_Mono);
    if (wanted.isNull()) {
        return "cannot read " + golden.toStdString();
    }
    const auto grey = [](const QImage& picture) { return picture.convertToFormat(QImage::Format_Grayscale8); };
    if (grey(wanted) == grey(image)) {
        return "";
    }
    const QString left = QDir::current().filePath(QString::fromStdString(name) + QStringLiteral(".png"));
    image.save(left);
    return left.toStdString() + " is not like " + golden.toStdString();
}

std::string scan(const Bitmap& bitmap) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("ticket.png"));
    imageOf(bitmap).save(path);
    QProcess scanner;
    scanner.start(QStringLiteral("zbarimg"), {QStringLiteral("-q"), QStringLiteral("--raw"), path});
    scanner.waitForFinished();
    return scanner.readAllStandardOutput().trimmed().toStdString();
}

} // namespace fifteen::ticket::testing
