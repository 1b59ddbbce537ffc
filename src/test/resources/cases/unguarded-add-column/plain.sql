-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "note" TEXT;
