// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/palette.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace binnacle::ui {

/// What the navigator shows, as plain data. Names are bytes.
struct SetInfo {
    QByteArray name;
    qint64 objects = 0;
    friend bool operator==(const SetInfo&, const SetInfo&) = default;
};

struct NamespaceInfo {
    QByteArray name;
    qint64 objects = 0;
    std::vector<SetInfo> sets; ///< sorted by name
    friend bool operator==(const NamespaceInfo&, const NamespaceInfo&) = default;
};

struct ConnectionInfo {
    enum class State { closed, connecting, connected, failed };

    QString name; ///< unique among the connections shown
    QString address;
    QString note; ///< a word at the right of its row while connected: `local`, `3 nodes`
    Environment environment = Environment::development;
    State state = State::closed;
    QString error;                         ///< a sentence, with State::failed
    std::vector<NamespaceInfo> namespaces; ///< sorted by name
    friend bool operator==(const ConnectionInfo&, const ConnectionInfo&) = default;
};

/// How a name is shown: UTF-8 as it is, any other byte as \xNN.
QString shownName(const QByteArray& name);

} // namespace binnacle::ui
