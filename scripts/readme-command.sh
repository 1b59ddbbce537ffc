#!/usr/bin/env bash
# Prints the n-th command of README.md's quick start: the only line of its n-th sh block.
# usage: scripts/readme-command.sh 1|2
set -euo pipefail
cd "$(dirname "$0")/.."

awk -v wanted="${1:?which of the two commands}" '
    /^## /               { inside = ($0 == "## Quick start") }
    inside && /^```sh$/  { block++; open = 1; next }
    /^```/               { open = 0 }
    open && block == wanted { print; lines++ }
    END {
        if (lines != 1) {
            print "README.md: quick start block " wanted " has " lines + 0 " lines, not 1" > "/dev/stderr"
            exit 1
        }
    }
' README.md
