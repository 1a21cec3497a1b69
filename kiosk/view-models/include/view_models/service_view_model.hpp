// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view_models/page_view_model.hpp"
#include "view_models/rows_model.hpp"

#include <QQmlEngine>

namespace fifteen::view_models {

/// The page for who keeps the machine: its devices and how they are.
class ServiceViewModel : public PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of KioskViewModel")
    Q_PROPERTY(QAbstractListModel* devices READ devices CONSTANT FINAL)
    Q_PROPERTY(bool serverReachable READ serverReachable NOTIFY changed FINAL)
    Q_PROPERTY(Print print READ print NOTIFY changed FINAL)

public:
    /// What became of the test print.
    enum class Print { NotAsked, Printing, Printed, Failed };
    Q_ENUM(Print)

    /// How a device is, for the colour and the word of its mark. In the order of flows::DeviceState.
    enum class DeviceState { Ok, NearEnd, PaperEnd, CoverOpen, Fault, Absent, Unknown };
    Q_ENUM(DeviceState)

    /// In the order of flows::DeviceKind.
    enum class DeviceKind { IdCard, SocialCard, CodeScanner, NavKeypad, Printer };
    Q_ENUM(DeviceKind)

    ServiceViewModel(Send send, QObject* parent);

    QAbstractListModel* devices() { return &devices_; }

    bool serverReachable() const { return state_.serverReachable; }

    Print print() const { return state_.print; }

    void show(const Scene& scene) override;
    void clear() override;

    Q_INVOKABLE void printTest() { send(flows::PrintTestPressed{}); }

private:
    struct State {
        bool serverReachable = false;
        Print print = Print::NotAsked;
        bool operator==(const State&) const = default;
    };

    struct Row {
        QString name;
        DeviceKind kind = DeviceKind::Printer;
        DeviceState state = DeviceState::Unknown;
        QString trouble;
        QString driver;
        QString where;
        QString since; ///< "9:42", by the site's clock
        QString seen;  ///< the same; empty: not seen
        int done = 0;
        int failed = 0;
        int lost = 0;
        bool operator==(const Row&) const = default;
    };

    State state_;
    RowsModel<Row> devices_;
};

/// The code that leads there, typed.
class ServiceCodeViewModel : public PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of KioskViewModel")
    Q_PROPERTY(QString typed READ typed NOTIFY changed FINAL) ///< a dot a digit
    Q_PROPERTY(int length READ length CONSTANT FINAL)         ///< of a whole code
    Q_PROPERTY(bool wrong READ wrong NOTIFY changed FINAL)

public:
    using PageViewModel::PageViewModel;

    QString typed() const { return state_.typed; }

    static int length() { return static_cast<int>(flows::codeLength); }

    bool wrong() const { return state_.wrong; }

    void show(const Scene& scene) override;
    void clear() override;

    Q_INVOKABLE void press(int digit) { send(flows::DigitPressed{digit}); }

    Q_INVOKABLE void erase() { send(flows::EraseDigitPressed{}); }

private:
    struct State {
        QString typed;
        bool wrong = false;
        bool operator==(const State&) const = default;
    };

    State state_;
};

} // namespace fifteen::view_models
