// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/catalogue.hpp"
#include "flows/hall_screen.hpp"
#include "view_models/rows_model.hpp"

#include <QObject>
#include <QQmlEngine>
#include <QString>

namespace fifteen::view_models {

/// What the hall screen shows. The program calls show() after every step and whenever the site changes. GUI thread.
class HallViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString siteName READ siteName NOTIFY siteChanged FINAL)
    Q_PROPERTY(QString siteSubtitle READ siteSubtitle NOTIFY siteChanged FINAL)
    Q_PROPERTY(QString hotline READ hotline NOTIFY siteChanged FINAL)
    Q_PROPERTY(int utcOffsetMinutes READ utcOffsetMinutes NOTIFY siteChanged FINAL)
    /// The lane's neutral word for a marked ticket.
    Q_PROPERTY(QString markWord READ markWord NOTIFY siteChanged FINAL)
    Q_PROPERTY(int heroCount READ heroCount NOTIFY changed FINAL)
    Q_PROPERTY(int soonCount READ soonCount NOTIFY changed FINAL)
    Q_PROPERTY(int moreSoon READ moreSoon NOTIFY changed FINAL)
    Q_PROPERTY(int nextCount READ nextCount NOTIFY changed FINAL)
    Q_PROPERTY(int recentCount READ recentCount NOTIFY changed FINAL)
    Q_PROPERTY(QString captionNumber READ captionNumber NOTIFY changed FINAL) ///< empty: nobody was called yet
    Q_PROPERTY(int captionDesk READ captionDesk NOTIFY changed FINAL)
    Q_PROPERTY(bool connectionLost READ connectionLost NOTIFY changed FINAL)
    Q_PROPERTY(bool known READ known NOTIFY changed FINAL) ///< whether the server was ever heard
    Q_PROPERTY(QString noticeTitle READ noticeTitle NOTIFY noticeChanged FINAL)
    Q_PROPERTY(QString noticeBody READ noticeBody NOTIFY noticeChanged FINAL)
    Q_PROPERTY(int noticeCount READ noticeCount NOTIFY siteChanged FINAL)
    /// Rows of: number, desk, group, marked, again (called before), highlighted. Nought to two.
    Q_PROPERTY(QAbstractItemModel* heroes READ heroes CONSTANT FINAL)
    /// Rows of: number, desk, marked.
    Q_PROPERTY(QAbstractItemModel* soon READ soon CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel* recent READ recent CONSTANT FINAL)
    /// Rows of: name, number (empty: nobody waits), waiting, open, wait ("10–15" minutes; empty: not known).
    Q_PROPERTY(QAbstractItemModel* next READ next CONSTANT FINAL)

public:
    explicit HallViewModel(QObject* parent = nullptr);

    void showSite(const flows::Catalogue& catalogue);
    void show(const flows::HallView& view, const std::vector<flows::GroupLine>& groups, bool known);

    /// Called by the page's own slow timer.
    Q_INVOKABLE void turnNotice();

    QString siteName() const { return site_.name; }

    QString siteSubtitle() const { return site_.subtitle; }

    QString hotline() const { return site_.hotline; }

    int utcOffsetMinutes() const { return catalogue_.utcOffsetMinutes; }

    QString markWord() const { return site_.markWord; }

    int heroCount() const { return heroes_.rowCount(); }

    int soonCount() const { return soon_.rowCount(); }

    int moreSoon() const { return state_.moreSoon; }

    int nextCount() const { return next_.rowCount(); }

    int recentCount() const { return recent_.rowCount(); }

    QString captionNumber() const { return state_.captionNumber; }

    int captionDesk() const { return state_.captionDesk; }

    bool connectionLost() const { return state_.connectionLost; }

    bool known() const { return state_.known; }

    QString noticeTitle() const;
    QString noticeBody() const;

    int noticeCount() const { return static_cast<int>(catalogue_.notices.size()); }

    QAbstractItemModel* heroes() { return &heroes_; }

    QAbstractItemModel* soon() { return &soon_; }

    QAbstractItemModel* recent() { return &recent_; }

    QAbstractItemModel* next() { return &next_; }

signals:
    void changed();
    void siteChanged();
    void noticeChanged();

private:
    struct Site {
        QString name;
        QString subtitle;
        QString hotline;
        QString markWord;
    };

    struct State {
        int moreSoon = 0;
        QString captionNumber;
        int captionDesk = 0;
        bool connectionLost = false;
        bool known = false;
        bool operator==(const State&) const = default;
    };

    struct Called {
        QString number;
        int desk = 0;
        QString group;
        bool marked = false;
        bool again = false;
        bool highlighted = false;
        bool operator==(const Called&) const = default;
    };

    struct NextLine {
        QString name;
        QString number;
        int waiting = 0;
        bool open = false;
        QString wait;
        bool operator==(const NextLine&) const = default;
    };

    Called called(const flows::HallCall& call, bool highlighted) const;
    void showNext(const std::vector<flows::GroupLine>& groups);

    flows::Catalogue catalogue_;
    Site site_;
    State state_;
    std::size_t notice_ = 0;
    RowsModel<Called> heroes_;
    RowsModel<Called> soon_;
    RowsModel<Called> recent_;
    RowsModel<NextLine> next_;
};

} // namespace fifteen::view_models
