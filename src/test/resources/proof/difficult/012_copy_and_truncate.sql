CREATE TABLE IF NOT EXISTS country (code char(2) PRIMARY KEY, name text NOT NULL);
TRUNCATE country;
COPY country (code, name) FROM stdin;
ch	Schweiz; Suisse
de	Deutschland
ni	N\\N;
\.
TRUNCATE audit RESTART IDENTITY;
INSERT INTO audit (what) VALUES ('countries');
ALTER SEQUENCE account_id_seq RESTART WITH 1000;
INSERT INTO account (email) VALUES ('eva@example.test') ON CONFLICT (email) DO NOTHING;
COPY country FROM stdin WITH (FORMAT csv);
at,Österreich
\.
