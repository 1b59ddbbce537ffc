-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
CREATE STATISTICS "orders_stats" ON "customer", "state" FROM "orders";
