-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
CREATE COLLATION IF NOT EXISTS german (locale = 'de_DE');
CREATE OR REPLACE RULE "keep" AS ON DELETE TO "orders" DO INSTEAD NOTHING;
CREATE STATISTICS IF NOT EXISTS "orders_stats" ON "customer", "state" FROM "orders";
