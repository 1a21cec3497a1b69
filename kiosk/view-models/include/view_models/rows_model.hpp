// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QByteArray>
#include <QHash>
#include <QVariant>

#include <utility>
#include <vector>

namespace fifteen::view_models {

/// A list of plain rows for QML: a role a member. Equal rows change nothing, so that a page that is shown again is not
/// laid out again.
template <class Row>
class RowsModel final : public QAbstractListModel {
public:
    struct Role {
        QByteArray name;
        QVariant (*read)(const Row&);
    };

    RowsModel(std::vector<Role> roles, QObject* parent)
        : QAbstractListModel(parent)
        , roles_(std::move(roles)) {}

    const std::vector<Row>& rows() const { return rows_; }

    void replace(std::vector<Row> rows) {
        if (rows == rows_) {
            return;
        }
        if (rows.size() == rows_.size()) {
            rows_ = std::move(rows);
            emit dataChanged(index(0), index(rowCount() - 1));
            return;
        }
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
    }

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(rows_.size());
    }

    QVariant data(const QModelIndex& index, int role) const override {
        const int which = role - Qt::UserRole;
        if (!index.isValid() || index.row() >= rowCount() || which < 0 || which >= static_cast<int>(roles_.size())) {
            return {};
        }
        return roles_[which].read(rows_[index.row()]);
    }

    QHash<int, QByteArray> roleNames() const override {
        QHash<int, QByteArray> names;
        for (std::size_t i = 0; i < roles_.size(); ++i) {
            names.insert(Qt::UserRole + static_cast<int>(i), roles_[i].name);
        }
        return names;
    }

private:
    std::vector<Role> roles_;
    std::vector<Row> rows_;
};

} // namespace fifteen::view_models
