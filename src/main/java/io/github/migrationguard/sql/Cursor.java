package io.github.migrationguard.sql;

import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A place in the tokens of one statement; reading beyond the statement's end meets nothing. */
final class Cursor {
    private final Tokens tokens;
    private final int start;
    private final int end;
    private int at;

    Cursor(Tokens tokens, int from, int end) {
        this.tokens = tokens;
        this.start = from;
        this.at = from;
        this.end = end;
    }

    Tokens tokens() {
        return tokens;
    }

    int at() {
        return at;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    boolean atEnd() {
        return at >= end;
    }

    void moveTo(int token) {
        at = token;
    }

    /** Moves over one token, which must be there. */
    void next() {
        if (at >= end) {
            throw unfit("more");
        }
        at++;
    }

    /** The class of the key word here, see {@link Keywords}. */
    byte wordClass() {
        return at < end ? tokens.wordClass(at) : 0;
    }

    /** Moves over exactly this operator if it stands here. */
    boolean acceptSymbol(String symbol) {
        if (at >= end || !tokens.isSymbol(at, symbol)) {
            return false;
        }
        at++;
        return true;
    }

    /** The key word here, lower case; empty if there is none. */
    String word() {
        return at < end ? tokens.word(at) : "";
    }

    /** The key word {@code ahead} tokens further. */
    String word(int ahead) {
        return at + ahead < end ? tokens.word(at + ahead) : "";
    }

    /** The first character of the operator or punctuation here; 0 if there is none. */
    char symbol() {
        return at < end ? tokens.symbol(at) : 0;
    }

    char symbol(int ahead) {
        return at + ahead < end ? tokens.symbol(at + ahead) : 0;
    }

    boolean is(String word) {
        return is(0, word);
    }

    boolean is(int ahead, String word) {
        return at + ahead < end && tokens.isWord(at + ahead, word);
    }

    boolean is(String first, String second) {
        return is(0, first) && is(1, second);
    }

    boolean accept(String word) {
        if (!is(word)) {
            return false;
        }
        at++;
        return true;
    }

    boolean accept(String first, String second) {
        if (!is(first, second)) {
            return false;
        }
        at += 2;
        return true;
    }

    boolean accept(String first, String second, String third) {
        if (!is(first, second) || !is(2, third)) {
            return false;
        }
        at += 3;
        return true;
    }

    boolean accept(char symbol) {
        if (symbol() != symbol) {
            return false;
        }
        at++;
        return true;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw unfit(word.toUpperCase(Locale.ROOT));
        }
    }

    void expect(char symbol) {
        if (!accept(symbol)) {
            throw unfit("\"" + symbol + "\"");
        }
    }

    boolean ifNotExists() {
        return accept("if", "not", "exists");
    }

    boolean ifExists() {
        return accept("if", "exists");
    }

    /** CASCADE or RESTRICT; whether it was CASCADE. */
    boolean cascade() {
        if (accept("cascade")) {
            return true;
        }
        accept("restrict");
        return false;
    }

    /** The complaint that the token here is not what the grammar wants. */
    Unfit unfit(String expected) {
        return Foreign.unfit(this, expected);
    }

    boolean isString() {
        return at < end && StringLiterals.isString(tokens, at);
    }

    boolean is(Kind kind) {
        return at < end && tokens.kind(at) == kind;
    }

    /** The value of the string here. */
    String string() {
        if (!isString()) {
            throw unfit("a string");
        }
        return StringLiterals.decode(tokens, at++);
    }

    /** Whether a name of a table, column or other object stands here. */
    boolean isName() {
        return isName(0);
    }

    boolean isName(int ahead) {
        return at + ahead < end && Identifiers.isColumnName(tokens, at + ahead);
    }

    /** A name as PostgreSQL's grammar takes for a table, column or other object. */
    Identifier name() {
        if (!isName()) {
            throw unfit("a name");
        }
        return Identifiers.of(tokens, at++);
    }

    /** A name that may also be a key word, as behind a dot or as a label. */
    Identifier label() {
        if (at >= end || !Identifiers.isName(tokens, at)) {
            throw unfit("a name");
        }
        return Identifiers.of(tokens, at++);
    }

    /** A name of a type or function: key words that may not name a column are allowed, column key words too. */
    Identifier functionName() {
        if (at < end && Identifiers.isName(tokens, at) && tokens.wordClass(at) != Keywords.RESERVED) {
            return Identifiers.of(tokens, at++);
        }
        throw unfit("a name");
    }

    /** A name with up to two qualifiers. */
    QualifiedName qualifiedName() {
        return qualified(name());
    }

    QualifiedName qualifiedFunctionName() {
        return qualified(functionName());
    }

    private QualifiedName qualified(Identifier first) {
        if (symbol() != '.') {
            return new QualifiedName(null, first);
        }
        Identifier schema = first;
        at++;
        Identifier name = label();
        while (accept('.')) {
            schema = name;
            name = label();
        }
        return new QualifiedName(schema, name);
    }

    /** A table as commands on rows name it: [ONLY] name [*], or ONLY (name). */
    QualifiedName relation() {
        boolean only = accept("only");
        if (only && accept('(')) {
            QualifiedName name = qualifiedName();
            expect(')');
            return name;
        }
        QualifiedName name = qualifiedName();
        acceptSymbol("*");
        return name;
    }

    List<QualifiedName> qualifiedNames() {
        QualifiedName first = qualifiedName();
        if (symbol() != ',') {
            return List.of(first);
        }
        List<QualifiedName> names = new ArrayList<>();
        names.add(first);
        while (accept(',')) {
            names.add(qualifiedName());
        }
        return List.copyOf(names);
    }

    List<Identifier> names() {
        Identifier first = name();
        if (symbol() != ',') {
            return List.of(first);
        }
        List<Identifier> names = new ArrayList<>();
        names.add(first);
        while (accept(',')) {
            names.add(name());
        }
        return List.copyOf(names);
    }

    /** Names in parentheses. */
    List<Identifier> nameList() {
        expect('(');
        List<Identifier> names = names();
        expect(')');
        return names;
    }

    /** A name of a role, with the words that stand for one. */
    Identifier role() {
        accept("group");
        switch (word()) {
            case "current_user", "session_user", "current_role", "user" -> {
                return label();
            }
            default -> {
                return functionName();
            }
        }
    }

    List<Identifier> roles() {
        List<Identifier> roles = new ArrayList<>();
        do {
            roles.add(role());
        } while (accept(','));
        return List.copyOf(roles);
    }

    /** The tokens inside the parentheses that open here; moves behind them. */
    TokenRange parenthesised() {
        if (symbol() != '(') {
            throw unfit("\"(\"");
        }
        int open = at;
        skipNested();
        return new TokenRange(open + 1, at - 1);
    }

    /** Moves over one token, or over everything up to the matching parenthesis or bracket, or to the END of a CASE. */
    void skipNested() {
        char symbol = symbol();
        if (symbol == '(' || symbol == '[') {
            skipBrackets();
        } else if (is("case") && !Seams.isLabel(tokens, at)) {
            skipCase();
        } else {
            next();
        }
    }

    private void skipBrackets() {
        int open = at;
        int depth = 0;
        do {
            switch (symbol()) {
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                default -> {}
            }
            at++;
        } while (depth > 0 && at < end);
        if (depth > 0) {
            throw Foreign.unclosed(tokens, open);
        }
    }

    private void skipCase() {
        int depth = 0;
        do {
            switch (Seams.isLabel(tokens, at) && depth > 0 ? "" : word()) {
                case "case" -> depth++;
                case "end" -> depth--;
                default -> {}
            }
            if (symbol() == '(' || symbol() == '[') {
                skipBrackets();
            } else {
                at++;
            }
        } while (depth > 0 && at < end);
    }

    /** Everything up to the statement's end, or from here on nothing. */
    TokenRange rest() {
        TokenRange rest = new TokenRange(at, Math.max(at, end));
        at = Math.max(at, end);
        return rest;
    }

    TokenRange since(int from) {
        return new TokenRange(from, at);
    }
}
