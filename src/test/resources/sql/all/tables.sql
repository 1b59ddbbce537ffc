-- CREATE TABLE in its forms
CREATE TABLE plants ();
CREATE TABLE plants (id int);
CREATE TABLE IF NOT EXISTS garden.plants (id bigint PRIMARY KEY, "Latin Name" text NOT NULL, sown timestamptz DEFAULT now());
CREATE TABLE hr.garden.plants (id int);
CREATE TEMP TABLE seeds (id int) ON COMMIT DROP;
CREATE TEMPORARY TABLE seeds (id int) ON COMMIT DELETE ROWS;
CREATE LOCAL TEMPORARY TABLE seeds (id int) ON COMMIT PRESERVE ROWS;
CREATE GLOBAL TEMP TABLE seeds (id int);
CREATE UNLOGGED TABLE weather (at timestamptz, celsius numeric(4, 1));
CREATE TABLE "Beds" ("Id" serial PRIMARY KEY, "Row" int4, CONSTRAINT "Beds_Row_key" UNIQUE ("Row"));
CREATE TABLE beds (
    id int GENERATED ALWAYS AS IDENTITY (START WITH 10 INCREMENT BY 5) PRIMARY KEY,
    code varchar(12) COLLATE "C" NOT NULL UNIQUE,
    width numeric CHECK (width > 0) NO INHERIT,
    depth double precision DEFAULT 1.5 CONSTRAINT depth_ok CHECK (depth BETWEEN 0.1 AND 9),
    area numeric GENERATED ALWAYS AS (width * depth) STORED,
    gardener int REFERENCES people,
    owner int CONSTRAINT beds_owner_fk REFERENCES hr.people (id) MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    note text NULL DEFAULT 'none' || ' yet',
    tags text[] NOT NULL DEFAULT '{}'::text[],
    matrix int[3][3],
    extra int ARRAY[4],
    flag bool DEFAULT (now() IS NOT NULL),
    state bed_state NOT NULL DEFAULT CASE WHEN true THEN 'new' ELSE NULL END::bed_state,
    season "Season" DEFAULT 'Spring'::"Season",
    wait interval day to second(3),
    at time(3) with time zone,
    until timestamp without time zone DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE beds_gardeners (
    bed int NOT NULL,
    gardener int NOT NULL,
    during tstzrange,
    PRIMARY KEY (bed, gardener) INCLUDE (during) WITH (fillfactor = 70) USING INDEX TABLESPACE fast,
    CONSTRAINT fk_bed FOREIGN KEY (bed) REFERENCES beds (id) ON DELETE CASCADE,
    FOREIGN KEY (gardener) REFERENCES people ON DELETE RESTRICT ON UPDATE NO ACTION NOT DEFERRABLE,
    UNIQUE (gardener, during) DEFERRABLE,
    UNIQUE NULLS NOT DISTINCT (bed, during),
    CHECK (bed <> gardener),
    CONSTRAINT no_overlap EXCLUDE USING gist (bed WITH =, during WITH &&) WHERE (gardener IS NOT NULL) INITIALLY IMMEDIATE,
    EXCLUDE (gardener WITH =)
);
CREATE TABLE nulls_again (a int UNIQUE NULLS DISTINCT, b int UNIQUE NULLS NOT DISTINCT);
CREATE TABLE copy_of (LIKE beds INCLUDING ALL EXCLUDING INDEXES, more int, LIKE garden.plants);
CREATE TABLE roses (thorns int) INHERITS (plants, garden.flowers);
CREATE TABLE measures (at date NOT NULL, v int) PARTITION BY RANGE (at);
CREATE TABLE measures_by_city (city text COLLATE "C", v int) PARTITION BY LIST ((lower(city)), v) WITH (autovacuum_enabled = false) TABLESPACE slow;
CREATE TABLE measures_2024 PARTITION OF measures FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE measures_rest PARTITION OF measures (v DEFAULT 0, CONSTRAINT v_pos CHECK (v > 0)) DEFAULT PARTITION BY HASH (v);
CREATE TABLE IF NOT EXISTS measures_h0 PARTITION OF public.measures_rest FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE measures_ab PARTITION OF measures_by_city FOR VALUES IN ('a', 'b', NULL);
CREATE TABLE people OF person_type;
CREATE TABLE people OF hr.person_type (name WITH OPTIONS NOT NULL, PRIMARY KEY (id));
CREATE TABLE heap_table (a int) USING heap WITHOUT OIDS;
CREATE TABLE words (exclude text, period int, value int, "check" int, key text, type text, name text, index int, comment text, date date, time time, year int, user_id int, no int, action text, zone text);
CREATE TABLE t (a int, b text COMPRESSION pglz);
CREATE TABLE t (a character varying(10), b character(3), c char varying, d national character varying(5), e nchar, f bit(3), g bit varying(7), h dec(5,2), i float(10), j "char", k pg_catalog.int4, l setof_like, m schema1.my_type(3)[]);
CREATE FOREIGN TABLE far (id int OPTIONS (column_name 'ID') NOT NULL, v text) INHERITS (near) SERVER away OPTIONS (table_name 'far');
CREATE FOREIGN TABLE IF NOT EXISTS far_2024 PARTITION OF measures FOR VALUES FROM (1) TO (2) SERVER away;

-- CREATE TABLE AS
CREATE TABLE big AS SELECT * FROM plants;
CREATE TABLE IF NOT EXISTS big (a, b) AS VALUES (1, 2) WITH NO DATA;
CREATE TEMP TABLE big ON COMMIT DROP AS TABLE plants;
CREATE UNLOGGED TABLE big USING heap WITH (fillfactor = 50) TABLESPACE slow AS WITH x AS (SELECT 1) SELECT * FROM x WITH DATA;
CREATE TABLE big AS EXECUTE prepared(1, 'a');
CREATE TABLE big AS (SELECT 1);
SELECT a, b INTO TEMP TABLE small FROM plants WHERE a > 1;
SELECT 1 INTO UNLOGGED small;
WITH x AS (SELECT 1 AS n) SELECT n INTO garden.numbers FROM x;
CREATE MATERIALIZED VIEW sums AS SELECT 1 AS one;
CREATE MATERIALIZED VIEW IF NOT EXISTS garden.sums (total) USING heap WITH (fillfactor = 80) TABLESPACE fast AS SELECT sum(v) FROM measures WITH NO DATA;
