// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/script/print.h"
#include "core/sdk/cluster.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace binnacle::app {

/// Where an operation goes: a cluster, or a sandbox's data directory (empty: the user's own).
struct Target {
    QString connect;         ///< host:port[,…] as it was typed; empty: a sandbox
    std::vector<Host> hosts; ///< what `connect` names
    QString sandbox;
    bool readOnly = false;           ///< every write is refused
    std::vector<std::int32_t> racks; ///< the ones to read from, the best first
};

struct WindowArguments {
    Target target;
    QString page;       ///< with screenshot: which page to open
    QString screenshot; ///< a PNG's path; empty: an ordinary window
    QString theme;      ///< light, dark, system; empty: as it was last
};

struct ExecArguments {
    Target target;
    bool stream = false;
    bool rehearse = false; ///< tell what would be done, and do nothing
    QString file;          ///< `-` is standard input
};

struct AelArguments {
    enum class Form { hex, base64, text };

    Form form = Form::hex; ///< of what is written
    QString file;          ///< `-` is standard input
};

struct ConvertArguments {
    Language language = Language::python;
    QString file; ///< `-` is standard input
};

struct NodeArguments {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;
    QString dataDirectory; ///< empty: a temporary one, gone at the end
    std::vector<std::string> namespaces{"test", "bar"};
    bool durableDeletes = false;
};

struct HelpRequest {
    QString text;
};

using Command = std::variant<WindowArguments, ExecArguments, ConvertArguments, AelArguments, NodeArguments, HelpRequest>;

/// What the arguments (without the program's name) ask for. Bad input says which argument is wrong.
Result<Command> parseCommandLine(const QStringList& arguments);

} // namespace binnacle::app
