import groovy.json.JsonSlurper

def check = new JsonSlurper().parse(new File(basedir, 'target/migration-guard/check.json'))
assert check.result == 'passed'
assert check.checkIdempotency.summary.migrations == 4
assert check.checkIdempotency.summary.rerunnable == 4
assert check.checkIdempotency.histories*.migrations.flatten()*.findings.flatten().findAll { it.severity != 'info' } == []
