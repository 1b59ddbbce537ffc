-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
CREATE MATERIALIZED VIEW totals AS SELECT sum("total") AS total FROM "orders";
