-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
CREATE TABLE "customers" ("id" int PRIMARY KEY, "email" text);
CREATE VIEW a AS SELECT 1 AS x;
CREATE VIEW b AS SELECT 2 AS x;
-- migration
DROP TABLE IF EXISTS "customers";
DROP VIEW a, b CASCADE;
