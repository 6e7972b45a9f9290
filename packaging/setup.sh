#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing to build Binnacle on Debian 12, and nothing when nothing is missing.
# usage: bash packaging/setup.sh [--tests] [--long]
#   --tests   also what the tests need: a virtual display, the test libraries, and the official client in build/npm/
#   --long    also what tests/long.sh needs: everything of --tests, and clang for the fuzz harnesses
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tests=no
long=no
for argument in "$@"; do
    case "$argument" in
        --tests) tests=yes ;;
        --long) tests=yes long=yes ;;
        *)
            sed -n '3,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
            exit 2
            ;;
    esac
done

packages=(
    build-essential cmake ninja-build
    qt6-base-dev qt6-svg-dev libqscintilla2-qt6-dev
    qt6-charts-dev libqt6opengl6-dev # the CMake files of the first ask for the second
    libxkbcommon-dev # optional: without it Qt's CMake files report it as not found
    libasio-dev nlohmann-json3-dev liblmdb-dev libs2-dev libssl-dev zlib1g-dev
    fonts-inter fonts-jetbrains-mono
    ca-certificates
)
if [ "$tests" = yes ]; then
    packages+=(
        xvfb xauth xdotool
        python3 strace
        librapidcheck-dev libbenchmark-dev
        libyaml-0-2 # the official client's engine is linked to it
    )
    # Other packagings of Node.js bring npm with them and would clash with Debian's.
    command -v npm >/dev/null || packages+=(nodejs npm)
fi
if [ "$long" = yes ]; then
    packages+=(clang libclang-rt-dev)
fi

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Packages are missing: run this as root, or install sudo. Needed: $*" >&2
        return 1
    fi
}

install_packages() {
    if ! command -v dpkg-query >/dev/null; then
        echo "This is not a Debian system. Install what matches these Debian packages yourself: ${packages[*]}" >&2
        return
    fi
    local missing=() package
    for package in "${packages[@]}"; do
        # A removed package is known to dpkg too, so it is the status that counts.
        if ! dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed; then
            missing+=("$package")
        fi
    done
    if [ ${#missing[@]} -eq 0 ]; then
        return
    fi
    echo "Installing ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}"
}

# The official client, with the versions of the committed lock file. It carries its engine ready-made for the releases of
# Node.js that packaging/node.sh accepts, so no install script has to run. The Node.js of the lock file is optional there:
# it is left out when the system's is recent enough.
bring_client() {
    local from=$root/tests/integration into=$root/build/npm omit=()
    if cmp -s "$from/package-lock.json" "$into/installed-lock.json" && bash "$root/packaging/node.sh" >/dev/null 2>&1; then
        return
    fi
    echo "Bringing the official Aerospike client into build/npm"
    mkdir -p "$into"
    cp "$from/package.json" "$from/package-lock.json" "$from/.npmrc" "$into/"
    rm -rf "$into/node_modules"
    if bash "$root/packaging/node.sh" >/dev/null 2>&1; then
        omit=(--omit=optional)
    fi
    (cd "$into" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error "${omit[@]}")
    (cd "$into" && "$(bash "$root/packaging/node.sh")" -e "require('aerospike')")
    cp "$from/package-lock.json" "$into/installed-lock.json"
}

install_packages
if [ "$tests" = yes ]; then
    bring_client
fi
