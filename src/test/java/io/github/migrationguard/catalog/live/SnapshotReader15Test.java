package io.github.migrationguard.catalog.live;

/** On PostgreSQL 15. */
final class SnapshotReader15Test extends SnapshotReaderTest {
    SnapshotReader15Test() {
        super(15);
    }
}
