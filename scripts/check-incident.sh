#!/usr/bin/env bash
# Says whether a run of the goal check on examples/incident printed and wrote what it must: three errors in the last
# migration, statement 1 (42P07), 2 (42P07) and 3 (42710), and no other error.
# usage: scripts/check-incident.sh <console log> <check.json>
set -euo pipefail
log=$1
json=$2

node - "$json" <<'JS'
const report = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));
const errors = [];
for (const history of report.checkIdempotency.histories) {
  for (const finding of history.findings) if (finding.severity === 'error') errors.push(['history', finding.rule]);
  for (const migration of history.migrations) {
    for (const finding of migration.findings) {
      if (finding.severity === 'error') errors.push([migration.id, finding.statement, finding.sqlState]);
      if (finding.severity === 'error' && !finding.help) errors.push(['no help', finding.rule]);
    }
  }
}
const id = '20250203180200_revenue_system_versions';
const expected = JSON.stringify([[id, 1, '42P07'], [id, 2, '42P07'], [id, 3, '42710']]);
const found = JSON.stringify(errors);
if (found !== expected) {
  console.error(`check.json: expected the errors ${expected}, found ${found}`);
  process.exit(1);
}
console.log(`check.json: ${found}`);
JS

for text in 20250203180200_revenue_system_versions 42P07 42710 'CREATE TABLE IF NOT EXISTS' \
    'CREATE INDEX IF NOT EXISTS' 'BUILD SUCCESS'; do
    grep -qF "$text" "$log" || { echo "the console does not say: $text" >&2; exit 1; }
done
echo 'console: names the migration, the errors and what to write instead'
