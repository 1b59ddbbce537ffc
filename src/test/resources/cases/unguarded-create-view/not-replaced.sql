-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
CREATE OR REPLACE VIEW paid AS SELECT "id" FROM "orders" WHERE "state" = 'paid';
CREATE MATERIALIZED VIEW IF NOT EXISTS totals AS SELECT sum("total") AS total FROM "orders";
