def log = new File(basedir, 'build.log').text
['no-such-rule': 'rules', 'no-such-layout': 'layout', 'no-such-migration': 'since', 'always': 'proof'].each { value, parameter ->
    def line = log.readLines().find { it.contains('[ERROR] Failed to execute goal') && it.contains(value) }
    assert line != null : "no error names $value"
    assert line.contains("migration-guard.$parameter") : line
}
assert log.count('MojoExecutionException') == 4
assert !log.contains('\tat ')
