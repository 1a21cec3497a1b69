// SPDX-License-Identifier: Apache-2.0
#include "adapters/cups_queue.hpp"

#include "adapters/pwg_raster.hpp"
#include "ipp_message.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <thread>
#include <utility>

namespace fifteen::adapters {
namespace {

using ipp::Http;
using ipp::Message;
using ipp::request;
using ipp::send;
using ipp::strings;
using ipp::worked;

/// For a job that prints nothing, and its pace. It starts the filter and the backend, which is all it costs.
constexpr std::chrono::milliseconds reportTakes{3000};
constexpr std::chrono::milliseconds reportEvery{20};

Message attributesRequest(const std::string& uri) {
    Message message = request(IPP_OP_GET_PRINTER_ATTRIBUTES, uri);
    ipp::addKeywords(message.get(), "requested-attributes",
                     {"printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "device-uri",
                      "printer-commands", "pwg-raster-document-type-supported"});
    return message;
}

CupsAttributes attributesOf(ipp_t* answer) {
    CupsAttributes attributes;
    if (ipp_attribute_t* const state = ippFindAttribute(answer, "printer-state", IPP_TAG_ENUM)) {
        attributes.printerState = ippGetInteger(state, 0);
    }
    if (ipp_attribute_t* const accepting = ippFindAttribute(answer, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN)) {
        attributes.accepting = ippGetBoolean(accepting, 0) != 0;
    }
    attributes.reasons = strings(answer, "printer-state-reasons");
    attributes.commands = strings(answer, "printer-commands");
    attributes.rasterTypes = strings(answer, "pwg-raster-document-type-supported");
    if (const auto uri = strings(answer, "device-uri"); !uri.empty()) {
        attributes.deviceUri = uri.front();
    }
    return attributes;
}

std::string queueUri(const std::string& queue) {
    std::array<char, HTTP_MAX_URI> uri{};
    httpAssembleURIf(HTTP_URI_CODING_ALL, uri.data(), static_cast<int>(uri.size()), "ipp", nullptr, "localhost", 0,
                     "/printers/%s", queue.c_str());
    return uri.data();
}

/// The printer can be asked itself.
bool isIpp(const std::string& deviceUri) {
    return deviceUri.starts_with("ipp:") || deviceUri.starts_with("ipps:");
}

/// Reasons of trouble at a queue that prints nothing: those of its last job. An IPP printer's own word is asked for
/// each time, so there they do no harm.
bool leftBehind(const CupsAttributes& queue) {
    const bool idle = queue.printerState == IPP_PSTATE_IDLE && queue.accepting;
    const PrinterState state = stateOf(queue);
    return idle && !isIpp(queue.deviceUri) && state != PrinterState::ready && state != PrinterState::nearEnd;
}

std::string joined(const std::vector<std::string>& reasons) {
    std::string text;
    for (const std::string& reason : reasons) {
        text += (text.empty() ? "" : ",") + reason;
    }
    return text;
}

} // namespace

class CupsQueue::Connection {
public:
    explicit Connection(Http http)
        : http_(std::move(http)) {}

    http_t* http() const { return http_.get(); }

private:
    Http http_;
};

CupsQueue::CupsQueue(std::string server, std::string queue, std::string jobName)
    : server_(std::move(server))
    , uri_(queueUri(queue))
    , jobName_(std::move(jobName)) {}

CupsQueue::~CupsQueue() = default;

CupsQueue::Connection* CupsQueue::connection() {
    // libcups keeps its settings by thread, and would ask for a password on the terminal.
    cupsSetPasswordCB2([](const char*, http_t*, const char*, const char*, void*) -> const char* { return nullptr; },
                       nullptr);
    if (!server_.empty()) {
        cupsSetServer(server_.c_str());
    }
    if (connection_ == nullptr) {
        if (Http http = ipp::connect(cupsServer(), ippPort(), cupsEncryption())) {
            connection_ = std::make_unique<Connection>(std::move(http));
        } else {
            problem_ = "no CUPS server answers";
        }
    }
    return connection_.get();
}

std::optional<CupsAttributes> CupsQueue::askQueue() {
    Connection* const connected = connection();
    if (connected == nullptr) {
        return std::nullopt;
    }
    const Message answer = send(connected->http(), attributesRequest(uri_), "/");
    if (!worked(answer)) {
        problem_ = cupsLastErrorString();
        connection_.reset();
        return std::nullopt;
    }
    return attributesOf(answer.get());
}

CupsQueue::Look CupsQueue::look() {
    auto queue = askQueue();
    if (queue && leftBehind(*queue)) {
        queue = renewed(std::move(*queue));
    }
    if (!queue) {
        return {.state = PrinterState::gone, .reasons = problem_};
    }
    Look look{.state = stateOf(*queue),
              .connecting = isConnecting(*queue),
              .trouble = troubleOf(*queue),
              .reasons = joined(queue->reasons)};
    std::vector<std::string> types = queue->rasterTypes;
    if (isIpp(queue->deviceUri)) {
        if (const auto printer = askPrinter(queue->deviceUri)) {
            if (worse(look.state, stateOf(*printer)) != look.state) {
                look.state = stateOf(*printer);
                look.trouble = troubleOf(*printer);
            }
            look.reasons += " / " + joined(printer->reasons);
            types = printer->rasterTypes;
        } else {
            look.silent = true;
            look.reasons += " / the printer behind the queue does not answer";
        }
    }
    look.grey = !types.empty() && std::ranges::find(types, "black_1") == types.end();
    return look;
}

std::optional<CupsAttributes> CupsQueue::renewed(CupsAttributes queue) {
    if (std::ranges::find(queue.commands, "ReportStatus") == queue.commands.end()) {
        queue.reasons.clear(); // nobody can be asked, and nobody would ever take them back; the next job will tell
        return queue;
    }
    constexpr std::string_view command = "#CUPS-COMMAND\nReportStatus\n";
    const auto job = printJob("application/vnd.cups-command", std::as_bytes(std::span(command)));
    const auto deadline = std::chrono::steady_clock::now() + reportTakes;
    while (job && jobState(*job) == JobState::waiting) {
        if (std::chrono::steady_clock::now() >= deadline) {
            cancel(*job);
            break;
        }
        std::this_thread::sleep_for(reportEvery);
    }
    return askQueue();
}

std::unique_ptr<CupsSubscription> CupsQueue::subscribe() {
    return CupsSubscription::open(
        [this]() -> http_t* {
            Connection* const connected = connection();
            return connected == nullptr ? nullptr : connected->http();
        },
        uri_);
}

std::optional<CupsAttributes> CupsQueue::askPrinter(const std::string& deviceUri) {
    std::array<char, 32> scheme{};
    std::array<char, 256> user{};
    std::array<char, 256> host{};
    std::array<char, 1024> resource{};
    int port = 0;
    if (httpSeparateURI(HTTP_URI_CODING_ALL, deviceUri.c_str(), scheme.data(), scheme.size(), user.data(), user.size(),
                        host.data(), host.size(), &port, resource.data(), resource.size()) < HTTP_URI_STATUS_OK) {
        return std::nullopt;
    }
    const bool secured = std::string_view(scheme.data()) == "ipps";
    const Http http = ipp::connect(host.data(), port, secured ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED);
    if (http == nullptr) {
        return std::nullopt;
    }
    const Message answer = send(http.get(), attributesRequest(deviceUri), resource.data());
    return worked(answer) ? std::optional(attributesOf(answer.get())) : std::nullopt;
}

std::optional<int> CupsQueue::submit(const ticket::Bitmap& picture, bool grey) {
    const auto raster = pwgRaster(picture, grey ? PwgColour::sgray8 : PwgColour::black1);
    return printJob("image/pwg-raster", std::as_bytes(std::span(raster)));
}

std::optional<int> CupsQueue::printJob(const char* format, std::span<const std::byte> document) {
    Connection* const connected = connection();
    if (connected == nullptr) {
        return std::nullopt;
    }
    const Message message = request(IPP_OP_PRINT_JOB, uri_);
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, jobName_.c_str());
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, format);
    ippAddString(message.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", nullptr, "none");
    http_t* const http = connected->http();
    // A length of its own for the body: the request's bytes go before it.
    const std::size_t length = ippLength(message.get()) + document.size();
    const std::string resource = uri_.substr(uri_.find("/printers/"));
    http_status_t status = cupsSendRequest(http, message.get(), resource.c_str(), length);
    if (status == HTTP_STATUS_CONTINUE) {
        status = cupsWriteRequestData(http, reinterpret_cast<const char*>(document.data()), document.size());
    }
    const Message answer(status == HTTP_STATUS_CONTINUE ? cupsGetResponse(http, resource.c_str()) : nullptr);
    ipp_attribute_t* const number =
        worked(answer) ? ippFindAttribute(answer.get(), "job-id", IPP_TAG_INTEGER) : nullptr;
    if (number == nullptr) {
        problem_ = std::string("not taken: ") + cupsLastErrorString();
        connection_.reset();
        return std::nullopt;
    }
    return ippGetInteger(number, 0);
}

CupsQueue::JobState CupsQueue::jobState(int job) {
    Connection* const connected = connection();
    if (connected == nullptr) {
        return JobState::lost;
    }
    Message message = request(IPP_OP_GET_JOB_ATTRIBUTES, uri_);
    ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    ipp::addKeywords(message.get(), "requested-attributes", {"job-state"});
    const Message answer = send(connected->http(), std::move(message), "/");
    ipp_attribute_t* const state = worked(answer) ? ippFindAttribute(answer.get(), "job-state", IPP_TAG_ENUM) : nullptr;
    if (state == nullptr) {
        problem_ = cupsLastErrorString();
        connection_.reset();
        return JobState::lost;
    }
    switch (ippGetInteger(state, 0)) {
    case IPP_JSTATE_COMPLETED:
        return JobState::completed;
    case IPP_JSTATE_CANCELED:
    case IPP_JSTATE_ABORTED:
        return JobState::cancelled;
    case IPP_JSTATE_STOPPED:
    case IPP_JSTATE_HELD:
        return JobState::stopped;
    default:
        return JobState::waiting;
    }
}

bool CupsQueue::cancelAll() {
    Connection* const connected = connection();
    if (connected == nullptr) {
        return false;
    }
    Message message = request(IPP_OP_GET_JOBS, uri_);
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr, "not-completed");
    ipp::addKeywords(message.get(), "requested-attributes", {"job-id", "job-name"});
    const Message answer = send(connected->http(), std::move(message), "/");
    if (!worked(answer)) {
        connection_.reset();
        return false;
    }
    std::vector<int> ours;
    int number = 0;
    for (ipp_attribute_t* attribute = ippFirstAttribute(answer.get()); attribute != nullptr;
         attribute = ippNextAttribute(answer.get())) {
        const std::string_view name = ippGetName(attribute) == nullptr ? "" : ippGetName(attribute);
        if (name == "job-id") {
            number = ippGetInteger(attribute, 0);
        } else if (name == "job-name" && ippGetString(attribute, 0, nullptr) == jobName_) {
            ours.push_back(number);
        }
    }
    bool all = true;
    for (const int job : ours) {
        all = cancel(job) && all;
    }
    return all;
}

bool CupsQueue::cancel(int job) {
    Connection* const connected = connection();
    if (connected == nullptr) {
        return false;
    }
    Message message = request(IPP_OP_CANCEL_JOB, uri_);
    ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    const Message cancelled = send(connected->http(), std::move(message), "/jobs/");
    // Not possible: it ended meanwhile, which is as good.
    return worked(cancelled) || cupsLastError() == IPP_STATUS_ERROR_NOT_POSSIBLE;
}

} // namespace fifteen::adapters
