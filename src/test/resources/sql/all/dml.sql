INSERT INTO plants VALUES (1, 'a;b', NULL);
INSERT INTO garden.plants AS p (id, "Latin", tags[1], address.zip) VALUES (1, DEFAULT, 'x', 'y'), (2, E'\'', $$z$$, '');
INSERT INTO plants DEFAULT VALUES;
INSERT INTO plants DEFAULT VALUES ON CONFLICT DO NOTHING RETURNING id;
INSERT INTO plants SELECT * FROM seeds;
INSERT INTO plants (a, b) SELECT a, b FROM seeds WHERE a NOT IN (SELECT a FROM plants) ORDER BY 1;
INSERT INTO plants (SELECT 1);
INSERT INTO plants (a) (SELECT 1) UNION SELECT 2;
INSERT INTO plants TABLE seeds;
INSERT INTO plants (a) WITH x AS (SELECT 1) SELECT * FROM x;
INSERT INTO plants (id) OVERRIDING SYSTEM VALUE VALUES (1);
INSERT INTO plants OVERRIDING USER VALUE SELECT 1;
INSERT INTO plants (a) VALUES (1) ON CONFLICT DO NOTHING;
INSERT INTO plants (a) VALUES (1) ON CONFLICT (a, "B") DO NOTHING;
INSERT INTO plants (a) VALUES (1) ON CONFLICT (a) WHERE a > 0 DO UPDATE SET a = EXCLUDED.a, b = (SELECT 1) WHERE plants.a IS DISTINCT FROM excluded.a RETURNING *;
INSERT INTO plants (a) VALUES (1) ON CONFLICT (lower(a), b COLLATE "C") DO UPDATE SET (a, b) = ROW (1, 2);
INSERT INTO plants (a) VALUES (1) ON CONFLICT ON CONSTRAINT plants_pkey DO UPDATE SET a = 1;
INSERT INTO plants SELECT a.x FROM a JOIN b ON a.conflict = b.conflict ON CONFLICT DO NOTHING;
WITH gone AS (DELETE FROM seeds RETURNING *), more (a) AS NOT MATERIALIZED (SELECT 1) INSERT INTO plants SELECT * FROM gone;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SEARCH DEPTH FIRST BY i SET ord CYCLE i SET cyc TO true DEFAULT false USING path UPDATE plants SET a = 1;
UPDATE plants SET a = 1;
UPDATE ONLY garden.plants AS p SET a = b IS NOT DISTINCT FROM c, (d, e) = (SELECT 1, 2), f[1] = 3 FROM beds b JOIN rows r USING (id) WHERE p.id = b.id RETURNING p.id;
UPDATE plants p SET name = trim(both from name) WHERE CURRENT OF c;
UPDATE plants * SET a = CASE WHEN a = 1 THEN 2 ELSE 3 END WHERE true;
UPDATE ONLY (plants) SET a = DEFAULT;
DELETE FROM plants;
DELETE FROM ONLY garden.plants p USING beds b, c WHERE p.bed = b.id RETURNING *;
DELETE FROM plants AS p WHERE EXISTS (SELECT 1 FROM beds WHERE p.id = beds.id);
WITH x AS (SELECT 1) DELETE FROM plants USING x;
MERGE INTO plants p USING seeds s ON p.id = s.id WHEN MATCHED AND s.n > 1 THEN UPDATE SET n = s.n WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT (id, n) VALUES (s.id, s.n);
WITH x AS (SELECT 1) MERGE INTO ONLY garden.plants AS p USING x ON true WHEN NOT MATCHED THEN DO NOTHING;
SELECT 1;
SELECT;
SELECT a.b, c AS "end", 'x' AS insert, d update FROM t alter, LATERAL (SELECT 1) drop WHERE a = ANY (ARRAY[1, 2]) AND b[1:2] = c[:3] FOR UPDATE OF t SKIP LOCKED;
SELECT * FROM a NATURAL JOIN b LEFT JOIN c ON a.i = c.i CROSS JOIN d TABLESAMPLE system (10) GROUP BY ROLLUP (a), GROUPING SETS ((b), ()) HAVING count(*) > 1 WINDOW w AS (PARTITION BY a ORDER BY b ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) ORDER BY a USING > NULLS LAST OFFSET 2 ROWS FETCH FIRST 2 ROWS WITH TIES;
SELECT 1 UNION ALL
SELECT 2 EXCEPT
SELECT 3;
(SELECT 1) UNION (SELECT 2);
((SELECT 1));
VALUES (1, 'a'), (2, 'b');
TABLE garden.plants;
WITH a AS MATERIALIZED (SELECT 1) TABLE a;
SELECT $1, a::text::varchar(3), b -> 'x' ->> 'y', c @> '{}', 1 - -2, 3 -- comment
  + 4 /* more /* nested */ */ AS sum;
SELECT E'it\'s \\' || 'it''s' || U&'\0441\043B' UESCAPE '\' || B'101' || X'1F' || N'n' || $$q$$ || $tag$ $$ $tag$, U&"d\0061t", "a""b";
SELECT 1.5e-3, .5, 5., 1e10, a.*, (b).c, d[1].e;
SELECT 'a'
  'b'

	'c';
SELECT a <-> b, a !~~* b, @ -5, |/ 4, a#>>'{b}', a ?| b, a OPERATOR(pg_catalog.+) b;
TRUNCATE plants;
TRUNCATE TABLE ONLY garden.plants, beds * RESTART IDENTITY CASCADE;
TRUNCATE plants CONTINUE IDENTITY RESTRICT;
COPY plants FROM '/tmp/x' WITH (FORMAT csv, HEADER true);
COPY garden.plants (a, "B") TO STDOUT DELIMITER ',' CSV HEADER;
COPY (SELECT * FROM plants) TO PROGRAM 'gzip' (FORMAT binary);
COPY plants FROM STDIN;
COPY BINARY plants TO '/tmp/x';
COPY plants FROM STDIN WITH CSV WHERE a > 1;
