#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What takes too long for every change: the tests under the sanitizers, the fuzz harnesses, the official client's suite, and a node
# that is killed again and again.
# usage: bash tests/long.sh [--seconds N] [--rounds N] [asan] [tsan] [fuzz] [official] [crash]
#   asan   every test with the address and undefined-behaviour sanitizers
#   tsan   every test with the thread sanitizer
#   fuzz   every harness build/fuzz/bin/fuzz_NAME, first on the kept samples of tests/fuzz/corpus/NAME, then on its own
#          for N seconds (default 60); what it finds goes to build/fuzz/found/, samples it invents to build/fuzz/corpus/
#   official   the official client's own tests against the embedded node (tests/interop)
#   crash   N rounds (default 200) of 64 writes under way, the node killed, and everything looked at that it acknowledged
# Without names: all of them. One that fails does not stop the next; the exit status is 1 if any failed.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=60
rounds=200
parts=()
while [ $# -gt 0 ]; do
    case "$1" in
        --seconds)
            seconds=${2:?--seconds needs a number}
            shift
            ;;
        --rounds)
            rounds=${2:?--rounds needs a number}
            shift
            ;;
        asan | tsan | fuzz | official | crash) parts+=("$1") ;;
        *)
            sed -n '3,12s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
            exit 2
            ;;
    esac
    shift
done
if [ ${#parts[@]} -eq 0 ]; then
    parts=(asan tsan fuzz official crash)
fi

# The thread sanitizer of GCC 12 cannot place its shadow where kernels with much address randomisation put a program.
fixed_addresses=()
if setarch "$(uname -m)" -R true 2>/dev/null; then
    fixed_addresses=(setarch "$(uname -m)" -R)
fi

suite() {
    cmake --preset "$1" && cmake --build --preset "$1" --parallel "$(nproc)" &&
        "${fixed_addresses[@]}" ctest --preset "$1" --parallel 2
}

run_asan() {
    ASAN_OPTIONS=strict_string_checks=1:detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1 \
        LSAN_OPTIONS="suppressions=$PWD/tests/lsan.supp" suite asan
}

run_tsan() {
    TSAN_OPTIONS="halt_on_error=1 second_deadlock_stack=1 suppressions=$PWD/tests/tsan.supp" suite tsan
}

run_fuzz() {
    cmake --preset fuzz || return
    local targets target name failed=0
    mapfile -t targets < <(ninja -C build/fuzz -t targets all | sed -n 's,^\(bin/fuzz_[A-Za-z0-9_]*\): .*,\1,p')
    if [ ${#targets[@]} -eq 0 ]; then
        echo "The fuzz preset builds no bin/fuzz_* program." >&2
        return 1
    fi
    cmake --build build/fuzz --parallel "$(nproc)" --target "${targets[@]}" || return
    mkdir -p build/fuzz/found
    for target in "${targets[@]}"; do
        name=${target#bin/fuzz_}
        echo "== fuzzing $name for $seconds seconds"
        mkdir -p "build/fuzz/corpus/$name"
        local kept=()
        if [ -d "tests/fuzz/corpus/$name" ]; then
            kept=("tests/fuzz/corpus/$name")
        fi
        "build/fuzz/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -verbosity=0 -print_final_stats=1 \
            -artifact_prefix="build/fuzz/found/$name-" "build/fuzz/corpus/$name" "${kept[@]}" || failed=1
    done
    return "$failed"
}

run_official() {
    cmake --preset release && cmake --build --preset release --parallel "$(nproc)" --target binnacle &&
        bash tests/interop/official_suite.sh build/release/bin/binnacle
}

run_crash() {
    cmake --preset dev && cmake --build build/dev --parallel "$(nproc)" --target integration_tst_durability &&
        BINNACLE_CRASH_ROUNDS="$rounds" QT_QPA_PLATFORM=offscreen QTEST_FUNCTION_TIMEOUT=36000000 \
            build/dev/bin/integration_tst_durability
}

bash packaging/setup.sh --long
failed=()
for part in "${parts[@]}"; do
    echo "=== $part"
    "run_$part" || failed+=("$part")
done
if [ ${#failed[@]} -gt 0 ]; then
    echo "failed: ${failed[*]}"
    exit 1
fi
echo "all passed: ${parts[*]}"
