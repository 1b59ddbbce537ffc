-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
BEGIN;
CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_state_idx" ON "orders" ("state");
COMMIT;
