package io.github.migrationguard.rerun;

/** What is known about whether something exists. */
enum Presence {
    PRESENT,
    ABSENT,
    UNKNOWN
}
