-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
CREATE ROLE reader;
CREATE PUBLICATION feed;
-- migration
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'reader') THEN
        GRANT SELECT ON "orders" TO reader;
        ALTER PUBLICATION feed ADD TABLE "orders";
    END IF;
END $$;
