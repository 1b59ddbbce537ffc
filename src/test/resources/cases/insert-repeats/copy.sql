-- setup
CREATE TABLE settings (name text, value text, at timestamptz DEFAULT now());
-- migration
COPY settings (name) FROM stdin;
theme
\.
