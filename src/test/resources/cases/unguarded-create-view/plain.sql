-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
CREATE VIEW paid AS SELECT "id" FROM "orders" WHERE "state" = 'paid';
