package io.github.migrationguard.catalog.live;

import org.junit.jupiter.api.Tag;

/** On PostgreSQL 16. */
@Tag("majors")
final class SnapshotReader16Test extends SnapshotReaderTest {
    SnapshotReader16Test() {
        super(16);
    }
}
