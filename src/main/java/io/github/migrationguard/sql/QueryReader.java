package io.github.migrationguard.sql;

import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.QueryShape;
import io.github.migrationguard.sql.ast.QueryShape.Cte;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a query takes its rows from, by its clauses; never fails. */
public final class QueryReader {
    /** A table in a FROM list with the name that it goes by. */
    public record Source(QualifiedName table, String alias) {}

    private QueryReader() {}

    /** The clauses of the query that fills the range, outer parentheses allowed. */
    public static QueryShape shape(Tokens tokens, TokenRange range) {
        int from = range.from();
        int to = range.to();
        while (from < to && tokens.isSymbol(from, "(") && ExpressionReader.closing(tokens, from, to) == to - 1) {
            from++;
            to--;
        }
        List<Cte> ctes = new ArrayList<>();
        int at = withList(tokens, from, to, ctes);
        return clauses(tokens, at, to, ctes);
    }

    /** Reads a WITH list, if one starts at {@code from}; returns the token behind it. */
    static int withList(Tokens tokens, int from, int to, List<Cte> into) {
        if (from >= to || !tokens.isWord(from, "with")) {
            return from;
        }
        return cteList(tokens, from + 1, to, into);
    }

    private static int cteList(Tokens tokens, int from, int to, List<Cte> into) {
        int at = from;
        if (tokens.isWord(at, "recursive")) {
            at++;
        }
        while (at < to) {
            String name = Identifiers.of(tokens, at++).value();
            while (at < to && !tokens.isWord(at, "as")) {
                at++;
            }
            while (at < to && !tokens.isSymbol(at, "(")) {
                at++;
            }
            int close = ExpressionReader.closing(tokens, at, to);
            into.add(new Cte(name, new TokenRange(at + 1, close)));
            at = close + 1;
            while (at < to && !tokens.isSymbol(at, ",") && !startsStatement(tokens, at)) {
                at++;
            }
            if (at >= to || !tokens.isSymbol(at, ",")) {
                break;
            }
            at++;
        }
        return Math.min(at, to);
    }

    /** The CTEs of a WITH list that fills the range, as commands keep it: without the word WITH. */
    public static List<Cte> ctes(Tokens tokens, TokenRange with) {
        List<Cte> ctes = new ArrayList<>();
        cteList(tokens, with.from(), with.to(), ctes);
        return ctes;
    }

    private static boolean startsStatement(Tokens tokens, int token) {
        return switch (tokens.word(token)) {
            case "select", "insert", "update", "delete", "merge", "values", "table" -> true;
            default -> tokens.symbol(token) == '(';
        };
    }

    private static QueryShape clauses(Tokens tokens, int start, int to, List<Cte> ctes) {
        int listStart = start + 1;
        boolean grouped = false;
        if (tokens.isWord(start, "select") && tokens.isWord(listStart, "distinct")) {
            grouped = true;
            listStart++;
            if (tokens.isWord(listStart, "on")) {
                listStart = ExpressionReader.closing(tokens, listStart + 1, to) + 1;
            }
        } else if (tokens.isWord(start, "select") && tokens.isWord(listStart, "all")) {
            listStart++;
        }
        boolean select = start < to && tokens.isWord(start, "select");
        TokenRange items = TokenRange.EMPTY;
        TokenRange fromList = TokenRange.EMPTY;
        TokenRange where = TokenRange.EMPTY;
        boolean limited = false;
        String combined = null;
        int clauseStart = listStart;
        String clause = select ? "items" : "other";
        int nesting = 0;
        for (int i = Math.min(listStart, to); i <= to; i++) {
            String next = null;
            if (i == to) {
                next = "end";
            } else if (ExpressionReader.opens(tokens, i)) {
                nesting++;
            } else if (ExpressionReader.closes(tokens, i)) {
                nesting--;
            } else if (nesting == 0 && tokens.kind(i) == Kind.WORD) {
                next = clauseAt(tokens, i);
            }
            if (next == null) {
                continue;
            }
            TokenRange range = new TokenRange(clauseStart, i);
            switch (clause) {
                case "items" -> items = range;
                case "from" -> fromList = range;
                case "where" -> where = range;
                default -> {}
            }
            clause = next;
            clauseStart = i + 1;
            switch (next) {
                case "limit" -> limited = true;
                case "group" -> grouped = true;
                case "union", "intersect", "except" -> {
                    combined = next;
                    i = to;
                }
                default -> {}
            }
        }
        return new QueryShape(ctes, ExpressionReader.split(tokens, items), fromList, where, limited, grouped, combined);
    }

    private static @Nullable String clauseAt(Tokens tokens, int i) {
        String word = tokens.word(i);
        return switch (word) {
            case "from" -> tokens.isWord(i - 1, "distinct") ? null : word;
            case "where", "union", "intersect", "except" -> word;
            case "group", "having" -> "group";
            case "limit", "fetch" -> "limit";
            case "order", "offset", "window" -> "other";
            case "for" -> tokens.isWord(i + 1, "update") || tokens.isWord(i + 1, "share") ? "other" : null;
            default -> null;
        };
    }

    /** The tables of a FROM or USING list, with their aliases, at the top level of the range; subqueries are left out. */
    public static List<Source> sources(Tokens tokens, TokenRange from) {
        List<Source> sources = new ArrayList<>();
        boolean expected = true;
        int nesting = 0;
        for (int i = from.from(); i < from.to(); i++) {
            if (tokens.isSymbol(i, "(") && expected && isJoinParenthesis(tokens, i)) {
                continue;
            }
            if (ExpressionReader.opens(tokens, i)) {
                nesting++;
                expected = false;
            } else if (ExpressionReader.closes(tokens, i)) {
                nesting = Math.max(0, nesting - 1);
            } else if (nesting == 0 && (tokens.isSymbol(i, ",") || tokens.isWord(i, "join"))) {
                expected = true;
            } else if (nesting == 0 && expected && !isFiller(tokens, i)) {
                i = source(tokens, i, from.to(), sources);
                expected = false;
            }
        }
        return sources;
    }

    private static boolean isJoinParenthesis(Tokens tokens, int open) {
        return !tokens.isWord(open + 1, "select")
                && !tokens.isWord(open + 1, "values")
                && !tokens.isWord(open + 1, "with")
                && !tokens.isSymbol(open + 1, "(");
    }

    private static boolean isFiller(Tokens tokens, int i) {
        return tokens.isWord(i, "only") || tokens.isWord(i, "lateral");
    }

    private static int source(Tokens tokens, int at, int to, List<Source> into) {
        int i = at;
        QualifiedName name = name(tokens, i, to);
        if (name == null) {
            return at;
        }
        i += name.schema() == null ? 1 : 3;
        if (i < to && tokens.isSymbol(i, "(")) {
            return i - 1;
        }
        if (tokens.isSymbol(i, "*")) {
            i++;
        }
        if (i < to && tokens.isWord(i, "as")) {
            i++;
        }
        String alias = name.name().value();
        if (i < to && isAlias(tokens, i)) {
            alias = Identifiers.of(tokens, i).value();
            i++;
        }
        into.add(new Source(name, alias));
        return i - 1;
    }

    private static boolean isAlias(Tokens tokens, int i) {
        if (tokens.kind(i) == Kind.QUOTED_IDENTIFIER) {
            return true;
        }
        if (tokens.kind(i) != Kind.WORD) {
            return false;
        }
        return switch (tokens.word(i)) {
            case "on",
                    "join",
                    "left",
                    "right",
                    "full",
                    "inner",
                    "cross",
                    "natural",
                    "using",
                    "where",
                    "set",
                    "order",
                    "group",
                    "limit",
                    "union",
                    "for",
                    "tablesample",
                    "returning",
                    "when" -> false;
            default -> true;
        };
    }

    private static @Nullable QualifiedName name(Tokens tokens, int at, int to) {
        if (at >= to || !isName(tokens, at)) {
            return null;
        }
        Identifier first = Identifiers.of(tokens, at);
        if (at + 2 < to && tokens.isSymbol(at + 1, ".") && isName(tokens, at + 2)) {
            return new QualifiedName(first, Identifiers.of(tokens, at + 2));
        }
        return new QualifiedName(null, first);
    }

    private static boolean isName(Tokens tokens, int token) {
        Kind kind = tokens.kind(token);
        return kind == Kind.WORD || kind == Kind.QUOTED_IDENTIFIER || kind == Kind.PLACEHOLDER;
    }

    /** All tables that FROM, JOIN and USING name anywhere in the range, at any depth, without names of CTEs. */
    public static List<QualifiedName> relations(Tokens tokens, TokenRange range) {
        Set<String> ctes = new HashSet<>();
        List<QualifiedName> relations = new ArrayList<>();
        boolean expected = false;
        int[] listDepth = new int[16];
        int lists = 0;
        int nesting = 0;
        for (int i = range.from(); i < range.to(); i++) {
            if (ExpressionReader.opens(tokens, i)) {
                nesting++;
                continue;
            }
            if (ExpressionReader.closes(tokens, i)) {
                nesting--;
                while (lists > 0 && listDepth[lists - 1] > nesting) {
                    lists--;
                }
                expected = false;
                continue;
            }
            if (tokens.isSymbol(i, ",")) {
                expected = lists > 0 && listDepth[lists - 1] == nesting;
                continue;
            }
            if (tokens.kind(i) == Kind.WORD) {
                if (tokens.isWord(i, "as")
                        && tokens.isSymbol(i + 1, "(")
                        && i > range.from()
                        && isName(tokens, i - 1)) {
                    ctes.add(Identifiers.of(tokens, i - 1).value());
                }
                if ((tokens.isWord(i, "from") && startsFromList(tokens, i))
                        || (tokens.isWord(i, "using") && !tokens.isSymbol(i + 1, "("))) {
                    if (lists < listDepth.length && (lists == 0 || listDepth[lists - 1] != nesting)) {
                        listDepth[lists++] = nesting;
                    }
                    expected = true;
                    continue;
                }
                if (tokens.isWord(i, "join")) {
                    expected = true;
                    continue;
                }
                if (endsFromList(tokens, i)) {
                    if (lists > 0 && listDepth[lists - 1] == nesting) {
                        lists--;
                    }
                    expected = false;
                    continue;
                }
                if (expected && isFiller(tokens, i)) {
                    continue;
                }
            }
            if (expected) {
                expected = false;
                QualifiedName name = name(tokens, i, range.to());
                if (name != null) {
                    int behind = i + (name.schema() == null ? 1 : 3);
                    if (behind >= range.to() || !tokens.isSymbol(behind, "(")) {
                        relations.add(name);
                    }
                    i = behind - 1;
                }
            }
        }
        if (!ctes.isEmpty()) {
            relations.removeIf(
                    name -> name.schema() == null && ctes.contains(name.name().value()));
        }
        return relations;
    }

    /** FROM of a query, not of IS DISTINCT FROM, extract, trim, substring or overlay. */
    private static boolean startsFromList(Tokens tokens, int from) {
        if (tokens.isWord(from - 1, "distinct")) {
            return false;
        }
        int nesting = 0;
        for (int i = from - 1; i > 0 && from - i < 40; i--) {
            if (ExpressionReader.closes(tokens, i)) {
                nesting++;
            } else if (ExpressionReader.opens(tokens, i)) {
                if (nesting == 0) {
                    return !(tokens.isWord(i - 1, "extract")
                            || tokens.isWord(i - 1, "trim")
                            || tokens.isWord(i - 1, "substring")
                            || tokens.isWord(i - 1, "overlay"));
                }
                nesting--;
            } else if (nesting == 0 && tokens.isWord(i, "select")) {
                return true;
            }
        }
        return true;
    }

    private static boolean endsFromList(Tokens tokens, int i) {
        return switch (tokens.word(i)) {
            case "where",
                    "group",
                    "order",
                    "limit",
                    "having",
                    "union",
                    "except",
                    "intersect",
                    "returning",
                    "on",
                    "set" -> true;
            default -> false;
        };
    }
}
