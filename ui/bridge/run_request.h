// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "core/work/undo.h"
#include "ui/bridge/history.h"
#include "ui/bridge/rehearsal_run.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>

namespace binnacle::ui {

/// What is to be run: a document; a document just as it was rehearsed; or the inverse of one that has run.
struct RunRequest {
    OperationDocument document;
    std::shared_ptr<const Rehearsed> rehearsed; ///< with its document in `document`
    bool isUndo = false;                        ///< `document` is an inverse
    std::uint64_t undoes = 0;                   ///< the entry of the journal that it undoes; 0: it is in none
};

/// Where a run is written down, and as whose. Without a source it is not.
struct JournalTicket {
    JournalSource source;
    QString connection;
    QString identity; ///< what tells its cluster from others
};

/// What is left of a run for later.
struct RunTrace {
    std::uint64_t journalId = 0;                ///< 0: it is in no journal
    std::optional<Error> journalProblem;        ///< why it is not
    std::shared_ptr<const work::Undo> undo;     ///< null for what writes nothing
};

} // namespace binnacle::ui
