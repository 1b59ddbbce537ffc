-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
SELECT "id", "total"
INTO UNLOGGED paid
FROM "orders";
