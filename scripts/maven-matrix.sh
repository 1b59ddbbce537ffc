#!/usr/bin/env bash
# Builds the plugin and runs its builds under src/it with several Maven versions.
# usage: scripts/maven-matrix.sh [version ...]     "installed" means the mvn on the path
set -euo pipefail
cd "$(dirname "$0")/.."

versions=("$@")
[ $# -gt 0 ] || versions=(installed 3.9.16 4.0.0-rc-6)
homes=target/maven-matrix
failed=()

for version in "${versions[@]}"; do
    if [ "$version" = installed ]; then
        maven=mvn
    else
        maven=$homes/apache-maven-$version/bin/mvn
        [ -x "$maven" ] || ./mvnw -B -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack \
            -Dartifact="org.apache.maven:apache-maven:$version:zip:bin" -DoutputDirectory="$homes"
        chmod +x "$maven"
    fi
    echo "== $("$maven" -B -v | sed -n 1p)"
    rm -rf target/it target/invoker-reports
    if "$maven" -B verify -DskipTests -Dinvoker.skip=false >"target/maven-matrix-$version.log" 2>&1; then
        grep -E 'Passed: [0-9]+' "target/maven-matrix-$version.log"
    else
        failed+=("$version")
        tail -n 40 "target/maven-matrix-$version.log"
    fi
done

[ ${#failed[@]} -eq 0 ] || { echo "failed: ${failed[*]}" >&2; exit 1; }
