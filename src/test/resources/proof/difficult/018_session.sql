CREATE SCHEMA IF NOT EXISTS side;
CREATE TEMP TABLE batch AS SELECT id FROM account;
INSERT INTO step SELECT id + 300, 'batch' FROM batch ON CONFLICT DO NOTHING;
PREPARE one AS SELECT 1;
SELECT pg_advisory_lock(4711);
SELECT set_config('search_path', 'side', false);
CREATE TABLE IF NOT EXISTS note (id int);
