// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view_models/page_view_model.hpp"
#include "view_models/rows_model.hpp"

#include <QQmlEngine>

namespace fifteen::view_models {

/// The first page: lay a card, or go on without; who is waiting now.
class WelcomeViewModel : public PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of KioskViewModel")
    Q_PROPERTY(bool idCards READ idCards NOTIFY changed FINAL)         ///< can be read now
    Q_PROPERTY(bool socialCards READ socialCards NOTIFY changed FINAL) ///< can be read now
    Q_PROPERTY(bool takesAppointments READ takesAppointments NOTIFY changed FINAL)
    Q_PROPERTY(bool figuresKnown READ figuresKnown NOTIFY changed FINAL)
    Q_PROPERTY(int openDesks READ openDesks NOTIFY changed FINAL)
    /// Rows of: name, waiting.
    Q_PROPERTY(QAbstractItemModel* queues READ queues CONSTANT FINAL)

public:
    WelcomeViewModel(Send send, QObject* parent);

    bool idCards() const { return state_.readable.id; }

    bool socialCards() const { return state_.readable.social; }

    bool takesAppointments() const { return state_.takesAppointments; }

    bool figuresKnown() const { return state_.figuresKnown; }

    int openDesks() const { return state_.openDesks; }

    QAbstractItemModel* queues() { return &queues_; }

    void show(const Scene& scene) override;

    void clear() override {}

    Q_INVOKABLE void haveAppointment() { send(flows::AppointmentPressed{}); }

    Q_INVOKABLE void withoutCard() { send(flows::WithoutCardPressed{}); }

private:
    struct State {
        flows::Cards readable{.id = true};
        bool figuresKnown = false;
        int openDesks = 0;
        bool takesAppointments = false;
        bool operator==(const State&) const = default;
    };

    struct Queue {
        QString name;
        int waiting = 0;
        bool operator==(const Queue&) const = default;
    };

    State state_;
    RowsModel<Queue> queues_;
};

} // namespace fifteen::view_models
