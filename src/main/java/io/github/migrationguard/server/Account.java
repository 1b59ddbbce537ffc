package io.github.migrationguard.server;

import com.sun.security.auth.module.UnixSystem;
import io.github.migrationguard.finding.GuardException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** As whom PostgreSQL's programs run: they refuse to run as root. */
sealed interface Account {
    /** The command that runs {@code program} as this account. */
    List<String> command(List<String> program);

    /** Makes one file or directory this account's own. */
    void own(Path path) throws IOException;

    /** Who started the JVM. */
    record Self() implements Account {
        @Override
        public List<String> command(List<String> program) {
            return program;
        }

        @Override
        public void own(Path path) {}
    }

    /**
     * Somebody with fewer rights than root, who started the JVM.
     *
     * @param way the command that changes the user; the program follows, as arguments or as one shell command
     * @param shell whether the program has to be one shell command
     * @param uid who owns the data, as root sees it
     */
    record Other(List<String> way, boolean shell, int uid, int gid) implements Account {
        @Override
        public List<String> command(List<String> program) {
            List<String> command = new ArrayList<>(way);
            if (shell) {
                StringBuilder line = new StringBuilder("exec");
                program.forEach(word ->
                        line.append(" '").append(word.replace("'", "'\\''")).append('\''));
                command.add(line.toString());
            } else {
                command.addAll(program);
            }
            return command;
        }

        @Override
        public void own(Path path) throws IOException {
            Files.setAttribute(path, "unix:uid", uid);
            Files.setAttribute(path, "unix:gid", gid);
        }
    }

    /** @throws GuardException where this is root, and there is no way to be somebody else */
    static Account choose() {
        return working()
                .findFirst()
                .orElseThrow(() -> new GuardException(
                        "PostgreSQL refuses to run as root, and neither setpriv nor runuser, su or unshare can start"
                                + " it as the user nobody",
                        "Run Maven as an ordinary user, or set the parameter proof to never."));
    }

    /** Best first; each is tried when it is asked for. */
    static Stream<Account> working() {
        return isRoot() ? ways().filter(Account::works) : Stream.of(new Self());
    }

    static boolean isRoot() {
        return !Platform.WINDOWS && new UnixSystem().getUid() == 0;
    }

    /** In a user namespace of its own a process looks like nobody to itself and stays root's for others. */
    private static Stream<Account> ways() {
        int[] nobody = nobody();
        int uid = nobody[0];
        int gid = nobody[1];
        return Stream.of(
                new Other(
                        List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--"),
                        false,
                        uid,
                        gid),
                new Other(List.of("runuser", "-u", "nobody", "--"), false, uid, gid),
                new Other(List.of("su", "-s", "/bin/sh", "nobody", "-c"), true, uid, gid),
                new Other(List.of("unshare", "-U", "--"), false, 0, 0));
    }

    /** User and group; the usual numbers where nothing else is said. */
    private static int[] nobody() {
        for (String line : passwd()) {
            String[] field = line.split(":");
            if (field.length > 3 && field[0].equals("nobody")) {
                return new int[] {Integer.parseInt(field[2]), Integer.parseInt(field[3])};
            }
        }
        return new int[] {65534, 65534};
    }

    private static boolean works(Account way) {
        try {
            Programs.Outcome outcome = Programs.run(way.command(List.of("id", "-u")));
            return outcome.code() == 0 && !outcome.output().strip().equals("0");
        } catch (IOException e) {
            // There is no such program here.
            return false;
        }
    }

    private static List<String> passwd() {
        try {
            return Files.readAllLines(Path.of("/etc/passwd"));
        } catch (IOException e) {
            // The usual numbers will do.
            return List.of();
        }
    }
}
