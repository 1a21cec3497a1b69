// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/visit_event.hpp"

#include <QObject>

#include <functional>
#include <utility>

namespace fifteen::view_models {

/// Everything a page may show.
struct Scene {
    const flows::Visit& visit;
    const flows::Surroundings& surroundings;
    const flows::Catalogue& catalogue;
};

/// Who hears what the visitor touched.
using Send = std::function<void(const flows::Event&)>;

/// What one page shows, and what can be touched on it. The pages' view-models keep no history: show() again tells all.
class PageViewModel : public QObject {
    Q_OBJECT

public:
    PageViewModel(Send send, QObject* parent)
        : QObject(parent)
        , send_(std::move(send)) {}

    virtual void show(const Scene& scene) = 0;
    /// Forgets what it showed: the page is left, and it may have held a name or a number.
    virtual void clear() = 0;

signals:
    void changed();

protected:
    void send(const flows::Event& event) const { send_(event); }

    /// Keeps `next` and says so if it differs.
    template <class State>
    void become(State& state, State next) {
        if (!(next == state)) {
            state = std::move(next);
            emit changed();
        }
    }

private:
    Send send_;
};

} // namespace fifteen::view_models
