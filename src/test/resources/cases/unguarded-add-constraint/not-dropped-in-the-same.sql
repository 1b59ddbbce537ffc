-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
ALTER TABLE "orders" DROP CONSTRAINT IF EXISTS "total_positive", ADD CONSTRAINT "total_positive" CHECK ("total" > 0);
