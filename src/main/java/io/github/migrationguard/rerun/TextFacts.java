package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.QueryReader;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.Expression;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.QueryShape;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What the text of definitions and queries says, read once however often a statement is played. */
final class TextFacts {
    /** Facts of one range of tokens, each read when it is first asked for. */
    private static final class Facts {
        private String text = "";
        private boolean hasText;
        private Set<String> words = Set.of();
        private String joined = "";
        private boolean hasWords;
        private List<QualifiedName> relations = List.of();
        private boolean hasRelations;
        private int[] dependencies = {};
        private boolean hasDependencies;
    }

    private final IdentityHashMap<TokenRange, Facts> ranges = new IdentityHashMap<>();
    private final IdentityHashMap<TokenRange, Expression> expressions = new IdentityHashMap<>();
    private final IdentityHashMap<TokenRange, QueryShape> shapes = new IdentityHashMap<>();
    private final IdentityHashMap<Object, TokenRange> made = new IdentityHashMap<>();

    private Facts facts(TokenRange range) {
        Facts facts = ranges.get(range);
        if (facts == null) {
            facts = new Facts();
            ranges.put(range, facts);
        }
        return facts;
    }

    /** A range that is put together from parts of a statement, the same one every time. */
    TokenRange range(Object statement, Supplier<TokenRange> maker) {
        return made.computeIfAbsent(statement, ignored -> maker.get());
    }

    String text(Tokens tokens, TokenRange range) {
        if (range.isEmpty()) {
            return "";
        }
        Facts facts = facts(range);
        if (!facts.hasText) {
            facts.text = tokens.text(range);
            facts.hasText = true;
        }
        return facts.text;
    }

    /** All words and names of the range, folded. */
    Set<String> words(Tokens tokens, TokenRange range) {
        return range.isEmpty() ? Set.of() : withWords(tokens, range).words;
    }

    /** The words with a blank before and behind each. */
    String joinedWords(Tokens tokens, TokenRange range) {
        return range.isEmpty() ? "" : withWords(tokens, range).joined;
    }

    private Facts withWords(Tokens tokens, TokenRange range) {
        Facts facts = facts(range);
        if (!facts.hasWords) {
            facts.words = Uses.words(tokens, range);
            facts.joined = " " + String.join(" ", facts.words) + " ";
            facts.hasWords = true;
        }
        return facts;
    }

    /** The tables that the query names. */
    List<QualifiedName> relations(Tokens tokens, TokenRange range) {
        if (range.isEmpty()) {
            return List.of();
        }
        Facts facts = facts(range);
        if (!facts.hasRelations) {
            facts.relations = QueryReader.relations(tokens, range);
            facts.hasRelations = true;
        }
        return facts.relations;
    }

    /** A condition; the same value every time, so that what is assumed of its parts can be kept by identity. */
    Expression expression(Tokens tokens, TokenRange range) {
        Expression expression = expressions.get(range);
        if (expression == null) {
            expression = ExpressionReader.read(tokens, range);
            expressions.put(range, expression);
        }
        return expression;
    }

    /** The clauses of a query. */
    QueryShape shape(Tokens tokens, TokenRange range) {
        QueryShape shape = shapes.get(range);
        if (shape == null) {
            shape = QueryReader.shape(tokens, range);
            shapes.put(range, shape);
        }
        return shape;
    }

    /** Tokens that may name a function, a type or a sequence: called names, names behind ::, strings in nextval. */
    int[] dependencies(Tokens tokens, TokenRange range) {
        if (range.isEmpty()) {
            return new int[0];
        }
        Facts facts = facts(range);
        if (!facts.hasDependencies) {
            facts.dependencies = readDependencies(tokens, range);
            facts.hasDependencies = true;
        }
        return facts.dependencies;
    }

    private static int[] readDependencies(Tokens tokens, TokenRange range) {
        int[] found = new int[8];
        int count = 0;
        for (int i = range.from(); i < range.to(); i++) {
            Kind kind = tokens.kind(i);
            boolean name = kind == Kind.WORD || kind == Kind.QUOTED_IDENTIFIER;
            boolean used = name
                    ? (i + 1 < range.to() && tokens.isSymbol(i + 1, "(") && !BuiltIns.isSyntax(tokens, i))
                            || (i > range.from() && tokens.isSymbol(i - 1, "::"))
                    : kind == Kind.STRING && i > 1 && tokens.isWord(i - 2, "nextval");
            if (used) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
