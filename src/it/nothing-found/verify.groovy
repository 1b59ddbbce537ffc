def log = new File(basedir, 'build.log').text
def warning = log.readLines().find { it.contains('[WARNING]') && it.contains('nothing was checked') }
assert warning != null
assert log.contains('migration-guard.directories')
assert !new File(basedir, 'target').exists()
