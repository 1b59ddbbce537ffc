CREATE TABLE IF NOT EXISTS flags (name text, "on" boolean);
INSERT INTO flags VALUES ('beta', true);
