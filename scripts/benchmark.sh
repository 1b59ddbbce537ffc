#!/usr/bin/env bash
# Measures the static check beside squawk on the same files, in turn, and prints medians and ratios.
# usage: scripts/benchmark.sh [-n runs] [-s squawk] [-x history]... <folder>
#   <folder>    one sub-folder for each history, with .sql files at any depth
#   -n runs     how often each is run; default 5
#   -s squawk   a squawk executable; default: npm's squawk-cli 2.66.0, installed into a temporary directory
#   -x history  a sub-folder to leave out
# The plugin must be installed (./mvnw -q install -DskipTests). MVN names the Maven to run it with; default mvn.
# Every history becomes a plain directory; the path of each file becomes its name. The doubled set holds each of these
# directories twice. Nothing is written into the project.
#   wall   of check-idempotency, less the wall of the goal help with the same options: what Maven itself costs
#   CPU    user and system time of the whole process tree, of the doubled set less that of the single one
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
squawk_version=2.66.0
runs=5
squawk=
left_out=' '

while getopts n:s:x: option; do
    case $option in
        n) runs=$OPTARG ;;
        s) squawk=$(realpath "$OPTARG") ;;
        x) left_out+="$OPTARG " ;;
        *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
[ $# -eq 1 ] && [ -d "$1" ] || { sed -n '2,13s/^# //p' "$0" >&2; exit 2; }
folder=$(realpath "$1")
maven=${MVN:-mvn}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -z "$squawk" ]; then
    npm install --silent --no-fund --no-audit --prefix "$work/npm" "squawk-cli@$squawk_version"
    # The program itself, without the start of Node that npm's command adds.
    squawk=$(find "$work/npm/node_modules/@squawk-cli" -type f -name squawk -perm -u+x | head -n 1)
fi
echo "squawk: $("$squawk" --version)"

for history in "$folder"/*/; do
    name=$(basename "$history")
    [[ $left_out == *" $name "* ]] && continue
    mkdir -p "$work/single/$name"
    (cd "$history" && find . -type f -name '*.sql' -print0) | while IFS= read -r -d '' file; do
        flat=${file#./}
        cp "$history/$file" "$work/single/$name/${flat//\//__}"
    done
done
mkdir "$work/double"
for name in "$work/single"/*; do
    cp -r "$name" "$work/double/$(basename "$name").1"
    cp -r "$name" "$work/double/$(basename "$name").2"
done

version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$project/pom.xml" | head -n 1)
plugin=io.github.migrationguard:migration-guard-maven-plugin:$version
TIMEFORMAT='%R %U %S'

# Runs a command without its output and prints its wall and its CPU time in seconds; $1 is the highest good exit status.
measure() {
    local highest=$1 status=0
    shift
    { time { "$@" >"$work/log" 2>&1 || status=$?; }; } 2>"$work/time"
    [ "$status" -le "$highest" ] || { echo "failed with status $status: $*" >&2; tail -n 20 "$work/log" >&2; exit 1; }
    awk '{ print $1, $2 + $3 }' "$work/time"
}
guard() { # set, goal
    local directories
    directories=$(cd "$work" && printf '%s,' "$1"/*)
    cd "$work"
    measure 0 "$maven" -o -B "$plugin:$2" -Dmigration-guard.directories="${directories%,}" \
        -Dmigration-guard.layout=plain -Dmigration-guard.proof=never -Dmigration-guard.failOn=never
}
lint() { # set; finding something is status 1
    cd "$work"
    measure 1 "$squawk" "$1"/*/*.sql
}
statements() { # set: statements that the guard counted
    (guard "$1" check-idempotency >/dev/null)
    node -e '
        const { histories } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        const migrations = histories.flatMap((history) => history.migrations);
        console.log(migrations.length, migrations.reduce((sum, migration) => sum + migration.statements, 0));
    ' "$work/target/migration-guard/check-idempotency.json"
}

read -r files single < <(statements single)
read -r _ double < <(statements double)
echo "files: $files of $(find "$work/single" -type f | wc -l), statements: $single, doubled: $double"
[ "$double" -eq $((2 * single)) ] || { echo 'the doubled set does not have twice the statements' >&2; exit 1; }

for ((run = 1; run <= runs; run++)); do
    for what in 'guard single help' 'guard single check-idempotency' 'lint single' \
        'guard double check-idempotency' 'lint double'; do
        result=$($what)
        echo "$run $what: $result"
        echo "$result" >>"$work/${what// /-}"
    done
done

median() { # measurement, column
    awk -v column="$2" '{ print $column }' "$work/$1" | sort -n |
        awk '{ value[NR] = $1 } END { print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}
awk -v help="$(median guard-single-help 1)" -v check="$(median guard-single-check-idempotency 1)" \
    -v lint="$(median lint-single 1)" -v added="$((double - single))" \
    -v check1="$(median guard-single-check-idempotency 2)" -v check2="$(median guard-double-check-idempotency 2)" \
    -v lint1="$(median lint-single 2)" -v lint2="$(median lint-double 2)" 'BEGIN {
    printf "wall: check %.2f s, help %.2f s, squawk %.2f s\n", check, help, lint
    printf "wall of check less help / wall of squawk: %.2f\n", (check - help) / lint
    guard = (check2 - check1) / added * 1e6
    squawk = (lint2 - lint1) / added * 1e6
    printf "CPU per added statement: check %.1f us, squawk %.1f us\n", guard, squawk
    printf "CPU of check / CPU of squawk: %.2f\n", guard / squawk
}'
