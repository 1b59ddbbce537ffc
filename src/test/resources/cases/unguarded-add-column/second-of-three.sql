-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
ALTER TABLE "orders" ADD COLUMN IF NOT EXISTS "a" int,
ADD COLUMN "b" int,
ADD COLUMN IF NOT EXISTS "c" int;
