// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ticket/bitmap.hpp"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <chrono>
#include <optional>
#include <vector>

namespace fifteen::testing {

/// A CUPS server of our own with one queue, "ticket", to a software IPP printer; loopback and a private socket only.
/// All of it is under a temporary directory and ends with this object.
class PrivateCups {
public:
    enum class Subscriptions { allowed, refused };
    explicit PrivateCups(Subscriptions subscriptions = Subscriptions::allowed);
    ~PrivateCups();
    PrivateCups(const PrivateCups&) = delete;
    PrivateCups& operator=(const PrivateCups&) = delete;

    /// How the printer takes its next jobs: "ok"; "ok-then-empty": prints, then has no paper; "empty": paper ends
    /// before anything is out, and it waits; "hang": it waits, without a word.
    void setManner(const QString& manner);

    void startPrinter();
    void stopPrinter();

    /// A second queue, made as deploy/cups/install says: an ESC/POS printer with an 80 mm roll at a port of the
    /// loopback.
    void addEscposQueue(const QString& name, int port, const QStringList& options = {});

    std::string server() const { return path("cups.sock").toStdString(); }

    /// Of the CUPS command line: cupsdisable, lpstat, ...
    QString run(const QString& program, const QStringList& arguments) const;
    QStringList waitingJobs() const;
    /// How many subscriptions the server has.
    int subscriptions() const;

    struct Printed {
        ticket::Bitmap picture;
        std::chrono::system_clock::time_point firstByte;
    };

    /// What cupsd complains of, for a test that fails.
    std::string log() const;

    /// What came to the printer, in order.
    std::vector<Printed> printed() const;

private:
    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }

    QString printerUri() const;
    void write(const char* name, const QString& text) const;
    void installFilter() const;
    void startCups();
    void stop(QProcess& process);

    QTemporaryDir folder_;
    int port_ = 0;
    QProcess bus_;
    QProcess printer_;
    QProcess cupsd_;
};

/// Reads PWG raster with CUPS's own reader; black dots of either colour space.
std::optional<ticket::Bitmap> readPwgRaster(const QByteArray& bytes);

} // namespace fifteen::testing
