package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.Command;
import java.util.List;

/** The first run of a migration, which nothing interrupts: what state each of its statements leaves. */
final class CleanRun {
    private final Catalog catalog;
    private final List<Statement> statements;
    /** Journal mark after each statement; index 0 is the start. */
    private final int[] marks;
    /** The last statement whose commit survives a crash after each statement; 0 where none does. */
    private final int[] committed;

    private CleanRun(Catalog catalog, List<Statement> statements) {
        this.catalog = catalog;
        this.statements = statements;
        this.marks = new int[statements.size() + 1];
        this.committed = new int[statements.size() + 1];
    }

    /** @param atomic whether the tool runs the whole file in one transaction */
    static CleanRun play(Run run, List<Statement> statements, boolean atomic, Hazards hazards) {
        CleanRun clean = new CleanRun(run.catalog(), statements);
        if (atomic && statements.size() > 1) {
            run.session().begin(run.catalog().mark());
        }
        clean.play(run, hazards);
        if (atomic && run.session().inTransaction()) {
            clean.committed[statements.size()] = statements.size();
        }
        return clean;
    }

    int[] marks() {
        return marks;
    }

    int[] committed() {
        return committed;
    }

    private void play(Run run, Hazards hazards) {
        Interpreter interpreter = new Interpreter(run);
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            int mark = catalog.mark();
            try {
                interpreter.run(statement.tokens(), statement.command(), 0);
            } catch (SqlError error) {
                catalog.rollback(mark);
                hazards.add(Hazard.Kind.FAILS_AT_FIRST, i + 1, error.sqlState(), error.text());
            } catch (Undecidable undecidable) {
                catalog.rollback(mark);
                hazards.add(Hazard.Kind.UNDECIDED, i + 1, null, undecidable.reason());
            }
            marks[i + 1] = catalog.mark();
            boolean open = run.session().inTransaction() && !endsTransaction(statement.command());
            committed[i + 1] = open ? lastCommitBefore(i + 1, run) : i + 1;
        }
    }

    /** The newest statement whose mark is not beyond the start of the open transaction. */
    private int lastCommitBefore(int statement, Run run) {
        int k = statement;
        while (k > 0 && (marks[k] > run.session().transactionMark() || committedLater(k, statement))) {
            k--;
        }
        return k;
    }

    private boolean committedLater(int k, int statement) {
        return k == statement || isBegin(k) || committed[k] != k;
    }

    /** COMMIT and ROLLBACK, also with AND CHAIN, leave nothing open behind them. */
    private static boolean endsTransaction(Command command) {
        return command instanceof Command.Transaction transaction
                && (transaction.kind() == Command.Transaction.Kind.COMMIT
                        || transaction.kind() == Command.Transaction.Kind.ROLLBACK);
    }

    private boolean isBegin(int k) {
        return k > 0
                && statements.get(k - 1).command() instanceof Command.Transaction transaction
                && transaction.kind() == Command.Transaction.Kind.BEGIN;
    }
}
