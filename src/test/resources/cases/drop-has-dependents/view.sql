-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DROP VIEW IF EXISTS paid;
CREATE VIEW paid AS SELECT "id" FROM "orders";
CREATE OR REPLACE VIEW paid_too AS SELECT "id" FROM paid;
