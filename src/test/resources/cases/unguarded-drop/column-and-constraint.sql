-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
ALTER TABLE "orders" DROP CONSTRAINT "orders_pkey",
DROP COLUMN "state";
