-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
CREATE TABLE IF NOT EXISTS backup AS SELECT * FROM "orders";
UPDATE "orders" SET "state" = 'redacted';
