CREATE INDEX CONCURRENTLY IF NOT EXISTS account_plan ON account (plan);
DROP INDEX CONCURRENTLY IF EXISTS account_created;
CREATE INDEX CONCURRENTLY account_created ON account (created_at);
REINDEX INDEX CONCURRENTLY account_plan;
CREATE TABLE IF NOT EXISTS indexed (id int);
