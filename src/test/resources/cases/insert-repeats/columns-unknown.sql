-- setup
CREATE TABLE settings (name text, value text, at timestamptz DEFAULT now());
-- migration
INSERT INTO settings VALUES ('theme', 'dark');
