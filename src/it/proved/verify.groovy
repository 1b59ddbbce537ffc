import groovy.json.JsonSlurper

def history = new JsonSlurper().parse(new File(basedir, 'target/migration-guard/check.json')).checkIdempotency.histories[0]
assert history.server.source in ['embedded', 'local']
assert history.server.version =~ /^\d+\.\d+/

def (accounts, seed) = history.migrations
assert accounts.proof.verdict == 'proved'
assert accounts.decidedBy == 'proof'
assert seed.proof.verdict == 'refuted'
assert seed.proof.failing.size() == 1
assert seed.proof.failing[0].kind == 'state'
assert seed.proof.failing[0].difference[0].contains('public.accounts')
assert seed.exposure == 'unrecorded'

def kept = history.server.source == 'embedded'
assert accounts.proof.cached == kept
assert seed.proof.cached == kept

def log = new File(basedir, 'build.log').text
assert log.contains('Played on PostgreSQL')
assert !kept || log.contains('in earlier builds')
assert log.contains('The second run passed and left another state')
