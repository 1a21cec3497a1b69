// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view_models/page_view_model.hpp"

#include <QQmlEngine>

namespace fifteen::view_models {

/// The card was not read: what to do now.
class CardTroubleViewModel : public PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of KioskViewModel")
    Q_PROPERTY(Cause cause READ cause NOTIFY changed FINAL)
    Q_PROPERTY(bool cardToTake READ cardToTake NOTIFY changed FINAL)

public:
    enum class Cause { NotRead, UnknownCard, ReaderGone, Expired };
    Q_ENUM(Cause)

    using PageViewModel::PageViewModel;

    Cause cause() const { return state_.cause; }

    bool cardToTake() const { return state_.cardToTake; }

    void show(const Scene& scene) override;

    void clear() override { become(state_, State{}); }

    Q_INVOKABLE void tryAgain() { send(flows::BackPressed{}); }

    Q_INVOKABLE void withoutCard() { send(flows::WithoutCardPressed{}); }

private:
    struct State {
        Cause cause = Cause::NotRead;
        bool cardToTake = false;
        bool operator==(const State&) const = default;
    };

    State state_;
};

/// No number can be given now: what to do instead.
class OutOfServiceViewModel : public PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of KioskViewModel")
    Q_PROPERTY(Cause cause READ cause NOTIFY changed FINAL)

public:
    enum class Cause { Unreachable, GroupClosed, Refused };
    Q_ENUM(Cause)

    using PageViewModel::PageViewModel;

    Cause cause() const { return state_.cause; }

    void show(const Scene& scene) override;

    void clear() override { become(state_, State{}); }

    Q_INVOKABLE void toFirstPage() { send(flows::HomePressed{}); }

    Q_INVOKABLE void askHelp() { send(flows::HelpPressed{"out_of_service"}); }

private:
    struct State {
        Cause cause = Cause::Unreachable;
        bool operator==(const State&) const = default;
    };

    State state_;
};

/// Somebody was asked to come.
class HelpViewModel : public PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of KioskViewModel")
    Q_PROPERTY(Progress progress READ progress NOTIFY changed FINAL)

public:
    enum class Progress { Asking, Asked, Failed };
    Q_ENUM(Progress)

    using PageViewModel::PageViewModel;

    Progress progress() const { return state_.progress; }

    void show(const Scene& scene) override;

    void clear() override { become(state_, State{}); }

    Q_INVOKABLE void goOn() { send(flows::BackPressed{}); }

private:
    struct State {
        Progress progress = Progress::Asking;
        bool operator==(const State&) const = default;
    };

    State state_;
};

} // namespace fifteen::view_models
