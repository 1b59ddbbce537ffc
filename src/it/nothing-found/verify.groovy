def log = new File(basedir, 'build.log').readLines()
assert log.any { it.contains('[WARNING]') && it.contains('Nothing was checked') }
assert log.any { it.contains('migration-guard.directories') }
