// SPDX-License-Identifier: Apache-2.0
#include "gallery.hpp"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>

#include <algorithm>
#include <cstdlib>
#include <iostream>

/// Pictures of every page compared with those in the tree. Those are a quarter of the size and of few colours, so that
/// hundreds of them weigh little; a changed layout, colour or text still shows.
namespace {

using fifteen::screenshots::Picture;

/// Levels of a channel in the pictures kept: 256 / step.
constexpr int step = 32;
/// Per channel: a shade next to the border of two levels may fall on either side of it.
constexpr int tolerance = step + 8;
/// Parts of all pixels that may differ by more.
constexpr double mayDiffer = 0.0005;

QImage reduced(const QImage& image) {
    QImage small = image.scaled(image.size() / 4, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                       .convertToFormat(QImage::Format_RGB888);
    for (int y = 0; y < small.height(); ++y) {
        uchar* const line = small.scanLine(y);
        for (qsizetype i = 0; i < qsizetype(small.width()) * 3; ++i) {
            line[i] = static_cast<uchar>(line[i] / step * step + step / 2);
        }
    }
    return small;
}

double difference(const QImage& one, const QImage& other) {
    if (one.size() != other.size()) {
        return 1;
    }
    qint64 differing = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QRgb a = one.pixel(x, y);
            const QRgb b = other.pixel(x, y);
            const int worst =
                std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
            differing += worst > tolerance ? 1 : 0;
        }
    }
    return static_cast<double>(differing) / (static_cast<double>(one.width()) * one.height());
}

class Comparison {
public:
    Comparison(QString goldens, QString out, bool update)
        : goldens_(std::move(goldens))
        , out_(std::move(out))
        , update_(update) {}

    void take(const Picture& picture) {
        ++count_;
        for (const QString& rule : picture.broken) {
            fail(picture.name, rule);
        }
        if (!out_.isEmpty()) {
            picture.image.save(out_ + u'/' + picture.name + ".png");
        }
        if (goldens_.isEmpty() || !picture.kept) {
            return;
        }
        const QString path = goldens_ + u'/' + picture.name + ".png";
        const QImage now = reduced(picture.image);
        if (update_) {
            if (difference(QImage(path).convertToFormat(QImage::Format_RGB888), now) > 0) {
                now.save(path, "PNG", 0);
            }
            return;
        }
        const QImage golden(path);
        if (golden.isNull()) {
            fail(picture.name, "has no picture in " + goldens_);
        } else if (const double parts = difference(golden, now); parts > mayDiffer) {
            fail(picture.name, QString("differs from its picture in %1 % of its pixels").arg(parts * 100, 0, 'f', 2));
        }
    }

    int finish() const {
        std::cout << count_ << " pictures, " << failures_ << " faults\n";
        return failures_ == 0 && count_ > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    }

private:
    void fail(const QString& name, const QString& why) {
        ++failures_;
        std::cout << name.toStdString() << ": " << why.toStdString() << '\n';
    }

    QString goldens_;
    QString out_;
    bool update_;
    int count_ = 0;
    int failures_ = 0;
};

} // namespace

int main(int argc, char** argv) {
    QGuiApplication application(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription("Draws the kiosk's pages and compares them with the pictures in the tree.");
    options.addHelpOption();
    options.addOptions({{"goldens", "Compare with the pictures in <dir>.", "dir"},
                        {"out", "Write the pictures at full size to <dir>.", "dir"},
                        {"only", "Only pictures whose name contains <text>.", "text"},
                        {"update", "Replace the pictures in the goldens' directory."}});
    options.process(application);
    const QString out = options.value("out");
    if (!out.isEmpty() && !QDir().mkpath(out)) {
        std::cerr << "cannot make " << out.toStdString() << '\n';
        return EXIT_FAILURE;
    }
    Comparison comparison(options.value("goldens"), out, options.isSet("update"));
    fifteen::screenshots::drawAll(options.value("only"), [&](const Picture& picture) { comparison.take(picture); });
    return comparison.finish();
}
