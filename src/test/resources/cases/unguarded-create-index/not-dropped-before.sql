-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DROP INDEX CONCURRENTLY IF EXISTS "orders_customer_idx";
CREATE INDEX CONCURRENTLY "orders_customer_idx" ON "orders" ("customer");
