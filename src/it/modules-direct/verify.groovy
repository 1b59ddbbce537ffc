import groovy.json.JsonSlurper

// Called directly, the goal runs once, at the root, and looks into every module.
def check = new JsonSlurper().parse(new File(basedir, 'target/migration-guard/check.json'))
def found = check.checkIdempotency.histories.collectEntries { [it.directory, it.migrations.size()] }
assert found == ['a/prisma/migrations': 1, 'c/db/migrations': 1]
assert ['a', 'b', 'c'].findAll { new File(basedir, "$it/target/migration-guard").exists() } == []
