def log = new File(basedir, 'build.log').text
assert log.contains('migration-guard.skip')
assert log.contains('not-there')
assert log.contains('directories')
assert log.contains('MojoExecutionException')
assert !new File(basedir, 'target/migration-guard').exists()
