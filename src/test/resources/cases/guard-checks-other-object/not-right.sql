-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'total_positive') THEN
        ALTER TABLE "orders" ADD CONSTRAINT "total_positive" CHECK ("total" > 0);
    END IF;
END $$;
