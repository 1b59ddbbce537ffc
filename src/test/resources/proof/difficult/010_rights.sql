GRANT SELECT ON account TO pg_monitor;
REVOKE SELECT ON account FROM pg_monitor;
GRANT SELECT (email) ON account TO PUBLIC;
COMMENT ON TABLE account IS 'who pays';
COMMENT ON COLUMN account.email IS NULL;
ALTER TABLE account SET (fillfactor = 80);
DROP TABLE IF EXISTS shared;
CREATE TABLE shared (id int);
-- From here on a table that is made anew gets more rights than it had.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pg_monitor;
