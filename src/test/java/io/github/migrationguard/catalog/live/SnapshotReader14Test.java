package io.github.migrationguard.catalog.live;

import org.junit.jupiter.api.Tag;

/** On PostgreSQL 14. */
@Tag("majors")
final class SnapshotReader14Test extends SnapshotReaderTest {
    SnapshotReader14Test() {
        super(14);
    }
}
