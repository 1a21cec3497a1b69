// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view_models/page_view_model.hpp"
#include "view_models/rows_model.hpp"

#include <QQmlEngine>

namespace fifteen::view_models {

/// One item with its six fields, its papers as a checklist, and how many are waiting.
class ItemViewModel : public PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of KioskViewModel")
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QString before READ before NOTIFY changed FINAL) ///< names of what is on the number already; or empty
    Q_PROPERTY(bool canAdd READ canAdd NOTIFY changed FINAL)
    Q_PROPERTY(QString code READ code NOTIFY changed FINAL) ///< empty: not known
    Q_PROPERTY(QString timeLimit READ timeLimit NOTIFY changed FINAL)
    Q_PROPERTY(QString steps READ steps NOTIFY changed FINAL) ///< "受理 › 审核 › 告知"
    Q_PROPERTY(QString standard READ standard NOTIFY changed FINAL)
    Q_PROPERTY(int paperCount READ paperCount NOTIFY changed FINAL)
    Q_PROPERTY(int readyCount READ readyCount NOTIFY changed FINAL)
    Q_PROPERTY(bool waitingKnown READ waitingKnown NOTIFY changed FINAL)
    Q_PROPERTY(int waiting READ waiting NOTIFY changed FINAL)
    Q_PROPERTY(List list READ list NOTIFY changed FINAL) ///< the printed list of papers
    Q_PROPERTY(bool more READ more NOTIFY changed FINAL) ///< large look: papers on a further part
    Q_PROPERTY(bool lastPart READ lastPart NOTIFY changed FINAL)
    /// Rows of: name, note, kind (Kind), copies, ready (the system or the card has it), fromCard.
    Q_PROPERTY(QAbstractItemModel* papers READ papers CONSTANT FINAL)

public:
    enum Kind { Original, Copy, Form, Shared, Exempt };
    Q_ENUM(Kind)
    enum class List { NotAsked, Printing, Printed, Failed };
    Q_ENUM(List)

    ItemViewModel(Send send, QObject* parent);

    QString name() const { return state_.name; }

    QString before() const { return state_.before; }

    bool canAdd() const { return state_.canAdd; }

    QString code() const { return state_.code; }

    QString timeLimit() const { return state_.timeLimit; }

    QString steps() const { return state_.steps; }

    QString standard() const { return state_.standard; }

    int paperCount() const { return state_.paperCount; }

    int readyCount() const { return state_.readyCount; }

    bool waitingKnown() const { return state_.waitingKnown; }

    int waiting() const { return state_.waiting; }

    List list() const { return state_.list; }

    bool more() const { return state_.parts > 1; }

    bool lastPart() const { return state_.part + 1 == state_.parts; }

    QAbstractItemModel* papers() { return &papers_; }

    void show(const Scene& scene) override;
    void clear() override;

    Q_INVOKABLE void addItem() { send(flows::AddItemPressed{}); }

    Q_INVOKABLE void takeNumber() { send(flows::TakeNumberPressed{}); }

    Q_INVOKABLE void printList() { send(flows::PrintListPressed{}); }

    Q_INVOKABLE void showMore() { send(flows::MorePressed{.pages = state_.parts}); }

private:
    struct State {
        QString name;
        QString before;
        bool canAdd = false;
        QString code;
        QString timeLimit;
        QString steps;
        QString standard;
        int paperCount = 0;
        int readyCount = 0;
        bool waitingKnown = false;
        int waiting = 0;
        List list = List::NotAsked;
        int part = 0;
        int parts = 0;
        bool operator==(const State&) const = default;
    };

    struct Row {
        QString name;
        QString note;
        Kind kind = Original;
        int copies = 0;
        bool ready = false;
        bool fromCard = false;
        bool operator==(const Row&) const = default;
    };

    static Row rowOf(const flows::Paper& paper, const flows::Visit& visit);

    State state_;
    RowsModel<Row> papers_;
};

} // namespace fifteen::view_models
