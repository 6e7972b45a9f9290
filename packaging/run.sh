#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Binnacle and starts it with the given arguments.
# usage: bash packaging/run.sh [arguments of binnacle]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jobs=$(nproc)
# Where there is a ccache, clones of one tree share what they have compiled.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1

# Setting up and building speak on the error stream and read nothing, so that `exec -` works in a pipe.
(
    cd "$root"
    bash packaging/setup.sh
    if [ ! -f build/release/build.ninja ]; then
        cmake --preset release
    fi
    cmake --build --preset release --parallel "$jobs"
) </dev/null >&2

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    case "${1:-}" in
        exec | node | --screenshot | --screenshot=* | --help | -h | --version)
            # Pictures are drawn without a screen too.
            export QT_QPA_PLATFORM=offscreen
            ;;
        *)
            cat >&2 <<'TEXT'
Binnacle is built, but there is no display here to open its window on (DISPLAY and WAYLAND_DISPLAY are empty).
Without a window it runs operations on the sandbox or on a cluster:
    bash packaging/run.sh exec FILE             run SDK code or an operation document; `-` reads it from the pipe
    bash packaging/run.sh node                  be a server for other clients
    bash packaging/run.sh --screenshot browse picture.png    save a picture of a page
    bash packaging/run.sh --help                all of it
TEXT
            exit 1
            ;;
    esac
fi

exec "$root/build/release/bin/binnacle" "$@"
