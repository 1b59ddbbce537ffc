-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DO $$
BEGIN
    ALTER TABLE "orders" ADD CONSTRAINT "total_positive" CHECK ("total" > 0);
END $$;
