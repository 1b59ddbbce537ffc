-- setup
CREATE TABLE settings (name text, value text, at timestamptz DEFAULT now());
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
INSERT INTO settings (name, value) SELECT "state", 'k' FROM "orders" WHERE "total" > 0 OR "total" IS NULL;
