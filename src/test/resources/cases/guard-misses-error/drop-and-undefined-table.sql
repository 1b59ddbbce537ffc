-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DO $$ BEGIN
    ALTER TABLE "orders" DROP COLUMN "state";
EXCEPTION
    WHEN undefined_table THEN NULL;
END $$;
