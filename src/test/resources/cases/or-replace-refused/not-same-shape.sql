-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
CREATE OR REPLACE VIEW paid AS SELECT "id" FROM "orders";
CREATE OR REPLACE VIEW paid AS SELECT "id" FROM "orders" WHERE "total" > 0;
