package io.github.migrationguard.catalog.live;

/** On PostgreSQL 17. */
final class SnapshotReader17Test extends SnapshotReaderTest {
    SnapshotReader17Test() {
        super(17);
    }
}
