-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DO $$ BEGIN
    ALTER TABLE "orders" ADD COLUMN "note" TEXT;
EXCEPTION
    WHEN duplicate_column THEN NULL;
END $$;
