package io.github.migrationguard.server;

import io.github.migrationguard.database.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** A server of a test's own, which may be killed and started again with the data that it then has. */
public final class MortalServer implements AutoCloseable {
    private final Installation installation;
    private final Account account;
    private final WorkDirectory work;
    private final String password;
    private ServerProcess process;

    public MortalServer(int major) throws IOException {
        ServerSettings settings = TestServer.settings(major, Cache.standard());
        this.account = Account.choose();
        Cache cache = Cache.open(settings.cache(), account);
        LocalInstallations local = new LocalInstallations(cache, LocalInstallations.usual(major));
        this.installation = new Installations(cache, settings, Platform.name(), local).find();
        this.work = WorkDirectory.create(cache.running());
        this.password = new DataTemplate(cache, installation).copyInto(work.path());
        this.process = ServerProcess.start(installation, account, work.path());
    }

    /** Of 127.0.0.1; another one after a start. */
    public int port() {
        return process.port();
    }

    public Connection superuser(String database) throws SQLException {
        return Sessions.local(port()).open(database, EmbeddedServer.SUPERUSER, password);
    }

    /** SIGKILL for some of its processes. */
    public static void kill(List<Long> processes) {
        processes.stream().flatMap(pid -> ProcessHandle.of(pid).stream()).forEach(ProcessHandle::destroyForcibly);
    }

    /** SIGKILL for all of them. */
    public void kill() {
        try {
            Postmaster.process(work.path().resolve(Postmaster.DATA)).stream()
                    .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                    .toList()
                    .forEach(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it where it was killed, and recovers what was committed. */
    public void revive() throws IOException {
        process.close();
        Postmaster.end(work.path().resolve(Postmaster.DATA));
        Files.delete(work.path().resolve("server.log"));
        process = ServerProcess.start(installation, account, work.path());
    }

    @Override
    public void close() throws IOException {
        process.close();
        work.close();
    }
}
