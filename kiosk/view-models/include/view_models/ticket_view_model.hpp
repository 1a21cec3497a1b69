// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view_models/page_view_model.hpp"

#include <QQmlEngine>

namespace fifteen::view_models {

/// The ticket: while it is printed, when it lies there, and when it could not be printed.
class TicketViewModel : public PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of KioskViewModel")
    Q_PROPERTY(QString number READ number NOTIFY changed FINAL)
    Q_PROPERTY(QString item READ item NOTIFY changed FINAL)
    Q_PROPERTY(QString mark READ mark NOTIFY changed FINAL) ///< the lane's word; empty: the lane is not marked
    Q_PROPERTY(QString zone READ zone NOTIFY changed FINAL)
    Q_PROPERTY(int ahead READ ahead NOTIFY changed FINAL)
    Q_PROPERTY(QString wait READ wait NOTIFY changed FINAL) ///< "10–15" minutes; empty: not known
    Q_PROPERTY(bool idCardToTake READ idCardToTake NOTIFY changed FINAL)
    Q_PROPERTY(bool socialCardToTake READ socialCardToTake NOTIFY changed FINAL)
    Q_PROPERTY(bool reprint READ reprint NOTIFY changed FINAL)
    Q_PROPERTY(bool leaving READ leaving NOTIFY changed FINAL)  ///< 拿好了 was touched before the paper was out
    Q_PROPERTY(int closesIn READ closesIn NOTIFY changed FINAL) ///< seconds; 0: not counting
    Q_PROPERTY(Print print READ print NOTIFY changed FINAL)

public:
    enum class Print { Printing, Printed, PaperEnd, CoverOpen, PrinterGone, MouthFull, Fault };
    Q_ENUM(Print)

    using PageViewModel::PageViewModel;

    QString number() const { return state_.number; }

    QString item() const { return state_.item; }

    QString mark() const { return state_.mark; }

    QString zone() const { return state_.zone; }

    int ahead() const { return state_.ahead; }

    QString wait() const { return state_.wait; }

    bool idCardToTake() const { return state_.left.id; }

    bool socialCardToTake() const { return state_.left.social; }

    bool reprint() const { return state_.reprint; }

    bool leaving() const { return state_.leaving; }

    int closesIn() const { return state_.closesIn; }

    Print print() const { return state_.print; }

    void show(const Scene& scene) override;
    void clear() override;

    Q_INVOKABLE void done() { send(flows::DonePressed{}); }

    Q_INVOKABLE void printAgain() { send(flows::PrintAgainPressed{}); }

    Q_INVOKABLE void drop() { send(flows::DropTicketPressed{}); }

private:
    struct State {
        QString number;
        QString item;
        QString mark;
        QString zone;
        int ahead = 0;
        QString wait;
        flows::Cards left;
        bool reprint = false;
        bool leaving = false;
        int closesIn = 0;
        Print print = Print::Printing;
        bool operator==(const State&) const = default;
    };

    State state_;
};

} // namespace fifteen::view_models
