#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the tests need, builds the development preset with warnings as errors, and runs every test.
# usage: bash tests/run.sh [arguments of ctest], for instance `bash tests/run.sh -R core/value`
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
bash packaging/setup.sh --tests
# Where there is a ccache, clones of one tree share what they have compiled.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
if [ ! -f build/dev/build.ninja ]; then
    cmake --preset dev
fi
cmake --build --preset dev --parallel "$(nproc)"
exec ctest --preset dev --parallel 2 "$@"
