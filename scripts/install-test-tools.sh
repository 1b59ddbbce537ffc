#!/usr/bin/env bash
# Installs what tests compare the product with: the npm packages named in src/test/*/package.json, and pg_dump.
set -euo pipefail
cd "$(dirname "$0")/.."

for package in src/test/*/package.json; do
    [ -e "$package" ] || continue
    home=$(dirname "$package")
    command=install
    [ ! -e "$home/package-lock.json" ] || command=ci
    npm "$command" --prefix "$home" --no-audit --no-fund
done

[ -x /usr/lib/postgresql/15/bin/pg_dump ] || {
    apt-get update -q
    apt-get install -y -q --no-install-recommends postgresql-client-15
}
