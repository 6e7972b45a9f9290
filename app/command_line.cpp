// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/pages.h"
#include "app/usage.h"

#include <QCommandLineParser>

#include <functional>

namespace binnacle::app {

namespace {

Error badInput(const QString& sentence)
{
    const QString plain = sentence.endsWith(QLatin1Char('.')) ? sentence.chopped(1) : sentence;
    return Error::client(ClientCode::badInput, plain.toStdString() + "; see binnacle --help");
}

/// Without what stands before an @: it may be a password.
QString withoutUser(const QString& text)
{
    return text.section(QLatin1Char('@'), -1);
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
        for (const char* name : {"connect", "sandbox", "rack"})
            value(QString::fromLatin1(name));
        flag(QStringLiteral("read-only"));
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
    Result<Target> chosenTarget() const;

private:
    QCommandLineParser m_parser;
    QStringList m_flags;
};

Result<std::vector<std::int32_t>> readRacks(const QString& text)
{
    constexpr int highestRack = 1'000'000; // of a server's rack-id
    std::vector<std::int32_t> racks;
    for (const QString& part : text.split(QLatin1Char(','))) {
        bool isNumber = false;
        const int rack = part.toInt(&isNumber);
        if (!isNumber || rack < 0 || rack > highestRack)
            return badInput(QStringLiteral("--rack takes numbers from 0 to 1000000, the best first, not %1").arg(text));
        racks.push_back(rack);
    }
    return racks;
}

Result<Target> Options::chosenTarget() const
{
    Target target;
    target.connect = get("connect");
    target.sandbox = get("sandbox");
    target.readOnly = isSet("read-only");
    if (isSet("connect")) {
        Result<std::vector<Host>> hosts = parseHosts(target.connect.toStdString());
        if (!hosts)
            return hosts.error();
        target.hosts = std::move(*hosts);
    }
    if (isSet("rack")) {
        Result<std::vector<std::int32_t>> racks = readRacks(get("rack"));
        if (!racks)
            return racks.error();
        target.racks = std::move(*racks);
    }
    return target;
}

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
    Result<Target> target = options.chosenTarget();
    if (!target)
        return target.error();
    return Command(ExecArguments{std::move(*target), options.isSet("stream"), options.isSet("rehearse"), options.rest().first()});
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
    Result<Target> target = options.chosenTarget();
    if (!target)
        return target.error();
    WindowArguments window{std::move(*target), options.get("screenshot"), {}, options.get("theme")};
    if (options.isSet("screenshot")) {
        if (!pageNames().contains(window.page))
            return badInput(
                QStringLiteral("there is no page %1; there are %2").arg(window.page, pageNames().join(QStringLiteral(", "))));
        window.screenshot = options.rest().first();
    }
    if (!window.theme.isEmpty() &&
        !QStringList{QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("system")}.contains(window.theme))
        return badInput(QStringLiteral("--theme takes light, dark or system, not %1").arg(window.theme));
    return Command(std::move(window));
}

} // namespace

Result<Command> parseCommandLine(const QStringList& arguments)
{
    if (arguments.contains(QStringLiteral("--help")) || arguments.contains(QStringLiteral("-h")))
        return Command(HelpRequest{usageText()});
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
        return badInput(QStringLiteral("there is no command %1").arg(withoutUser(first)));
    return parseWindow(arguments);
}

} // namespace binnacle::app
