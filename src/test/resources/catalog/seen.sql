-- Changes that must be seen: for each part of the queries, each property that it tells. SnapshotReaderTest reads them.
-- "only" names the part without which nobody would notice, "sees" an object that differs, and nothing else may differ.

-- case: schema created
-- only: schema
-- sees: schema "N 1"
-- then
CREATE SCHEMA "N 1";
-- case: schema gets another owner
-- sees: schema "S 1"
-- then
ALTER SCHEMA "S 1" OWNER TO mg_eve;

-- case: table without columns created
-- only: relation
-- sees: table "S 1"."N t"
-- then
CREATE TABLE "S 1"."N t" ();
-- case: view created
-- sees: view public.v
-- sees: column public.v.x
-- then
CREATE VIEW v AS SELECT 1 AS x;
-- case: view selects something else
-- sees: view public.v
CREATE VIEW v AS SELECT 1 AS x;
-- then
CREATE OR REPLACE VIEW v AS SELECT 2 AS x;
-- case: view gets options
-- sees: view public.v
CREATE VIEW v AS SELECT 1 AS x;
-- then
ALTER VIEW v SET (security_barrier = true);
-- case: materialized view emptied
-- sees: materialized view public.m
CREATE MATERIALIZED VIEW m AS SELECT 1 AS x;
-- then
REFRESH MATERIALIZED VIEW m WITH NO DATA;
-- case: table renamed
-- sees: table public.empty
-- sees: table public.empty2
CREATE TABLE empty ();
-- then
ALTER TABLE empty RENAME TO empty2;
-- case: table unlogged
-- sees: table public.b
CREATE TABLE b (x int);
-- then
ALTER TABLE b SET UNLOGGED;
-- case: table owner
-- sees: table public.a
-- then
ALTER TABLE a OWNER TO mg_eve;
-- case: table options
-- sees: table public.a
-- then
ALTER TABLE a SET (fillfactor = 50);
-- case: options of its toast table
-- sees: table public.a
-- then
ALTER TABLE a SET (toast.autovacuum_enabled = false);
-- case: table access method
-- sees: table public.x
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE x ();
-- then
DROP TABLE x;
CREATE TABLE x () USING heap2;
-- case: replica identity full
-- sees: table public.a
-- then
ALTER TABLE a REPLICA IDENTITY FULL;
-- case: replica identity nothing
-- sees: table public.a
ALTER TABLE a REPLICA IDENTITY FULL;
-- then
ALTER TABLE a REPLICA IDENTITY NOTHING;
-- case: replica identity by an index
-- sees: table public.a
-- sees: index public.a_pkey
-- then
ALTER TABLE a REPLICA IDENTITY USING INDEX a_pkey;
-- case: typed table
-- sees: table public.x
CREATE TYPE ct AS (i int);
CREATE TABLE x OF ct;
-- then
ALTER TABLE x NOT OF;
-- case: partition key
-- sees: table public.p
CREATE TABLE p (i int) PARTITION BY LIST (i);
-- then
DROP TABLE p;
CREATE TABLE p (i int) PARTITION BY RANGE (i);
-- case: partition bound
-- sees: table public.p1
CREATE TABLE p (i int) PARTITION BY LIST (i);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
-- then
ALTER TABLE p DETACH PARTITION p1;
ALTER TABLE p ATTACH PARTITION p1 FOR VALUES IN (1, 2);
-- case: partition detached
-- sees: table public.p1
-- sees: inheritance public.p1 from public.p
-- sees: column public.p1.i
CREATE TABLE p (i int) PARTITION BY LIST (i);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
-- then
ALTER TABLE p DETACH PARTITION p1;
-- case: partition half detached
-- sees: inheritance public.p1 from public.p
CREATE TABLE p (i int) PARTITION BY LIST (i);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
-- then
UPDATE pg_inherits SET inhdetachpending = true WHERE inhrelid = 'p1'::regclass;
-- case: child without columns
-- only: inheritance
-- sees: inheritance public.y from public.x
CREATE TABLE x ();
CREATE TABLE y ();
-- then
ALTER TABLE y INHERIT x;
-- case: order of parents
-- sees: inheritance public.z from public.x
-- sees: inheritance public.z from public.y
CREATE TABLE x ();
CREATE TABLE y ();
CREATE TABLE z () INHERITS (x, y);
-- then
ALTER TABLE z NO INHERIT x;
ALTER TABLE z INHERIT x;

-- case: row security enabled
-- only: row security
-- sees: row security "S 1"."T b"
-- then
ALTER TABLE "S 1"."T b" ENABLE ROW LEVEL SECURITY;
-- case: row security forced
-- sees: row security public.a
ALTER TABLE a ENABLE ROW LEVEL SECURITY;
-- then
ALTER TABLE a FORCE ROW LEVEL SECURITY;

-- case: column added
-- only: column
-- sees: column public.a."X y"
-- then
ALTER TABLE a ADD "X y" int;
-- case: columns in another order
-- sees: column public.x.i
-- sees: column public.x.j
CREATE TABLE x (i int, j int);
-- then
DROP TABLE x;
CREATE TABLE x (j int, i int);
-- case: column type
-- sees: column public.a.b
-- then
ALTER TABLE a ALTER b TYPE varchar;
-- case: length of a type
-- sees: column public.x.v
CREATE TABLE x (v varchar(10));
-- then
ALTER TABLE x ALTER v TYPE varchar(11);
-- case: column collation
-- sees: column public.a.b
-- then
ALTER TABLE a ALTER b TYPE text COLLATE "C";
-- case: column not null
-- to: 17
-- sees: column public.a.b
-- then
ALTER TABLE a ALTER b SET NOT NULL;
-- case: column not null, with its constraint
-- from: 18
-- sees: column public.a.b
-- sees: constraint a_b_not_null of table public.a
-- then
ALTER TABLE a ALTER b SET NOT NULL;
-- case: column default
-- sees: column public.a.b
-- then
ALTER TABLE a ALTER b SET DEFAULT 'x';
-- case: column identity
-- sees: column public.x.i
CREATE TABLE x (i int GENERATED ALWAYS AS IDENTITY);
-- then
ALTER TABLE x ALTER i SET GENERATED BY DEFAULT;
-- case: column no longer generated
-- sees: column public.x.j
CREATE TABLE x (i int, j int GENERATED ALWAYS AS (i * 2) STORED);
-- then
ALTER TABLE x ALTER j DROP EXPRESSION;
-- case: stored or virtual
-- from: 18
-- sees: column public.x.j
CREATE TABLE x (i int, j int GENERATED ALWAYS AS (i * 2) STORED);
-- then
DROP TABLE x;
CREATE TABLE x (i int, j int GENERATED ALWAYS AS (i * 2) VIRTUAL);
-- case: column storage
-- sees: column public.a.b
-- then
ALTER TABLE a ALTER b SET STORAGE EXTERNAL;
-- case: column compression
-- sees: column public.a.b
-- then
ALTER TABLE a ALTER b SET COMPRESSION pglz;
-- case: column statistics
-- sees: column public.a.b
-- then
ALTER TABLE a ALTER b SET STATISTICS 77;
-- case: column options
-- sees: column public.a.b
-- then
ALTER TABLE a ALTER b SET (n_distinct = 5);
-- case: column has a parent
-- sees: column public.y.i
-- sees: inheritance public.y from public.x
CREATE TABLE x (i int);
CREATE TABLE y (i int);
-- then
ALTER TABLE y INHERIT x;
-- case: inherited column declared here too
-- sees: column public.y.i
CREATE TABLE x (i int);
CREATE TABLE y () INHERITS (x);
-- then
ALTER TABLE y NO INHERIT x;
ALTER TABLE y INHERIT x;
-- case: default of a view's column
-- sees: column public.v.x
CREATE VIEW v AS SELECT 1 AS x;
-- then
ALTER VIEW v ALTER x SET DEFAULT 3;

-- case: check constraint
-- only: constraint
-- sees: constraint "C k" of table public.a
-- then
ALTER TABLE a ADD CONSTRAINT "C k" CHECK (id > 0);
-- case: constraint validated
-- sees: constraint k of table public.a
ALTER TABLE a ADD CONSTRAINT k CHECK (id > 0) NOT VALID;
-- then
ALTER TABLE a VALIDATE CONSTRAINT k;
-- case: foreign key deferrable
-- sees: constraint k of table "S 1"."T b"
ALTER TABLE "S 1"."T b" ADD CONSTRAINT k FOREIGN KEY ("Id") REFERENCES a;
-- then
ALTER TABLE "S 1"."T b" ALTER CONSTRAINT k DEFERRABLE INITIALLY DEFERRED;
-- case: foreign key by another index
-- sees: constraint k of table "S 1"."T b"
ALTER TABLE a ADD CONSTRAINT u1 UNIQUE (id), ADD CONSTRAINT u2 UNIQUE (id);
ALTER TABLE "S 1"."T b" ADD CONSTRAINT k FOREIGN KEY ("Id") REFERENCES a (id);
-- then
UPDATE pg_constraint SET conindid = 'u2'::regclass WHERE conname = 'k';
-- case: constraint declared here too
-- sees: constraint k of table public.y
CREATE TABLE x (i int, CONSTRAINT k CHECK (i > 0));
CREATE TABLE y (i int) INHERITS (x);
-- then
ALTER TABLE y ADD CONSTRAINT k CHECK (i > 0);
-- case: constraint has a parent
-- sees: constraint k of table public.x
-- sees: constraint k of table public.y
CREATE TABLE x (i int);
CREATE TABLE y (i int, CONSTRAINT k CHECK (i > 0)) INHERITS (x);
-- then
ALTER TABLE x ADD CONSTRAINT k CHECK (i > 0);
-- case: constraint part of another
-- sees: constraint p1_i_key of table public.p1
-- sees: index public.p_i_idx
-- sees: constraint p_i_key of table public.p
-- sees: index public.p_i_key
-- sees: inheritance public.p1_i_key from public.p_i_key
CREATE TABLE p (i int) PARTITION BY LIST (i);
CREATE TABLE p1 (i int UNIQUE);
ALTER TABLE p ATTACH PARTITION p1 FOR VALUES IN (1);
CREATE INDEX p_i_idx ON ONLY p (i);
-- then
DROP INDEX p_i_idx;
ALTER TABLE p ADD UNIQUE (i);

-- case: index created
-- only: index
-- sees: index "S 1"."I 1"
-- then
CREATE INDEX "I 1" ON "S 1"."T b" ("Id") WHERE "Id" > 0;
-- case: index invalid
-- sees: index public.a_pkey
-- then
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'a_pkey'::regclass;
-- case: index not ready
-- sees: index public.a_pkey
-- then
UPDATE pg_index SET indisready = false WHERE indexrelid = 'a_pkey'::regclass;
-- case: index half dropped
-- sees: index public.a_pkey
-- then
UPDATE pg_index SET indislive = false WHERE indexrelid = 'a_pkey'::regclass;
-- case: index of a deferrable constraint
-- sees: index public.x_i_key
-- sees: constraint x_i_key of table public.x
CREATE TABLE x (i int UNIQUE);
-- then
ALTER TABLE x DROP CONSTRAINT x_i_key;
ALTER TABLE x ADD UNIQUE (i) DEFERRABLE;
-- case: index primary
-- sees: index public.x_i
-- sees: constraint x_i of table public.x
CREATE TABLE x (i int NOT NULL);
CREATE UNIQUE INDEX x_i ON x (i);
-- then
ALTER TABLE x ADD PRIMARY KEY USING INDEX x_i;
-- case: index clustered
-- sees: index public.a_pkey
-- then
ALTER TABLE a CLUSTER ON a_pkey;
-- case: index options
-- sees: index public.a_pkey
-- then
ALTER INDEX a_pkey SET (fillfactor = 50);
-- case: statistics of an index column
-- sees: index public.e
CREATE INDEX e ON a ((id + 1));
-- then
ALTER INDEX e ALTER COLUMN 1 SET STATISTICS 7;
-- case: index attached to a partitioned one
-- sees: inheritance public.p1_i from public.p_i
-- sees: index public.p_i
CREATE TABLE p (i int) PARTITION BY LIST (i);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE INDEX p_i ON ONLY p (i);
CREATE INDEX p1_i ON p1 (i);
-- then
ALTER INDEX p_i ATTACH PARTITION p1_i;

-- case: policy created
-- only: policy
-- sees: policy "P 1" of table public.a
-- then
CREATE POLICY "P 1" ON a;
-- case: policy roles
-- sees: policy p of table public.a
CREATE POLICY p ON a;
-- then
ALTER POLICY p ON a TO mg_bob, mg_eve;
-- case: policy restrictive
-- sees: policy p of table public.a
CREATE POLICY p ON a;
-- then
DROP POLICY p ON a;
CREATE POLICY p ON a AS RESTRICTIVE;
-- case: policy command
-- sees: policy p of table public.a
CREATE POLICY p ON a FOR UPDATE;
-- then
DROP POLICY p ON a;
CREATE POLICY p ON a FOR DELETE;
-- case: policy condition
-- sees: policy p of table public.a
CREATE POLICY p ON a USING (true);
-- then
ALTER POLICY p ON a USING (false);
-- case: policy check
-- sees: policy p of table public.a
CREATE POLICY p ON a WITH CHECK (true);
-- then
ALTER POLICY p ON a WITH CHECK (false);

-- case: trigger created
-- only: trigger
-- sees: trigger "T 1" of table public.a
-- then
CREATE TRIGGER "T 1" BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION tf();
-- case: trigger disabled
-- sees: trigger t of table public.a
CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION tf();
-- then
ALTER TABLE a DISABLE TRIGGER t;
-- case: trigger always
-- sees: trigger t of table public.a
CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION tf();
ALTER TABLE a DISABLE TRIGGER t;
-- then
ALTER TABLE a ENABLE ALWAYS TRIGGER t;
-- case: trigger for replicas
-- sees: trigger t of table public.a
CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION tf();
ALTER TABLE a DISABLE TRIGGER t;
-- then
ALTER TABLE a ENABLE REPLICA TRIGGER t;
-- case: trigger of a foreign key disabled
-- sees: trigger "RI_FKey_check_ins" for constraint k of table "S 1"."T b"
-- sees: trigger "RI_FKey_check_upd" for constraint k of table "S 1"."T b"
ALTER TABLE "S 1"."T b" ADD CONSTRAINT k FOREIGN KEY ("Id") REFERENCES a;
-- then
ALTER TABLE "S 1"."T b" DISABLE TRIGGER ALL;

-- case: rule created
-- only: rule
-- sees: rule "R 1" of table public.a
-- then
CREATE RULE "R 1" AS ON DELETE TO a DO INSTEAD NOTHING;
-- case: rule disabled
-- sees: rule r of table public.a
CREATE RULE r AS ON DELETE TO a DO INSTEAD NOTHING;
-- then
ALTER TABLE a DISABLE RULE r;
-- case: rule always
-- sees: rule r of table public.a
CREATE RULE r AS ON DELETE TO a DO INSTEAD NOTHING;
-- then
ALTER TABLE a ENABLE ALWAYS RULE r;
-- case: rule for replicas
-- sees: rule r of table public.a
CREATE RULE r AS ON DELETE TO a DO INSTEAD NOTHING;
-- then
ALTER TABLE a ENABLE REPLICA RULE r;

-- case: sequence created
-- only: sequence
-- sees: sequence public."Q s"
-- then
CREATE SEQUENCE "Q s";
-- case: sequence owner
-- sees: sequence public.s
-- then
ALTER SEQUENCE s OWNER TO mg_eve;
-- case: sequence type
-- sees: sequence public.s
CREATE SEQUENCE s2;
ALTER SEQUENCE s MAXVALUE 100;
-- then
ALTER SEQUENCE s AS smallint MAXVALUE 100;
-- case: sequence start
-- sees: sequence public.s
-- then
ALTER SEQUENCE s START 5;
-- case: sequence increment
-- sees: sequence public.s
-- then
ALTER SEQUENCE s INCREMENT 5;
-- case: sequence minimum
-- sees: sequence public.s
-- then
ALTER SEQUENCE s MINVALUE -5;
-- case: sequence maximum
-- sees: sequence public.s
-- then
ALTER SEQUENCE s MAXVALUE 500;
-- case: sequence cache
-- sees: sequence public.s
-- then
ALTER SEQUENCE s CACHE 5;
-- case: sequence cycles
-- sees: sequence public.s
-- then
ALTER SEQUENCE s CYCLE;
-- case: sequence of a column
-- sees: sequence public.s
-- then
ALTER SEQUENCE s OWNED BY a.id;
-- case: sequence unlogged
-- from: 15
-- sees: sequence public.s
-- then
ALTER SEQUENCE s SET UNLOGGED;

-- case: statistics created
-- only: statistics
-- sees: statistics public."X s"
-- then
CREATE STATISTICS "X s" ON id, b FROM a;
-- case: statistics owner
-- sees: statistics public.x
CREATE STATISTICS x ON id, b FROM a;
-- then
ALTER STATISTICS x OWNER TO mg_eve;
-- case: statistics target
-- sees: statistics public.x
CREATE STATISTICS x ON id, b FROM a;
-- then
ALTER STATISTICS x SET STATISTICS 9;

-- case: function created
-- only: function
-- sees: function "S 1"."F x"(integer, "S 1"."T b")
-- then
CREATE FUNCTION "S 1"."F x"(int, "S 1"."T b") RETURNS int LANGUAGE sql AS 'SELECT 1';
-- case: body of a function
-- sees: function public.f(integer)
-- then
CREATE OR REPLACE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 2';
-- case: volatility of a function
-- sees: function public.f(integer)
-- then
ALTER FUNCTION f(int) STABLE;
-- case: setting of a function
-- sees: function public.f(integer)
-- then
ALTER FUNCTION f(int) SET search_path = '';
-- case: rights of a function
-- sees: function public.f(integer)
-- then
ALTER FUNCTION f(int) SECURITY DEFINER;
-- case: owner of a function
-- sees: function public.f(integer)
-- then
ALTER FUNCTION f(int) OWNER TO mg_eve;
-- case: procedure created
-- sees: procedure public.pr()
-- then
CREATE PROCEDURE pr() LANGUAGE plpgsql AS 'BEGIN END';
-- case: aggregate created
-- sees: aggregate public.ag(integer)
-- then
CREATE AGGREGATE ag(int) (SFUNC = int4pl, STYPE = int);
-- case: aggregate starts elsewhere
-- sees: aggregate public.ag(integer)
CREATE AGGREGATE ag(int) (SFUNC = int4pl, STYPE = int);
-- then
CREATE OR REPLACE AGGREGATE ag(int) (SFUNC = int4pl, STYPE = int, INITCOND = '3');
-- case: aggregate computes something else
-- sees: aggregate public.ag(integer)
CREATE AGGREGATE ag(int) (SFUNC = int4pl, STYPE = int);
-- then
CREATE OR REPLACE AGGREGATE ag(int) (SFUNC = int4mul, STYPE = int);
-- case: aggregate ends with a function
-- sees: aggregate public.ag(integer)
CREATE AGGREGATE ag(int) (SFUNC = int4pl, STYPE = int);
-- then
CREATE OR REPLACE AGGREGATE ag(int) (SFUNC = int4pl, STYPE = int, FINALFUNC = int4abs);
-- case: aggregate combines
-- sees: aggregate public.ag(integer)
CREATE AGGREGATE ag(int) (SFUNC = int4pl, STYPE = int);
-- then
CREATE OR REPLACE AGGREGATE ag(int) (SFUNC = int4pl, STYPE = int, COMBINEFUNC = int4pl);
-- case: aggregate parallel
-- sees: aggregate public.ag(integer)
CREATE AGGREGATE ag(int) (SFUNC = int4pl, STYPE = int);
-- then
CREATE OR REPLACE AGGREGATE ag(int) (SFUNC = int4pl, STYPE = int, PARALLEL = SAFE);
-- case: aggregate moves
-- sees: aggregate public.ag(integer)
CREATE AGGREGATE ag(int) (SFUNC = int4pl, STYPE = int);
-- then
CREATE OR REPLACE AGGREGATE ag(int) (SFUNC = int4pl, STYPE = int, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = int);
-- case: aggregate sorts
-- sees: aggregate public.ag(integer)
CREATE AGGREGATE ag(int) (SFUNC = int4larger, STYPE = int);
-- then
CREATE OR REPLACE AGGREGATE ag(int) (SFUNC = int4larger, STYPE = int, SORTOP = >);

-- case: enum without labels
-- only: type
-- sees: type "S 1"."E n"
-- then
CREATE TYPE "S 1"."E n" AS ENUM ();
-- case: type owner
-- sees: type public.en
-- then
ALTER TYPE en OWNER TO mg_eve;
-- case: enum label added
-- only: enum label
-- sees: enum label public.en.'o''c'
-- then
ALTER TYPE en ADD VALUE 'o''c';
-- case: enum labels in another order
-- sees: enum label public.e2.'x'
-- sees: enum label public.e2.'y'
CREATE TYPE e2 AS ENUM ('x', 'y');
-- then
DROP TYPE e2;
CREATE TYPE e2 AS ENUM ('y', 'x');
-- case: attribute of a composite type
-- sees: column public.ct.j
CREATE TYPE ct AS (i int);
-- then
ALTER TYPE ct ADD ATTRIBUTE j text;
-- case: composite type and enum
-- sees: type public.t0
CREATE TYPE t0 AS ();
-- then
DROP TYPE t0;
CREATE TYPE t0 AS ENUM ();
-- case: range of something else
-- sees: type public.r0
-- sees: function public.r0(integer, integer)
-- sees: function public.r0(integer, integer, text)
-- sees: function public.r0(bigint, bigint)
-- sees: function public.r0(bigint, bigint, text)
-- sees: function public.r0_multirange()
-- sees: function public.r0_multirange(public.r0)
-- sees: function public.r0_multirange(public.r0[])
CREATE TYPE r0 AS RANGE (SUBTYPE = int, MULTIRANGE_TYPE_NAME = r0_multirange);
ALTER FUNCTION r0_multirange() COST 2;
ALTER FUNCTION r0_multirange(r0) COST 2;
ALTER FUNCTION r0_multirange(r0[]) COST 2;
-- then
DROP TYPE r0;
CREATE TYPE r0 AS RANGE (SUBTYPE = bigint, MULTIRANGE_TYPE_NAME = r0_multirange);
-- case: range with a difference
-- sees: type public.r0
CREATE FUNCTION d0(int, int) RETURNS float8 IMMUTABLE LANGUAGE sql AS 'SELECT 1.0::float8';
CREATE TYPE r0 AS RANGE (SUBTYPE = int);
-- then
DROP TYPE r0;
CREATE TYPE r0 AS RANGE (SUBTYPE = int, SUBTYPE_DIFF = d0);
-- case: domain created
-- sees: domain public.d
-- then
CREATE DOMAIN d AS int;
-- case: domain over something else
-- sees: domain public.d
CREATE DOMAIN d AS int;
-- then
DROP DOMAIN d;
CREATE DOMAIN d AS bigint;
-- case: domain default
-- sees: domain public.d
CREATE DOMAIN d AS int;
-- then
ALTER DOMAIN d SET DEFAULT 4;
-- case: domain not null
-- to: 16
-- sees: domain public.d
CREATE DOMAIN d AS int;
-- then
ALTER DOMAIN d SET NOT NULL;
-- case: domain not null, with its constraint
-- from: 17
-- sees: domain public.d
-- sees: constraint d_not_null of domain public.d
CREATE DOMAIN d AS int;
-- then
ALTER DOMAIN d SET NOT NULL;
-- case: domain collation
-- sees: domain public.d
CREATE DOMAIN d AS text;
-- then
DROP DOMAIN d;
CREATE DOMAIN d AS text COLLATE "C";
-- case: shell type
-- sees: type public.sh
-- then
CREATE TYPE sh;
-- case: base type
-- sees: type public.bt
-- sees: function public.bt_in(cstring)
-- sees: function public.bt_out(public.bt)
CREATE TYPE bt;
-- then
CREATE FUNCTION bt_in(cstring) RETURNS bt IMMUTABLE STRICT LANGUAGE internal AS 'int4in';
CREATE FUNCTION bt_out(bt) RETURNS cstring IMMUTABLE STRICT LANGUAGE internal AS 'int4out';
CREATE TYPE bt (INPUT = bt_in, OUTPUT = bt_out, LIKE = int4);
-- case: domain constraint
-- only: domain constraint
-- sees: constraint k of domain public.d
CREATE DOMAIN d AS int;
-- then
ALTER DOMAIN d ADD CONSTRAINT k CHECK (VALUE > 0);
-- case: domain constraint validated
-- sees: constraint k of domain public.d
CREATE DOMAIN d AS int;
ALTER DOMAIN d ADD CONSTRAINT k CHECK (VALUE > 0) NOT VALID;
-- then
ALTER DOMAIN d VALIDATE CONSTRAINT k;

-- case: cast created
-- only: cast
-- sees: cast public.en as integer
CREATE FUNCTION c0(en) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- then
CREATE CAST (en AS int) WITH FUNCTION c0(en);
-- case: cast implicit
-- sees: cast public.en as integer
CREATE FUNCTION c0(en) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE CAST (en AS int) WITH FUNCTION c0(en);
-- then
DROP CAST (en AS int);
CREATE CAST (en AS int) WITH FUNCTION c0(en) AS IMPLICIT;
-- case: cast by another function
-- sees: cast public.en as integer
CREATE FUNCTION c0(en) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION c1(en) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE CAST (en AS int) WITH FUNCTION c0(en);
-- then
DROP CAST (en AS int);
CREATE CAST (en AS int) WITH FUNCTION c1(en);
-- case: cast by text
-- sees: cast public.en as json
CREATE CAST (en AS json) WITH INOUT;
CREATE FUNCTION c0(en) RETURNS json LANGUAGE sql AS 'SELECT null::json';
-- then
DROP CAST (en AS json);
CREATE CAST (en AS json) WITH FUNCTION c0(en);

-- case: operator created
-- only: operator
-- sees: operator "S 1".##(public.en,public.en)
-- then
CREATE OPERATOR "S 1".## (LEFTARG = en, RIGHTARG = en, FUNCTION = eq);
-- case: operator restricted
-- sees: operator public.##(public.en,public.en)
CREATE OPERATOR ## (LEFTARG = en, RIGHTARG = en, FUNCTION = eq);
-- then
ALTER OPERATOR ## (en, en) SET (RESTRICT = eqsel, JOIN = eqjoinsel);
-- case: operator owner
-- sees: operator public.##(public.en,public.en)
CREATE OPERATOR ## (LEFTARG = en, RIGHTARG = en, FUNCTION = eq);
-- then
ALTER OPERATOR ## (en, en) OWNER TO mg_eve;
-- case: operator computes something else
-- sees: operator public.##(public.en,public.en)
CREATE OPERATOR ## (LEFTARG = en, RIGHTARG = en, FUNCTION = eq);
-- then
DROP OPERATOR ## (en, en);
CREATE OPERATOR ## (LEFTARG = en, RIGHTARG = en, FUNCTION = ne);
-- case: operator merges and hashes
-- sees: operator public.##(public.en,public.en)
CREATE OPERATOR ## (LEFTARG = en, RIGHTARG = en, FUNCTION = eq, COMMUTATOR = ##);
-- then
DROP OPERATOR ## (en, en);
CREATE OPERATOR ## (LEFTARG = en, RIGHTARG = en, FUNCTION = eq, COMMUTATOR = ##, HASHES, MERGES);
-- case: operator commutes
-- sees: operator public.##(public.en,public.en)
CREATE OPERATOR ## (LEFTARG = en, RIGHTARG = en, FUNCTION = eq);
-- then
DROP OPERATOR ## (en, en);
CREATE OPERATOR ## (LEFTARG = en, RIGHTARG = en, FUNCTION = eq, COMMUTATOR = ##);

-- case: operator family created
-- only: operator family
-- sees: operator family public."O f" using btree
-- then
CREATE OPERATOR FAMILY "O f" USING btree;
-- case: operator in a family
-- sees: operator family public.o using btree
CREATE OPERATOR FAMILY o USING btree;
-- then
ALTER OPERATOR FAMILY o USING btree ADD OPERATOR 1 < (int, int);
-- case: function in a family
-- sees: operator family public.o using btree
CREATE OPERATOR FAMILY o USING btree;
-- then
ALTER OPERATOR FAMILY o USING btree ADD FUNCTION 1 btint4cmp(int, int);
-- case: operator family owner
-- sees: operator family public.o using btree
CREATE OPERATOR FAMILY o USING btree;
-- then
ALTER OPERATOR FAMILY o USING btree OWNER TO mg_eve;
-- case: operator class created
-- only: operator class
-- sees: operator class public."O c" using btree
CREATE OPERATOR FAMILY o USING btree;
ALTER OPERATOR FAMILY o USING btree ADD OPERATOR 1 < (int, int), FUNCTION 1 btint4cmp(int, int);
-- then
CREATE OPERATOR CLASS "O c" FOR TYPE int USING btree FAMILY o AS STORAGE int;
-- case: operator class default
-- sees: operator class public.o using btree
CREATE OPERATOR FAMILY o USING btree;
CREATE OPERATOR CLASS o FOR TYPE point USING btree FAMILY o AS STORAGE point;
-- then
DROP OPERATOR CLASS o USING btree;
CREATE OPERATOR CLASS o DEFAULT FOR TYPE point USING btree FAMILY o AS STORAGE point;
-- case: operator class owner
-- sees: operator class public.o using btree
CREATE OPERATOR FAMILY o USING btree;
CREATE OPERATOR CLASS o FOR TYPE point USING btree FAMILY o AS STORAGE point;
-- then
ALTER OPERATOR CLASS o USING btree OWNER TO mg_eve;

-- case: collation created
-- only: collation
-- sees: collation public."C o"
-- then
CREATE COLLATION "C o" (LC_COLLATE = 'C', LC_CTYPE = 'C');
-- case: collation owner
-- sees: collation public.co
CREATE COLLATION co (LC_COLLATE = 'C', LC_CTYPE = 'C');
-- then
ALTER COLLATION co OWNER TO mg_eve;
-- case: collation elsewhere
-- sees: collation public.co
CREATE COLLATION co (PROVIDER = icu, LOCALE = 'de');
-- then
DROP COLLATION co;
CREATE COLLATION co (PROVIDER = icu, LOCALE = 'fr');
-- case: collation not deterministic
-- sees: collation public.co
CREATE COLLATION co (PROVIDER = icu, LOCALE = 'de');
-- then
DROP COLLATION co;
CREATE COLLATION co (PROVIDER = icu, LOCALE = 'de', DETERMINISTIC = false);
-- case: collation with rules
-- from: 16
-- sees: collation public.co
CREATE COLLATION co (PROVIDER = icu, LOCALE = 'de');
-- then
DROP COLLATION co;
CREATE COLLATION co (PROVIDER = icu, LOCALE = 'de', RULES = '&a < b');

-- case: conversion created
-- only: conversion
-- sees: conversion public."C v"
-- then
CREATE CONVERSION "C v" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-- case: conversion default
-- sees: conversion public.cv
CREATE CONVERSION cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-- then
DROP CONVERSION cv;
CREATE DEFAULT CONVERSION cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-- case: conversion owner
-- sees: conversion public.cv
CREATE CONVERSION cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-- then
ALTER CONVERSION cv OWNER TO mg_eve;

-- case: text search configuration created
-- only: text search configuration
-- sees: text search configuration public."T c"
-- then
CREATE TEXT SEARCH CONFIGURATION "T c" (PARSER = "default");
-- case: text search mapping
-- sees: text search configuration public.tc
CREATE TEXT SEARCH CONFIGURATION tc (PARSER = "default");
-- then
ALTER TEXT SEARCH CONFIGURATION tc ADD MAPPING FOR word WITH simple;
-- case: text search configuration owner
-- sees: text search configuration public.tc
CREATE TEXT SEARCH CONFIGURATION tc (PARSER = "default");
-- then
ALTER TEXT SEARCH CONFIGURATION tc OWNER TO mg_eve;
-- case: text search dictionary created
-- only: text search dictionary
-- sees: text search dictionary public."T d"
-- then
CREATE TEXT SEARCH DICTIONARY "T d" (TEMPLATE = simple);
-- case: text search dictionary options
-- sees: text search dictionary public.td
CREATE TEXT SEARCH DICTIONARY td (TEMPLATE = simple);
-- then
ALTER TEXT SEARCH DICTIONARY td (ACCEPT = false);
-- case: text search dictionary owner
-- sees: text search dictionary public.td
CREATE TEXT SEARCH DICTIONARY td (TEMPLATE = simple);
-- then
ALTER TEXT SEARCH DICTIONARY td OWNER TO mg_eve;
-- case: text search dictionary by another template
-- sees: text search dictionary public.td
CREATE TEXT SEARCH TEMPLATE tt (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY td (TEMPLATE = simple);
-- then
DROP TEXT SEARCH DICTIONARY td;
CREATE TEXT SEARCH DICTIONARY td (TEMPLATE = tt);
-- case: text search parser created
-- only: text search parser
-- sees: text search parser public."T p"
-- then
CREATE TEXT SEARCH PARSER "T p" (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
-- case: text search template created
-- only: text search template
-- sees: text search template public."T t"
-- then
CREATE TEXT SEARCH TEMPLATE "T t" (LEXIZE = dsimple_lexize);

-- case: extension created, which brings its comment
-- sees: extension citext
-- sees: comment on extension citext
-- then
CREATE EXTENSION citext;
-- case: extension moved
-- sees: extension citext
CREATE EXTENSION citext;
-- then
ALTER EXTENSION citext SET SCHEMA "S 1";
-- case: older version of an extension
-- only: extension
-- sees: extension citext
CREATE EXTENSION citext VERSION '1.4';
-- then
ALTER EXTENSION citext UPDATE TO '1.5';
-- case: function depends on an extension
-- only: extension dependency
-- sees: extension dependency function public.f(integer) on citext
CREATE EXTENSION citext;
-- then
ALTER FUNCTION f(int) DEPENDS ON EXTENSION citext;

-- case: comment on a table
-- only: comment
-- sees: comment on table public.a
-- then
COMMENT ON TABLE a IS 'x';
-- case: comment on a column changed
-- sees: comment on table column "S 1"."T b"."Id"
COMMENT ON COLUMN "S 1"."T b"."Id" IS 'x';
-- then
COMMENT ON COLUMN "S 1"."T b"."Id" IS 'y';
-- case: comment on a constraint
-- sees: comment on table constraint a_pkey on public.a
-- then
COMMENT ON CONSTRAINT a_pkey ON a IS 'x';
-- case: comment on the schema public
-- sees: comment on schema public
-- then
COMMENT ON SCHEMA public IS 'x';
-- case: comment on an extension
-- sees: comment on extension plpgsql
-- then
COMMENT ON EXTENSION plpgsql IS 'x';
-- case: comment on a role
-- only: shared comment
-- sees: comment on role mg_bob
-- then
COMMENT ON ROLE mg_bob IS 'x';
-- case: comment on the database
-- sees: comment on this database
-- then
DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS %L', current_database(), 'x'); END $$;

-- case: privileges of a table
-- only: acl
-- sees: acl of table public.a
-- then
GRANT SELECT ON a TO mg_bob;
-- case: grant option
-- sees: acl of table public.a
GRANT SELECT ON a TO mg_bob;
-- then
GRANT SELECT ON a TO mg_bob WITH GRANT OPTION;
-- case: privileges of a column
-- sees: acl of table column public.a.b
-- then
GRANT SELECT (b) ON a TO mg_bob;
-- case: privileges of a sequence
-- sees: acl of sequence public.s
-- then
GRANT USAGE ON SEQUENCE s TO mg_bob;
-- case: a function nobody may run
-- sees: acl of function public.f(integer)
-- then
REVOKE ALL ON FUNCTION f(int) FROM PUBLIC;
-- case: owner without privileges
-- sees: acl of table public.a
-- then
REVOKE ALL ON a FROM CURRENT_USER;
-- case: privileges of a schema
-- sees: acl of schema public
-- then
GRANT CREATE ON SCHEMA public TO mg_bob;
-- case: privileges of a type
-- sees: acl of type public.en
-- then
REVOKE ALL ON TYPE en FROM PUBLIC;
-- case: privileges of a language
-- sees: acl of language plpgsql
-- then
REVOKE ALL ON LANGUAGE plpgsql FROM PUBLIC;
-- case: privileges of a foreign data wrapper
-- sees: acl of foreign-data wrapper w
CREATE FOREIGN DATA WRAPPER w;
-- then
GRANT USAGE ON FOREIGN DATA WRAPPER w TO mg_bob;
-- case: privileges of a server
-- sees: acl of server srv
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER srv FOREIGN DATA WRAPPER w;
-- then
GRANT USAGE ON FOREIGN SERVER srv TO mg_bob;
-- case: privileges of a large object
-- sees: acl of large object 4242
DO $$ BEGIN PERFORM lo_create(4242); END $$;
-- then
GRANT SELECT ON LARGE OBJECT 4242 TO mg_bob;
-- case: privileges of the database
-- sees: acl of this database
-- then
DO $$ BEGIN EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()); END $$;
-- case: privileges of a tablespace
-- sees: acl of tablespace pg_default
-- then
GRANT CREATE ON TABLESPACE pg_default TO mg_bob;
-- case: privileges of a parameter
-- from: 15
-- sees: acl of parameter ACL work_mem
-- then
GRANT SET ON PARAMETER work_mem TO mg_bob;
-- case: privileges of a built-in function
-- sees: acl of function pg_catalog.pg_sleep(double precision)
-- then
REVOKE ALL ON FUNCTION pg_sleep(double precision) FROM PUBLIC;
-- case: privileges of an extension's function
-- sees: acl of function public.citext_eq(public.citext,public.citext)
CREATE EXTENSION citext;
-- then
REVOKE ALL ON FUNCTION citext_eq(citext, citext) FROM PUBLIC;

-- case: default privileges
-- only: default privileges
-- sees: default privileges of mg_bob in "S 1" for tables
-- then
ALTER DEFAULT PRIVILEGES FOR ROLE mg_bob IN SCHEMA "S 1" GRANT SELECT ON TABLES TO mg_eve;
-- case: default privileges changed
-- sees: default privileges of mg_bob for functions
ALTER DEFAULT PRIVILEGES FOR ROLE mg_bob REVOKE ALL ON FUNCTIONS FROM PUBLIC;
-- then
ALTER DEFAULT PRIVILEGES FOR ROLE mg_bob GRANT EXECUTE ON FUNCTIONS TO mg_eve;

-- case: publication created
-- only: publication
-- sees: publication "P b"
-- then
CREATE PUBLICATION "P b";
-- case: publication of all tables
-- sees: publication pb
CREATE PUBLICATION pb;
-- then
DROP PUBLICATION pb;
CREATE PUBLICATION pb FOR ALL TABLES;
-- case: publication of inserts
-- sees: publication pb
CREATE PUBLICATION pb;
-- then
ALTER PUBLICATION pb SET (publish = 'insert');
-- case: publication via root
-- sees: publication pb
CREATE PUBLICATION pb;
-- then
ALTER PUBLICATION pb SET (publish_via_partition_root = true);
-- case: publication owner
-- sees: publication pb
CREATE PUBLICATION pb;
-- then
ALTER PUBLICATION pb OWNER TO CURRENT_USER;
UPDATE pg_publication SET pubowner = 'mg_eve'::regrole;
-- case: publication of generated columns
-- from: 18
-- sees: publication pb
CREATE PUBLICATION pb;
-- then
ALTER PUBLICATION pb SET (publish_generated_columns = stored);
-- case: table published
-- only: publication table
-- sees: publication table pb of table "S 1"."T b"
CREATE PUBLICATION pb;
-- then
ALTER PUBLICATION pb ADD TABLE "S 1"."T b";
-- case: some rows published
-- from: 15
-- sees: publication table pb of table public.a
CREATE PUBLICATION pb FOR TABLE a;
-- then
ALTER PUBLICATION pb SET TABLE a WHERE (id > 1);
-- case: some columns published
-- from: 15
-- sees: publication table pb of table public.a
CREATE PUBLICATION pb FOR TABLE a;
-- then
ALTER PUBLICATION pb SET TABLE a (id);
-- case: schema published
-- from: 15
-- only: publication schema
-- sees: publication schema pb of schema "S 1"
CREATE PUBLICATION pb;
-- then
ALTER PUBLICATION pb ADD TABLES IN SCHEMA "S 1";

-- case: subscription created
-- only: subscription
-- sees: subscription "S b"
-- then
CREATE SUBSCRIPTION "S b" CONNECTION 'dbname=none' PUBLICATION pb WITH (connect = false);
-- case: subscription to something else
-- sees: subscription sb
CREATE SUBSCRIPTION sb CONNECTION 'dbname=none' PUBLICATION pb WITH (connect = false, slot_name = NONE);
-- then
ALTER SUBSCRIPTION sb SET PUBLICATION pc WITH (refresh = false);
-- case: subscription synchronous
-- sees: subscription sb
CREATE SUBSCRIPTION sb CONNECTION 'dbname=none' PUBLICATION pb WITH (connect = false, slot_name = NONE);
-- then
ALTER SUBSCRIPTION sb SET (synchronous_commit = local);
-- case: subscription binary
-- sees: subscription sb
CREATE SUBSCRIPTION sb CONNECTION 'dbname=none' PUBLICATION pb WITH (connect = false, slot_name = NONE);
-- then
ALTER SUBSCRIPTION sb SET (binary = true);
-- case: subscription with a slot
-- sees: subscription sb
CREATE SUBSCRIPTION sb CONNECTION 'dbname=none' PUBLICATION pb WITH (connect = false, slot_name = NONE);
-- then
ALTER SUBSCRIPTION sb SET (slot_name = 'x');
-- case: subscription enabled
-- sees: subscription sb
CREATE SUBSCRIPTION sb CONNECTION 'dbname=none' PUBLICATION pb WITH (connect = false, slot_name = 'x');
-- then
UPDATE pg_subscription SET subenabled = true;
-- case: subscription owner
-- sees: subscription sb
CREATE SUBSCRIPTION sb CONNECTION 'dbname=none' PUBLICATION pb WITH (connect = false, slot_name = 'x');
-- then
UPDATE pg_subscription SET subowner = 'mg_eve'::regrole;

-- case: event trigger created
-- only: event trigger
-- sees: event trigger "E t"
CREATE FUNCTION et() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
-- then
CREATE EVENT TRIGGER "E t" ON ddl_command_end EXECUTE FUNCTION et();
-- case: event trigger disabled
-- sees: event trigger e
CREATE FUNCTION et() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION et();
-- then
ALTER EVENT TRIGGER e DISABLE;
-- case: event trigger for some commands
-- sees: event trigger e
CREATE FUNCTION et() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION et();
-- then
DROP EVENT TRIGGER e;
CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION et();
-- case: event trigger on another event
-- sees: event trigger e
CREATE FUNCTION et() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION et();
-- then
DROP EVENT TRIGGER e;
CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION et();
-- case: event trigger runs another function
-- sees: event trigger e
CREATE FUNCTION et() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION et2() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION et();
-- then
DROP EVENT TRIGGER e;
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION et2();
-- case: event trigger owner
-- sees: event trigger e
CREATE FUNCTION et() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION et();
-- then
UPDATE pg_event_trigger SET evtowner = 'mg_eve'::regrole;

-- case: language created
-- only: language
-- sees: language "L 1"
-- then
CREATE LANGUAGE "L 1" HANDLER plpgsql_call_handler;
-- case: language trusted
-- sees: language l
CREATE LANGUAGE l HANDLER plpgsql_call_handler;
-- then
CREATE OR REPLACE TRUSTED LANGUAGE l HANDLER plpgsql_call_handler;
-- case: language inline and validated
-- sees: language l
CREATE LANGUAGE l HANDLER plpgsql_call_handler;
-- then
CREATE OR REPLACE LANGUAGE l HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
-- case: language owner
-- sees: language l
CREATE LANGUAGE l HANDLER plpgsql_call_handler;
-- then
ALTER LANGUAGE l OWNER TO mg_eve;
-- case: transform created
-- only: transform
-- sees: transform for integer language plpgsql
CREATE FUNCTION i0(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'prsd_end';
-- then
CREATE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION i0(internal));
-- case: transform by another function
-- sees: transform for integer language plpgsql
CREATE FUNCTION i0(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'prsd_end';
CREATE FUNCTION i1(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'prsd_end';
CREATE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION i0(internal));
-- then
CREATE OR REPLACE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION i1(internal));
-- case: access method created
-- only: access method
-- sees: access method "A m"
-- then
CREATE ACCESS METHOD "A m" TYPE INDEX HANDLER bthandler;
-- case: access method of another handler
-- sees: access method am
CREATE ACCESS METHOD am TYPE INDEX HANDLER bthandler;
-- then
DROP ACCESS METHOD am;
CREATE ACCESS METHOD am TYPE INDEX HANDLER hashhandler;

-- case: foreign data wrapper created
-- only: foreign data wrapper
-- sees: foreign data wrapper "W 1"
-- then
CREATE FOREIGN DATA WRAPPER "W 1";
-- case: foreign data wrapper options
-- sees: foreign data wrapper w
CREATE FOREIGN DATA WRAPPER w;
-- then
ALTER FOREIGN DATA WRAPPER w OPTIONS (x 'y');
-- case: foreign data wrapper validated
-- sees: foreign data wrapper w
CREATE FOREIGN DATA WRAPPER w;
-- then
ALTER FOREIGN DATA WRAPPER w VALIDATOR postgresql_fdw_validator;
-- case: server created
-- only: server
-- sees: server "S r"
CREATE FOREIGN DATA WRAPPER w;
-- then
CREATE SERVER "S r" FOREIGN DATA WRAPPER w;
-- case: server options
-- sees: server sr
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER sr FOREIGN DATA WRAPPER w;
-- then
ALTER SERVER sr OPTIONS (x 'y');
-- case: server version
-- sees: server sr
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER sr FOREIGN DATA WRAPPER w;
-- then
ALTER SERVER sr VERSION '2';
-- case: server type
-- sees: server sr
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER sr FOREIGN DATA WRAPPER w;
-- then
DROP SERVER sr;
CREATE SERVER sr TYPE 'x' FOREIGN DATA WRAPPER w;
-- case: server of another wrapper
-- sees: server sr
CREATE FOREIGN DATA WRAPPER w;
CREATE FOREIGN DATA WRAPPER w2;
CREATE SERVER sr FOREIGN DATA WRAPPER w;
-- then
DROP SERVER sr;
CREATE SERVER sr FOREIGN DATA WRAPPER w2;
-- case: server owner
-- sees: server sr
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER sr FOREIGN DATA WRAPPER w;
-- then
UPDATE pg_foreign_server SET srvowner = 'mg_eve'::regrole;
-- case: user mapping created
-- only: user mapping
-- sees: user mapping of mg_bob for server sr
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER sr FOREIGN DATA WRAPPER w;
-- then
CREATE USER MAPPING FOR mg_bob SERVER sr;
-- case: user mapping with another password
-- sees: user mapping of mg_bob for server sr
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER sr FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR mg_bob SERVER sr OPTIONS (password 'one');
-- then
ALTER USER MAPPING FOR mg_bob SERVER sr OPTIONS (SET password 'two');
-- case: foreign table options
-- only: foreign table
-- sees: foreign table options public.ft
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER sr FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE ft (i int) SERVER sr;
-- then
ALTER FOREIGN TABLE ft OPTIONS (x 'y');
-- case: foreign table on another server
-- sees: foreign table options public.ft
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER sr FOREIGN DATA WRAPPER w;
CREATE SERVER sr2 FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE ft (i int) SERVER sr;
-- then
DROP FOREIGN TABLE ft;
CREATE FOREIGN TABLE ft (i int) SERVER sr2;
-- case: options of a foreign column
-- sees: column public.ft.i
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER sr FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE ft (i int) SERVER sr;
-- then
ALTER FOREIGN TABLE ft ALTER i OPTIONS (x 'y');

-- case: large object created
-- only: large object
-- sees: large object 4242
-- then
DO $$ BEGIN PERFORM lo_create(4242); END $$;
-- case: large object owner
-- sees: large object 4242
DO $$ BEGIN PERFORM lo_create(4242); END $$;
-- then
ALTER LARGE OBJECT 4242 OWNER TO mg_eve;
-- case: security label
-- only: security label
-- sees: security label x on table public.a
-- then
INSERT INTO pg_seclabel VALUES ('a'::regclass, 'pg_class'::regclass, 0, 'x', 'y');
-- case: security label of a role
-- only: shared security label
-- sees: security label x on role mg_bob
-- then
INSERT INTO pg_shseclabel VALUES ('mg_bob'::regrole, 'pg_authid'::regclass, 'x', 'y');

-- case: connections to the database
-- only: database
-- sees: database this database
-- then
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT 7', current_database()); END $$;
-- case: owner of the database
-- sees: database this database
-- then
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO mg_eve', current_database()); END $$;

-- case: role created
-- only: role
-- sees: role "M g"
-- then
CREATE ROLE "M g";
-- case: role superuser
-- sees: role mg_bob
-- then
ALTER ROLE mg_bob SUPERUSER;
-- case: role inherits
-- sees: role mg_bob
-- then
ALTER ROLE mg_bob NOINHERIT;
-- case: role creates roles
-- sees: role mg_bob
-- then
ALTER ROLE mg_bob CREATEROLE;
-- case: role creates databases
-- sees: role mg_bob
-- then
ALTER ROLE mg_bob CREATEDB;
-- case: role logs in
-- sees: role mg_bob
-- then
ALTER ROLE mg_bob LOGIN;
-- case: role replicates
-- sees: role mg_bob
-- then
ALTER ROLE mg_bob REPLICATION;
-- case: role goes round row security
-- sees: role mg_bob
-- then
ALTER ROLE mg_bob BYPASSRLS;
-- case: connections of a role
-- sees: role mg_bob
-- then
ALTER ROLE mg_bob CONNECTION LIMIT 3;
-- case: end of a role
-- sees: role mg_bob
-- then
ALTER ROLE mg_bob VALID UNTIL '2030-01-01';
-- case: password of a role
-- only: role password
-- sees: role password mg_bob
-- then
ALTER ROLE mg_bob PASSWORD 'x';
-- case: member of a role
-- only: role membership
-- sees: role membership mg_bob to mg_eve by ${superuser}
-- then
GRANT mg_bob TO mg_eve;
-- case: member with admin option
-- sees: role membership mg_bob to mg_eve by ${superuser}
GRANT mg_bob TO mg_eve;
-- then
GRANT mg_bob TO mg_eve WITH ADMIN OPTION;
-- case: member that does not inherit
-- from: 16
-- sees: role membership mg_bob to mg_eve by ${superuser}
GRANT mg_bob TO mg_eve;
-- then
GRANT mg_bob TO mg_eve WITH INHERIT FALSE;
-- case: member that may not set
-- from: 16
-- sees: role membership mg_bob to mg_eve by ${superuser}
GRANT mg_bob TO mg_eve;
-- then
GRANT mg_bob TO mg_eve WITH SET FALSE;
-- case: setting of a role
-- only: setting
-- sees: setting work_mem of role mg_bob
-- then
ALTER ROLE mg_bob SET work_mem = '1MB';
-- case: setting of a role in the database
-- sees: setting work_mem of role mg_bob in this database
-- then
DO $$ BEGIN EXECUTE format('ALTER ROLE mg_bob IN DATABASE %I SET work_mem = ''1MB''', current_database()); END $$;
-- case: setting of the database
-- sees: setting search_path of all roles in this database
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = a', current_database()); END $$;
-- then
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = a, b', current_database()); END $$;
-- case: setting of everybody
-- sees: setting work_mem of all roles
-- then
ALTER ROLE ALL SET work_mem = '1MB';
-- case: tablespace options
-- only: tablespace
-- sees: tablespace pg_default
-- then
ALTER TABLESPACE pg_default SET (random_page_cost = 2);
-- case: tablespace owner
-- sees: tablespace pg_default
-- then
ALTER TABLESPACE pg_default OWNER TO mg_eve;

-- Rarer properties.

-- case: table in another tablespace
-- sees: table public.a
-- then
UPDATE pg_class SET reltablespace = (SELECT oid FROM pg_tablespace WHERE spcname = 'pg_default') WHERE oid = 'a'::regclass;
-- case: index in another tablespace
-- sees: index public.a_pkey
-- then
UPDATE pg_class SET reltablespace = (SELECT oid FROM pg_tablespace WHERE spcname = 'pg_default') WHERE oid = 'a_pkey'::regclass;
-- case: policy for select, then for insert
-- sees: policy p of table public.a
CREATE POLICY p ON a FOR SELECT;
-- then
DROP POLICY p ON a;
CREATE POLICY p ON a FOR INSERT;
-- case: aggregate moves from elsewhere
-- sees: aggregate public.ag(integer)
CREATE AGGREGATE ag(int) (SFUNC = int4pl, STYPE = int, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = int);
-- then
CREATE OR REPLACE AGGREGATE ag(int) (SFUNC = int4pl, STYPE = int, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = int,
    MINITCOND = '4', MFINALFUNC = int4abs);
-- case: aggregate in parts
-- sees: aggregate public.ag(numeric)
CREATE AGGREGATE ag(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg, COMBINEFUNC = numeric_avg_combine);
-- then
CREATE OR REPLACE AGGREGATE ag(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg, COMBINEFUNC = numeric_avg_combine,
    SERIALFUNC = numeric_avg_serialize, DESERIALFUNC = numeric_avg_deserialize);
-- case: base type preferred
-- sees: type public.bt
CREATE TYPE bt;
CREATE FUNCTION bt_in(cstring) RETURNS bt IMMUTABLE STRICT LANGUAGE internal AS 'int4in';
CREATE FUNCTION bt_out(bt) RETURNS cstring IMMUTABLE STRICT LANGUAGE internal AS 'int4out';
CREATE TYPE bt (INPUT = bt_in, OUTPUT = bt_out, LIKE = int4);
-- then
UPDATE pg_type SET typispreferred = true WHERE oid = 'bt'::regtype;
-- case: range made canonical
-- sees: type public.r0
CREATE TYPE r0 AS RANGE (SUBTYPE = int);
-- then
UPDATE pg_range SET rngcanonical = 'int4range_canonical'::regproc WHERE rngtypid = 'r0'::regtype;
-- case: name of a multirange
-- sees: cast public.r0 as public.m0
-- sees: cast public.r0 as public.m1
-- sees: type public.r0
-- sees: function public.m0()
-- sees: function public.m0(public.r0)
-- sees: function public.m0(public.r0[])
-- sees: function public.m1()
-- sees: function public.m1(public.r0)
-- sees: function public.m1(public.r0[])
CREATE TYPE r0 AS RANGE (SUBTYPE = int, MULTIRANGE_TYPE_NAME = m0);
-- then
DROP TYPE r0;
CREATE TYPE r0 AS RANGE (SUBTYPE = int, MULTIRANGE_TYPE_NAME = m1);
-- case: operator before its operand
-- sees: operator public.##(none,public.en)
CREATE FUNCTION eq1(en) RETURNS boolean LANGUAGE sql AS 'SELECT true';
-- then
CREATE OPERATOR ## (RIGHTARG = en, FUNCTION = eq1);
-- case: operator negates itself's opposite
-- sees: operator public.##(public.en,public.en)
-- sees: operator public.!##(public.en,public.en)
CREATE OPERATOR ## (LEFTARG = en, RIGHTARG = en, FUNCTION = eq);
CREATE OPERATOR !## (LEFTARG = en, RIGHTARG = en, FUNCTION = ne);
-- then
DROP OPERATOR !## (en, en);
CREATE OPERATOR !## (LEFTARG = en, RIGHTARG = en, FUNCTION = ne, NEGATOR = ##);
-- case: operator class in another family
-- sees: operator class public.o using btree
CREATE OPERATOR FAMILY f1 USING btree;
CREATE OPERATOR FAMILY f2 USING btree;
CREATE OPERATOR CLASS o FOR TYPE point USING btree FAMILY f1 AS STORAGE point;
-- then
DROP OPERATOR CLASS o USING btree;
CREATE OPERATOR CLASS o FOR TYPE point USING btree FAMILY f2 AS STORAGE point;
-- case: operator class for another type
-- sees: operator class public.o using gist
CREATE OPERATOR FAMILY f1 USING gist;
CREATE OPERATOR CLASS o FOR TYPE point USING gist FAMILY f1 AS STORAGE box;
-- then
DROP OPERATOR CLASS o USING gist;
CREATE OPERATOR CLASS o FOR TYPE circle USING gist FAMILY f1 AS STORAGE box;
-- case: operator class stores another type
-- sees: operator class public.o using gist
CREATE OPERATOR FAMILY f1 USING gist;
CREATE OPERATOR CLASS o FOR TYPE point USING gist FAMILY f1 AS STORAGE box;
-- then
DROP OPERATOR CLASS o USING gist;
CREATE OPERATOR CLASS o FOR TYPE point USING gist FAMILY f1 AS STORAGE circle;
-- case: collation of another provider
-- sees: collation public.co
CREATE COLLATION co (PROVIDER = icu, LOCALE = 'de');
-- then
DROP COLLATION co;
CREATE COLLATION co (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'C');
-- case: collation of another version
-- sees: collation public.co
CREATE COLLATION co (PROVIDER = icu, LOCALE = 'de', VERSION = '1');
-- then
UPDATE pg_collation SET collversion = '2' WHERE collname = 'co';
-- case: collation, character types alone
-- sees: collation public.co
CREATE COLLATION co (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'C');
-- then
DROP COLLATION co;
CREATE COLLATION co (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
-- case: collation, order alone
-- sees: collation public.co
CREATE COLLATION co (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'C');
-- then
DROP COLLATION co;
CREATE COLLATION co (PROVIDER = libc, LC_COLLATE = 'POSIX', LC_CTYPE = 'C');
-- case: conversion from somewhere else
-- sees: conversion public.cv
CREATE CONVERSION cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-- then
DROP CONVERSION cv;
CREATE CONVERSION cv FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
-- case: text search by another parser
-- sees: text search configuration public.tc
CREATE TEXT SEARCH PARSER tp (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH CONFIGURATION tc (PARSER = "default");
-- then
DROP TEXT SEARCH CONFIGURATION tc;
CREATE TEXT SEARCH CONFIGURATION tc (PARSER = tp);
-- case: extension owner
-- sees: extension plpgsql
-- then
UPDATE pg_extension SET extowner = 'mg_eve'::regrole WHERE extname = 'plpgsql';
-- case: default privileges of sequences
-- sees: default privileges of mg_bob for sequences
-- then
ALTER DEFAULT PRIVILEGES FOR ROLE mg_bob GRANT USAGE ON SEQUENCES TO mg_eve;
-- case: default privileges of types
-- sees: default privileges of mg_bob for types
-- then
ALTER DEFAULT PRIVILEGES FOR ROLE mg_bob REVOKE ALL ON TYPES FROM PUBLIC;
-- case: default privileges of schemas
-- sees: default privileges of mg_bob for schemas
-- then
ALTER DEFAULT PRIVILEGES FOR ROLE mg_bob GRANT USAGE ON SCHEMAS TO mg_eve;
-- case: foreign data wrapper owner
-- sees: foreign data wrapper w
CREATE FOREIGN DATA WRAPPER w;
-- then
UPDATE pg_foreign_data_wrapper SET fdwowner = 'mg_eve'::regrole;
