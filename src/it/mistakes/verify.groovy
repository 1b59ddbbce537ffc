def lines = new File(basedir, 'build.log').readLines()
def errors = lines.findAll { it.contains('[ERROR] Failed to execute goal') }
assert errors.size() == 4

// Each message names the parameter and the wrong value.
def mistakes = ['no-such-rule': 'rules', 'no-such-layout': 'layout', 'no-such-migration': 'since', 'sometimes': 'proof']
def untold = mistakes.findAll { value, parameter -> errors.count { it =~ /: $parameter\b.*$value/ } != 1 }
assert untold == [:]
assert lines.count { it.contains('MojoExecutionException') } == 4
assert lines.findAll { it =~ /^\s+at .*\.java:\d+\)/ } == []
