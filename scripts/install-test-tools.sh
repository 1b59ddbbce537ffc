#!/usr/bin/env bash
# Installs what tests compare the product with: the npm packages named in src/test/*/package.json, pg_dump and
# PgBouncer.
set -euo pipefail
cd "$(dirname "$0")/.."

node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
    echo "Prisma's command line, which PrismaTest runs, needs Node.js 20.19 or later" >&2

for package in src/test/*/package.json; do
    [ -e "$package" ] || continue
    home=$(dirname "$package")
    command=install
    [ ! -e "$home/package-lock.json" ] || command=ci
    npm "$command" --prefix "$home" --no-audit --no-fund
done

missing=()
[ -x /usr/lib/postgresql/15/bin/pg_dump ] || missing+=(postgresql-client-15)
[ -x /usr/sbin/pgbouncer ] || missing+=(pgbouncer)
[ ${#missing[@]} -eq 0 ] || {
    apt-get update -q
    apt-get install -y -q --no-install-recommends "${missing[@]}"
}
