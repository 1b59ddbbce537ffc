-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'tax') THEN
        RAISE NOTICE 'already migrated';
    END IF;
END $$;
ALTER TABLE "orders" ADD COLUMN IF NOT EXISTS "tax" numeric;
