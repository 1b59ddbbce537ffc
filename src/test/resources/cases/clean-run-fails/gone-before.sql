-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
ALTER TABLE "orders" DROP COLUMN "state";
-- migration
ALTER TABLE "orders" ALTER COLUMN "state" SET NOT NULL;
