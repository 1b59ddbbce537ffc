ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT ON TABLES FROM pg_monitor;
BEGIN;
CREATE TYPE plan_new AS ENUM ('free', 'team', 'firm');
ALTER TABLE account ALTER COLUMN plan DROP DEFAULT;
ALTER TABLE account ALTER COLUMN plan TYPE plan_new USING (plan::text::plan_new);
ALTER TYPE plan RENAME TO plan_old;
ALTER TYPE plan_new RENAME TO plan;
DROP TYPE plan_old;
ALTER TABLE account ALTER COLUMN plan SET DEFAULT 'free';
COMMIT;
ALTER TYPE plan ADD VALUE IF NOT EXISTS 'state';
-- The type that the transaction makes again has no such label.
UPDATE account SET plan = 'state' WHERE email = 'bob@example.test';
ALTER TYPE colour ADD VALUE 'blue' BEFORE 'red';
