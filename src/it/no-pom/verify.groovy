import groovy.json.JsonSlurper

assert !new File(basedir, 'pom.xml').exists()
def check = new JsonSlurper().parse(new File(basedir, 'target/migration-guard/check.json'))
assert check.checkIdempotency.histories*.directory == ['prisma/migrations']
assert check.checkIdempotency.summary.errors == 1
def names = []
basedir.eachFileRecurse { names << it.name }
assert names.findAll { it.contains('${') } == []
