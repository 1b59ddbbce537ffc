-- Only values that are never the same twice are otherwise after a crash; but the last statement adds a row each time.
INSERT INTO account (email, token) VALUES ('dan@example.test', gen_random_uuid())
    ON CONFLICT (email) DO UPDATE SET token = excluded.token, created_at = now();
CREATE TABLE IF NOT EXISTS measured (id uuid PRIMARY KEY, value int NOT NULL, at timestamptz NOT NULL);
DELETE FROM measured;
INSERT INTO measured SELECT gen_random_uuid(), n, clock_timestamp() FROM generate_series(1, 3) n;
UPDATE measured SET value = 7 WHERE value = 3;
INSERT INTO audit (what) VALUES ('measured');
