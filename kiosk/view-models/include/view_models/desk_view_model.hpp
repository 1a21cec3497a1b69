// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/catalogue.hpp"
#include "flows/desk_screen.hpp"

#include <QObject>
#include <QQmlEngine>
#include <QString>

namespace fifteen::view_models {

/// What the screen over one desk shows. GUI thread.
class DeskViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(Face face READ face NOTIFY changed FINAL)
    Q_PROPERTY(int desk READ desk NOTIFY changed FINAL)
    Q_PROPERTY(QString number READ number NOTIFY changed FINAL)
    Q_PROPERTY(bool marked READ marked NOTIFY changed FINAL)
    Q_PROPERTY(QString markWord READ markWord NOTIFY changed FINAL)
    Q_PROPERTY(QString staff READ staff NOTIFY changed FINAL)
    Q_PROPERTY(int otherDesk READ otherDesk NOTIFY changed FINAL) ///< 0: no other desk is open
    Q_PROPERTY(QString services READ services NOTIFY changed FINAL)
    Q_PROPERTY(QString siteName READ siteName NOTIFY changed FINAL)
    Q_PROPERTY(bool connectionLost READ connectionLost NOTIFY changed FINAL)

public:
    /// In the order of flows::DeskFace.
    enum class Face { Unknown, Closed, Free, Called, Serving, Paused };
    Q_ENUM(Face)

    explicit DeskViewModel(QObject* parent = nullptr);

    /// `groups`: ids of what this desk serves.
    void show(const flows::DeskScreen& screen, const flows::Catalogue& catalogue,
              const std::vector<std::string>& groups, bool connectionLost);

    Face face() const { return state_.face; }

    int desk() const { return state_.desk; }

    QString number() const { return state_.number; }

    bool marked() const { return state_.marked; }

    QString markWord() const { return state_.markWord; }

    QString staff() const { return state_.staff; }

    int otherDesk() const { return state_.otherDesk; }

    QString services() const { return state_.services; }

    QString siteName() const { return state_.siteName; }

    bool connectionLost() const { return state_.connectionLost; }

signals:
    void changed();

private:
    struct State {
        Face face = Face::Unknown;
        int desk = 0;
        QString number;
        bool marked = false;
        QString markWord;
        QString staff;
        int otherDesk = 0;
        QString services;
        QString siteName;
        bool connectionLost = false;
        bool operator==(const State&) const = default;
    };

    State state_;
};

} // namespace fifteen::view_models
