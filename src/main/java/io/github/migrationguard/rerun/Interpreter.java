package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.PlpgsqlBody;
import io.github.migrationguard.sql.PlpgsqlReader;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.Plpgsql;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements over the symbolic catalog. Raises {@link SqlError} where PostgreSQL would raise an error and
 * {@link Undecidable} where that can't be told; the catalog is then as it was before the statement or in between, and
 * the caller rolls it back.
 */
final class Interpreter {
    private final Run run;

    Interpreter(Run run) {
        this.run = run;
    }

    Run context() {
        return run;
    }

    void run(Tokens tokens, Command command, int depth) {
        run(tokens, command, depth, false);
    }

    void run(Tokens tokens, Command command, int depth, boolean inLoop) {
        if (command instanceof Command.CreateTable create) {
            Relations.table(run, tokens, create);
        } else if (command instanceof Command.CreateTableAs create) {
            Relations.tableAs(run, tokens, create);
        } else if (command instanceof Command.CreateView create) {
            Relations.view(run, tokens, create);
        } else if (command instanceof Command.CreateIndex create) {
            Relations.index(run, tokens, create);
        } else if (command instanceof Command.CreateSequence create) {
            Creation.sequence(run, tokens, create);
        } else if (command instanceof Command.CreateSchema create) {
            Creation.schema(run, create, inner -> inSchema(tokens, create, inner, depth));
        } else if (command instanceof Command.CreateExtension create) {
            Creation.extension(run, create);
        } else if (command instanceof Command.CreateType create) {
            Creation.type(run, tokens, create);
        } else if (command instanceof Command.CreateDomain create) {
            Creation.domain(run, tokens, create);
        } else if (command instanceof Command.CreateRoutine create) {
            Creation.routine(run, tokens, create);
        } else if (command instanceof Command.CreateTrigger create) {
            Creation.trigger(run, tokens, create);
        } else if (command instanceof Command.CreateRule create) {
            Creation.rule(run, tokens, create);
        } else if (command instanceof Command.CreatePolicy create) {
            Creation.policy(run, tokens, create);
        } else if (command instanceof Command.CreateRole create) {
            Creation.role(run, create);
        } else if (command instanceof Command.CreateOther create) {
            Creation.other(run, tokens, create);
        } else if (command instanceof Command.Alter alter) {
            Alteration.alter(run, tokens, alter);
        } else if (command instanceof Command.AlterDefaultPrivileges change) {
            setGlobal("default privileges", tokens.text(change.range()));
        } else if (command instanceof Command.AlterSystem change) {
            setGlobal("system", tokens.text(change.range()));
        } else if (command instanceof Command.Drop drop) {
            Removal.drop(run, drop);
        } else if (command instanceof Command.OwnedBy owned) {
            owned(owned);
        } else if (command instanceof Command.Insert insert) {
            data(tokens, depth, inLoop).insert(insert);
        } else if (command instanceof Command.Update update) {
            data(tokens, depth, inLoop).update(update);
        } else if (command instanceof Command.Delete delete) {
            data(tokens, depth, inLoop).delete(delete);
        } else if (command instanceof Command.Merge merge) {
            data(tokens, depth, inLoop).merge(merge);
        } else if (command instanceof Command.Query query) {
            query(tokens, query.range(), depth);
        } else if (command instanceof Command.Copy copy) {
            data(tokens, depth, inLoop).copy(copy);
        } else if (command instanceof Command.Truncate truncate) {
            data(tokens, depth, inLoop).truncate(truncate);
        } else if (command instanceof Command.Transaction transaction) {
            transaction(transaction);
        } else if (command instanceof Command.SetVariable set) {
            set(tokens, set);
        } else if (command instanceof Command.DoBlock block) {
            doBlock(tokens, block, depth);
        } else if (command instanceof Command.Call call) {
            call(call, depth);
        } else if (command instanceof Command.Comment comment) {
            Labels.comment(run, tokens, comment);
        } else if (command instanceof Command.Grant grant) {
            Labels.grant(run, tokens, grant);
        } else if (command instanceof Command.GrantRole grant) {
            Labels.grantRole(run, grant);
        } else if (command instanceof Command.Refresh refresh) {
            refresh(refresh);
        } else if (command instanceof Command.Reindex reindex) {
            reindex(reindex);
        } else if (command instanceof Command.Explain explain) {
            if (explain.analyze()) {
                run(tokens, explain.statement(), depth, inLoop);
            }
        } else if (command instanceof Command.Prepare prepare) {
            run.session().prepare(prepare.name().value(), prepare.statement());
        } else if (command instanceof Command.Execute execute) {
            execute(tokens, execute, depth, inLoop);
        } else if (command instanceof Command.ImportForeignSchema) {
            throw new Undecidable("the tables that IMPORT FOREIGN SCHEMA creates are not in the text");
        } else if (command instanceof Command.Utility utility) {
            utility(utility);
        } else if (command instanceof Command.NotPostgresql bad) {
            throw new Undecidable("it is no PostgreSQL statement: " + bad.reason());
        }
    }

    private DataChanges data(Tokens tokens, int depth, boolean inLoop) {
        return new DataChanges(this, tokens, depth, inLoop);
    }

    private void inSchema(Tokens tokens, Command.CreateSchema create, Command inner, int depth) {
        List<String> outside = run.session().searchPath();
        List<String> inside = new ArrayList<>();
        inside.add(create.name().value());
        inside.addAll(outside);
        run.session().setSearchPath(inside, false);
        run(tokens, inner, depth);
        run.session().setSearchPath(outside, false);
    }

    private void setGlobal(String name, String value) {
        Key key = Key.global(ObjectKind.PARAMETER, name);
        Entity entity = run.catalog().find(key);
        run.catalog().put(key, (entity == null ? Entity.of(ObjectKind.PARAMETER, "") : entity).withSetting(value, ""));
    }

    private void owned(Command.OwnedBy owned) {
        if (owned.drop()) {
            for (var role : owned.roles()) {
                Labels.revokeAll(run, Key.global(ObjectKind.ROLE, role.value()));
            }
        }
    }

    private void query(Tokens tokens, TokenRange range, int depth) {
        Queries.checkSources(run, tokens, range);
        for (Command change : run.facts()
                .commands(
                        range,
                        tokens,
                        () -> Queries.changes(
                                tokens,
                                io.github.migrationguard.sql.QueryReader.shape(tokens, range)
                                        .ctes()))) {
            run(tokens, change, depth);
        }
        for (int call : Queries.calls(tokens, range)) {
            called(tokens, range, call, depth);
        }
    }

    private void called(Tokens tokens, TokenRange range, int call, int depth) {
        String schema = Queries.schemaOf(tokens, call);
        String name = Queries.nameAt(tokens, call);
        if (name.equals("set_config")) {
            setConfig(tokens, call);
            return;
        }
        List<Key> known = Routines.named(run, tokens, call);
        if (!known.isEmpty()) {
            if (known.size() == 1) {
                Routines.play(run, this, known.get(0), depth);
                return;
            }
            throw new Undecidable("it calls " + name + "(), of which there are several");
        }
        if ("pg_catalog".equals(schema) || (schema == null && BuiltIns.isHarmless(name))) {
            return;
        }
        boolean gone =
                run
                        .catalog()
                        .overloads(schema == null ? run.session().searchPath().get(0) : schema, name)
                        .stream()
                        .anyMatch(key -> run.catalog().presence(key) == Presence.ABSENT);
        if (gone) {
            throw SqlError.missing("42883", "function " + name + " does not exist");
        }
        if (range.from() < call && isInside(tokens, range, call)) {
            return;
        }
        throw new Undecidable("it calls " + name + "(), whose effect is not known");
    }

    /** Whether the call stands in a FROM list or a condition of catalogs, where only look-ups are usual. */
    private static boolean isInside(Tokens tokens, TokenRange range, int call) {
        for (int i = range.from(); i < call; i++) {
            if (tokens.isWord(i, "where")) {
                return true;
            }
        }
        return false;
    }

    private void setConfig(Tokens tokens, int call) {
        if (tokens.kind(call + 2) == Kind.STRING && tokens.text(call + 2).equalsIgnoreCase("'search_path'")) {
            String value = tokens.kind(call + 4) == Kind.STRING ? tokens.text(call + 4) : "''";
            setPath(value.substring(1, value.length() - 1), tokens.isWord(call + 6, "true"));
        }
    }

    private void set(Tokens tokens, Command.SetVariable set) {
        if (set.name().equals("session_replication_role")) {
            run.session()
                    .setReplica(!set.value().isEmpty()
                            && tokens.text(set.value()).toLowerCase(Locale.ROOT).contains("replica"));
        }
        if (set.name().equals("search_path")
                || set.name().equals("all")
                || set.name().equals("schema")) {
            setPath(set.value().isEmpty() ? "public" : tokens.text(set.value()), set.local());
        }
    }

    private void setPath(String value, boolean local) {
        if (local && !run.session().inTransaction()) {
            return;
        }
        run.session().setSearchPath(DefaultPath.read(value), local);
    }

    private void transaction(Command.Transaction transaction) {
        Session session = run.session();
        Catalog catalog = run.catalog();
        switch (transaction.kind()) {
            case BEGIN -> session.begin(catalog.mark());
            case COMMIT -> {
                session.end();
                if (transaction.chain()) {
                    session.begin(catalog.mark());
                }
            }
            case ROLLBACK -> {
                if (session.inTransaction()) {
                    catalog.rollback(session.transactionMark());
                }
                session.end();
                if (transaction.chain()) {
                    session.begin(catalog.mark());
                }
            }
            case SAVEPOINT -> session.savepoint(name(transaction), catalog.mark());
            case ROLLBACK_TO -> {
                int mark = session.rollbackTo(name(transaction));
                if (mark >= 0) {
                    catalog.rollback(mark);
                }
            }
            case RELEASE -> {}
            case PREPARE_TRANSACTION, COMMIT_PREPARED, ROLLBACK_PREPARED ->
                throw new Undecidable("a prepared transaction outlives its session");
        }
    }

    private static String name(Command.Transaction transaction) {
        String name = transaction.name();
        return name == null ? "" : name;
    }

    private void doBlock(Tokens tokens, Command.DoBlock block, int depth) {
        if (!block.language().equals("plpgsql")) {
            throw new Undecidable("it is a DO block in " + block.language());
        }
        PlpgsqlBody body = run.facts().block(block, () -> PlpgsqlReader.read(tokens, block.body()));
        Plpgsql.Block readable = body == null ? null : body.block();
        if (body == null || readable == null) {
            throw new Undecidable("the DO block can't be read");
        }
        new Blocks(this, body.tokens(), depth + 1).play(readable);
    }

    private void call(Command.Call call, int depth) {
        List<Key> known = Routines.named(run, call.name());
        if (known.size() != 1) {
            throw new Undecidable("it calls " + call.name() + ", whose effect is not known");
        }
        Routines.play(run, this, known.get(0), depth);
    }

    private void execute(Tokens tokens, Command.Execute execute, int depth, boolean inLoop) {
        Command prepared = run.session().prepared(execute.name().value());
        if (prepared == null) {
            throw SqlError.missing("26000", "prepared statement \"" + execute.name() + "\" does not exist");
        }
        run(tokens, prepared, depth, inLoop);
    }

    private void refresh(Command.Refresh refresh) {
        Key key = run.names().relation(refresh.name());
        Entity view = run.relation(key, refresh.name());
        Relations.refresh(run, key, view);
    }

    private void reindex(Command.Reindex reindex) {
        if (reindex.concurrently()) {
            Relations.requireNoTransaction(run, "REINDEX CONCURRENTLY");
        }
        QualifiedName name = reindex.name();
        if (name != null && (reindex.kind() == ObjectKind.TABLE || reindex.kind() == ObjectKind.INDEX)) {
            Key key = run.names().relation(name);
            Entity entity = run.relation(key, name);
            if (entity.setting(Relations.INVALID) != null) {
                run.catalog().put(key, entity.without(Part.setting(Relations.INVALID)));
            }
        }
    }

    private void utility(Command.Utility utility) {
        if (utility.kind() == Command.Utility.Kind.VACUUM) {
            Relations.requireNoTransaction(run, "VACUUM");
        }
        boolean needsTables = switch (utility.kind()) {
            case ANALYZE, CLUSTER, LOCK, VACUUM -> true;
            default -> false;
        };
        if (needsTables) {
            for (QualifiedName name : utility.names()) {
                run.relation(run.names().relation(name), name);
            }
        }
    }

    /** Whether the catalog is, in every object touched since the mark, as it was then. */
    boolean unchangedSince(int mark) {
        for (Map.Entry<Key, @Nullable Entity> before :
                run.catalog().before(mark).entrySet()) {
            if (!before.getKey().isTemporary()
                    && Comparison.of(before.getValue(), run.catalog().entry(before.getKey()))
                            != Rows.Comparison.EQUAL) {
                return false;
            }
        }
        return true;
    }
}
