import groovy.json.JsonSlurper

def read = { new JsonSlurper().parse(new File(basedir, "target/migration-guard/$it")) }
def errors = { it.histories*.migrations.flatten()*.findings.flatten().findAll { it.severity == 'error' } }
def expected = [[1, '42P07'], [2, '42P07'], [3, '42710']]

def check = read('check.json')
assert check.schemaVersion == 1
assert check.goal == 'check'
assert check.result == 'failed'
assert check.migrateStatus == null
assert check.verifySchema == null
assert errors(check.checkIdempotency).collect { [it.statement, it.sqlState] } == expected
assert check.checkIdempotency.histories[0].directory == 'prisma/migrations'

def alone = read('check-idempotency.json')
assert alone.goal == 'check-idempotency'
assert alone.result == 'passed'
assert errors(alone).collect { [it.statement, it.sqlState] } == expected
assert errors(alone).every { it.help }

def log = new File(basedir, 'build.log').readLines()
assert log.any { it.contains('20250203180200_revenue_system_versions') }
assert log.any { it.contains('MojoFailureException') }
assert log.findAll { it =~ /^\s+at .*\.java:\d+\)/ } == []
// The second call asked for colours, the first did not.
assert log.any { it.contains('42P07') && it.contains('\u001b[') }
assert log.any { it.contains('42P07') && !it.contains('\u001b[') }
