-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
CREATE INDEX IF NOT EXISTS "tmp_idx" ON "orders" ("state");
ALTER INDEX IF EXISTS "tmp_idx" RENAME TO "orders_state_idx";
