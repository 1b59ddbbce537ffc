#!/usr/bin/env bash
# Runs tests that a build has just run as root once more as the user nobody, in a copy of the project and of the local
# repository: PostgreSQL is then started without any change of the user.
# usage: scripts/test-as-user.sh <test class>[,<test class>]...
# Needs a build with tests before it. Prints "<run> <failed> <skipped>" as its last line; what it writes is gone after it.
set -euo pipefail
cd "$(dirname "$0")/.."
tests=$1

[ "$(id -u)" -eq 0 ] || { echo "This is no test of an ordinary user: only root can become another one" >&2; exit 2; }

# Where the build had its Maven and its artifacts, by its own word.
repository=$(sed -n '/name="localRepository"/ { s/.*name="localRepository" value="\([^"]*\)".*/\1/p; q }' \
    target/surefire-reports/TEST-*.xml)
home=$(./mvnw -B -v | sed -n 's/^Maven home: //p')

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir "$place/project" "$place/repository" "$place/cache"
tar -c --exclude=./.git --exclude=node_modules --exclude=./target/surefire-reports --exclude=./target/it \
    --exclude=./target/it-repo --exclude=./target/invoker-reports . | tar -x -C "$place/project"
# Which remote repository an artifact came from would count against it without root's settings.
tar -c -C "$repository" --exclude=_remote.repositories --exclude=./io/zonky . | tar -x -C "$place/repository"
cp -r "$home" "$place/maven"
chown -R "$(id -u nobody):$(id -g nobody)" "$place"

cd "$place/project"
status=0
setpriv --reuid="$(id -u nobody)" --regid="$(id -g nobody)" --clear-groups -- \
    env HOME="$place" XDG_CACHE_HOME="$place/cache" \
    "$place/maven/bin/mvn" -B -o -Dmaven.repo.local="$place/repository" \
    org.apache.maven.plugins:maven-surefire-plugin:test -Dtest="$tests" || status=$?
scripts/test-counts.sh
exit "$status"
