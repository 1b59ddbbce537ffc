-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
INSERT INTO "orders" ("id") VALUES (1) RETURNING "id";
