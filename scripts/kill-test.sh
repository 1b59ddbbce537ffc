#!/usr/bin/env bash
# Kills check-idempotency with SIGKILL in the middle of proofs, and runs two builds at once on an empty cache; says
# whether anything is left and whether the verdicts stay those of an undisturbed run.
# usage: scripts/kill-test.sh [-n kills] [-m migrations] [-s seed] [-- maven option...]
#   -n kills       how often; default 10. Every third time the server's own processes are killed along with Maven's,
#                  as by a container that is stopped
#   -m migrations  how long the history is; default 150
#   -s seed        of the moments; default: another one each time, it is printed
# The plugin must be installed (./mvnw -q install -DskipTests). MVN names the Maven to run it with; default mvn.
# Reads /proc, so Linux only. Everything is made in a temporary directory, with a cache of its own.
set -euo pipefail
kills=10
migrations=150
seed=$RANDOM

while getopts n:m:s: option; do
    case $option in
        n) kills=$OPTARG ;;
        m) migrations=$OPTARG ;;
        s) seed=$OPTARG ;;
        *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
options=("$@")
maven=${MVN:-mvn}
goal=io.github.migrationguard:migration-guard-maven-plugin:0.1.0-SNAPSHOT:check-idempotency
RANDOM=$seed

work=$(mktemp -d)
# The account that the server runs as has to get through to the cache.
chmod 755 "$work"
cache=$work/cache
bad=0

processes() { # those that run a program of this cache or work in it: servers, initdb, watchdogs
    # Processes come and go meanwhile.
    (find /proc -maxdepth 2 -path '/proc/[0-9]*/*' \( -name exe -o -name cwd \) -lname "$cache/*" 2>/dev/null || true) |
        cut -d / -f 3 | sort -u
}

cleanup() {
    local left
    left=$(processes)
    [ -z "$left" ] || kill -KILL $left
    rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

fault() {
    echo "  WRONG: $*"
    bad=$((bad + 1))
}

now() { date +%s%3N; }

check() { # project: the goal, in the place of this shell
    cd "$work/$1"
    exec "$maven" -B "${options[@]}" "$goal" -Dmigration-guard.directories=sql -Dmigration-guard.proof=always \
        -Dmigration-guard.failOn=never -Dmigration-guard.proof.cache=false -Dmigration-guard.formats=json \
        -Dmigration-guard.cacheDirectory="$cache" \
        >maven.log 2>&1
}

complete() { # project: a run that nothing disturbs; its verdicts are $work/expected.json, or become that
    (check "$1") || { tail -n 20 "$work/$1/maven.log"; fault "the run ended with an error"; return; }
    verdicts "$1"
}

verdicts() {
    local json=$work/$1/target/migration-guard/check-idempotency.json
    [ -e "$work/expected.json" ] || cp "$json" "$work/expected.json"
    cmp -s "$json" "$work/expected.json" || fault "other verdicts than in the undisturbed run"
}

nothing_left() {
    local left ended
    # The shell between Maven and the server may still be going when Maven is gone.
    ended=$(now)
    while [ -n "$(processes)" ] && [ $(($(now) - ended)) -lt 2000 ]; do sleep 0.02; done
    left=$(processes)
    [ -z "$left" ] || fault "processes are left: $left"
    left=$(ls -A "$cache/running")
    [ -z "$left" ] || fault "directories are left: $left"
    while read -r left; do
        [ ! -e "$left" ] || fault "shared memory is left: $left"
    done <"$work/mapped"
    while read -r creator segment; do
        if awk -v id="$segment" -v creator="$creator" '$2 == id && $5 == creator { found = 1 } END { exit !found }' \
            /proc/sysvipc/shm; then
            fault "segment $segment of process $creator is left"
        fi
    done <"$work/segments"
}

history() { # project: tables, guarded and not, rows, blocks, and what no transaction can hold
    local n id
    mkdir -p "$work/$1/sql"
    for ((n = 1; n <= migrations; n++)); do
        id=$(printf '%04d' "$n")
        case $((n % 25)) in
            2) echo "INSERT INTO t$((n - 1)) SELECT g, 'row ' || g FROM generate_series(1, 100) g;" \
                "UPDATE t$((n - 1)) SET b = b || '!';" ;;
            3) echo "CREATE INDEX CONCURRENTLY IF NOT EXISTS i$n ON t$((n - 2)) (b);" ;;
            *[1357]) echo "CREATE TABLE t$n (a int PRIMARY KEY, b text); CREATE INDEX i$n ON t$n (b);" ;;
            *[024]) echo "ALTER TABLE t1 ADD COLUMN IF NOT EXISTS c$n int DEFAULT 7;" \
                "DO \$\$ BEGIN ALTER TABLE t1 ADD CONSTRAINT k$n CHECK (c$n > 0);" \
                "EXCEPTION WHEN duplicate_object THEN NULL; END \$\$;" ;;
            *) echo "CREATE TABLE IF NOT EXISTS t$n (a serial, b text);" \
                "INSERT INTO t$n (b) SELECT 'x' WHERE NOT EXISTS (SELECT FROM t$n);" ;;
        esac >"$work/$1/sql/${id}_step.sql"
    done
}

echo "Seed $seed, $migrations migrations, $kills kills"
history project
history other
: >"$work/segments"
: >"$work/mapped"

# The first run fills the cache.
(check project) || { tail -n 20 "$work/project/maven.log" >&2; exit 1; }
start=$(now)
complete project
length=$(($(now) - start))
nothing_left
echo "Undisturbed: $length ms"

for ((n = 1; n <= kills; n++)); do
    check project &
    maven_process=$!
    # In the middle of the proof: from the moment on in which the server answers.
    until pidfile=$(ls "$cache"/running/*/data/postmaster.pid 2>/dev/null) && [ "$(sed -n 8p "$pidfile")" ]; do
        kill -0 "$maven_process" || { fault "no server was started"; break 2; }
        sleep 0.02
    done
    moment=$((RANDOM % (length * 2 / 3)))
    sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
    victims=$maven_process
    server=$(sed -n 1p "$pidfile" || true)
    with=Maven
    if [ -n "$server" ]; then
        grep -ho '/dev/shm/[^ ]*' $(processes | sed 's,.*,/proc/&/maps,') >>"$work/mapped" 2>/dev/null || true
        echo "$server $(sed -n 7p "$pidfile" | awk '{ print $2 }')" >>"$work/segments"
    else
        with='Maven, already done'
    fi
    [ $((n % 3)) -ne 0 ] || { victims="$victims $(processes | tr '\n' ' ')"; with="$with and the server"; }
    kill -KILL $victims || true
    killed=$(now)
    wait "$maven_process" 2>/dev/null || true
    while [ -n "$(processes)" ] && [ $(($(now) - killed)) -lt 2000 ]; do sleep 0.02; done
    mourning=$(($(now) - killed))
    left=$(processes)
    echo "Kill $n of $with, $moment ms after the server's start: quiet after $mourning ms"
    [ -z "$left" ] || fault "processes live longer than 2 s: $left"
    complete project
    nothing_left
done

echo "Two builds at once on an empty cache"
rm -rf "$cache"
(check project) &
one=$!
(check other) &
two=$!
wait "$one" || fault "the first ended with an error"
wait "$two" || fault "the second ended with an error"
verdicts project
verdicts other
nothing_left

echo "A kill while an empty cache is being filled"
for ((n = 1; n <= 2; n++)); do
    rm -rf "$cache"
    check project &
    maven_process=$!
    until [ -n "$(ls -A "$cache/running" 2>/dev/null)" ]; do sleep 0.02; done
    moment=$((RANDOM % 2500))
    sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
    kill -KILL "$maven_process"
    wait "$maven_process" 2>/dev/null || true
    sleep 2
    left=$(processes)
    [ -z "$left" ] || fault "processes live longer than 2 s: $left"
    complete project
    nothing_left
done

[ "$bad" -eq 0 ] || { echo "$bad faults"; exit 1; }
echo "Nothing left, all verdicts equal"
