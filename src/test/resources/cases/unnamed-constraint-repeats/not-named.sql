-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DO $$ BEGIN
    ALTER TABLE "orders" ADD CONSTRAINT "orders_total_check" CHECK ("total" > 0);
EXCEPTION
    WHEN duplicate_object THEN NULL;
END $$;
