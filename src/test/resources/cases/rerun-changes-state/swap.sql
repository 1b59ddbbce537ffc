-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
ALTER TABLE "orders" RENAME COLUMN "customer" TO "tmp";
ALTER TABLE "orders" RENAME COLUMN "id" TO "customer";
ALTER TABLE "orders" RENAME COLUMN "tmp" TO "id";
