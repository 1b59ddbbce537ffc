#!/usr/bin/env bash
# Installs PostgreSQL's own parsers (npm libpg-query, versions 15 to 18) under target/oracle, where the tests that
# compare the plugin's SQL parser with them look. Needs node and npm.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p target/oracle
cp src/test/node/package.json src/test/node/package-lock.json target/oracle/
npm ci --prefix target/oracle --no-audit --no-fund --ignore-scripts
