package io.github.migrationguard.sql.ast;

/** How long a relation lives: CREATE [TEMPORARY | UNLOGGED] TABLE. */
public enum Persistence {
    PERMANENT,
    TEMPORARY,
    UNLOGGED
}
