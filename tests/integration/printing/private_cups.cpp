// SPDX-License-Identifier: Apache-2.0
#include "private_cups.hpp"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <cups/cups.h>
#include <cups/raster.h>

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <stdexcept>
#include <sys/stat.h>

namespace fifteen::testing {
namespace {

constexpr auto daemonConf = R"(Listen %1/cups.sock
Browsing Off
WebInterface No
DefaultAuthType None
LogLevel warn
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
%2<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
)";

/// Hosts cannot be refused: whoever comes from this machine is always let in.
constexpr auto noSubscriptions = R"(<Limit Create-Printer-Subscription>
AuthType Basic
Require user somebody-else
</Limit>
)";

constexpr auto filesConf = R"(ServerRoot %1/root
ServerBin %1/installed/usr/lib/cups
DataDir /usr/share/cups
StateDir %1/state
CacheDir %1/cache
RequestRoot %1/spool
TempDir %1/tmp
ErrorLog %1/error_log
AccessLog %1/access_log
PageLog %1/page_log
)";

/// ippeveprinter hands it each job's file, and takes STATE: lines from its standard error.
constexpr auto printCommand = R"sh(#!/bin/sh
manner=$(cat %1/manner)
case $manner in
ok-then-empty) echo "STATE: +media-empty-warning" >&2 ;;
empty) echo "STATE: +media-empty-error" >&2; read -r line < %1/wait ;;
jam) echo "STATE: +media-jam-error" >&2; read -r line < %1/wait ;;
hang) read -r line < %1/wait ;;
esac
exit 0
)sh";

/// What CUPS's own usb backend does and says while its printer is unplugged: unplugged:/ as the device.
constexpr auto unpluggedBackend = R"sh(#!/bin/sh
[ $# = 0 ] && exit 0
trap 'exit 0' TERM
echo "STATE: +connecting-to-device" >&2
while :; do sleep 0.2; done
)sh";

void linkAll(const QString& from, const QString& to) {
    QDir().mkpath(to);
    for (const QString& name : QDir(from).entryList(QDir::Files)) {
        QFile::link(from + QLatin1Char('/') + name, to + QLatin1Char('/') + name);
    }
}

void wait(const char* what, const std::function<bool()>& ready) {
    const QDeadlineTimer deadline(std::chrono::seconds(15));
    while (!ready()) {
        if (deadline.hasExpired()) {
            throw std::runtime_error(std::string(what) + " did not start");
        }
        QThread::msleep(5);
    }
}

ssize_t readFrom(void* context, unsigned char* buffer, size_t length) {
    auto& left = *static_cast<QByteArrayView*>(context);
    const auto count = std::min(static_cast<qsizetype>(length), left.size());
    std::memcpy(buffer, left.data(), static_cast<std::size_t>(count));
    left = left.sliced(count);
    return count;
}

std::chrono::system_clock::time_point birthOf(const QString& file) {
    struct statx status {};

    statx(AT_FDCWD, QFile::encodeName(file).constData(), 0, STATX_BTIME | STATX_MTIME, &status);
    // Not every file system keeps the birth; the last write is then the nearest, a little later.
    const statx_timestamp& time = (status.stx_mask & STATX_BTIME) != 0 ? status.stx_btime : status.stx_mtime;
    return std::chrono::system_clock::time_point(std::chrono::seconds(time.tv_sec) +
                                                 std::chrono::microseconds(time.tv_nsec / 1000));
}

} // namespace

PrivateCups::PrivateCups(Subscriptions subscriptions) {
    // cupsd's backends run as another user where it runs as root.
    QFile::setPermissions(folder_.path(), QFile::Permissions(0x7755));
    for (const char* part : {"root", "spool", "cache", "state", "tmp", "jobs"}) {
        QDir(folder_.path()).mkdir(QString::fromLatin1(part));
    }
    chmod(QFile::encodeName(path("tmp")).constData(), 01777); // filters too
    const bool refused = subscriptions == Subscriptions::refused;
    write("cupsd.conf",
          QString::fromLatin1(daemonConf).arg(folder_.path(), QString::fromLatin1(refused ? noSubscriptions : "")));
    write("cups-files.conf", QString::fromLatin1(filesConf).arg(folder_.path()));
    write("command", QString::fromLatin1(printCommand).arg(folder_.path()));
    QFile::setPermissions(path("command"), QFile::Permissions(0x7755));
    mkfifo(QFile::encodeName(path("wait")).constData(), 0600);
    setManner(QStringLiteral("ok"));
    installFilter();

    QTcpServer free;
    free.listen(QHostAddress::LocalHost);
    port_ = free.serverPort();
    free.close();

    // Both look for a system bus, and must not find the machine's.
    const QString bus = QStringLiteral("unix:path=") + path("bus");
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", bus.toUtf8());
    bus_.start(QStringLiteral("dbus-daemon"),
               {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--address=") + bus});
    wait("dbus-daemon", [&] { return QFile::exists(path("bus")); });
    startPrinter();
    startCups();
    run(QStringLiteral("lpadmin"),
        {QStringLiteral("-p"), QStringLiteral("ticket"), QStringLiteral("-E"), QStringLiteral("-v"), printerUri(),
         QStringLiteral("-m"), QStringLiteral("everywhere")});
    // lpadmin comes back while cupsd still asks the printer what it can do; a job that comes meanwhile finds no way to
    // it.
    wait("the queue", [&] { return QFile::exists(path("cache/ticket.data")); });
}

// CUPS's own programs, and ours beside them: in a folder of this test, not in the machine's.
void PrivateCups::installFilter() const {
    const QString ours = path("installed/usr/lib/cups");
    const QString theirs = QStringLiteral("/usr/lib/cups");
    for (const char* part : {"/backend", "/filter"}) {
        linkAll(theirs + QString::fromLatin1(part), ours + QString::fromLatin1(part));
    }
    for (const char* part : {"/daemon", "/driver", "/cgi-bin", "/monitor", "/notifier"}) {
        QFile::link(theirs + QString::fromLatin1(part), ours + QString::fromLatin1(part));
    }
    write("installed/usr/lib/cups/backend/unplugged", QString::fromLatin1(unpluggedBackend));
    QFile::setPermissions(path("installed/usr/lib/cups/backend/unplugged"), QFile::Permissions(0x7755));
    run(QStringLiteral(FIFTEEN_CUPS_INSTALL),
        {QStringLiteral("--root"), path("installed"), QStringLiteral("--build"), QStringLiteral(FIFTEEN_BUILD)});
}

void PrivateCups::addEscposQueue(const QString& name, int port, const QStringList& options) {
    QStringList arguments{QStringLiteral("-p"),
                          name,
                          QStringLiteral("-E"),
                          QStringLiteral("-v"),
                          QStringLiteral("socket://127.0.0.1:%1/?waiteof=false").arg(port),
                          QStringLiteral("-P"),
                          path("installed/usr/share/ppd/fifteen/fifteen-escpos-80.ppd")};
    for (const QString& option : options) {
        arguments << QStringLiteral("-o") << option;
    }
    run(QStringLiteral("lpadmin"), arguments);
}

QString PrivateCups::printerUri() const {
    return QStringLiteral("ipp://localhost:%1/ipp/print").arg(port_);
}

PrivateCups::~PrivateCups() {
    stop(cupsd_);
    stopPrinter();
    stop(bus_);
}

void PrivateCups::write(const char* name, const QString& text) const {
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0) {
        throw std::runtime_error("cannot write " + path(name).toStdString());
    }
}

std::string PrivateCups::log() const {
    QFile file(path("error_log"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

void PrivateCups::setManner(const QString& manner) {
    write("manner", manner);
}

void PrivateCups::startCups() {
    cupsd_.start(QStringLiteral("/usr/sbin/cupsd"), {QStringLiteral("-f"), QStringLiteral("-c"), path("cupsd.conf"),
                                                     QStringLiteral("-s"), path("cups-files.conf")});
    wait("cupsd", [&] {
        QLocalSocket socket;
        socket.connectToServer(path("cups.sock"));
        return socket.waitForConnected(50);
    });
}

void PrivateCups::startPrinter() {
    printer_.setStandardOutputFile(QProcess::nullDevice());
    printer_.setStandardErrorFile(path("printer.log"));
    printer_.start(QStringLiteral("ippeveprinter"),
                   {QStringLiteral("-r"), QStringLiteral("off"), QStringLiteral("-n"), QStringLiteral("localhost"),
                    QStringLiteral("-p"), QString::number(port_), QStringLiteral("-k"), QStringLiteral("-d"),
                    path("jobs"), QStringLiteral("-c"), path("command"), QStringLiteral("-f"),
                    QStringLiteral("image/pwg-raster"), QStringLiteral("ticket")});
    wait("ippeveprinter", [&] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(port_));
        return socket.waitForConnected(50);
    });
}

void PrivateCups::stopPrinter() {
    // Lets a command go that waits; without a reader there is nobody to let go.
    const int waiting = open(QFile::encodeName(path("wait")).constData(), O_WRONLY | O_NONBLOCK);
    if (waiting >= 0) {
        close(waiting);
    }
    stop(printer_);
}

void PrivateCups::stop(QProcess& process) {
    if (process.state() == QProcess::NotRunning) {
        return;
    }
    process.terminate();
    if (!process.waitForFinished(3000)) {
        process.kill();
        process.waitForFinished();
    }
}

QString PrivateCups::run(const QString& program, const QStringList& arguments) const {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("CUPS_SERVER"), path("cups.sock"));
    environment.insert(QStringLiteral("PATH"),
                       environment.value(QStringLiteral("PATH")) + QStringLiteral(":/usr/sbin"));
    process.setProcessEnvironment(environment);
    // sh looks the program up in the PATH of its environment; QProcess would use our own.
    process.start(QStringLiteral("/bin/sh"),
                  QStringList{QStringLiteral("-c"), QStringLiteral("exec \"$0\" \"$@\""), program} + arguments);
    process.waitForFinished();
    const QString said = QString::fromUtf8(process.readAll());
    if (process.exitCode() != 0) {
        throw std::runtime_error((program + QStringLiteral(": ") + said).toStdString());
    }
    return said;
}

QStringList PrivateCups::waitingJobs() const {
    return run(QStringLiteral("lpstat"), {QStringLiteral("-o")}).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

int PrivateCups::subscriptions() const {
    http_t* const http = httpConnect2(server().c_str(), 0, nullptr, AF_UNSPEC, HTTP_ENCRYPTION_NEVER, 1, 5000, nullptr);
    ipp_t* const request = ippNewRequest(IPP_OP_GET_SUBSCRIPTIONS);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, "ipp://localhost/");
    ipp_t* const answer = cupsDoRequest(http, request, "/");
    int count = 0;
    for (ipp_attribute_t* one = ippFindAttribute(answer, "notify-subscription-id", IPP_TAG_INTEGER); one != nullptr;
         one = ippFindNextAttribute(answer, "notify-subscription-id", IPP_TAG_INTEGER)) {
        ++count;
    }
    ippDelete(answer);
    httpClose(http);
    return count;
}

std::vector<PrivateCups::Printed> PrivateCups::printed() const {
    std::vector<Printed> all;
    const QDir jobs(path("jobs"));
    for (const QString& name : jobs.entryList({QStringLiteral("*.pwg")}, QDir::Files)) {
        QFile file(jobs.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        if (auto picture = readPwgRaster(file.readAll())) {
            all.push_back({std::move(*picture), birthOf(file.fileName())});
        }
    }
    std::ranges::sort(all, {}, &Printed::firstByte);
    return all;
}

std::optional<ticket::Bitmap> readPwgRaster(const QByteArray& bytes) {
    QByteArrayView left = bytes;
    cups_raster_t* const raster = cupsRasterOpenIO(readFrom, &left, CUPS_RASTER_READ);
    cups_page_header2_t header{};
    if (raster == nullptr || cupsRasterReadHeader2(raster, &header) == 0 ||
        std::strcmp(header.MediaClass, "PwgRaster") != 0) {
        cupsRasterClose(raster);
        return std::nullopt;
    }
    ticket::Bitmap picture(static_cast<int>(header.cupsWidth), static_cast<int>(header.cupsHeight));
    std::vector<unsigned char> line(header.cupsBytesPerLine);
    for (int y = 0; y < picture.height(); ++y) {
        if (cupsRasterReadPixels(raster, line.data(), header.cupsBytesPerLine) != header.cupsBytesPerLine) {
            cupsRasterClose(raster);
            return std::nullopt;
        }
        for (int x = 0; x < picture.width(); ++x) {
            const auto index = static_cast<std::size_t>(x);
            const bool oneBit = header.cupsBitsPerPixel == 1;
            if (oneBit ? (line[index / 8] & (0x80 >> (x % 8))) != 0 : line[index] < 128) {
                picture.setBlack(x, y);
            }
        }
    }
    cupsRasterClose(raster);
    return picture;
}

} // namespace fifteen::testing
