package io.github.migrationguard.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The top level of a query.
 *
 * @param ctes names of its WITH list with their statements
 * @param items the select list, one range per output column; empty for VALUES
 * @param from tokens of the FROM list, empty if none
 * @param where tokens of the condition, empty if none
 * @param limited whether LIMIT or FETCH cuts it
 * @param grouped whether GROUP BY, HAVING or DISTINCT is used
 * @param combined UNION, INTERSECT or EXCEPT at the top level, lower case; null if none. Items, from and where are then
 *     those of the first part
 */
public record QueryShape(
        List<Cte> ctes,
        List<TokenRange> items,
        TokenRange from,
        TokenRange where,
        boolean limited,
        boolean grouped,
        @Nullable String combined) {
    /** One name AS (statement) of a WITH list. */
    public record Cte(String name, TokenRange statement) {}
}
