package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.Tokens;
import java.util.Locale;
import java.util.Set;

/** Functions of PostgreSQL itself that change nothing worth comparing (PostgreSQL manual, chapter 9). */
final class BuiltIns {
    /** Words before a parenthesis that are no function. */
    private static final Set<String> SYNTAX = Set.of(
            "all",
            "and",
            "any",
            "array",
            "as",
            "between",
            "by",
            "case",
            "check",
            "distinct",
            "else",
            "except",
            "exists",
            "filter",
            "from",
            "in",
            "intersect",
            "into",
            "join",
            "key",
            "like",
            "not",
            "on",
            "or",
            "over",
            "row",
            "select",
            "set",
            "some",
            "then",
            "union",
            "using",
            "values",
            "when",
            "where",
            "with",
            "materialized",
            "varchar",
            "numeric",
            "decimal",
            "char",
            "character",
            "varying",
            "bit",
            "timestamp",
            "time",
            "interval",
            "precision",
            "lateral",
            "conflict",
            "returning",
            "having",
            "limit",
            "table",
            "only",
            "sets",
            "rollup",
            "cube");

    private static final Set<String> NAMES = Set.of(
            "abs",
            "age",
            "avg",
            "bool_and",
            "bool_or",
            "btrim",
            "cardinality",
            "ceil",
            "ceiling",
            "char_length",
            "clock_timestamp",
            "coalesce",
            "col_description",
            "concat",
            "concat_ws",
            "count",
            "currval",
            "decode",
            "dense_rank",
            "encode",
            "every",
            "extract",
            "first_value",
            "floor",
            "format",
            "gen_random_uuid",
            "generate_series",
            "greatest",
            "initcap",
            "lag",
            "last_value",
            "lastval",
            "lead",
            "least",
            "left",
            "length",
            "lower",
            "lpad",
            "ltrim",
            "max",
            "md5",
            "min",
            "mod",
            "nextval",
            "now",
            "nullif",
            "obj_description",
            "octet_length",
            "overlay",
            "position",
            "power",
            "quote_ident",
            "quote_literal",
            "quote_nullable",
            "random",
            "rank",
            "regexp_match",
            "repeat",
            "replace",
            "reverse",
            "right",
            "round",
            "row_number",
            "row_to_json",
            "rpad",
            "rtrim",
            "setval",
            "sign",
            "split_part",
            "sqrt",
            "starts_with",
            "statement_timestamp",
            "strpos",
            "substr",
            "substring",
            "sum",
            "timeofday",
            "timezone",
            "transaction_timestamp",
            "translate",
            "trim",
            "trunc",
            "unnest",
            "upper",
            "uuid_generate_v1",
            "uuid_generate_v4",
            "version",
            "xmlelement",
            "set_config",
            "current_setting",
            "current_database",
            "current_schema",
            "make_date",
            "make_interval",
            "crypt",
            "gen_salt",
            "digest",
            "txid_current",
            "inet_server_addr");

    private static final Set<String> PREFIXES =
            Set.of("pg_", "json_", "jsonb_", "array_", "string_", "regexp_", "date_", "to_", "has_", "row_", "ts_");

    private BuiltIns() {}

    static boolean isSyntax(Tokens tokens, int token) {
        return SYNTAX.contains(tokens.text(token).toLowerCase(Locale.ROOT));
    }

    static boolean isHarmless(String name) {
        if (NAMES.contains(name)) {
            return true;
        }
        if (name.startsWith("pg_create_") || name.startsWith("pg_drop_") || name.startsWith("pg_replication_")) {
            return false;
        }
        for (String prefix : PREFIXES) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
