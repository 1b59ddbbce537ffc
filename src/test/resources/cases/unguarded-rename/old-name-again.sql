-- setup
CREATE TABLE "orders" ("id" int);
-- migration
ALTER TABLE "orders" RENAME TO "orders_old";
CREATE TABLE IF NOT EXISTS "orders" ("id" int);
