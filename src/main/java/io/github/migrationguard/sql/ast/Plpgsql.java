package io.github.migrationguard.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PL/pgSQL statement inside a DO block or a routine's body (PostgreSQL manual, chapter 43). Ranges and commands refer
 * to the token list of the body.
 */
public sealed interface Plpgsql {
    /** [DECLARE ..] BEGIN body [EXCEPTION handlers] END. {@code declarations} is empty without DECLARE. */
    record Block(TokenRange declarations, List<Plpgsql> body, List<Handler> handlers) implements Plpgsql {}

    /** WHEN conditions THEN body. Conditions are folded condition names, or {@code sqlstate xxxxx} as {@code xxxxx}. */
    record Handler(List<String> conditions, List<Plpgsql> body) {}

    /** An SQL statement; PERFORM is a query; {@code into}: SELECT .. INTO variables. */
    record Sql(Command command, boolean into, TokenRange range) implements Plpgsql {}

    /** IF and ELSIF branches in order, ELSE ({@code otherwise}) empty if none. */
    record If(List<Branch> branches, List<Plpgsql> otherwise) implements Plpgsql {}

    /** One IF, ELSIF or CASE WHEN branch. */
    record Branch(TokenRange condition, List<Plpgsql> body) {}

    /** CASE; {@code subject} is empty for a searched one. */
    record Case(TokenRange subject, List<Branch> branches, List<Plpgsql> otherwise) implements Plpgsql {}

    /** LOOP, WHILE, FOR, FOREACH; {@code header}: everything before LOOP, empty for a bare LOOP. */
    record Loop(TokenRange header, List<Plpgsql> body) implements Plpgsql {}

    /** EXECUTE; {@code literal}: the command's text where it is one plain string, else null. */
    record Execute(@Nullable String literal, TokenRange expression, boolean into) implements Plpgsql {}

    /** RAISE; {@code exception}: whether it aborts (level EXCEPTION, or none written). {@code RAISE;} re-raises. */
    record Raise(boolean exception, TokenRange range) implements Plpgsql {}

    /** variable := expression. */
    record Assign(TokenRange target, TokenRange expression) implements Plpgsql {}

    record Return(TokenRange expression) implements Plpgsql {}

    /** EXIT and CONTINUE. */
    record Leave(TokenRange range) implements Plpgsql {}

    /** COMMIT and ROLLBACK inside a procedure or DO. */
    record EndTransaction(boolean commit) implements Plpgsql {}

    /** Statements that change nothing in the database: NULL, GET DIAGNOSTICS, ASSERT, OPEN, FETCH, CLOSE, MOVE. */
    record Quiet(String word, TokenRange range) implements Plpgsql {}
}
