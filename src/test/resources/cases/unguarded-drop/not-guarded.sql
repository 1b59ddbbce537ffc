-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
CREATE TABLE "customers" ("id" int PRIMARY KEY, "email" text);
-- migration
DROP TABLE IF EXISTS "orders";
ALTER TABLE "customers" DROP COLUMN IF EXISTS "email";
