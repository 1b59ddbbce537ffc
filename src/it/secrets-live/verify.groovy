import io.github.migrationguard.migration.PrismaChecksum
import io.github.migrationguard.server.LiveDatabase
import io.github.migrationguard.server.ServerSettings
import org.apache.maven.shared.invoker.DefaultInvocationRequest
import org.apache.maven.shared.invoker.DefaultInvoker
import org.apache.maven.shared.invoker.InvocationRequest.ReactorFailureBehavior

// Secrets given in every way to a database that is there, with -X, the right one and a wrong one.
def database = new LiveDatabase(ServerSettings.DEFAULT_MAJOR, 'secrets_live')
def files = { File directory, String name ->
    def found = []
    directory.eachFileRecurse { if (it.name.endsWith(name)) found << it }
    found
}
try {
    database.run("ALTER ROLE secrets_live PASSWORD 'hidden-right'")
    database.run(LiveDatabase.HISTORY.formatted('public'))
    ['1_users': 'now()', '2_teams': 'NULL'].each { id, finished ->
        def sql = new File(basedir, "prisma/migrations/$id/migration.sql").text
        database.run(sql)
        database.run("INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)" +
                " VALUES ('$id', '${PrismaChecksum.of(sql)}', '$id', $finished, 1)")
    }
    def shop = "127.0.0.1:${database.port()}/secrets_live"
    ['right', 'wrong'].each {
        new File(basedir, "ways/dotenv-$it/.env").text =
                "# As a developer keeps it.\nexport SHOP_PASSWORD='hidden-$it'\n" +
                "export DATABASE_URL=\"postgresql://secrets_live:\${SHOP_PASSWORD}@$shop\"\n"
    }

    // Maven's own output, of one build.
    def build = { String directory, List goals, Map properties, Map environment ->
        def output = new StringBuilder()
        def request = new DefaultInvocationRequest()
        request.baseDirectory = new File(basedir, directory)
        request.batchMode = true
        request.debug = true
        request.reactorFailureBehavior = ReactorFailureBehavior.FailAtEnd
        request.localRepositoryDirectory = localRepositoryPath
        request.userSettingsFile = new File(basedir.parentFile, 'interpolated-settings.xml')
        request.goals = goals
        def given = new Properties()
        given.putAll(['settings.security': new File(basedir, 'settings-security.xml').path] + properties)
        request.properties = given
        environment.each { name, value -> request.addShellEnvironment(name, value) }
        request.setOutputHandler { output.append(it).append('\n') }
        request.setErrorHandler { output.append(it).append('\n') }
        def invoker = new DefaultInvoker()
        invoker.mavenHome = new File(System.getProperty('maven.home'))
        invoker.execute(request)
        output.toString()
    }
    def goals = ['migrate-status', 'verify-schema', 'diagnose', 'resolve-applied', 'resolve-rolled-back']
            .collect { "migration-guard:$it" as String }
    def outputs = [:]
    ['right', 'wrong'].each {
        outputs["property-$it"] = build('.', it == 'right' ? goals : goals[1..1], [
                'migration-guard.url': "jdbc:postgresql://$shop" as String,
                'migration-guard.user': 'secrets_live',
                'migration-guard.password': "hidden-$it" as String,
                'migration-guard.failOn': 'never'], [:])
        outputs["environment-$it"] = build('.', goals[0..0], [:],
                [DATABASE_URL: "postgresql://secrets_live:hidden-$it@$shop" as String])
    }
    outputs['modules'] = build('ways', ['validate'], [:],
            [SHOP_PORT: database.port() as String, SHOP_RIGHT: 'hidden-right', SHOP_WRONG: 'hidden-wrong'])

    outputs.each { way, output ->
        assert output.readLines().findAll { it.contains('hidden') } == [] : way
        // Maven was as loud as it can be.
        assert output.contains('[DEBUG]') : way
    }
    def refused = ~/(?m)^\[ERROR\] Failed to execute goal .*The user secrets_live is not let in to the database secrets_live at 127\.0\.0\.1:\d+/
    ['property', 'environment'].each {
        assert outputs["$it-right" as String].contains('BUILD SUCCESS') : outputs["$it-right" as String]
        assert (outputs["$it-wrong" as String] =~ refused).size() == 1 : outputs["$it-wrong" as String]
    }
    assert outputs['modules'].readLines().count { it =~ /(execution|settings|dotenv)-right \.+ SUCCESS/ } == 3 : outputs['modules']
    assert outputs['modules'].readLines().count { it =~ /(execution|settings|dotenv)-wrong \.+ FAILURE/ } == 3 : outputs['modules']
    assert (outputs['modules'] =~ refused).size() == 3 : outputs['modules']

    // What was written down: each way had something to tell.
    def reports = files(basedir, '.json') + files(basedir, '.html')
    assert reports.count { it.name == 'resolve-rolled-back.json' } == 4
    assert reports.findAll { it.text.contains('hidden') } == []
} finally {
    database.close()
}
