// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/history.h"

#include "ui/bridge/gui_dispatcher.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace binnacle::ui {

namespace {

using Opened = Result<std::shared_ptr<work::Journal>>;

Opened openJournal(const QString& file)
{
    if (!QDir().mkpath(QFileInfo(file).absolutePath()))
        return Error::client(ClientCode::storageError, "the directory of the journal cannot be made");
    Result<std::unique_ptr<work::Journal>> journal = work::Journal::open(QFile::encodeName(file).toStdString());
    if (!journal)
        return journal.error();
    return std::shared_ptr<work::Journal>(*std::move(journal));
}

} // namespace

History::History(QObject* parent) : QObject(parent) {}

void History::open(const QString& file)
{
    const auto promise = std::make_shared<std::promise<Opened>>();
    m_source = promise->get_future().share();
    m_background.post([this, file, promise, gui = guiDispatcher(this)](const std::stop_token&) {
        const Opened opened = openJournal(file);
        promise->set_value(opened);
        gui([this, opened] {
            if (opened)
                m_journal = *opened;
            else
                m_error = opened.error();
            emit settled();
        });
    });
}

void History::find(work::JournalQuery query, QObject* receiver, std::function<void(std::vector<work::JournalHead>)> take)
{
    m_background.post([journal = m_journal, query = std::move(query), gui = guiDispatcher(receiver),
                       take = std::move(take)](const std::stop_token&) {
        std::vector<work::JournalHead> found;
        if (journal)
            found = journal->find(query);
        gui([take, found = std::move(found)] { take(found); });
    });
}

void History::load(std::uint64_t id, QObject* receiver, std::function<void(Result<work::JournalEntry>)> take)
{
    m_background.post([journal = m_journal, id, gui = guiDispatcher(receiver), take = std::move(take)](const std::stop_token&) {
        Result<work::JournalEntry> entry = journal ? journal->entry(id)
                                                   : Result<work::JournalEntry>(Error::client(ClientCode::storageError,
                                                                                              "there is no journal"));
        gui([take, entry = std::move(entry)] { take(entry); });
    });
}

} // namespace binnacle::ui
