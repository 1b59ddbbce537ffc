-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DO $$ BEGIN
    ALTER TABLE "orders" ADD COLUMN "note" text;
EXCEPTION
    WHEN duplicate_table OR duplicate_object THEN RAISE NOTICE 'there';
END $$;
