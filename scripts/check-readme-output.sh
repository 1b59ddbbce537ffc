#!/usr/bin/env bash
# Says whether README.md shows what the first quick-start command really prints: each line of its first text block has
# to stand in the console log, in that order. A line that is only ".." stands for lines left out.
# usage: scripts/check-readme-output.sh <console log>
set -euo pipefail
log=$(realpath "$1")
cd "$(dirname "$0")/.."

awk '
    FNR == NR              { printed[++lines] = $0; next }
    /^```text$/ && !done   { open = 1; next }
    /^```/                 { if (open) done = 1; open = 0 }
    open && $0 != ".."     {
        shown++
        while (++at <= lines && printed[at] != $0) { }
        if (at > lines) {
            print "README.md shows a line that the command does not print there: " $0 > "/dev/stderr"
            failed = 1
            exit 1
        }
    }
    END {
        if (failed) exit 1
        if (shown == 0) { print "README.md shows no output" > "/dev/stderr"; exit 1 }
        print "README.md: shows " shown " lines of what was printed"
    }
' "$log" README.md
