// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>

namespace fifteen::adapters {

/// DATA_DIR/last-call: the number of the last call that needs no announcement any more, as text. Written whole and on
/// the disk before write() returns, so that a power cut leaves the old or the new number.
class SettledCallFile {
public:
    explicit SettledCallFile(const QString& dataDir);

    /// 0 if there is none, or nothing sensible in it: calls of the last minutes are then announced once more.
    std::int64_t read() const;

    /// A disk that refuses is logged; the screen goes on.
    void write(std::int64_t call) const;

private:
    QString path_;
};

} // namespace fifteen::adapters
