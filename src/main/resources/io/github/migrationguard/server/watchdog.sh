# Runs "$@" behind the first argument and ends it when the input ends: that is when the JVM at its other end is gone, for
# whatever reason. The data directory that the first argument names, if any, is then of no use, and may be in memory;
# a JVM that still lives says "keep" first, because it sees to the directory itself.
data=$1
shift
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(
    while read -r line <&3; do [ "$line" != keep ] || data=; done
    [ -z "$data" ] || : >"$data/abandoned"
    kill -QUIT "$server" || exit
    for tenth in 1 2 3 4 5 6 7 8 9 10; do
        sleep 0.1
        kill -QUIT "$server" || exit
    done
    kill -KILL "$server"
) 2>/dev/null &
watcher=$!
exec 3<&-
wait "$server"
code=$?
kill "$watcher" 2>/dev/null
# What tells of shared memory stays: the next start frees it.
[ -z "$data" ] || [ ! -e "$data/abandoned" ] || rm -rf "$data/base" "$data/pg_wal"
exit "$code"
