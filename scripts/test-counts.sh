#!/usr/bin/env bash
# Adds up what the last build ran: JUnit tests (Surefire) and the plugin's own builds (Invoker).
# Prints "<run> <failed> <skipped>".
set -euo pipefail
cd "$(dirname "$0")/.."

attribute() { # name, line: the value of an XML attribute, 0 where there is none
    local value
    value=$(sed -n "s/.*[[:space:]]$1=\"\([0-9]*\)\".*/\1/p" <<<"$2")
    echo "${value:-0}"
}

run=0 failed=0 skipped=0
for report in target/surefire-reports/TEST-*.xml; do
    [ -e "$report" ] || continue
    suite=$(tr '\n' ' ' <"$report" | grep -o '<testsuite [^>]*>' | head -n 1)
    run=$((run + $(attribute tests "$suite")))
    failed=$((failed + $(attribute failures "$suite") + $(attribute errors "$suite")))
    skipped=$((skipped + $(attribute skipped "$suite")))
done
for report in target/invoker-reports/BUILD-*.xml; do
    [ -e "$report" ] || continue
    run=$((run + 1))
    case $(grep -o ' result="[a-z-]*"' "$report" | head -n 1) in
        *success*) ;;
        *skipped*) skipped=$((skipped + 1)) ;;
        *) failed=$((failed + 1)) ;;
    esac
done
echo "$run $failed $skipped"
