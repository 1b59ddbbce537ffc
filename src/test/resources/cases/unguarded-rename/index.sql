-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
CREATE INDEX "orders_idx" ON "orders" ("state");
-- migration
-- RenameIndex
ALTER INDEX "orders_idx" RENAME TO "orders_state_idx";
