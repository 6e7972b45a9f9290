#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The test suite of the official client for Node.js (its engine is the official client for C), run against a node of this build.
# usage: bash tests/interop/official_suite.sh PROGRAM [file.js …]
#   PROGRAM   the built binnacle; it serves an empty data directory while the suite runs, some six minutes
#   file.js   only these files of the suite
# What fails has to be in expected_failures.txt beside this script, and each file has to pass as many tests as passing.txt says: a
# test that is left out without a word is a regression, too. Everything is told in build/official-suite/results.txt. The exit
# status is 1 if anything is otherwise than expected. What it needs comes from npm, once.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
if [ $# -eq 0 ]; then
    sed -n '3,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
    exit 2
fi
program=$(readlink -f "$1")
shift
work=$root/build/official-suite
package=$work/package
node=$(bash "$root/packaging/node.sh")
PATH=$(dirname "$node"):$PATH
version=$(sed -n 's/.*"aerospike": "\([0-9.]*\)".*/\1/p' "$root/tests/integration/package.json")

# The package holds its tests, half of them as TypeScript. No install script has to run: the engine comes ready-made.
bring_suite() {
    [ -e "$work/ready-$version" ] && return
    rm -rf "$work"
    mkdir -p "$work"
    cd "$work"
    npm pack --silent "aerospike@$version" >/dev/null
    tar xzf "aerospike-$version.tgz"
    cd package
    npm install --silent --ignore-scripts --no-audit --no-fund --no-save mocha@10 chai@4 typescript@5 semver@7 yargs@17 \
        @types/node@20 @types/mocha @types/chai@4 @types/semver @types/yargs >/dev/null
    # It complains about types, and writes the JavaScript all the same.
    (cd test && ../node_modules/.bin/tsc >/dev/null) || true
    touch "$work/ready-$version"
}

data=$(mktemp -d)
server=
end() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -rf "$data"
}
trap end EXIT

start_node() {
    : >"$data/told" # it is looked at before the node runs
    "$program" node --listen 127.0.0.1:0 --data "$data/node" >"$data/told" &
    server=$!
    local tries
    for ((tries = 0; tries < 100; tries++)); do
        port=$(sed -n 's/^ready //p' "$data/told")
        [ -n "$port" ] && return
        sleep 0.1
    done
    echo "the node does not start" >&2
    return 1
}

run_file() {
    local status=0
    SUITE_FILE=$1 timeout -k 5 240 "$node" node_modules/mocha/bin/_mocha --exit -R "$here/reporter.js" "test/$1" \
        "$here/connected.js" >>"$work/console.txt" 2>&1 </dev/null || status=$?
    if [ "$status" -ge 124 ]; then
        echo "FAIL $1: ended with status $status" >>"$RESULTS"
    fi
}

# Prints what is otherwise than expected of the given files; fails if anything is.
compare() {
    local status=0 file expected passed line
    while read -r line; do
        if ! grep -qxF "$line" "$here/expected_failures.txt"; then
            echo "unexpected failure: $line"
            status=1
        fi
    done < <(sed -n 's/^FAIL //p' "$RESULTS")
    for file in "$@"; do
        passed=$(grep -c "^PASS $file: " "$RESULTS" || true)
        expected=$(sed -n "s/^$file //p" "$here/passing.txt")
        if [ "$passed" -lt "${expected:-0}" ]; then
            echo "$file: $passed tests pass, $expected should"
            status=1
        fi
    done
    return "$status"
}

bring_suite
cd "$package"
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(cd test && find . -maxdepth 1 -name '*.js' ! -name test_helper.js -printf '%f\n' | sort)
start_node
export RESULTS=$work/results.txt SUITE_HELPER=$package/test/test_helper.js
export AEROSPIKE_VERSION_OVERRIDE=8.1.2 # asked before it is known, the suite would skip by version
export OPTIONS="--host 127.0.0.1 --port $port" npm_package_version=$version
: >"$RESULTS"
: >"$work/console.txt"
for file in "${files[@]}"; do
    run_file "$file"
done
echo "$(grep -c '^PASS' "$RESULTS") passed, $(grep -c '^FAIL' "$RESULTS") failed, $(grep -c '^PENDING' "$RESULTS") left out"
compare "${files[@]}"
