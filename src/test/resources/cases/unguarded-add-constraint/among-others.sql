-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
ALTER TABLE "orders"
    ADD COLUMN IF NOT EXISTS "tax" numeric,
    ADD CONSTRAINT "total_positive" CHECK ("total" > 0);
