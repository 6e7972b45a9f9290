// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <QCommandLineParser>

#include <functional>

namespace binnacle::app {

namespace {

constexpr const char* usage = R"(Binnacle, a data browser and editor for Aerospike

  binnacle [TARGET]                           the window; the first start opens the sandbox with its sample data
  binnacle --screenshot PAGE FILE.png [TARGET]  open PAGE on the sample data, save a picture of the window, leave;
                                              PAGE: browse, filter, compose, compose-simple, compose-problem,
                                              compose-path, behavior, results, hll, hll-dozen, connect-error
  binnacle exec [TARGET] [--stream] FILE|-    run SDK code (Python or Java chains) or an operation document (.json)
  binnacle exec [TARGET] --rehearse FILE|-    write nothing, and print each record before and after
  binnacle convert --to LANGUAGE FILE|-       print what such a file does in another language: python, java, node, cpp, json
  binnacle ael --to hex|base64|text FILE|-    line by line: filter expressions (AEL) to the bytes that servers take, or bytes
                                              (hex, base64) to AEL; a refused line prints `error OFFSET: sentence`
  binnacle node [--listen ADDR:PORT] [--data DIR] [--namespaces test,bar] [--durable-deletes]
                                              the sandbox as a server of its own; prints `ready PORT`
  binnacle --help | --version

  TARGET: --connect HOST:PORT[,...] | --sandbox DIR     (default: the user's sandbox)
  The window also takes --theme light|dark|system.

exec prints one JSON object a result and leaves with 0 (all ok, or skipped by a filter), 1 (some records failed),
2 (bad input) or 3 (the cluster as a whole failed). convert leaves with 0 (all of it is said) or 2; ael with 0, 1 (some lines
were refused) or 2.
)";

Error badInput(const QString& sentence)
{
    const QString plain = sentence.endsWith(QLatin1Char('.')) ? sentence.chopped(1) : sentence;
    return Error::client(ClientCode::badInput, plain.toStdString() + "; see binnacle --help");
}

/// A parser without Qt's own --help and --version, so that every sub-command answers alike.
class Options {
public:
    void flag(const QString& name)
    {
        m_flags << name;
        m_parser.addOption({name, {}});
    }
    void value(const QString& name) { m_parser.addOption({name, {}, QStringLiteral("value")}); }
    void target()
    {
        value(QStringLiteral("connect"));
        value(QStringLiteral("sandbox"));
    }

    /// `positionals` says how many arguments without a name there are to be, when the options are known.
    std::optional<Error> parse(const QStringList& arguments, const std::function<int(const Options&)>& positionals)
    {
        if (!m_parser.parse(QStringList(QStringLiteral("binnacle")) + arguments))
            return badInput(m_parser.errorText());
        for (const QString& name : m_parser.optionNames()) // an empty one is a variable that was never set, not a wish for the default
            if (!m_flags.contains(name) && m_parser.value(name).isEmpty())
                return badInput(QStringLiteral("--%1 was given nothing").arg(name));
        if (rest().size() != positionals(*this))
            return badInput(QStringLiteral("expected %1 file argument(s), got %2").arg(positionals(*this)).arg(rest().size()));
        if (isSet("connect") && isSet("sandbox"))
            return badInput(QStringLiteral("--connect and --sandbox exclude each other"));
        return std::nullopt;
    }

    QStringList rest() const { return m_parser.positionalArguments(); }
    bool isSet(const char* name) const
    {
        const QString option = QString::fromLatin1(name);
        return m_parser.optionNames().contains(option);
    }
    QString get(const char* name) const { return m_parser.value(QString::fromLatin1(name)); }
    Target chosenTarget() const { return {isSet("connect") ? get("connect") : QString(), isSet("sandbox") ? get("sandbox") : QString()}; }

private:
    QCommandLineParser m_parser;
    QStringList m_flags;
};

Result<Command> parseExec(const QStringList& arguments)
{
    Options options;
    options.target();
    options.flag(QStringLiteral("stream"));
    options.flag(QStringLiteral("rehearse"));
    if (auto error = options.parse(arguments, [](const Options&) { return 1; }))
        return *error;
    if (options.isSet("stream") && options.isSet("rehearse"))
        return badInput(QStringLiteral("--stream and --rehearse exclude each other"));
    return Command(
        ExecArguments{options.chosenTarget(), options.isSet("stream"), options.isSet("rehearse"), options.rest().first()});
}

Result<Command> parseAel(const QStringList& arguments)
{
    Options options;
    options.value(QStringLiteral("to"));
    if (auto error = options.parse(arguments, [](const Options&) { return 1; }))
        return *error;
    const QStringList forms{QStringLiteral("hex"), QStringLiteral("base64"), QStringLiteral("text")};
    const qsizetype form = forms.indexOf(options.get("to"));
    if (form < 0)
        return badInput(QStringLiteral("--to takes hex, base64 or text"));
    return Command(AelArguments{static_cast<AelArguments::Form>(form), options.rest().first()});
}

Result<Command> parseConvert(const QStringList& arguments)
{
    Options options;
    options.value(QStringLiteral("to"));
    if (auto error = options.parse(arguments, [](const Options&) { return 1; }))
        return *error;
    const std::optional<Language> language = languageNamed(options.get("to").toStdString());
    if (!language)
        return badInput(QStringLiteral("--to takes python, java, node, cpp or json, not \"%1\"").arg(options.get("to")));
    return Command(ConvertArguments{*language, options.rest().first()});
}

std::optional<Error> readListen(const QString& text, NodeArguments& node)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    bool isNumber = false;
    const uint port = text.mid(colon + 1).toUInt(&isNumber);
    if (colon < 1 || !isNumber || port > 65535)
        return badInput(QStringLiteral("--listen wants ADDR:PORT, not %1").arg(text));
    QString address = text.left(colon);
    if (address.startsWith(QLatin1Char('[')) && address.endsWith(QLatin1Char(']')))
        address = address.mid(1, address.size() - 2);
    node.address = address.toStdString();
    node.port = static_cast<std::uint16_t>(port);
    return std::nullopt;
}

Result<Command> parseNode(const QStringList& arguments)
{
    Options options;
    for (const char* name : {"listen", "data", "namespaces"})
        options.value(QString::fromLatin1(name));
    options.flag(QStringLiteral("durable-deletes"));
    if (auto error = options.parse(arguments, [](const Options&) { return 0; }))
        return *error;
    NodeArguments node;
    if (options.isSet("listen"))
        if (auto error = readListen(options.get("listen"), node))
            return *error;
    if (options.isSet("namespaces")) {
        node.namespaces.clear();
        for (const QString& name : options.get("namespaces").split(QLatin1Char(','), Qt::SkipEmptyParts))
            node.namespaces.push_back(name.toStdString());
        if (node.namespaces.empty())
            return badInput(QStringLiteral("--namespaces names none"));
    }
    node.dataDirectory = options.get("data");
    node.durableDeletes = options.isSet("durable-deletes");
    return Command(std::move(node));
}

Result<Command> parseWindow(const QStringList& arguments)
{
    Options options;
    options.target();
    options.value(QStringLiteral("screenshot"));
    options.value(QStringLiteral("theme"));
    if (auto error = options.parse(arguments, [](const Options& given) { return given.isSet("screenshot") ? 1 : 0; }))
        return *error;
    WindowArguments window{options.chosenTarget(), options.get("screenshot"), {}, options.get("theme")};
    if (options.isSet("screenshot"))
        window.screenshot = options.rest().first();
    if (!window.theme.isEmpty() && !QStringList{QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("system")}.contains(window.theme))
        return badInput(QStringLiteral("--theme takes light, dark or system, not %1").arg(window.theme));
    return Command(std::move(window));
}

} // namespace

Result<Command> parseCommandLine(const QStringList& arguments)
{
    if (arguments.contains(QStringLiteral("--help")) || arguments.contains(QStringLiteral("-h")))
        return Command(HelpRequest{QString::fromUtf8(usage)});
    if (arguments.contains(QStringLiteral("--version")))
        return Command(HelpRequest{QStringLiteral("binnacle " BINNACLE_VERSION "\n")});
    const QString first = arguments.value(0);
    if (first == QLatin1String("exec"))
        return parseExec(arguments.mid(1));
    if (first == QLatin1String("convert"))
        return parseConvert(arguments.mid(1));
    if (first == QLatin1String("ael"))
        return parseAel(arguments.mid(1));
    if (first == QLatin1String("node"))
        return parseNode(arguments.mid(1));
    if (!first.isEmpty() && !first.startsWith(QLatin1Char('-')))
        return badInput(QStringLiteral("there is no command %1").arg(first));
    return parseWindow(arguments);
}

} // namespace binnacle::app
