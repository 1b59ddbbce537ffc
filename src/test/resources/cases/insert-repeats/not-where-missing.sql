-- setup
CREATE TABLE settings (name text, value text, at timestamptz DEFAULT now());
-- migration
INSERT INTO settings (name, value)
SELECT 'theme', 'dark'
WHERE NOT EXISTS (SELECT 1 FROM settings WHERE name = 'theme');
