-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
ALTER TABLE "orders" ALTER COLUMN "customer" TYPE bigint;
CREATE OR REPLACE VIEW paid AS SELECT "id", "customer" FROM "orders";
