-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
UPDATE "orders" SET "state" = 'done' WHERE "state" = 'paid';
UPDATE "orders" SET "customer" = 1;
