def log = new File(basedir, 'build.log').text
def says = { log.contains(it) }
assert says('migration-guard.skip is set')
assert says('not-there')
assert says('MojoExecutionException')
assert !new File(basedir, 'target/migration-guard').exists()
