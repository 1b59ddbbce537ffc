package io.github.migrationguard.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The small segment of System V shared memory by which a server keeps others out of its data directory (PostgreSQL
 * manual, section 19.4.1). The kernel keeps it when the server is killed.
 */
final class SharedMemory {
    /** Linux shows all segments there (proc(5)); elsewhere a killed server's segment stays until the machine restarts. */
    private static final Path ALL = Path.of("/proc/sysvipc/shm");

    private static final int ID = 1;
    private static final int CREATOR = 4;
    private static final int ATTACHED = 6;
    private static final int TRIES = 200;

    private SharedMemory() {}

    /** Removes a segment that {@code creator} made, as soon as no process is attached to it any more. */
    static void free(String id, String creator) throws IOException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            String attached = attached(id, creator);
            if (attached.isEmpty()) {
                return;
            }
            if (attached.equals("0")) {
                remove(id);
                return;
            }
            Cache.pause();
        }
    }

    private static void remove(String id) {
        try {
            Programs.run(List.of("ipcrm", "-m", id));
        } catch (IOException e) {
            // There is no such program here: 56 bytes stay.
            return;
        }
    }

    /** How many processes use the segment; empty where there is none with this number from this process. */
    static String attached(String id, String creator) throws IOException {
        if (!Files.isReadable(ALL)) {
            return "";
        }
        for (String line : Files.readAllLines(ALL)) {
            String[] field = line.strip().split(" +");
            if (field[ID].equals(id) && field[CREATOR].equals(creator)) {
                return field[ATTACHED];
            }
        }
        return "";
    }
}
