// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view_models/page_view_model.hpp"

#include <QQmlEngine>

namespace fifteen::view_models {

/// The code of an appointment, typed.
class CodeViewModel : public PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of KioskViewModel")
    Q_PROPERTY(QString typed READ typed NOTIFY changed FINAL)
    Q_PROPERTY(int length READ length CONSTANT FINAL) ///< of a whole code
    Q_PROPERTY(Progress progress READ progress NOTIFY changed FINAL)

public:
    /// In the order of flows::CodeState.
    enum class Progress { Typing, Looking, Unknown, Failed, Barred };
    Q_ENUM(Progress)

    using PageViewModel::PageViewModel;

    QString typed() const { return state_.typed; }

    static int length() { return static_cast<int>(flows::codeLength); }

    Progress progress() const { return state_.progress; }

    void show(const Scene& scene) override;
    void clear() override;

    Q_INVOKABLE void press(int digit) { send(flows::DigitPressed{digit}); }

    Q_INVOKABLE void erase() { send(flows::EraseDigitPressed{}); }

    Q_INVOKABLE void withoutCode() { send(flows::WithoutCardPressed{}); }

private:
    struct State {
        QString typed;
        Progress progress = Progress::Typing;
        bool operator==(const State&) const = default;
    };

    State state_;
};

/// The appointment that was found: is it this?
class AppointmentViewModel : public PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of KioskViewModel")
    Q_PROPERTY(QString time READ time NOTIFY changed FINAL) ///< "10:30", by the site's clock
    Q_PROPERTY(QString matter READ matter NOTIFY changed FINAL)

public:
    using PageViewModel::PageViewModel;

    QString time() const { return state_.time; }

    QString matter() const { return state_.matter; }

    void show(const Scene& scene) override;
    void clear() override;

    Q_INVOKABLE void checkIn() { send(flows::CheckInPressed{}); }

    Q_INVOKABLE void otherBusiness() { send(flows::OtherBusinessPressed{}); }

private:
    struct State {
        QString time;
        QString matter;
        bool operator==(const State&) const = default;
    };

    State state_;
};

} // namespace fifteen::view_models
