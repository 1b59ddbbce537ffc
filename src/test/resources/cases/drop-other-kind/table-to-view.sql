-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
CREATE TABLE paid (id int);
-- migration
DROP TABLE IF EXISTS paid;
CREATE VIEW paid AS SELECT "id" FROM "orders" WHERE "state" = 'paid';
