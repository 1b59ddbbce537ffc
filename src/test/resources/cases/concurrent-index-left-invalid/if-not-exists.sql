-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "orders_state_idx" ON "orders" ("state");
