-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DO $$ BEGIN
    CREATE POLICY "own" ON "orders" USING (true);
EXCEPTION
    WHEN duplicate_object THEN NULL;
END $$;
