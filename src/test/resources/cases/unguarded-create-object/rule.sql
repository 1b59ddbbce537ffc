-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
CREATE RULE "keep" AS ON DELETE TO "orders" DO INSTEAD NOTHING;
