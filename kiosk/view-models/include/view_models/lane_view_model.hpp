// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view_models/page_view_model.hpp"
#include "view_models/rows_model.hpp"

#include <QQmlEngine>

namespace fifteen::view_models {

/// May the visitor go first? Asked of everybody alike where no card has answered it.
class LaneViewModel : public PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of KioskViewModel")
    Q_PROPERTY(bool more READ more NOTIFY changed FINAL)
    Q_PROPERTY(bool lastPart READ lastPart NOTIFY changed FINAL)
    /// Rows of: choice (its id), name, evidence (what the desk will ask to see).
    Q_PROPERTY(QAbstractItemModel* choices READ choices CONSTANT FINAL)

public:
    LaneViewModel(Send send, QObject* parent);

    bool more() const { return state_.parts > 1; }

    bool lastPart() const { return state_.part + 1 == state_.parts; }

    QAbstractItemModel* choices() { return &choices_; }

    void show(const Scene& scene) override;

    void clear() override {}

    Q_INVOKABLE void choose(const QString& claim) { send(flows::ClaimChosen{claim.toStdString()}); }

    Q_INVOKABLE void ordinary() { send(flows::ClaimChosen{}); }

    Q_INVOKABLE void showMore() { send(flows::MorePressed{.pages = state_.parts}); }

private:
    struct State {
        int part = 0;
        int parts = 0;
        bool operator==(const State&) const = default;
    };

    struct Choice {
        QString id;
        QString name;
        QString evidence;
        bool operator==(const Choice&) const = default;
    };

    State state_;
    RowsModel<Choice> choices_;
};

} // namespace fifteen::view_models
