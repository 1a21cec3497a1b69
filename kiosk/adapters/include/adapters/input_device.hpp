// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <optional>
#include <string>
#include <string_view>

namespace fifteen::adapters {

/// What every device a visitor puts something into has in common, to whoever watches over the devices. One thread:
/// Qt's.
class InputDevice : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Not known (nothing) until the device was looked for.
    std::optional<bool> present() const { return present_; }

    /// Of a device that is there and cannot be used as it should: "denied" (no permission), "busy" (another program has
    /// it), "flooding"; what else there is, the class of the device says. Empty: none.
    const std::string& trouble() const { return trouble_; }

signals:
    /// present() or trouble() is another.
    void stateChanged();
    /// Something was put in: it arrived, or did not arrive whole.
    void worked(bool succeeded);

protected:
    void become(std::optional<bool> present, std::string_view trouble);

private:
    std::optional<bool> present_;
    std::string trouble_;
};

} // namespace fifteen::adapters
