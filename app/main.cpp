// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ael_command.h"
#include "app/command_line.h"
#include "app/convert_command.h"
#include "app/exec_command.h"
#include "app/node_command.h"
#include "app/window_command.h"

#include <csignal>
#include <iostream>

using namespace binnacle;
using namespace binnacle::app;

namespace {

QStringList argumentsOf(int argc, char** argv)
{
    QStringList out;
    for (int i = 1; i < argc; ++i)
        out << QString::fromLocal8Bit(argv[i]);
    return out;
}

struct Run {
    int& argc;
    char** argv;

    int operator()(const WindowArguments& arguments) const { return runWindow(argc, argv, arguments); }
    int operator()(const ExecArguments& arguments) const { return runExec(arguments); }
    int operator()(const AelArguments& arguments) const { return runAel(arguments); }
    int operator()(const ConvertArguments& arguments) const { return runConvert(arguments); }
    int operator()(const NodeArguments& arguments) const { return runNode(arguments); }
    int operator()(const HelpRequest& help) const
    {
        std::cout << help.text.toStdString();
        return allOk;
    }
};

} // namespace

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN); // a peer or a pipe that goes away is an error to report, not the end
    const Result<Command> command = parseCommandLine(argumentsOf(argc, argv));
    if (!command) {
        std::cerr << command.error().text() << '\n';
        return inputRefused;
    }
    return std::visit(Run{argc, argv}, *command);
}
