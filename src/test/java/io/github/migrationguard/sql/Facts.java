package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Argument;
import io.github.migrationguard.sql.ast.ColumnDefinition;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Constraint;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.OnConflict;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A command as one line, in the words of src/test/node/statements.mjs, which says the same of PostgreSQL's own tree. */
final class Facts {
    private Facts() {}

    static String of(Command command) {
        if (command instanceof Command.CreateTable c) {
            return table(c);
        }
        if (command instanceof Command.CreateTableAs c) {
            return line(
                    "create-table-as",
                    c.name(),
                    lower(c.persistence()),
                    c.materialized() ? "materialized" : "",
                    c.ifNotExists() ? "if-not-exists" : "",
                    names(c.columns()),
                    c.withData() ? "with-data" : "");
        }
        if (command instanceof Command.CreateView c) {
            return line(
                    "create-view",
                    c.name(),
                    c.temporary() ? "temporary" : "",
                    c.orReplace() ? "or-replace" : "",
                    names(c.columns()));
        }
        if (command instanceof Command.CreateIndex c) {
            return line(
                    "create-index",
                    text(c.name()),
                    c.unique() ? "unique" : "",
                    c.concurrently() ? "concurrently" : "",
                    c.ifNotExists() ? "if-not-exists" : "",
                    "on " + c.table(),
                    c.elements().stream()
                            .map(e -> e.column() == null
                                    ? "*"
                                    : Objects.requireNonNull(e.column()).value())
                            .collect(Collectors.joining(",", "(", ")")),
                    c.where().isEmpty() ? "" : "where",
                    c.nullsNotDistinct() ? "nulls-not-distinct" : "");
        }
        if (command instanceof Command.CreateSequence c) {
            return line("create-sequence", c.name(), lower(c.persistence()), c.ifNotExists() ? "if-not-exists" : "");
        }
        if (command instanceof Command.CreateSchema c) {
            return line(
                    "create-schema",
                    c.name(),
                    c.ifNotExists() ? "if-not-exists" : "",
                    c.elements().stream().map(Facts::of).collect(Collectors.joining("; ", "{", "}")));
        }
        if (command instanceof Command.CreateExtension c) {
            return line(
                    "create-extension",
                    c.name(),
                    c.ifNotExists() ? "if-not-exists" : "",
                    c.schema() == null ? "" : "schema " + c.schema(),
                    c.cascade() ? "cascade" : "");
        }
        if (command instanceof Command.CreateType c) {
            return line(
                    "create-type",
                    c.name(),
                    lower(c.form()),
                    "[" + String.join(",", c.labels()) + "]",
                    "[" + columns(c.attributes()) + "]");
        }
        if (command instanceof Command.CreateDomain c) {
            return line(
                    "create-domain", c.name(), TypeNames.canonical(c.typeText()), constraints(c.constraints(), true));
        }
        if (command instanceof Command.CreateRoutine c) {
            return routine(c);
        }
        if (command instanceof Command.CreateTrigger c) {
            return line(
                    "create-trigger",
                    c.name(),
                    c.orReplace() ? "or-replace" : "",
                    c.constraint() ? "constraint" : "",
                    "on " + c.table(),
                    c.timing(),
                    c.events().stream().sorted().collect(Collectors.joining(",", "[", "]")),
                    "calls " + c.function());
        }
        if (command instanceof Command.CreateRule c) {
            return line("create-rule", c.name(), c.orReplace() ? "or-replace" : "", "on " + c.table());
        }
        if (command instanceof Command.CreatePolicy c) {
            return line("create-policy", c.name(), "on " + c.table());
        }
        if (command instanceof Command.CreateRole c) {
            return line("create-role", c.name());
        }
        if (command instanceof Command.CreateOther c) {
            return line(
                    "create-other",
                    plain(c.object()),
                    c.orReplace() ? "or-replace" : "",
                    c.ifNotExists() ? "if-not-exists" : "");
        }
        if (command instanceof Command.Alter c) {
            boolean type = c.object().kind() == ObjectKind.TYPE || c.object().kind() == ObjectKind.DOMAIN;
            return line(
                    "alter",
                    type ? plain(c.object()) : reference(c.object()),
                    c.ifExists() ? "if-exists" : "",
                    c.actions().stream().map(Facts::action).collect(Collectors.joining(" | ", "[", "]")));
        }
        if (command instanceof Command.AlterDefaultPrivileges c) {
            return line("alter-default-privileges", c.grant() ? "grant" : "revoke");
        }
        if (command instanceof Command.AlterSystem) {
            return "alter-system";
        }
        if (command instanceof Command.Drop c) {
            return line(
                    "drop",
                    references(c.objects()),
                    c.ifExists() ? "if-exists" : "",
                    c.cascade() ? "cascade" : "",
                    c.concurrently() ? "concurrently" : "");
        }
        if (command instanceof Command.OwnedBy c) {
            return line("owned-by", c.drop() ? "drop" : "", joined(c.roles()));
        }
        if (command instanceof Command.Insert c) {
            return insert(c);
        }
        if (command instanceof Command.Update c) {
            return line(
                    "update",
                    target(c.table(), c.alias()),
                    with(c.with()),
                    part("from", c.from()),
                    part("where", c.where()));
        }
        if (command instanceof Command.Delete c) {
            return line(
                    "delete",
                    target(c.table(), c.alias()),
                    with(c.with()),
                    part("using", c.using()),
                    part("where", c.where()));
        }
        if (command instanceof Command.Merge c) {
            return line("merge", target(c.table(), c.alias()), with(c.with()));
        }
        if (command instanceof Command.Query) {
            return "query";
        }
        if (command instanceof Command.Copy c) {
            return line("copy", text(c.table()), names(c.columns()), c.from() ? "from" : "", c.stdin() ? "stdin" : "");
        }
        if (command instanceof Command.Truncate c) {
            return line(
                    "truncate", joined(c.tables()), c.restartIdentity() ? "restart" : "", c.cascade() ? "cascade" : "");
        }
        if (command instanceof Command.Transaction c) {
            return line("transaction", lower(c.kind()), text(c.name()), c.chain() ? "chain" : "");
        }
        if (command instanceof Command.SetVariable c) {
            return line("set", c.name(), c.local() ? "local" : "", c.reset() ? "reset" : "", part("value", c.value()));
        }
        if (command instanceof Command.DoBlock c) {
            return line("do", c.language());
        }
        if (command instanceof Command.Call c) {
            return line("call", c.name());
        }
        if (command instanceof Command.Comment c) {
            return line(c.securityLabel() ? "security-label" : "comment", reference(c.object()));
        }
        if (command instanceof Command.Grant c) {
            return line(
                    c.grant() ? "grant" : "revoke", lower(c.kind()), granted(c.objects()), "to " + joined(c.roles()));
        }
        if (command instanceof Command.GrantRole c) {
            return line(
                    c.grant() ? "grant-role" : "revoke-role",
                    "[" + joined(c.granted()) + "]",
                    "to " + joined(c.roles()));
        }
        if (command instanceof Command.Refresh c) {
            return line("refresh", c.name(), c.concurrently() ? "concurrently" : "");
        }
        if (command instanceof Command.Reindex c) {
            return line("reindex", lower(c.kind()), text(c.name()), c.concurrently() ? "concurrently" : "");
        }
        if (command instanceof Command.Explain c) {
            return line("explain", c.analyze() ? "analyze" : "", "{" + of(c.statement()) + "}");
        }
        if (command instanceof Command.Prepare c) {
            return line("prepare", c.name(), "{" + of(c.statement()) + "}");
        }
        if (command instanceof Command.Execute c) {
            return line("execute", c.name());
        }
        if (command instanceof Command.ImportForeignSchema c) {
            return line("import-foreign-schema", c.schema());
        }
        if (command instanceof Command.Utility c) {
            return line("utility", lower(c.kind()), joined(c.names()));
        }
        if (command instanceof Command.Opaque) {
            return "opaque";
        }
        if (command instanceof Command.NotPostgresql c) {
            return line("not-postgresql", c.reason());
        }
        throw new IllegalStateException("no facts for " + command);
    }

    private static String table(Command.CreateTable c) {
        return line(
                "create-table",
                c.foreign() ? "foreign" : "",
                c.name(),
                lower(c.persistence()),
                c.ifNotExists() ? "if-not-exists" : "",
                "columns[" + columns(c.columns()) + "]",
                c.constraints().stream()
                        .map(x -> constraint(x, false))
                        .collect(Collectors.joining(", ", "constraints[", "]")),
                "likes[" + joined(c.likes()) + "]",
                "inherits[" + joined(c.inherits()) + "]",
                "partition-of[" + text(c.partitionOf()) + "]",
                c.partitioned() ? "partitioned" : "",
                c.dropOnCommit() ? "drop-on-commit" : "");
    }

    private static String routine(Command.CreateRoutine c) {
        String returns = c.kind() == ObjectKind.PROCEDURE
                ? ""
                : c.returns() == null ? "returns " : "returns " + TypeNames.canonical(c.returns());
        return line(
                "create-routine",
                lower(c.kind()),
                c.name(),
                c.orReplace() ? "or-replace" : "",
                c.arguments().stream().map(Facts::argument).collect(Collectors.joining(", ", "(", ")")),
                returns,
                c.language() == null ? "" : "language " + c.language(),
                c.body() >= 0 ? "body" : "");
    }

    private static String argument(Argument a) {
        return line(
                lower(a.mode()), text(a.name()), TypeNames.canonical(a.typeText()), a.hasDefault() ? "default" : "");
    }

    private static String insert(Command.Insert c) {
        OnConflict conflict = c.onConflict();
        String onConflict = "";
        if (conflict != null) {
            String where = conflict.constraint() != null
                    ? "constraint " + conflict.constraint()
                    : conflict.hasTarget() ? conflict.columns().isEmpty() ? "(*)" : names(conflict.columns()) : "";
            onConflict = line(
                    "on-conflict", where, conflict.doNothing() ? "nothing" : "update", part("where", conflict.where()));
        }
        return line(
                "insert",
                target(c.table(), c.alias()),
                names(c.columns()),
                lower(c.source()),
                with(c.with()),
                onConflict);
    }

    private static String action(AlterAction action) {
        if (action instanceof AlterAction.AddColumn a) {
            return line("add-column", column(a.column()), a.ifNotExists() ? "if-not-exists" : "");
        }
        if (action instanceof AlterAction.DropColumn a) {
            return line("drop-column", a.column(), a.ifExists() ? "if-exists" : "", a.cascade() ? "cascade" : "");
        }
        if (action instanceof AlterAction.SetType a) {
            return line(
                    "set-type",
                    a.column(),
                    TypeNames.canonical(a.typeText()),
                    a.using().isEmpty() ? "" : "using");
        }
        if (action instanceof AlterAction.SetDefault a) {
            return line("set-default", text(a.column()));
        }
        if (action instanceof AlterAction.DropDefault a) {
            return line("drop-default", text(a.column()));
        }
        if (action instanceof AlterAction.SetNotNull a) {
            return line("set-not-null", text(a.column()));
        }
        if (action instanceof AlterAction.DropNotNull a) {
            return line("drop-not-null", text(a.column()));
        }
        if (action instanceof AlterAction.AddIdentity a) {
            return line("add-identity", a.column());
        }
        if (action instanceof AlterAction.SetIdentity a) {
            return line("set-identity", a.column());
        }
        if (action instanceof AlterAction.DropIdentity a) {
            return line("drop-identity", a.column(), a.ifExists() ? "if-exists" : "");
        }
        if (action instanceof AlterAction.SetExpression a) {
            return line("set-expression", a.column());
        }
        if (action instanceof AlterAction.DropExpression a) {
            return line("drop-expression", a.column(), a.ifExists() ? "if-exists" : "");
        }
        if (action instanceof AlterAction.SetColumnOption a) {
            return line("set-column-option", a.column());
        }
        if (action instanceof AlterAction.AddConstraint a) {
            return line("add-constraint", constraint(a.constraint(), false));
        }
        if (action instanceof AlterAction.DropConstraint a) {
            return line(
                    "drop-constraint", a.constraint(), a.ifExists() ? "if-exists" : "", a.cascade() ? "cascade" : "");
        }
        if (action instanceof AlterAction.ValidateConstraint a) {
            return line("validate-constraint", a.constraint());
        }
        if (action instanceof AlterAction.AlterConstraint a) {
            return line("alter-constraint", a.constraint());
        }
        if (action instanceof AlterAction.RowSecurity a) {
            return line("row-security", lower(a.change()));
        }
        if (action instanceof AlterAction.SetFiring a) {
            return line("firing", lower(a.kind()), text(a.name()), a.enable() ? "on" : "off");
        }
        if (action instanceof AlterAction.AttachPartition a) {
            return line("attach-partition", a.partition());
        }
        if (action instanceof AlterAction.DetachPartition a) {
            return line(
                    "detach-partition",
                    a.partition(),
                    a.concurrently() ? "concurrently" : "",
                    a.finalizing() ? "finalize" : "");
        }
        if (action instanceof AlterAction.Inherit a) {
            return line(a.remove() ? "no-inherit" : "inherit", a.parent());
        }
        if (action instanceof AlterAction.OwnerTo a) {
            return line("owner-to", a.role());
        }
        if (action instanceof AlterAction.SetSchema a) {
            return line("set-schema", a.schema());
        }
        if (action instanceof AlterAction.RenameTo a) {
            return line("rename-to", a.name());
        }
        if (action instanceof AlterAction.RenameColumn a) {
            return line("rename-column", a.column(), a.name());
        }
        if (action instanceof AlterAction.RenameConstraint a) {
            return line("rename-constraint", a.constraint(), a.name());
        }
        if (action instanceof AlterAction.AddEnumValue a) {
            return line(
                    "add-value",
                    a.label(),
                    a.ifNotExists() ? "if-not-exists" : "",
                    a.neighbour() == null ? "" : "at " + a.neighbour());
        }
        if (action instanceof AlterAction.RenameEnumValue a) {
            return line("rename-value", a.label(), a.newLabel());
        }
        if (action instanceof AlterAction.ChangeMembers a) {
            return line("members", lower(a.change()));
        }
        if (action instanceof AlterAction.SetOption) {
            return "set-option";
        }
        throw new IllegalStateException("no facts for " + action);
    }

    private static String columns(List<ColumnDefinition> columns) {
        return columns.stream().map(Facts::column).collect(Collectors.joining(", "));
    }

    private static String column(ColumnDefinition c) {
        return c.name() + " " + TypeNames.canonical(c.typeText()) + " " + constraints(c.constraints(), true);
    }

    private static String constraints(List<Constraint> constraints, boolean column) {
        return constraints.stream().map(c -> constraint(c, column)).collect(Collectors.joining("; ", "{", "}"));
    }

    private static String constraint(Constraint c, boolean column) {
        return line(
                lower(c.kind()),
                c.name() == null ? "" : "named " + c.name(),
                names(c.columns()),
                c.references() == null ? "" : "references " + c.references() + names(c.referencedColumns()),
                c.usingIndex() == null ? "" : "using " + c.usingIndex(),
                c.nullsNotDistinct() ? "nulls-not-distinct" : "",
                !column && c.notValid() ? "not-valid" : "");
    }

    private static String references(List<ObjectRef> objects) {
        return objects.stream().map(Facts::reference).collect(Collectors.joining(", ", "[", "]"));
    }

    /** GRANT takes types by name only. */
    private static String granted(List<ObjectRef> objects) {
        return objects.stream()
                .map(o -> o.kind() == ObjectKind.TYPE || o.kind() == ObjectKind.DOMAIN ? plain(o) : reference(o))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** As {@code object} of names.mjs: casts and their like have no name there, types are written in one way. */
    private static String reference(ObjectRef object) {
        String kind = lower(object.kind());
        return switch (object.kind()) {
            case CAST, TRANSFORM, USER_MAPPING -> kind;
            case TYPE, DOMAIN -> line(kind, typeName(object.name()));
            case OPERATOR -> line(kind, object.name());
            case LARGE_OBJECT -> line(kind, object.name().toString().replace("_", ""));
            default -> {
                String on = object.table() == null ? "" : "on " + object.table();
                List<String> signature = object.signature();
                String types = signature == null
                        ? ""
                        : signature.stream().map(TypeNames::canonical).collect(Collectors.joining(",", "(", ")"));
                yield line(kind, object.name() + types, on);
            }
        };
    }

    /** Only types without a schema can be written in words of their own. */
    private static String typeName(QualifiedName name) {
        Identifier schema = name.schema();
        if (schema != null) {
            return schema.value().equals("pg_catalog") ? name.name().value() : name.toString();
        }
        boolean words = name.name().value().matches("[a-z ]+|.*[)\\]]");
        return words ? TypeNames.canonical(name.name().value()) : name.name().value();
    }

    private static String plain(ObjectRef object) {
        return switch (object.kind()) {
            case CAST, TRANSFORM, USER_MAPPING -> lower(object.kind());
            default -> line(lower(object.kind()), object.name());
        };
    }

    private static String target(QualifiedName table, @Nullable Identifier alias) {
        return alias == null ? table.toString() : table + " as " + alias;
    }

    private static String with(TokenRange with) {
        return part("with", with);
    }

    private static String part(String word, TokenRange range) {
        return range.isEmpty() ? "" : word;
    }

    private static String names(List<Identifier> names) {
        return "(" + joined(names) + ")";
    }

    private static String joined(List<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String line(Object... parts) {
        return Stream.of(parts).map(Object::toString).filter(p -> !p.isEmpty()).collect(Collectors.joining(" "));
    }
}
