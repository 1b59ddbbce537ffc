-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DROP TABLE IF EXISTS backup;
CREATE TABLE backup AS SELECT * FROM "orders";
UPDATE "orders" SET "state" = 'redacted';
