-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DELETE FROM "orders" WHERE "state" = 'void';
DELETE FROM "orders" WHERE "id" IN (1, 2, 3);
