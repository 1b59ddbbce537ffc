#!/usr/bin/env bash
# Measures the proof of whole histories beside the plain run of the same migrations on the same server, and prints
# medians and ratios.
# usage: scripts/proof-benchmark.sh [-n runs] [-l layout] [-p name=value,...] [-b bootstrap.sql] [-m major] [-c cache] [<directory>...]
#   <directory>  a history; without any, only a long file of guarded statements is measured
#   -n runs      how often each is run; default 5
#   -l layout    of the directories; default auto
#   -p, -b       placeholders and bootstrap, as the goals take them
#   -m major     of PostgreSQL; default 15
#   -c cache     as cacheDirectory: the server has its data on the disk of that directory, not in memory
# Half of each history is measured too, so that growth can be seen.
set -euo pipefail
cd "$(dirname "$0")/.."
options=()
while getopts n:l:p:b:m:c: option; do
    case $option in
        n) options+=("-Dproof.benchmark.runs=$OPTARG") ;;
        l) options+=("-Dproof.benchmark.layout=$OPTARG") ;;
        p) options+=("-Dproof.benchmark.placeholders=$OPTARG") ;;
        b) options+=("-Dproof.benchmark.bootstrap=$(realpath "$OPTARG")") ;;
        m) options+=("-Dproof.benchmark.major=$OPTARG") ;;
        c) options+=("-Dproof.benchmark.cache=$OPTARG") ;;
        *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))

run() { # test, options
    local test=$1
    shift
    "${MVN:-./mvnw}" -B -q test -Dtest="ProofBenchmark#$test" -DexcludedGroups= "${options[@]}" "$@" 2>&1 | grep -E "crash points, |ERROR.*(Exception|Benchmark)" 
}
if [ $# -eq 0 ]; then
    run provesALongGuardedFile
fi
for directory in "$@"; do
    run provesARealHistory "-Dproof.benchmark.history=$(realpath "$directory")"
done
