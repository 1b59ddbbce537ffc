package io.github.migrationguard.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PgBouncer in transaction mode in front of a server: each transaction gets whatever session is free. */
public final class Pooler implements AutoCloseable {
    /** Where Debian's package puts it. */
    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

    private static final Duration START = Duration.ofSeconds(20);

    private final Process process;
    private final WorkDirectory work;
    private final int port;

    /**
     * @param server port of 127.0.0.1
     * @param sessions how many sessions it may have with the server
     */
    public Pooler(int server, String user, String password, int sessions) throws IOException {
        boolean ci = "1".equals(System.getenv("MIGRATION_GUARD_CI"));
        assumeTrue(ci || Files.isExecutable(PROGRAM), "scripts/install-test-tools.sh installs pgbouncer");
        Account account = Account.choose();
        this.work = WorkDirectory.create(Cache.open(Cache.standard(), account).running());
        this.port = freePort();
        Path users = file(account, "users", "\"" + user + "\" \"" + password + "\"\n");
        Path settings = file(account, "pgbouncer.ini", """
                [databases]
                * = host=127.0.0.1 port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s
                pool_mode = transaction
                default_pool_size = %d
                max_client_conn = 100
                """.formatted(server, port, users, sessions));
        this.process = new ProcessBuilder(
                        account.command(ServerProcess.watched(List.of(PROGRAM.toString(), settings.toString()))))
                .redirectErrorStream(true)
                .redirectOutput(work.path().resolve("pooler.log").toFile())
                .start();
        awaitReady();
    }

    private Path file(Account account, String name, String text) throws IOException {
        Path file = work.path().resolve(name);
        FileTree.writeSecret(file, text);
        account.own(file);
        return file;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException(Files.readString(work.path().resolve("pooler.log")), notYet);
                }
                Thread.onSpinWait();
            }
        }
    }

    /** Of 127.0.0.1. */
    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        work.close();
    }
}
