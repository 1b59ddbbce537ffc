package io.github.migrationguard.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one statement says. Every command of PostgreSQL 14 to 18 (PostgreSQL manual, part VI) is one of these; input that
 * is no PostgreSQL command is {@link NotPostgresql}.
 */
public sealed interface Command {

    /** CREATE [TEMP | UNLOGGED | FOREIGN] TABLE, not AS. {@code definition}: all behind the name. */
    record CreateTable(
            QualifiedName name,
            Persistence persistence,
            boolean foreign,
            boolean ifNotExists,
            List<ColumnDefinition> columns,
            List<Constraint> constraints,
            List<QualifiedName> likes,
            List<QualifiedName> inherits,
            @Nullable QualifiedName partitionOf,
            boolean partitioned,
            boolean dropOnCommit,
            TokenRange definition)
            implements Command {}

    /** CREATE TABLE AS, SELECT INTO (never guarded), CREATE MATERIALIZED VIEW. */
    record CreateTableAs(
            QualifiedName name,
            Persistence persistence,
            boolean materialized,
            boolean ifNotExists,
            List<Identifier> columns,
            TokenRange query,
            boolean withData)
            implements Command {}

    record CreateView(
            QualifiedName name, boolean temporary, boolean orReplace, List<Identifier> columns, TokenRange query)
            implements Command {}

    /** {@code definition}: all behind the table's name. {@code name} has no schema in PostgreSQL's grammar. */
    record CreateIndex(
            @Nullable Identifier name,
            boolean unique,
            boolean concurrently,
            boolean ifNotExists,
            QualifiedName table,
            List<IndexElement> elements,
            TokenRange where,
            boolean nullsNotDistinct,
            TokenRange definition)
            implements Command {}

    /**
     * One key column of an index.
     *
     * @param column the column where it is a plain one, else null
     * @param implicitName what PostgreSQL calls it when it makes up an index name: the column, the called function, or
     *     {@code expr}
     */
    record IndexElement(@Nullable Identifier column, String implicitName, TokenRange range) {}

    record CreateSequence(QualifiedName name, Persistence persistence, boolean ifNotExists, TokenRange definition)
            implements Command {}

    /** {@code name} is the role's name where only AUTHORIZATION is given. {@code elements}: statements inside it. */
    record CreateSchema(Identifier name, boolean ifNotExists, List<Command> elements) implements Command {}

    record CreateExtension(
            Identifier name, boolean ifNotExists, @Nullable Identifier schema, boolean cascade) implements Command {}

    /** CREATE TYPE. {@code labels} of an enum, {@code attributes} of a composite type. */
    record CreateType(
            QualifiedName name,
            Form form,
            List<String> labels,
            List<ColumnDefinition> attributes,
            TokenRange definition)
            implements Command {
        public enum Form {
            ENUM,
            COMPOSITE,
            RANGE,
            BASE,
            SHELL
        }
    }

    record CreateDomain(QualifiedName name, String typeText, List<Constraint> constraints, TokenRange definition)
            implements Command {}

    /**
     * CREATE FUNCTION and CREATE PROCEDURE.
     *
     * @param returns the RETURNS type as normalised text; {@code table} for RETURNS TABLE; null for a procedure
     * @param language folded, or null where none is written (a BEGIN ATOMIC or RETURN body)
     * @param body token index of the string with the body, or -1 where the body is SQL (BEGIN ATOMIC, RETURN) or a
     *     library
     */
    record CreateRoutine(
            ObjectKind kind,
            QualifiedName name,
            boolean orReplace,
            List<Argument> arguments,
            @Nullable String returns,
            @Nullable String language,
            int body,
            TokenRange definition)
            implements Command {}

    /** {@code events} are the words INSERT, UPDATE, DELETE, TRUNCATE, upper case. */
    record CreateTrigger(
            Identifier name,
            boolean orReplace,
            boolean constraint,
            QualifiedName table,
            String timing,
            List<String> events,
            QualifiedName function,
            TokenRange definition)
            implements Command {}

    record CreateRule(Identifier name, boolean orReplace, QualifiedName table, TokenRange definition)
            implements Command {}

    record CreatePolicy(Identifier name, QualifiedName table, TokenRange definition) implements Command {}

    /** CREATE ROLE, USER and GROUP. */
    record CreateRole(Identifier name, TokenRange definition) implements Command {}

    /** Every other CREATE: publication, server, cast, operator, collation, statistics, text search .., database, ... */
    record CreateOther(ObjectRef object, boolean orReplace, boolean ifNotExists, TokenRange definition)
            implements Command {}

    /** Every ALTER of an object, renames and moves included. */
    record Alter(ObjectRef object, boolean ifExists, boolean only, List<AlterAction> actions) implements Command {}

    /**
     * ALTER DEFAULT PRIVILEGES.
     *
     * @param owners roles whose future objects it is about; empty for the current one
     * @param schemas empty for every schema
     * @param objects what it is about, folded: {@code tables}, {@code sequences}, {@code functions} (for routines, too),
     *     {@code types}, {@code schemas}, {@code large objects}
     * @param roles those that get or lose rights
     */
    record AlterDefaultPrivileges(
            boolean grant,
            List<Identifier> owners,
            List<Identifier> schemas,
            String objects,
            List<Identifier> roles,
            TokenRange range)
            implements Command {}

    record AlterSystem(TokenRange range) implements Command {}

    /** Every DROP of named objects. */
    record Drop(List<ObjectRef> objects, boolean ifExists, boolean cascade, boolean concurrently) implements Command {}

    /** DROP OWNED BY and REASSIGN OWNED BY. */
    record OwnedBy(boolean drop, List<Identifier> roles) implements Command {}

    /**
     * INSERT.
     *
     * @param with tokens of the WITH list, empty if none
     * @param columns empty where none are listed
     * @param source kind of rows; {@code rows}: the VALUES rows or the query's tokens
     */
    record Insert(
            TokenRange with,
            QualifiedName table,
            @Nullable Identifier alias,
            List<Identifier> columns,
            Source source,
            TokenRange rows,
            @Nullable OnConflict onConflict)
            implements Command {
        public enum Source {
            VALUES,
            QUERY,
            DEFAULT_VALUES
        }
    }

    /** {@code set}: the assignments; {@code from}, {@code where}: without their keyword, empty if none. */
    record Update(
            TokenRange with,
            QualifiedName table,
            @Nullable Identifier alias,
            TokenRange set,
            TokenRange from,
            TokenRange where)
            implements Command {}

    record Delete(
            TokenRange with, QualifiedName table, @Nullable Identifier alias, TokenRange using, TokenRange where)
            implements Command {}

    /** {@code body}: all behind the target table's name and alias. */
    record Merge(
            TokenRange with, QualifiedName table, @Nullable Identifier alias, TokenRange body) implements Command {}

    /** SELECT, VALUES, TABLE, and parenthesised queries; SELECT INTO is {@link CreateTableAs}. */
    record Query(TokenRange range) implements Command {}

    /** COPY. {@code stdin}: data lines stand in the file. {@code table} is null for COPY (query) TO. */
    record Copy(
            @Nullable QualifiedName table, List<Identifier> columns, boolean from, boolean stdin, TokenRange options)
            implements Command {}

    record Truncate(List<QualifiedName> tables, boolean restartIdentity, boolean cascade) implements Command {}

    /** Transaction control; {@code name} of a savepoint or prepared transaction; {@code chain}: AND CHAIN. */
    record Transaction(Kind kind, @Nullable String name, boolean chain) implements Command {
        public enum Kind {
            BEGIN,
            COMMIT,
            ROLLBACK,
            SAVEPOINT,
            RELEASE,
            ROLLBACK_TO,
            PREPARE_TRANSACTION,
            COMMIT_PREPARED,
            ROLLBACK_PREPARED
        }
    }

    /**
     * SET and RESET of a setting, SET ROLE, SET SESSION AUTHORIZATION (named {@code role}, {@code session_authorization}).
     *
     * @param name the setting, folded; {@code all} for RESET ALL
     * @param local SET LOCAL
     * @param value tokens of the value; empty for RESET and TO DEFAULT
     */
    record SetVariable(String name, boolean local, boolean reset, TokenRange value) implements Command {}

    /** {@code body}: token index of the string with the block; {@code language} defaults to plpgsql. */
    record DoBlock(String language, int body) implements Command {}

    record Call(QualifiedName name, TokenRange arguments) implements Command {}

    /** COMMENT ON and SECURITY LABEL. */
    record Comment(ObjectRef object, boolean securityLabel, TokenRange text) implements Command {}

    /** GRANT and REVOKE of privileges. {@code objects} is empty for ALL .. IN SCHEMA, whose schemas are the names. */
    record Grant(boolean grant, ObjectKind kind, List<ObjectRef> objects, List<Identifier> roles, TokenRange range)
            implements Command {}

    /** GRANT and REVOKE of membership in roles. */
    record GrantRole(boolean grant, List<Identifier> granted, List<Identifier> roles) implements Command {}

    /** REFRESH MATERIALIZED VIEW. */
    record Refresh(QualifiedName name, boolean concurrently) implements Command {}

    record Reindex(ObjectKind kind, @Nullable QualifiedName name, boolean concurrently) implements Command {}

    /** EXPLAIN; {@code statement} is executed where {@code analyze}. */
    record Explain(boolean analyze, Command statement) implements Command {}

    /** PREPARE name AS statement. */
    record Prepare(Identifier name, Command statement) implements Command {}

    /** EXECUTE of a prepared statement. */
    record Execute(Identifier name, TokenRange arguments) implements Command {}

    record ImportForeignSchema(Identifier schema, TokenRange range) implements Command {}

    /** A command that leaves nothing behind in the catalogs or rows of a database. */
    record Utility(Kind kind, List<QualifiedName> names, TokenRange range) implements Command {
        public enum Kind {
            ANALYZE,
            CHECKPOINT,
            CLOSE,
            CLUSTER,
            DEALLOCATE,
            DECLARE,
            DISCARD,
            FETCH,
            LISTEN,
            LOAD,
            LOCK,
            MOVE,
            NOTIFY,
            REPACK,
            SET_CONSTRAINTS,
            SET_TRANSACTION,
            SHOW,
            UNLISTEN,
            VACUUM,
            WAIT
        }
    }

    /** Nothing but a placeholder and what follows it: what it stands for is not known. */
    record Opaque(TokenRange range) implements Command {}

    /**
     * Input that no PostgreSQL 14 to 18 grammar accepts, as far as the header tells.
     *
     * @param token index of the first token that does not fit
     * @param reason what was met and what was expected, one clause
     */
    record NotPostgresql(int token, String reason, boolean missingSemicolon) implements Command {}
}
