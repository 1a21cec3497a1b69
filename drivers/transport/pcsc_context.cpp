// SPDX-License-Identifier: Apache-2.0
#include "pcsc_context.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace fifteen::transport {

namespace {

// The first number of events of a reader is in its state's upper half (pcsclite's SCardGetStatusChange).
constexpr DWORD kEventCounter = 0xFFFF0000;

} // namespace

Error toPcscError(LONG code) {
    switch (code) {
    case SCARD_E_NO_SERVICE: // pcscd does not run,
    case SCARD_E_SERVICE_STOPPED:
    case SCARD_F_COMM_ERROR:     // or has ended,
    case SCARD_E_INVALID_HANDLE: // or is another one than that which knew us
    case SCARD_E_NO_READERS_AVAILABLE:
    case SCARD_E_UNKNOWN_READER:
    case SCARD_E_READER_UNAVAILABLE:
    case SCARD_W_REMOVED_CARD:
        return Error::noDevice;
    case SCARD_E_NO_SMARTCARD:
        return Error::empty;
    case SCARD_W_UNRESPONSIVE_CARD:
    case SCARD_W_UNPOWERED_CARD:
    case SCARD_W_UNSUPPORTED_CARD:
    case SCARD_E_PROTO_MISMATCH:
        return Error::unsuitable;
    case SCARD_E_SHARING_VIOLATION:
        return Error::busy;
    case SCARD_W_SECURITY_VIOLATION:
    case SCARD_E_NO_ACCESS:
        return Error::denied;
    case SCARD_E_TIMEOUT:
        return Error::timedOut;
    case SCARD_E_CANCELLED:
        return Error::interrupted;
    case SCARD_E_INSUFFICIENT_BUFFER:
        return Error::overflow;
    default:
        return Error::failed;
    }
}

bool hasCard(ReaderState state) {
    return (state & SCARD_STATE_PRESENT) != 0;
}

bool cardChanged(ReaderState before, ReaderState after) {
    return ((before ^ after) & (kEventCounter | SCARD_STATE_PRESENT)) != 0;
}

Result<PcscContext> PcscContext::establish() {
    SCARDCONTEXT context = 0;
    const LONG code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context);
    if (code != SCARD_S_SUCCESS) {
        return toPcscError(code);
    }
    return PcscContext(context);
}

PcscContext::~PcscContext() {
    if (context_ != 0) {
        SCardReleaseContext(context_);
    }
}

Result<std::vector<std::string>> PcscContext::readers() const {
    // Enough for all readers pcscd can have, so that asking for the size first, and a race, are not needed.
    std::vector<char> names(PCSCLITE_MAX_READERS_CONTEXTS * MAX_READERNAME + 1);
    auto size = static_cast<DWORD>(names.size());
    const LONG code = SCardListReaders(context_, nullptr, names.data(), &size);
    if (code == SCARD_E_NO_READERS_AVAILABLE) {
        return std::vector<std::string>{};
    }
    if (code != SCARD_S_SUCCESS) {
        return toPcscError(code);
    }
    std::vector<std::string> found;
    names.back() = '\0';
    for (const char* name = names.data(); *name != '\0'; name += found.back().size() + 1) {
        found.emplace_back(name);
    }
    return found;
}

Result<void> PcscContext::waitForChange(std::span<WatchedReader> readers, std::chrono::milliseconds timeout) const {
    std::vector<SCARD_READERSTATE> states(readers.size());
    for (std::size_t i = 0; i < readers.size(); ++i) {
        states[i].szReader = readers[i].name.c_str();
        states[i].dwCurrentState = readers[i].state;
    }
    // Never INFINITE by mistake: that is the largest value.
    const auto limit = static_cast<DWORD>(std::clamp<std::int64_t>(timeout.count(), 0, 3'600'000));
    const LONG code = SCardGetStatusChange(context_, limit, states.data(), static_cast<DWORD>(states.size()));
    if (code != SCARD_S_SUCCESS) {
        return toPcscError(code);
    }
    for (std::size_t i = 0; i < readers.size(); ++i) {
        readers[i].state = states[i].dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
    }
    return {};
}

void PcscContext::cancel() const noexcept {
    SCardCancel(context_);
}

} // namespace fifteen::transport
