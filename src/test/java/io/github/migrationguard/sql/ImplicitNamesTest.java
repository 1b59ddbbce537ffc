package io.github.migrationguard.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Command.IndexElement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as PostgreSQL 15 gave them to the columns of such indexes. */
final class ImplicitNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', textBlock = """
            plain ; plain
            "Quoted" ; Quoted
            plain COLLATE "C" text_ops DESC NULLS LAST ; plain
            lower(a) ; lower
            lower(a) text_pattern_ops DESC ; lower
            ((lower(a))) ; lower
            pg_catalog.lower(a) ; lower
            upper(lower(a)) ; upper
            md5(a || b) ; md5
            (upper(a)::char(3)) ; upper
            (a || b) ; expr
            (a::varchar) ; a
            (n::text) ; n
            ((n + 1)::bigint) ; int8
            ((d ->> 'x')::int) ; int4
            (d ->> 'x') ; expr
            ((d ->> 'x')::numeric(5,2)) ; numeric
            ((d ->> 'x')::timestamp with time zone) ; timestamptz
            ((d ->> 'x')::character varying) ; varchar
            (CAST(n AS bigint)) ; n
            (CAST(n + 1 AS bigint)) ; int8
            CAST(n + 1 AS double precision) ; float8
            coalesce(a, b) ; coalesce
            (greatest(n, 1)) ; greatest
            nullif(n, 1) ; nullif
            (CASE WHEN n > 1 THEN n END) ; case
            (CASE WHEN n > 1 THEN n ELSE n END) ; n
            (CASE WHEN n > 1 THEN 1 ELSE lower(a)::int END) ; lower
            (CASE WHEN n > 1 THEN n ELSE 1 END) ; case
            (a COLLATE "C") ; a
            ((lower(a))::text COLLATE "C") ; lower
            (t.a) ; a
            (ARRAY[n, 1]) ; array
            (tags[1]) ; tags
            ((tags)[1]) ; tags
            ((d['x'])::text) ; d
            (a IS NULL) ; expr
            (NOT flag) ; expr
            (flag) ; flag
            (n IN (1,2)) ; expr
            (a LIKE 'x%') ; expr
            (-n) ; expr
            (n BETWEEN 1 AND 2) ; expr
            (substring(a from 2 for 3)) ; substring
            (trim(a)) ; btrim
            trim(both 'x' from a) ; btrim
            trim(leading from a) ; ltrim
            extract(year from ts) ; extract
            (ts AT TIME ZONE 'UTC') ; timezone
            (a IS NORMALIZED) ; is_normalized
            position('x' in a) ; position
            ((comp).x) ; x
            ((comp).x::text) ; x
            (interval '1 day') ; interval
            (date '2020-01-01') ; date
            (1) ; expr
            ('x'::text) ; text
            ((('x'))::text) ; text
            (true) ; expr
            """)
    void areThoseOfPostgresql(String element, String expected) {
        Script script = Script.parse("CREATE INDEX ON t (" + element + ")");
        assertThat(script.problems()).isEmpty();
        List<IndexElement> elements =
                ((Command.CreateIndex) script.statements().get(0).command()).elements();
        assertThat(elements).extracting(IndexElement::implicitName).containsExactly(expected);
    }
}
