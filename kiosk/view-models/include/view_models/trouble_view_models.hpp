// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view_models/page_view_model.hpp"

#include <QQmlEngine>

namespace fifteen::view_models {

/// The card, or the code, was of no use: what to do now.
class CardTroubleViewModel : public PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of KioskViewModel")
    Q_PROPERTY(Cause cause READ cause NOTIFY changed FINAL)
    Q_PROPERTY(About about READ about NOTIFY changed FINAL)
    Q_PROPERTY(bool cardToTake READ cardToTake NOTIFY changed FINAL)   ///< it is still there
    Q_PROPERTY(bool reader READ reader NOTIFY changed FINAL)           ///< of ID cards: can be used now
    Q_PROPERTY(bool cardSlot READ cardSlot NOTIFY changed FINAL)       ///< of social cards: can be used now
    Q_PROPERTY(bool otherIdCard READ otherIdCard NOTIFY changed FINAL) ///< an ID card would do instead
    Q_PROPERTY(bool otherSocialCard READ otherSocialCard NOTIFY changed FINAL)

public:
    /// In the order of flows::CardTrouble.
    enum class Cause {
        NotRead,
        SeveralCards,
        Silent,
        Blocked,
        UnknownCard,
        BadDates,
        ReaderGone,
        PaymentCode,
        OtherCode,
        VoucherRefused,
        VoucherUnreachable,
        VoucherUnsupported,
    };
    Q_ENUM(Cause)
    /// What the cause is about: words differ with how the card is shown.
    enum class About { LaidCard, InsertedCard, AnythingElse };
    Q_ENUM(About)

    using PageViewModel::PageViewModel;

    Cause cause() const { return state_.cause; }

    About about() const { return state_.about; }

    bool cardToTake() const { return state_.cardToTake; }

    bool reader() const { return state_.readable.id; }

    bool cardSlot() const { return state_.readable.social; }

    bool otherIdCard() const { return state_.others.id; }

    bool otherSocialCard() const { return state_.others.social; }

    void show(const Scene& scene) override;

    void clear() override { become(state_, State{}); }

    Q_INVOKABLE void tryAgain() { send(flows::TryAgainPressed{}); }

    Q_INVOKABLE void withoutCard() { send(flows::WithoutCardPressed{}); }

private:
    struct State {
        Cause cause = Cause::NotRead;
        About about = About::LaidCard;
        bool cardToTake = false;
        flows::Cards readable;
        flows::Cards others;
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
    Q_PROPERTY(bool resting READ resting NOTIFY changed FINAL)    ///< nobody has chosen anything: nothing to try again
    Q_PROPERTY(QString opensAt READ opensAt NOTIFY changed FINAL) ///< "周四 8:30"; empty: not known

public:
    enum class Cause { Unreachable, GroupClosed, Refused, HallClosed };
    Q_ENUM(Cause)

    using PageViewModel::PageViewModel;

    Cause cause() const { return state_.cause; }

    bool resting() const { return state_.resting; }

    QString opensAt() const { return state_.opensAt; }

    void show(const Scene& scene) override;

    void clear() override { become(state_, State{}); }

    Q_INVOKABLE void tryAgain() { send(flows::TryAgainPressed{}); }

    Q_INVOKABLE void chooseOther() { send(flows::BackPressed{}); }

    Q_INVOKABLE void askHelp() { send(flows::HelpPressed{}); }

private:
    struct State {
        Cause cause = Cause::Unreachable;
        bool resting = true;
        QString opensAt;
        bool operator==(const State&) const = default;
    };

    State state_;
};

/// Somebody was asked to come.
class HelpViewModel : public PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of KioskViewModel")
    Q_PROPERTY(Wish wish READ wish NOTIFY changed FINAL)
    Q_PROPERTY(Progress progress READ progress NOTIFY changed FINAL)

public:
    enum class Progress { NotAsked, Asking, Asked, Failed };
    Q_ENUM(Progress)
    enum class Wish { Person, Wheelchair, Glasses };
    Q_ENUM(Wish)

    using PageViewModel::PageViewModel;

    Progress progress() const { return state_.progress; }

    Wish wish() const { return state_.wish; }

    void show(const Scene& scene) override;

    void clear() override { become(state_, State{}); }

    Q_INVOKABLE void goOn() { send(flows::BackPressed{}); }

    Q_INVOKABLE void askPerson() { send(flows::HelpPressed{}); }

    Q_INVOKABLE void askWheelchair() { send(flows::HelpPressed{"wheelchair"}); }

    Q_INVOKABLE void askGlasses() { send(flows::HelpPressed{"glasses"}); }

private:
    struct State {
        Progress progress = Progress::NotAsked;
        Wish wish = Wish::Person;
        bool operator==(const State&) const = default;
    };

    State state_;
};

} // namespace fifteen::view_models
