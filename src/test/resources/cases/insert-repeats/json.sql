-- setup
CREATE TABLE docs (name text, body json);
-- migration
INSERT INTO docs (name, body) VALUES ('a', '{"b": 1}');
