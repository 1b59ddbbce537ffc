package io.github.migrationguard.sql.ast;

import java.util.Locale;

/** The kinds of object that PostgreSQL 14 to 18 commands create, alter, drop, comment on or grant. */
public enum ObjectKind {
    ACCESS_METHOD,
    AGGREGATE,
    CAST,
    COLLATION,
    COLUMN,
    CONSTRAINT,
    CONVERSION,
    DATABASE,
    DOMAIN,
    DOMAIN_CONSTRAINT,
    EVENT_TRIGGER,
    EXTENSION,
    FOREIGN_DATA_WRAPPER,
    FOREIGN_TABLE,
    FUNCTION,
    INDEX,
    LANGUAGE,
    LARGE_OBJECT,
    MATERIALIZED_VIEW,
    OPERATOR,
    OPERATOR_CLASS,
    OPERATOR_FAMILY,
    PARAMETER,
    POLICY,
    PROCEDURE,
    PUBLICATION,
    ROLE,
    ROUTINE,
    RULE,
    SCHEMA,
    SEQUENCE,
    SERVER,
    STATISTICS,
    SUBSCRIPTION,
    TABLE,
    TABLESPACE,
    TEXT_SEARCH_CONFIGURATION,
    TEXT_SEARCH_DICTIONARY,
    TEXT_SEARCH_PARSER,
    TEXT_SEARCH_TEMPLATE,
    TRANSFORM,
    TRIGGER,
    TYPE,
    USER_MAPPING,
    VIEW;

    private final String words = name().replace('_', ' ').toLowerCase(Locale.ROOT);

    /** The kind in the words of SQL, lower case: {@code materialized view}. */
    public String words() {
        return words;
    }

    /** Whether objects of this kind share the name space of relations in their schema (pg_class.relname). */
    public boolean isRelation() {
        return switch (this) {
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, INDEX, SEQUENCE -> true;
            default -> false;
        };
    }

    /** Whether it is called by name and argument types (pg_proc). */
    public boolean isRoutine() {
        return switch (this) {
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> true;
            default -> false;
        };
    }
}
