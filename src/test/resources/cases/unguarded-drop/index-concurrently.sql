-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
CREATE INDEX "orders_idx" ON "orders" ("state");
-- migration
DROP INDEX CONCURRENTLY "orders_idx";
