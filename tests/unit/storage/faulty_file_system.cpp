// SPDX-License-Identifier: Apache-2.0
#include "faulty_file_system.hpp"

#include <cstring>
#include <sqlite3.h>

namespace fifteen::storage::test {
namespace {

/// A file of ours is followed in memory by the real one.
struct FaultyFile {
    sqlite3_file base;

    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* realOf(sqlite3_file* file) {
    return reinterpret_cast<FaultyFile*>(file)->real();
}

sqlite3_vfs* theDefault() {
    static sqlite3_vfs* const vfs = sqlite3_vfs_find(nullptr);
    return vfs;
}

int writeOrFail(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
    auto& left = faults().writesUntilFailure;
    if (left > 0 && --left == 0) {
        faults().writesFail = true;
    }
    if (faults().writesFail) {
        return SQLITE_IOERR_WRITE;
    }
    return realOf(file)->pMethods->xWrite(realOf(file), data, size, at);
}

int syncOrFail(sqlite3_file* file, int flags) {
    ++faults().syncs;
    return faults().syncsFail ? SQLITE_IOERR_FSYNC : realOf(file)->pMethods->xSync(realOf(file), flags);
}

// Everything else goes straight through.
const sqlite3_io_methods methods{
    .iVersion = 2,
    .xClose = [](sqlite3_file* f) { return realOf(f)->pMethods->xClose(realOf(f)); },
    .xRead = [](sqlite3_file* f, void* to, int n,
                sqlite3_int64 at) { return realOf(f)->pMethods->xRead(realOf(f), to, n, at); },
    .xWrite = writeOrFail,
    .xTruncate = [](sqlite3_file* f, sqlite3_int64 n) { return realOf(f)->pMethods->xTruncate(realOf(f), n); },
    .xSync = syncOrFail,
    .xFileSize = [](sqlite3_file* f, sqlite3_int64* n) { return realOf(f)->pMethods->xFileSize(realOf(f), n); },
    .xLock = [](sqlite3_file* f, int level) { return realOf(f)->pMethods->xLock(realOf(f), level); },
    .xUnlock = [](sqlite3_file* f, int level) { return realOf(f)->pMethods->xUnlock(realOf(f), level); },
    .xCheckReservedLock = [](sqlite3_file* f,
                             int* out) { return realOf(f)->pMethods->xCheckReservedLock(realOf(f), out); },
    .xFileControl = [](sqlite3_file* f, int op,
                       void* arg) { return realOf(f)->pMethods->xFileControl(realOf(f), op, arg); },
    .xSectorSize = [](sqlite3_file* f) { return realOf(f)->pMethods->xSectorSize(realOf(f)); },
    .xDeviceCharacteristics = [](sqlite3_file* f) { return realOf(f)->pMethods->xDeviceCharacteristics(realOf(f)); },
    .xShmMap = [](sqlite3_file* f, int page, int size, int extend,
                  volatile void** out) { return realOf(f)->pMethods->xShmMap(realOf(f), page, size, extend, out); },
    .xShmLock = [](sqlite3_file* f, int offset, int n,
                   int flags) { return realOf(f)->pMethods->xShmLock(realOf(f), offset, n, flags); },
    .xShmBarrier = [](sqlite3_file* f) { realOf(f)->pMethods->xShmBarrier(realOf(f)); },
    .xShmUnmap = [](sqlite3_file* f, int remove) { return realOf(f)->pMethods->xShmUnmap(realOf(f), remove); },
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int openThrough(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    const int code = theDefault()->xOpen(theDefault(), name, realOf(file), flags, outFlags);
    file->pMethods = code == SQLITE_OK ? &methods : nullptr;
    return code;
}

sqlite3_vfs makeFaulty() {
    sqlite3_vfs vfs = *theDefault();
    vfs.pNext = nullptr;
    vfs.zName = "fifteen-faulty";
    vfs.szOsFile += static_cast<int>(sizeof(FaultyFile));
    vfs.xOpen = openThrough;
    return vfs;
}

} // namespace

Faults& faults() {
    static Faults some;
    return some;
}

std::string faultyFileSystem() {
    static sqlite3_vfs vfs = makeFaulty();
    sqlite3_vfs_register(&vfs, 0);
    return vfs.zName;
}

} // namespace fifteen::storage::test
