-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DROP INDEX CONCURRENTLY IF EXISTS "orders_state_idx";
CREATE INDEX CONCURRENTLY "orders_state_idx" ON "orders" ("state");
