import groovy.json.JsonSlurper

def check = new JsonSlurper().parse(new File(basedir, 'target/migration-guard/check.json'))
def findings = check.checkIdempotency.histories*.migrations.flatten()*.findings.flatten()
assert findings.findAll { it.severity == 'error' }.collect { [it.statement, it.sqlState] } == [[2, '42P07']]
