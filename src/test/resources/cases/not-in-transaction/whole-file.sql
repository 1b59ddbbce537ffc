-- model transaction
-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
ALTER TABLE "orders" ADD COLUMN IF NOT EXISTS "a" int;
CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_a_idx" ON "orders" ("a");
