-- On its way the second run is elsewhere; in the end it is not.
ALTER TABLE picked ADD COLUMN IF NOT EXISTS once int;
INSERT INTO step VALUES (900, 'x') ON CONFLICT (id) DO UPDATE SET state = 'y';
UPDATE step SET state = 'z' WHERE id = 900;
ALTER TABLE picked DROP COLUMN IF EXISTS once;
DROP TABLE IF EXISTS batch_copy;
CREATE TABLE batch_copy AS SELECT id, state FROM step;
ALTER TABLE batch_copy RENAME COLUMN state TO status;
