import groovy.json.JsonSlurper

// Bound in a parent, the goal runs in each module on what that module has, and says one line where it has nothing.
def directories = { module ->
    def check = new JsonSlurper().parse(new File(basedir, "$module/target/migration-guard/check.json"))
    check.checkIdempotency.histories*.directory
}
assert directories('a') == ['a/prisma/migrations']
assert directories('c') == ['c/db/migrations']
assert !new File(basedir, 'target/migration-guard').exists()
assert !new File(basedir, 'b/target/migration-guard').exists()

def log = new File(basedir, 'build.log').readLines()
assert log.count { it.contains('No migrations here') } == 2
assert log.count { it.contains('Nothing was checked') } == 0
assert log.count { it.contains('not marked as thread-safe') } == 0
