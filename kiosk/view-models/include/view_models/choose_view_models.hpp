// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view_models/page_view_model.hpp"
#include "view_models/rows_model.hpp"

#include <QQmlEngine>

namespace fifteen::view_models {

/// What is the matter about? Groups as cards.
class ChooseGroupViewModel : public PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of KioskViewModel")
    Q_PROPERTY(bool more READ more NOTIFY changed FINAL)
    Q_PROPERTY(bool lastPart READ lastPart NOTIFY changed FINAL)
    /// The names that come next, joined; empty on the last part.
    Q_PROPERTY(QString moreHint READ moreHint NOTIFY changed FINAL)
    /// Rows of: choice (its id), name, summary, symbol, known, waiting, open, wait ("10–15" minutes).
    Q_PROPERTY(QAbstractItemModel* choices READ choices CONSTANT FINAL)

public:
    ChooseGroupViewModel(Send send, QObject* parent);

    bool more() const { return state_.parts > 1; }

    bool lastPart() const { return state_.part + 1 == state_.parts; }

    QString moreHint() const { return state_.moreHint; }

    QAbstractItemModel* choices() { return &choices_; }

    void show(const Scene& scene) override;

    void clear() override {}

    Q_INVOKABLE void choose(const QString& group) { send(flows::GroupChosen{group.toStdString()}); }

    Q_INVOKABLE void showMore() { send(flows::MorePressed{.pages = state_.parts}); }

    Q_INVOKABLE void doNotKnow() { send(flows::HelpPressed{}); }

private:
    struct State {
        int part = 0;
        int parts = 0;
        QString moreHint;
        bool operator==(const State&) const = default;
    };

    struct Choice {
        QString id;
        QString name;
        QString summary;
        QString symbol;
        bool known = false; ///< whether the two figures are
        int waiting = 0;
        bool open = false;
        QString wait;
        bool operator==(const Choice&) const = default;
    };

    State state_;
    RowsModel<Choice> choices_;
};

/// Which item of the group? Names, one a line.
class ChooseItemViewModel : public PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of KioskViewModel")
    Q_PROPERTY(QString group READ group NOTIFY changed FINAL)
    Q_PROPERTY(QString symbol READ symbol NOTIFY changed FINAL)
    Q_PROPERTY(QString before READ before NOTIFY changed FINAL) ///< names of what is on the number already
    Q_PROPERTY(bool more READ more NOTIFY changed FINAL)
    Q_PROPERTY(bool lastPart READ lastPart NOTIFY changed FINAL)
    /// Rows of: choice (its id), name, note (the time limit).
    Q_PROPERTY(QAbstractItemModel* choices READ choices CONSTANT FINAL)

public:
    ChooseItemViewModel(Send send, QObject* parent);

    QString group() const { return state_.group; }

    QString symbol() const { return state_.symbol; }

    QString before() const { return state_.before; }

    bool more() const { return state_.parts > 1; }

    bool lastPart() const { return state_.part + 1 == state_.parts; }

    QAbstractItemModel* choices() { return &choices_; }

    void show(const Scene& scene) override;

    void clear() override {}

    Q_INVOKABLE void choose(const QString& item) { send(flows::ItemChosen{item.toStdString()}); }

    Q_INVOKABLE void showMore() { send(flows::MorePressed{.pages = state_.parts}); }

    Q_INVOKABLE void doNotKnow() { send(flows::HelpPressed{}); }

private:
    struct State {
        QString group;
        QString symbol;
        QString before;
        int part = 0;
        int parts = 0;
        bool operator==(const State&) const = default;
    };

    struct Choice {
        QString id;
        QString name;
        QString note;
        bool operator==(const Choice&) const = default;
    };

    State state_;
    RowsModel<Choice> choices_;
};

} // namespace fifteen::view_models
