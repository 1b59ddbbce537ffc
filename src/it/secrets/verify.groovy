def lines = new File(basedir, 'build.log').readLines()
def output = lines.findAll { !it.contains('Executing') }

// No secret, in whatever way it was given and however loud Maven is.
assert output.findAll { it.contains('hidden') } == []

def errors = lines.findAll { it.contains('[ERROR] Failed to execute goal') }
assert errors.size() == 12
assert errors.count { it.contains('The connection to 127.0.0.1:1 was refused, so there is no way to the database shop') } == 9
assert errors.count { it.contains('holds a password in <password>') } == 1
assert errors.count { it.contains("The password of the server 'shop-encrypted' in Maven's settings cannot be decrypted") } == 1
assert errors.count { it.contains("serverId names 'nobody', which is no server in Maven's settings") } == 1

// Host and database are named before anything is tried.
assert lines.count { it.contains('[INFO] Database shop at 127.0.0.1:1, schema public') } == 9
assert lines.count { it.contains('(from DATABASE_URL of the environment)') } == 1
assert lines.count { it.contains('(from DATABASE_URL in .env)') } == 1

// Without -X nothing but the message.
def quiet = lines.subList(lines.findLastIndexOf { it.contains('BUILD FAILURE') }, lines.size())
assert quiet.findAll { it =~ /^\s+at .*\.java:\d+\)/ || it.contains('Caused by') } == []
