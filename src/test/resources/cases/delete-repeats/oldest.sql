-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DELETE FROM "orders" WHERE "id" IN (SELECT "id" FROM "orders" ORDER BY "id" LIMIT 1);
