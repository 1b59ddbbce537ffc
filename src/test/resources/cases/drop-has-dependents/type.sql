-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DROP TYPE IF EXISTS level;
CREATE TYPE level AS ENUM ('low', 'high');
ALTER TABLE "orders" ADD COLUMN IF NOT EXISTS "level" level;
