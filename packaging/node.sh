#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the path of a Node.js that the official Aerospike client runs on: the system's, or else the one that
# `packaging/setup.sh --tests` put into build/npm/.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
for node in "$(command -v node || true)" "$root"/build/npm/node_modules/node-linux-*/bin/node; do
    if [ ! -x "$node" ]; then
        continue
    fi
    # The client's engine is made for the module interfaces of Node.js 20, 22, 24 and 25.
    case "$("$node" -p process.versions.modules)" in
        115 | 127 | 137 | 141)
            echo "$node"
            exit 0
            ;;
    esac
done
echo "There is no Node.js 20, 22, 24 or 25 here. Run: bash packaging/setup.sh --tests" >&2
exit 1
