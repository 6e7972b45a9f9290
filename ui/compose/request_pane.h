// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/dispatcher.h"
#include "core/operation/describe_request.h"
#include "core/sdk/request_preview.h"

#include <QWidget>

#include <optional>

class QLabel;
class QSplitter;
class QTreeWidget;
class QTreeWidgetItem;

namespace binnacle::ui {

class EmptyState;
class HexView;

/// The document as the bytes that are sent: what each part of the request is, beside the bytes themselves. Encoded and described on
/// another thread.
class RequestPane : public QWidget {
    Q_OBJECT

public:
    explicit RequestPane(QWidget* parent = nullptr);

    /// The newest document is shown once it is encoded.
    void setDocument(const OperationDocument& document);
    bool hasBytes() const { return !m_bytes.empty(); }
    /// All of them, as hexadecimal digits.
    QString copiedText() const;

signals:
    /// hasBytes() may be different now.
    void shown();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Encoded {
        Result<RequestPreview> preview;
        RequestDescription description;
    };
    static Encoded encoded(const OperationDocument& document);
    void take(std::uint64_t generation, Encoded encoded);
    void fill(const RequestDescription& description);
    void select(std::size_t offset);

    Dispatcher m_worker;
    std::uint64_t m_generation = 0;
    Bytes m_bytes;
    QLabel* m_head;
    QSplitter* m_both;
    QTreeWidget* m_parts;
    HexView* m_hex;
    EmptyState* m_empty;
};

} // namespace binnacle::ui
