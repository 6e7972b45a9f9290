// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "core/script/read_code.h"

#include <QString>

#include <vector>

namespace binnacle::ui {

/// A stretch of a text as an editor counts it, in UTF-16 units.
struct CodeStretch {
    int start = 0;
    int length = 0;

    bool holds(int position) const { return position >= start && position <= start + length; }
};

/// A place in code that cannot be read, or is passed over, and why.
struct CodeMark {
    CodeStretch at;
    int line = 1;
    int column = 1; ///< in characters
    QString sentence;
    bool isError = true;
};

/// What a text says, as an editor needs it.
struct CodeReading {
    struct Statement {
        OperationDocument document;
        CodeStretch at;
    };
    std::vector<Statement> statements; ///< empty if there are errors
    std::vector<CodeMark> marks;       ///< in order of place
    CodeForm form = CodeForm::python;
    int errors = 0;
};

/// Pure.
CodeReading readingOf(const QString& code);

} // namespace binnacle::ui
