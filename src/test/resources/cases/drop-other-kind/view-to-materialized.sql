-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
CREATE VIEW paid AS SELECT 1 AS id;
-- migration
DROP VIEW IF EXISTS paid;
CREATE MATERIALIZED VIEW IF NOT EXISTS paid AS SELECT "id" FROM "orders";
