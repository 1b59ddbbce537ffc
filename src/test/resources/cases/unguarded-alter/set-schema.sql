-- setup
CREATE SCHEMA archive;
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
ALTER TABLE "orders" SET SCHEMA archive;
