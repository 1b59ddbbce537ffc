-- setup
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
CREATE OR REPLACE TRIGGER "touched" BEFORE UPDATE ON "orders" FOR EACH ROW EXECUTE FUNCTION touch();
