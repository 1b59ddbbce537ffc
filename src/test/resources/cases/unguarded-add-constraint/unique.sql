-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
CREATE TABLE "customers" ("id" int PRIMARY KEY, "email" text);
-- migration
ALTER TABLE "customers" ADD CONSTRAINT "email_key" UNIQUE ("email");
