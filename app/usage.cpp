// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/usage.h"

#include "app/pages.h"

namespace binnacle::app {

namespace {

/// %1: the names of the pages.
constexpr const char* usage = R"(Binnacle, a data browser and editor for Aerospike

  binnacle [TARGET] [--theme light|dark|system]
                                              the window; the first start opens the sandbox with its sample data
  binnacle --screenshot PAGE FILE.png [TARGET]  open PAGE on the sample data, save a picture of the window, leave; needs no
                                              display. PAGE: %1
  binnacle exec [TARGET] [--stream] FILE|-    run SDK code (Python or Java chains) or operation documents (.json); prints one
                                              JSON object a result, with --stream as each arrives
  binnacle exec [TARGET] --rehearse FILE|-    write nothing, and print each record before and after
  binnacle convert --to LANGUAGE FILE|-       print what such a file does in another language: python, java, node, cpp, json
  binnacle ael --to hex|base64|text FILE|-    line by line: filter expressions (AEL) to the bytes that servers take, or bytes
                                              (hex, base64) to AEL; a refused line prints `error OFFSET: sentence`
  binnacle node [--listen ADDR:PORT] [--data DIR] [--namespaces test,bar] [--durable-deletes]
                                              the sandbox as a server of its own; prints `ready PORT`. --durable-deletes: it
                                              takes deletes that leave a tombstone, as an Enterprise server does (and as
                                              your sandbox does); without it they are refused, as by a Community server
  binnacle --help | --version

  TARGET: --connect HOST:PORT[,...] | --sandbox DIR     (default: the user's sandbox)
          --read-only   refuse every write before anything is sent
          --rack N[,...] the racks this machine is in or near to, the best first: where a behavior prefers its rack
                        (READ_FAST and those derived from it), reads go to replicas there

  Exit codes:
    0   all was done. Records that a filter leaves out and keys that a query does not find are no failures
    1   exec: some records failed, and each says why; exec --rehearse: some would fail, or could not be rehearsed;
        ael: some lines were refused; the window: there is no display
    2   refused before anything was sent: arguments, files, code, documents, writes to a target that is --read-only
    3   the cluster as a whole failed: it was not reached, lacks the namespace, or broke a query off; the sandbox did not
        open; the page of a --screenshot did not come about
)";

} // namespace

QString usageText()
{
    constexpr int namesInLine = 5;
    QString pages;
    for (qsizetype i = 0; i < pageNames().size(); ++i) {
        if (i > 0)
            pages += i % namesInLine == 0 ? QStringLiteral(",\n") + QString(46, QLatin1Char(' ')) : QStringLiteral(", ");
        pages += pageNames()[i];
    }
    return QString::fromUtf8(usage).arg(pages);
}

} // namespace binnacle::app
