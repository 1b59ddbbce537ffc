package io.github.migrationguard.catalog.live;

import org.junit.jupiter.api.Tag;

/** On PostgreSQL 18. */
@Tag("majors")
final class SnapshotReader18Test extends SnapshotReaderTest {
    SnapshotReader18Test() {
        super(18);
    }
}
