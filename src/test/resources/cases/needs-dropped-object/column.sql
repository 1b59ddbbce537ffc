-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
UPDATE "orders" SET "total" = 0 WHERE "state" = 'void';
ALTER TABLE "orders" DROP COLUMN IF EXISTS "state";
