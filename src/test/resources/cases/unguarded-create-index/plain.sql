-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
CREATE INDEX "orders_customer_idx" ON "orders" ("customer");
