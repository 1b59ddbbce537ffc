import java.nio.file.Files

// One copy of the SQL serves the example and this build.
def example = new File(basedir, '../../../examples/incident').canonicalFile.toPath()
Files.walk(example.resolve('prisma')).filter { Files.isRegularFile(it) }.each {
    def copy = basedir.toPath().resolve(example.relativize(it).toString())
    Files.createDirectories(copy.parent)
    Files.copy(it, copy)
}
return true
