-- Inside of an explicit transaction nothing has happened yet when the session is lost.
CREATE TABLE IF NOT EXISTS step (id int PRIMARY KEY, state text NOT NULL);
BEGIN;
INSERT INTO step VALUES (1, 'new'), (2, 'new') ON CONFLICT DO NOTHING;
UPDATE step SET state = 'done' WHERE id = 1;
SAVEPOINT half;
DELETE FROM step WHERE id = 2;
ROLLBACK TO SAVEPOINT half;
SET CONSTRAINTS ALL IMMEDIATE;
COMMIT;
CREATE INDEX IF NOT EXISTS step_state ON step (state);
START TRANSACTION;
LOCK TABLE step IN EXCLUSIVE MODE;
SET LOCAL search_path = pg_catalog;
INSERT INTO public.step SELECT max(id) + 1, 'late' FROM public.step;
COMMIT AND CHAIN;
UPDATE step SET state = 'never' WHERE id = 2;
ROLLBACK;
ALTER TABLE step ALTER COLUMN state SET DEFAULT 'new';
