package io.github.migrationguard.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One action of an ALTER command. {@link #range()} holds the tokens of the action alone, without the comma. */
public sealed interface AlterAction {
    TokenRange range();

    /** ADD [COLUMN] [IF NOT EXISTS], also ALTER TYPE .. ADD ATTRIBUTE (never with IF NOT EXISTS). */
    record AddColumn(ColumnDefinition column, boolean ifNotExists, TokenRange range) implements AlterAction {}

    /** DROP [COLUMN] [IF EXISTS], also ALTER TYPE .. DROP ATTRIBUTE [IF EXISTS]. */
    record DropColumn(Identifier column, boolean ifExists, boolean cascade, TokenRange range) implements AlterAction {}

    /** ALTER [COLUMN] c [SET DATA] TYPE t [USING e], also ALTER ATTRIBUTE; {@code using} is empty without USING. */
    record SetType(Identifier column, TokenRange type, String typeText, TokenRange using, TokenRange range)
            implements AlterAction {}

    /** ALTER [COLUMN] c SET DEFAULT e; {@code column} is null for ALTER DOMAIN .. SET DEFAULT. */
    record SetDefault(@Nullable Identifier column, TokenRange expression, TokenRange range) implements AlterAction {}

    record DropDefault(@Nullable Identifier column, TokenRange range) implements AlterAction {}

    /** ALTER [COLUMN] c SET NOT NULL; {@code column} is null for ALTER DOMAIN .. SET NOT NULL. */
    record SetNotNull(@Nullable Identifier column, TokenRange range) implements AlterAction {}

    record DropNotNull(@Nullable Identifier column, TokenRange range) implements AlterAction {}

    record AddIdentity(Identifier column, TokenRange range) implements AlterAction {}

    /** ALTER COLUMN c {SET GENERATED .. | SET sequence_option | RESTART ..}. */
    record SetIdentity(Identifier column, TokenRange range) implements AlterAction {}

    record DropIdentity(Identifier column, boolean ifExists, TokenRange range) implements AlterAction {}

    /** ALTER COLUMN c SET EXPRESSION AS (e), PostgreSQL 17. */
    record SetExpression(Identifier column, TokenRange expression, TokenRange range) implements AlterAction {}

    record DropExpression(Identifier column, boolean ifExists, TokenRange range) implements AlterAction {}

    /** ALTER COLUMN c {SET STATISTICS | SET STORAGE | SET COMPRESSION | SET (..) | RESET (..)}. */
    record SetColumnOption(Identifier column, TokenRange range) implements AlterAction {}

    /** ADD constraint of a table or a domain. */
    record AddConstraint(Constraint constraint, TokenRange range) implements AlterAction {}

    record DropConstraint(Identifier constraint, boolean ifExists, boolean cascade, TokenRange range)
            implements AlterAction {}

    record ValidateConstraint(Identifier constraint, TokenRange range) implements AlterAction {}

    record AlterConstraint(Identifier constraint, TokenRange range) implements AlterAction {}

    /** {ENABLE | DISABLE | FORCE | NO FORCE} ROW LEVEL SECURITY. */
    record RowSecurity(Change change, TokenRange range) implements AlterAction {
        public enum Change {
            ENABLE,
            DISABLE,
            FORCE,
            NO_FORCE
        }
    }

    /** {ENABLE [REPLICA|ALWAYS] | DISABLE} {TRIGGER | RULE} name; {@code name} is null for ALL and USER. */
    record SetFiring(ObjectKind kind, @Nullable Identifier name, boolean enable, TokenRange range)
            implements AlterAction {}

    /** ATTACH PARTITION of a table or of an index. */
    record AttachPartition(QualifiedName partition, TokenRange range) implements AlterAction {}

    record DetachPartition(QualifiedName partition, boolean concurrently, boolean finalizing, TokenRange range)
            implements AlterAction {}

    record Inherit(QualifiedName parent, boolean remove, TokenRange range) implements AlterAction {}

    record OwnerTo(Identifier role, TokenRange range) implements AlterAction {}

    record SetSchema(Identifier schema, TokenRange range) implements AlterAction {}

    record RenameTo(Identifier name, TokenRange range) implements AlterAction {}

    /** RENAME [COLUMN | ATTRIBUTE] a TO b. */
    record RenameColumn(Identifier column, Identifier name, TokenRange range) implements AlterAction {}

    record RenameConstraint(Identifier constraint, Identifier name, TokenRange range) implements AlterAction {}

    /** ALTER TYPE .. ADD VALUE [IF NOT EXISTS] label [BEFORE | AFTER neighbour]. */
    record AddEnumValue(
            String label, boolean ifNotExists, @Nullable String neighbour, TokenRange range) implements AlterAction {}

    record RenameEnumValue(String label, String newLabel, TokenRange range) implements AlterAction {}

    /** ADD, SET or DROP of a publication's tables, a text search configuration's mapping, an operator family's members,
     *  an extension's members, a server's options. {@code names} are the objects named, where they are plain names. */
    record ChangeMembers(Change change, boolean ifExists, List<QualifiedName> names, TokenRange range)
            implements AlterAction {
        public enum Change {
            ADD,
            SET,
            DROP
        }
    }

    /** An action that sets something to a value written in the statement: SET (..), CLUSTER ON, SET LOGGED, REPLICA
     *  IDENTITY, SET TABLESPACE, ALTER SEQUENCE options, ALTER ROLE .. SET, DEPENDS ON EXTENSION, ... Running it twice
     *  is the same as once. {@code words} are its leading keywords, lower case. */
    record SetOption(String words, TokenRange range) implements AlterAction {}
}
