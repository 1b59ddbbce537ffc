import groovy.json.JsonSlurper

def check = new JsonSlurper().parse(new File(basedir, 'target/migration-guard/check.json'))
def layouts = check.checkIdempotency.histories.collectEntries { [it.directory, it.layout] }
assert layouts == ['sql': 'plain', 'prisma/migrations': 'prisma']
def migrations = check.checkIdempotency.histories.collectMany { it.migrations*.id }
assert migrations == ['2_orders', '20240101000000_accounts']
