-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
CREATE TABLE "customers" ("id" int PRIMARY KEY, "email" text);
-- migration
INSERT INTO "customers" ("id") SELECT "customer" FROM "orders" ON CONFLICT ("id") DO NOTHING;
DROP TABLE IF EXISTS "orders";
