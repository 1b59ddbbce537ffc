package io.github.migrationguard.sql;

/** The options of CREATE SEQUENCE, ALTER SEQUENCE and identity columns ("SeqOptElem"). */
final class SequenceOptions {
    private SequenceOptions() {}

    /** Moves over all options that stand here; whether there was one. */
    static boolean skip(Cursor c) {
        int from = c.at();
        while (option(c)) {
            // each call moves over one option
        }
        return c.at() > from;
    }

    private static boolean option(Cursor c) {
        switch (c.word()) {
            case "as" -> {
                c.next();
                Types.read(c);
            }
            case "cache", "maxvalue", "minvalue" -> {
                c.next();
                number(c);
            }
            case "cycle", "logged", "unlogged" -> c.next();
            case "no" -> {
                c.next();
                c.next();
            }
            case "increment" -> {
                c.next();
                c.accept("by");
                number(c);
            }
            case "start" -> {
                c.next();
                c.accept("with");
                number(c);
            }
            case "restart" -> {
                c.next();
                c.accept("with");
                if (c.is(Tokens.Kind.NUMBER) || c.symbol() == '-' || c.symbol() == '+') {
                    number(c);
                }
            }
            case "owned" -> {
                c.next();
                c.expect("by");
                c.qualifiedName();
            }
            case "sequence" -> {
                if (!c.is(1, "name")) {
                    return false;
                }
                c.next();
                c.next();
                c.qualifiedName();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void number(Cursor c) {
        if (c.symbol() == '-' || c.symbol() == '+') {
            c.next();
        }
        if (!c.is(Tokens.Kind.NUMBER) && !c.is(Tokens.Kind.PLACEHOLDER)) {
            throw c.unfit("a number");
        }
        c.next();
    }
}
