-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
CREATE TABLE "customers" ("id" int PRIMARY KEY, "email" text);
-- migration
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "email_key" ON "customers" ("email");
DO $$ BEGIN
    ALTER TABLE "customers" ADD CONSTRAINT "email_key" UNIQUE USING INDEX "email_key";
EXCEPTION
    WHEN object_not_in_prerequisite_state THEN NULL;
END $$;
