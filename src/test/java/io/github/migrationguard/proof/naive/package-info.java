/**
 * An oracle for the proof: plays every crash in a fresh database and compares what pg_dump and plain queries say of it.
 * Slow and simple on purpose. Takes from the product only how files are cut into statements; must not use its reading of
 * states, its sessions or its short cuts.
 */
package io.github.migrationguard.proof.naive;
