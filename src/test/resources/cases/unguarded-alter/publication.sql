-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
CREATE PUBLICATION feed;
-- migration
ALTER PUBLICATION feed ADD TABLE "orders";
