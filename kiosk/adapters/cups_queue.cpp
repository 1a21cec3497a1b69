// SPDX-License-Identifier: Apache-2.0
#include "adapters/cups_queue.hpp"

#include "adapters/pwg_raster.hpp"

#include <cups/cups.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace fifteen::adapters {
namespace {

constexpr int connectMs = 1000;
constexpr double answerSeconds = 3;

struct IppDelete {
    void operator()(ipp_t* message) const { ippDelete(message); }
};

using Message = std::unique_ptr<ipp_t, IppDelete>;

struct HttpClose {
    void operator()(http_t* http) const { httpClose(http); }
};

using Http = std::unique_ptr<http_t, HttpClose>;

Http connect(const std::string& host, int port, http_encryption_t encryption) {
    Http http(httpConnect2(host.c_str(), port, nullptr, AF_UNSPEC, encryption, 1, connectMs, nullptr));
    if (http != nullptr) {
        httpSetTimeout(
            http.get(), answerSeconds, [](http_t*, void*) { return 0; }, nullptr);
    }
    return http;
}

Message request(ipp_op_t operation, const std::string& printerUri) {
    Message message(ippNewRequest(operation));
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, printerUri.c_str());
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, cupsUser());
    return message;
}

void ask(ipp_t* message, std::initializer_list<const char*> attributes) {
    ippAddStrings(message, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  static_cast<int>(attributes.size()), nullptr, attributes.begin());
}

Message send(http_t* http, Message message, const char* resource) {
    return Message(cupsDoRequest(http, message.release(), resource));
}

bool worked(const Message& answer) {
    return answer != nullptr && ippGetStatusCode(answer.get()) <= IPP_STATUS_OK_EVENTS_COMPLETE;
}

std::vector<std::string> strings(ipp_t* answer, const char* name) {
    std::vector<std::string> values;
    ipp_attribute_t* const attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    for (int index = 0; attribute != nullptr && index < ippGetCount(attribute); ++index) {
        if (const char* const value = ippGetString(attribute, index, nullptr)) {
            values.emplace_back(value);
        }
    }
    return values;
}

Message attributesRequest(const std::string& uri) {
    Message message = request(IPP_OP_GET_PRINTER_ATTRIBUTES, uri);
    ask(message.get(), {"printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "device-uri",
                        "pwg-raster-document-type-supported"});
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
        if (Http http = connect(cupsServer(), ippPort(), cupsEncryption())) {
            connection_ = std::make_unique<Connection>(std::move(http));
        } else {
            problem_ = "no CUPS server answers";
        }
    }
    return connection_.get();
}

CupsQueue::Look CupsQueue::look() {
    Connection* const connected = connection();
    if (connected == nullptr) {
        return {PrinterState::gone, false, false, problem_};
    }
    const Message answer = send(connected->http(), attributesRequest(uri_), "/");
    if (!worked(answer)) {
        problem_ = cupsLastErrorString();
        connection_.reset();
        return {PrinterState::gone, false, false, problem_};
    }
    const CupsAttributes queue = attributesOf(answer.get());
    Look look{stateOf(queue), false, false, joined(queue.reasons)};
    std::vector<std::string> types = queue.rasterTypes;
    if (queue.deviceUri.starts_with("ipp:") || queue.deviceUri.starts_with("ipps:")) {
        if (const auto printer = askPrinter(queue.deviceUri)) {
            look.state = worse(look.state, stateOf(*printer));
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
    const Http http = connect(host.data(), port, secured ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED);
    if (http == nullptr) {
        return std::nullopt;
    }
    const Message answer = send(http.get(), attributesRequest(deviceUri), resource.data());
    return worked(answer) ? std::optional(attributesOf(answer.get())) : std::nullopt;
}

std::optional<int> CupsQueue::submit(const ticket::Bitmap& picture, bool grey) {
    Connection* const connected = connection();
    if (connected == nullptr) {
        return std::nullopt;
    }
    const auto raster = pwgRaster(picture, grey ? PwgColour::sgray8 : PwgColour::black1);
    const Message message = request(IPP_OP_PRINT_JOB, uri_);
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, jobName_.c_str());
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, "image/pwg-raster");
    ippAddString(message.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", nullptr, "none");
    http_t* const http = connected->http();
    // A length of its own for the body: the request's bytes go before it.
    const std::size_t length = ippLength(message.get()) + raster.size();
    const std::string resource = uri_.substr(uri_.find("/printers/"));
    http_status_t status = cupsSendRequest(http, message.get(), resource.c_str(), length);
    if (status == HTTP_STATUS_CONTINUE) {
        status = cupsWriteRequestData(http, reinterpret_cast<const char*>(raster.data()), raster.size());
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
    ask(message.get(), {"job-state"});
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
    ask(message.get(), {"job-id", "job-name"});
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
        Message cancel = request(IPP_OP_CANCEL_JOB, uri_);
        ippAddInteger(cancel.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
        const Message cancelled = send(connected->http(), std::move(cancel), "/jobs/");
        // Not possible: it ended meanwhile, which is as good.
        all = all && (worked(cancelled) || cupsLastError() == IPP_STATUS_ERROR_NOT_POSSIBLE);
    }
    return all;
}

} // namespace fifteen::adapters
