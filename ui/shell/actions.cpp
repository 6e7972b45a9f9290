// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include "ui/shell/theme_menu.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace binnacle::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("binnacle::ui::Actions", text);
}

QAction* make(QWidget& window, const char* name, const QString& text, const QString& tip, const QKeySequence& keys = {})
{
    auto* const action = new QAction(text, &window);
    action->setObjectName(QString::fromLatin1(name));
    action->setStatusTip(tip);
    action->setShortcut(keys);
    window.addAction(action);
    return action;
}

QAction* makePanel(QWidget& window, const char* name, const QString& text, const QString& tip, const QKeySequence& keys)
{
    QAction* const action = make(window, name, text, tip, keys);
    action->setCheckable(true);
    action->setChecked(true);
    return action;
}

} // namespace

Actions::Actions(QWidget& window)
    : newOperation(
          make(window, "actionNewOperation", tr("&New operation"), tr("Start an empty operation in Compose"), QKeySequence::New)),
      connectTo(make(window, "actionConnect", tr("&Connect…"), tr("Open a window on another cluster"),
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N))),
      closeTab(make(window, "actionCloseTab", tr("C&lose tab"), tr("Close the set that is shown"),
                    QKeySequence(Qt::CTRL | Qt::Key_W))),
      quit(make(window, "actionQuit", tr("&Quit"), tr("Close every window and leave"), QKeySequence(Qt::CTRL | Qt::Key_Q))),
      find(make(window, "actionFind", tr("&Find a set"), tr("Type part of a name to find namespaces and sets"),
                QKeySequence(Qt::CTRL | Qt::Key_K))),
      goToKey(make(window, "actionGoToKey", tr("&Go to a key"), tr("Read one record of the shown set by its key or digest"),
                   QKeySequence(Qt::CTRL | Qt::Key_G))),
      compose(make(window, "actionCompose", tr("&Compose"), tr("Show the operation that is being built"),
                   QKeySequence(Qt::CTRL | Qt::Key_E))),
      hll(make(window, "actionHll", tr("&HLL workbench"), tr("Look into HyperLogLog sketches and compare them"),
               QKeySequence(Qt::CTRL | Qt::Key_H))),
      refresh(make(window, "actionRefresh", tr("&Refresh"), tr("Read the shown set and the list of sets again"),
                   QKeySequence(Qt::Key_F5))),
      nextTab(make(window, "actionNextTab", tr("Ne&xt tab"), tr("Show the tab to the right"),
                   QKeySequence(Qt::CTRL | Qt::Key_PageDown))),
      previousTab(make(window, "actionPreviousTab", tr("Pre&vious tab"), tr("Show the tab to the left"),
                       QKeySequence(Qt::CTRL | Qt::Key_PageUp))),
      navigator(makePanel(window, "actionNavigator", tr("&Navigator"), tr("Show or hide the connections and sets"),
                          QKeySequence(Qt::CTRL | Qt::Key_B))),
      inspector(makePanel(window, "actionInspector", tr("&Inspector"), tr("Show or hide the record beside its set"),
                          QKeySequence(Qt::CTRL | Qt::Key_I))),
      results(makePanel(window, "actionResults", tr("R&esults"), tr("Show or hide what operations answered"),
                        QKeySequence(Qt::CTRL | Qt::Key_J))),
      rehearse(make(window, "actionRehearse", tr("&Rehearse"), tr("Show what the operation would do, and write nothing"),
                    QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R))),
      execute(make(window, "actionExecute", tr("&Execute"), tr("Run the operation and wait for all of its results"),
                   QKeySequence(Qt::CTRL | Qt::Key_Return))),
      stream(make(window, "actionStream", tr("S&tream"), tr("Run the operation and show each result as it arrives"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return))),
      stop(make(window, "actionStop", tr("&Stop"), tr("Stop what is running; what was already done stays done"),
                QKeySequence(Qt::Key_Escape))),
      about(make(window, "actionAbout", tr("&About Binnacle"), tr("Versions and licences")))
{
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
}

void fillMenus(QMenuBar& bar, const Actions& actions)
{
    QMenu* const file = bar.addMenu(tr("&File"));
    file->addActions({actions.newOperation, actions.connectTo});
    file->addSeparator();
    file->addActions({actions.closeTab, actions.quit});

    QMenu* const edit = bar.addMenu(tr("&Edit"));
    edit->addActions({actions.find, actions.goToKey, actions.compose, actions.hll});

    QMenu* const view = bar.addMenu(tr("&View"));
    view->addMenu(new ThemeMenu(view));
    view->addSeparator();
    view->addActions({actions.navigator, actions.inspector, actions.results});
    view->addSeparator();
    view->addActions({actions.nextTab, actions.previousTab, actions.refresh});

    QMenu* const operation = bar.addMenu(tr("&Operation"));
    operation->addActions({actions.rehearse, actions.execute, actions.stream});
    operation->addSeparator();
    operation->addAction(actions.stop);

    QMenu* const help = bar.addMenu(tr("&Help"));
    help->addAction(actions.about);
}

} // namespace binnacle::ui
